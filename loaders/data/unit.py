"""A unit on its way into a table, the tables written by hand, and the table files. Part of the build, not imported at run time."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from graph.names import key

HERE: Final = Path(__file__).resolve().parent
SHOWN: Final = 8
"""So many aliases belong to the place; more spellings only serve to find it."""
_ONSET: Final = r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_RHYME: Final = (
    r"(?:uyê|oai|oay|uây|uôi|ươi|ươu|iêu|yêu|uya|uyu|oeo|oao|ưa|ươ|uô|iê|yê|oa|oă|oe|oo|uâ|uê|uơ|uy|ia|ua|ưi|ưu|ui|iu|ai|ao|au|ay|âu|ây|eo|êu|oi|ôi|ơi|"
    r"[aăâeêioôơuưy])(?:ng|nh|ch|[mnptc])?"
)
_SYLLABLE: Final = re.compile(_ONSET + _RHYME + "$")
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"


@dataclass
class Row:
    """A unit as it goes into a table.

    ``hand`` (listed under ``hand/``) and ``size`` (inhabitants) order the rows; ``cautious`` holds names not to be trusted without a class word;
    ``code`` is CLDR's.
    """

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
    cautious: set[str] = field(default_factory=set)
    code: str = ""

    def call(self, names: Iterable[str]) -> list[str]:
        """Return ``names`` without their leading ``?``; those that had one are cautious from now on."""
        listed = list(names)
        self.cautious |= {name[1:] for name in listed if name.startswith("?")}
        return [name.removeprefix("?") for name in listed]


def hand(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table under ``hand/``, its comments left out, each with ten cells at least."""
    for line in (HERE / "hand" / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in unicodedata.normalize("NFC", line).split("\t")]
            yield cells + [""] * (10 - len(cells))


def items(cell: str) -> list[str]:
    """Return the members of a cell that lists several."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def words(name: str) -> list[str]:
    """Return the parts of a name between spaces and hyphens."""
    return [word for word in re.split(r"[\s-]+", name) if word]


def is_vietnamese(name: str) -> bool:
    """Tell whether every part of ``name`` can be a Vietnamese syllable, its tone left out."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if c not in _TONES)
    return all(_SYLLABLE.match(word) for word in words(unicodedata.normalize("NFC", bare)))


def unique(names: Iterable[str], seen: set[str]) -> list[str]:
    """Return ``names`` without those whose key is empty or was seen before; their keys are seen from now on."""
    fresh = []
    for name in names:
        if key(name) and key(name) not in seen:
            seen.add(key(name))
            fresh.append(name)
    return fresh


def spellings(names: Iterable[str]) -> Iterator[str]:
    """Yield other spellings: of hyphenated names with capitals, spaces and joined, of names with Đắk, of foreign names without marks."""
    for name in names:
        if re.search(r"\w-\w", name):
            yield re.sub(r"-(\w)", lambda m: " " + m[1].upper(), name)
            yield re.sub(r"-(\w)", lambda m: "-" + m[1].upper(), name)
            yield name.replace("-", " ")
            yield re.sub(r"-(\w)", lambda m: m[1].lower(), name)
        elif " - " in name:
            yield name.replace(" - ", " ")
        if found := re.match(r"(?:Đ[ăắa][kc]) (?=\w)", name):
            yield from (f"{first} {name[found.end() :]}" for first in ("Đắk", "Đăk", "Đắc", "Đak"))
        if not is_vietnamese(name) and not re.search(r"\d", name):
            yield "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")


def is_doubtful(row: Row, name: str, *, listed: bool) -> bool:
    """Tell whether ``name`` is too common a word or personal name to be read as this foreign place without its class word.

    ``listed`` says that the name was written by hand or by the source, not derived by ``spellings``.
    """
    if name in row.cautious:
        return True
    if row.id.startswith("vn/") or (row.hand and listed and len(words(name)) > 1):
        return False
    if not row.hand and len(words(name)) == 1 and len(name) <= 4:
        return True
    return is_vietnamese(name) and ("-" not in name or not listed) and (not row.hand or len(words(name)) <= 2)


def rank(row: Row) -> tuple[Any, ...]:
    """Order rows by prominence: Vietnamese before foreign, by level, units of today before ended ones, foreign ones by hand and by size.

    Vietnamese towns come before rural districts.
    """
    home = row.id.startswith("vn/")
    ended = [-int(part) for part in (row.valid_to + "-99-99").split("-")[:3]] if row.valid_to else []
    return (not home, row.level, ended, not row.hand and not home, -row.size, row.kind == "huyện", row.id)


def write(file: str, rows: Iterable[Row], countries: set[str], digits: int) -> None:
    """Write ``rows`` by prominence to a gzipped table without a time stamp; ``countries`` are keys of names no alias may have."""
    lines = []
    for row in sorted(rows, key=rank):
        seen = {key(row.name)} | (set() if row.id.startswith("vn/") else countries)
        every = unique(row.aliases, seen)
        aliases = every[:SHOWN]
        listed = {row.name, *every}
        derived = [] if row.level == 3 else dict.fromkeys(spellings([row.name, *every]))
        more = [*every[SHOWN:], *(n for n in derived if n not in listed and key(n) not in countries)]
        cautious = [n for n in [row.name, *aliases] if is_doubtful(row, n, listed=True) or key(n) in countries]
        cautious += [n for n in more if is_doubtful(row, n, listed=n in listed)]
        point = ["" if x is None else f"{x:.{digits}f}".rstrip("0").rstrip(".") for x in (row.lat, row.lon)]
        cells = [row.id, row.name, row.kind, str(row.level), row.parent, "|".join(aliases), row.valid_from, row.valid_to, "|".join(row.merged_into)]
        keys = dict.fromkeys(key(name) for name in (row.name, *aliases, *more))
        cells += [row.merged_on, row.instrument, *point, "|".join(more), "|".join(cautious), "|".join(keys)]
        lines.append("\t".join(cells))
    (HERE / file).write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))
