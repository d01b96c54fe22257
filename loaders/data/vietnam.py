"""Vietnamese units of before and after 1 July 2025. Part of the build, not imported at run time."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from graph.names import slug
from loaders.data.unit import Row, hand, items

LAST_DAY: Final = "2025-06-30"
FIRST_DAY: Final = "2025-07-01"
PROVINCES_OF_2025: Final = "Nghị quyết 202/2025/QH15"
DISTRICTS_OF_2025: Final = "Nghị quyết 203/2025/QH15"


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

    into = {unit: list({row.id: row for row in rows}.values()) for unit, rows in targets.items()}
    heirs = Counter((row.id, short(r[12]), r[13].lower()) for r in old if r[14] for row in into[f"{r[2]}_{r[8]}_{r[14]}"])
    resolutions = {cells[0]: cells[1] for cells in hand("resolutions.tsv")}
    ended: list[Row] = []
    for _, _, code, _, _, _, _, _, district, _, _, _, name, kind, ward, lat, lon in old:
        became = into[f"{code}_{district}_{ward or ''}"]
        parent = districts[code, district]
        if not ward:  # an island district without communes became a special zone
            parent.merged_into = [row.id for row in became]
            continue
        unit = Row("", short(name), kind.lower(), 3, parent.id, abbreviations(short(name)), lat=lat, lon=lon)
        heir = became[0]
        if (heir.name, heir.kind) == (unit.name, unit.kind) and heirs[heir.id, unit.name, unit.kind] == 1:
            heir.valid_from = ""  # one commune through the change
            continue
        unit.valid_to, unit.merged_into, unit.merged_on = LAST_DAY, [row.id for row in became], FIRST_DAY
        unit.instrument = resolutions[successor[code]]
        ended.append(unit)
    distinct(ended)
    for row in districts.values():  # a district that became one special zone
        zone = next((c for c in communes.values() if c.kind == "đặc khu" and c.name == row.name and c.parent == row.merged_into[0]), None)
        if zone:
            row.merged_into = [zone.id]

    units = [*provinces.values(), *districts.values(), *past]
    by_id = {row.id: row for row in units}
    for cells in hand("vietnam.tsv"):
        row = by_id[cells[0]]
        row.aliases += row.call(items(cells[1]))
    return units, [*communes.values(), *ended]


def history() -> Iterator[Row]:
    """Yield the units that ended before 2025."""
    for cells in hand("history.tsv"):
        id_, name, kind, parent, aliases, first, last, into, on, instrument = cells
        yield Row(id_, name, kind, 2 if parent else 1, parent, items(aliases), first, last, items(into), on, instrument, hand=True)
