"""Provinces, states and cities of other countries, and the countries. Part of the build, not imported at run time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree  # reads only files whose checksum is pinned

from graph.names import fold, key, slug
from loaders.data.unit import Row, hand, is_vietnamese, items, spellings, unique

LARGE: Final = 300_000
# Countries whose cities the Vietnamese press names often, and from what size they are taken.
NEAR: Final = frozenset("kr jp tw th my au nz us ca fr de it gb es pt nl be ch at cz sk pl hu ro bg ru by ua se dk no fi cu".split())
MIDDLE: Final = 100_000
TOWN: Final = 15_000
# Partners whose units are taken from CLDR, with the class word used where the name states none ("-": not known).
PARTNERS: Final = dict(
    pair.split(":")
    for pair in (
        "la:tỉnh kh:tỉnh cn:tỉnh tw:huyện kr:tỉnh jp:tỉnh th:tỉnh mm:bang my:bang id:tỉnh ph:tỉnh bn:quận tl:- in:bang de:bang ru:tỉnh fr:tỉnh "
        "us:bang au:bang by:tỉnh cu:tỉnh ro:hạt hu:hạt cz:vùng pl:tỉnh it:tỉnh gb:hạt es:vùng nl:tỉnh be:tỉnh ch:bang at:bang ua:tỉnh kz:tỉnh "
        "kp:tỉnh mn:tỉnh ca:tỉnh br:bang mx:bang ar:tỉnh se:hạt dk:vùng fi:vùng no:hạt nz:vùng za:tỉnh bg:tỉnh sk:vùng ae:tiểu*vương*quốc tr:tỉnh "
        "ir:tỉnh bd:- pk:tỉnh uz:- il:quận eg:tỉnh dz:tỉnh ma:vùng ve:bang cl:vùng pe:vùng ge:vùng mz:tỉnh ao:tỉnh pt:- ie:hạt gr:vùng "
        "sa:vùng kg:- am:tỉnh"
    ).split()
)
# CLDR codes whose English name would give a poor or clashing id; an empty one is left out (no locality, or a double).
RENAMED: Final = {
    "lavi": "tinh-vientiane", "kr29": "gwangju", "twcyi": "huyen-chiayi", "twhsq": "huyen-hsinchu", "usdc": "washington-dc", "rumos": "tinh-moscow",
    "cz10": "prague", "mxdif": "mexico-city", "mxcmx": "mexico-city", "kzalm": "tinh-almaty", "plld": "lodz", "cntw": "", "cn71": "", "cn91": "",
    "cn92": "", "idjw": "", "idka": "", "idnu": "", "idml": "", "idpp": "", "idsl": "", "idsm": "", "usum": "",
    "bymi": "tinh-minsk", "arb": "tinh-buenos-aires", "huve": "hat-veszprem", "mxmex": "bang-mexico", "ua32": "tinh-kyiv", "kgo": "tinh-osh",
    "gbgbn": "",
}  # fmt: skip
CLASS: Final = re.compile(
    r"^(Tỉnh tự trị|Tỉnh|Bang tự do|Bang|Vùng lãnh thổ|Vùng thủ đô|Vùng|Hạt|Quận hạt|Quận liên bang|Quận|Huyện|Thành phố|Thủ đô|Khu tự trị|Krai|"
    r"Cộng hòa tự trị|Cộng hòa|Lãnh thổ Liên bang|Lãnh thổ|Tiểu vương quốc|Khu vực|Đô thị của)\s+(?=[^\Wa-zà-ỹđ])"
)
KINDS: Final = {
    "bang tự do": "bang", "vùng thủ đô": "vùng", "quận hạt": "hạt", "krai": "vùng", "cộng hòa tự trị": "cộng hòa", "thủ đô": "thành phố",
    "lãnh thổ liên bang": "thành phố", "lãnh thổ": "vùng lãnh thổ", "khu vực": "tỉnh", "đô thị của": "thành phố",
}  # fmt: skip
RUSSIAN: Final = {"krai": "vùng", "okrug": "khu tự trị"}
REPUBLICS: Final = frozenset(
    "adygea altai bashkortostan buryat chechen chuvash dagestan ingushetia kabardino-balkar kalmykia karachay-cherkess karelia khakassia komi "
    "mari-el mordovia north-ossetia-alania sakha tatarstan tuva udmurt".split()
)
VAGUE: Final = frozenset(
    "bắc nam đông tây trung tâm viễn phía miền các khu vực hành chính biên giới phương quần đảo bán thung lũng hồi giáo "
    "northern southern eastern western central north south east west province region".split()
)


@dataclass(frozen=True)
class City:
    """A city of GeoNames. ``admin`` is the code of its first-level unit."""

    id: int
    country: str
    name: str
    admin: str
    lat: float
    lon: float
    population: int
    names: tuple[str, ...]


def cities(listed: Iterable[dict[str, object]]) -> list[City]:
    """Return the cities of GeoNames, largest first; Hong Kong and Macau count as Chinese."""
    found = []
    for c in listed:
        country = {"hk": "cn", "mo": "cn"}.get(str(c["countrycode"]).lower(), str(c["countrycode"]).lower())
        name = str(c["name"])
        if country in ("kr", "jp"):
            name = re.sub("-(si|shi)$", "", name)
        names = c["alternatenames"]
        assert isinstance(names, list)  # noqa: S101 - the shape of the pinned source
        found.append(
            City(int(str(c["geonameid"])), country, name, str(c["admin1code"]), float(str(c["latitude"])), float(str(c["longitude"])),
                 int(str(c["population"])), tuple(names))
        )  # fmt: skip
    return sorted(found, key=lambda c: (-c.population, c.id))


def plain(name: str) -> str:
    """Return ``name`` without superscripts and parentheses."""
    return re.sub(r"\s*\(.*?\)|[²³⁴]", "", unicodedata.normalize("NFC", name)).strip()


def subdivisions(xml: bytes) -> dict[str, str]:
    """Return code -> name of a CLDR subdivision file."""
    return {e.attrib["type"]: plain(e.text or "") for e in ElementTree.fromstring(xml).iter("subdivision")}  # noqa: S314


def first_level(xml: bytes) -> set[str]:
    """Return the codes that CLDR puts directly below a country."""
    groups = [e.attrib for e in ElementTree.fromstring(xml).iter("subgroup")]  # noqa: S314
    return {child for group in groups if group["type"].isupper() for child in group["contains"].split()}


def provinces(english: dict[str, str], vietnamese: dict[str, str], first: set[str]) -> dict[str, Row]:
    """Return id -> row of the units of partner countries that CLDR names in Vietnamese."""
    rows: dict[str, Row] = {}
    for code, name in sorted(vietnamese.items()):
        country = code[:2]
        if country not in PARTNERS or code not in english or RENAMED.get(code) == "" or re.search(r"\d", name + english[code]):
            continue
        end = slug(english[code])
        found = CLASS.match(name)
        word = found[1].lower() if found else PARTNERS[country].replace("*", " ")
        kind, bare = KINDS.get(word, word).removeprefix("-"), name[found.end() :] if found else name
        if country == "ru" and not found:
            kind = "cộng hòa" if end in REPUBLICS else RUSSIAN.get(end.rpartition("-")[2], kind)
        if not bare[0].isupper() or set(fold_words(bare)) & {"các", "phía", "miền", "biên"}:
            bare = english[code]
        if all(word in VAGUE for word in fold_words(bare)):
            continue
        row = rows.setdefault(f"{country}/{RENAMED.get(code, end)}", Row(f"{country}/{RENAMED.get(code, end)}", bare, kind))
        row.code = code
        row.level = 1 if code in first or country in ("id", "ph") else 2
        row.aliases += [bare, english[code]]
    return rows


def fold_words(name: str) -> list[str]:
    """Return the words of ``name`` in lower case."""
    return re.split(r"[\s,-]+", name.lower())


def abroad(known: list[City], rows: dict[str, Row]) -> list[Row]:
    """Return ``rows`` (of ``provinces``) together with the units by hand and the cities of ``known`` that are large or have a Vietnamese name."""
    seats: dict[str, str] = {}
    for id_, name, kind, level, seat, aliases, parent, *_ in hand("foreign.tsv"):
        row = rows.setdefault(id_, Row(id_, name))
        row.name, *names = row.call([name, *items(aliases)])
        row.aliases = [*names, *row.aliases]
        row.kind, row.level, row.parent, row.hand, seats[id_] = kind, int(level), parent, True, seat

    common = {cells[0] for cells in hand("common.tsv")}
    by_name: dict[tuple[str, str], City] = {}
    for city in known:
        for name in (fold(city.name), f"{fold(city.name)}/{city.admin}", f"/{city.admin}"):
            by_name.setdefault((city.country, name), city)
    places: dict[str, City] = {}
    for row in rows.values():
        country = row.id[:2]
        if row.id in seats:
            name, _, code = seats[row.id].partition("/")
            options = [f"{fold(name)}/{code}" if code else fold(name)] if name else []
        else:
            options = [fold(name) for name in (row.name, *row.aliases)]
        matches = [by_name[country, name] for name in options if (country, name) in by_name]
        if matches:
            city = places[row.id] = matches[0]
            row.lat, row.lon, row.size = city.lat, city.lon, city.population
        elif row.code[:2] == "us" and (country, "/" + row.code[2:].upper()) in by_name:  # GeoNames numbers only these states as CLDR does
            city = places[row.id] = by_name[country, "/" + row.code[2:].upper()]
            row.lat, row.lon, row.size = city.lat, city.lon, city.population
        elif options and row.id in seats:
            print(f"{row.id}: no city {seats[row.id]!r} in GeoNames")
    admin: dict[tuple[str, str], str] = {}
    for id_, city in places.items():
        if rows[id_].level == 1:
            admin.setdefault((city.country, city.admin), id_)

    used = {places[id_].id for id_ in places if rows[id_].level == 2 or rows[id_].kind in ("thành phố", "đặc khu hành chính")}
    states = set(country_names())
    for city in known:
        local = vietnamese_names(city.names) if city.country in ("cn", "tw") and city.population >= TOWN else []
        above = rows.get(f"{city.country}/{slug(city.name)}")
        wanted = (
            city.population >= (MIDDLE if city.country in NEAR else LARGE) or local or (city.country in ("la", "kh") and above and above.level == 1)
        )
        if city.country == "vn" or city.id in used or not wanted or key(city.name) in states or by_name[city.country, fold(city.name)] is not city:
            continue
        id_ = f"{city.country}/{'thanh-pho-' if above else ''}{slug(city.name)}"
        if id_ in rows or (above and above.level == 2):
            continue
        names = [*local, *([above.name, *above.aliases] if above else []), city.name, re.sub(" City$", "", city.name)]
        rows[id_] = Row(id_, names[0], "thành phố", 2, aliases=names, lat=city.lat, lon=city.lon, size=city.population)
        places[id_] = city
    for row in rows.values():
        if row.level == 2 and not row.parent and row.id in places:
            row.parent = admin.get((row.id[:2], places[row.id].admin), "")
    for row in rows.values():
        row.cautious |= common & {row.name, *row.aliases}
    return list(rows.values())


def vietnamese_names(names: Iterable[str]) -> list[str]:
    """Return those of ``names`` that are Vietnamese beyond doubt: letters no neighbour language has, and only Vietnamese syllables."""
    bare = [CLASS.sub("", unicodedata.normalize("NFC", name)) for name in names]
    return [name for name in bare if re.search("[ơưƠƯ\u1ea0-\u1ef9]", name) and is_vietnamese(name)]


def country_names() -> dict[str, str]:
    """Return key of name -> code for the country names written by hand."""
    return {key(name): cells[0] for cells in hand("countries.tsv") for name in items(cells[1])}


def countries(territories: bytes) -> dict[str, list[str]]:
    """Return code -> names of the countries: those by hand, the usual press name first, then CLDR's."""
    names: dict[str, list[str]] = {cells[0]: items(cells[1]) for cells in hand("countries.tsv")}
    for e in ElementTree.fromstring(territories).iter("territory"):  # noqa: S314
        code = e.attrib["type"].lower()
        if re.fullmatch("[a-z]{2}", code) and code not in ("eu", "un", "xa", "xb", "zz", "ez", "qo", "hk", "mo"):
            names.setdefault(code, []).append(plain(e.text or ""))
    return {code: unique([*listed, *spellings(listed)], set()) for code, listed in sorted(names.items())}
