"""Dates: what the text writes, resolved against the day it was published."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from loaders.frozen import frozen
from loaders.pattern import Family, Pattern

_YEAR: Final = r"(?:19|20)\d\d"
_SEP: Final = r"\s?[/.\-]\s?"
_DAY_PART: Final = r"(?:[Rr]ạng sáng|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm)"
_FULL: Final = rf"(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<y>{_YEAR})"
_PATTERNS: Final = Family(
    Pattern(rf"\b{_FULL}\b"),
    Pattern(rf"\bngày\s+(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>\d{{1,2}})(?:\s*,?\s*năm\s+(?P<y>{_YEAR}))?", ignorecase=True),
    Pattern(
        rf"(?:\b(?:ngày|hôm|{_DAY_PART}|từ|đến|vào)(?:\s+nay)?\s*\(?\s*)(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}})\b(?!{_SEP}\d|\s*%|\s*(?:km|ha|m2|m3|tỷ|triệu)\b)",
        ignorecase=True,
    ),
    Pattern(rf"\btháng\s+(?P<m>\d{{1,2}})\s*(?:{_SEP}|\s*năm\s+)(?P<y>{_YEAR})\b", ignorecase=True),
    Pattern(rf"\b(?:năm|hồi)\s+(?P<y>{_YEAR})\b", ignorecase=True),
)
_TODAY: Final = Pattern(rf"\b(?:hôm nay|{_DAY_PART}\s+nay)\b", ignorecase=True)
_YESTERDAY: Final = Pattern(r"\b(?:hôm qua|(?:sáng|chiều|tối)\s+qua)\b", ignorecase=True)
_DAYS: Final = Family(_TODAY, _YESTERDAY)
_DIGIT: Final = re.compile(r"\d")
_STATED: Final = re.compile(
    rf"\s*(?:(?P<y>{_YEAR})(?:-(?P<m>\d\d)(?:-(?P<d>\d\d))?)?(?!\d)|(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>{_YEAR})\b)"
)
_HEADER: Final = (
    re.compile(rf"\b\d{{1,2}}[:h]\d{{2}}\b[^\d\n]{{0,40}}{_FULL}\b"),
    re.compile(rf"\b{_FULL}\b[^\d\n]{{0,25}}\d{{1,2}}[:h]\d{{2}}\b"),
    re.compile(rf"(?:thứ\s+\S+|chủ nhật|cập nhật|ngày đăng|đăng lúc|xuất bản)[\s,:]*(?:ngày\s+)?{_FULL}\b", re.IGNORECASE),
    re.compile(rf"^\s*(?:ngày\s+)?{_FULL}\s*$", re.IGNORECASE),
    re.compile(rf"^\s*date\s+(?P<y>{_YEAR})-(?P<m>\d\d)(?:-(?P<d>\d\d))?\b"),
)


@frozen
class When:
    """A date in the text: where it stands, and its ISO form, perhaps only a year or a month."""

    start: int
    end: int
    iso: str


def _iso(year: str | int | None, month: str | None, day: str | None) -> str | None:
    if year is None:
        return None
    try:
        if month is None:
            return f"{int(year):04d}"
        if day is None:
            return f"{int(year):04d}-{int(month):02d}" if 1 <= int(month) <= 12 else None
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def published(line: str) -> str | None:
    """Return the ISO date (or month) that a header line of an article states, or None."""
    for pattern in _HEADER if _DIGIT.search(line) else ():
        if match := pattern.search(line):
            found = match.groupdict()
            return _iso(found["y"], found["m"], found["d"])
    return None


def stated(text: str) -> str | None:
    """Return the ISO date (or month, or year) that metadata states as "2025-09-08", "2025-09-08T10:15:00+07:00" or "08/09/2025", else None.

    >>> stated("2025-09-08T10:15:00+07:00"), stated("8/9/2025 10:15"), stated("hôm qua")
    ('2025-09-08', '2025-09-08', None)
    """
    match = _STATED.match(text)
    if match is None:
        return None
    found = match.groupdict()
    return _iso(found["y"] or found["year"], found["m"] or found["month"], found["d"] or found["day"])


def near(month: int, day: int | None, anchor: str) -> str | None:
    """Return the date of that day and month that is nearest to ``anchor`` (an ISO date or month, or only a year)."""
    parts = [int(p) for p in anchor.split("-")]
    if len(parts) == 1:
        return _iso(parts[0], str(month), None if day is None else str(day))
    # news tells of the weeks around its day: more than half a year ahead was the year before
    gap = month - parts[1]
    year = parts[0] - 1 if gap > 6 else parts[0] + 1 if gap < -6 else parts[0]
    return _iso(year, str(month), None if day is None else str(day))


def dates(text: str, start: int, end: int, said_on: str | None) -> tuple[When, ...]:
    """Return the dates written in ``text[start:end]`` in order; one without a year needs ``said_on`` (ISO) and is left out otherwise."""
    found: list[When] = []
    for pattern in _PATTERNS.among(text, start, end) if _DIGIT.search(text, start, end) else ():
        for match in pattern.finditer(text, start, end):
            if any(w.start < match.end() and match.start() < w.end for w in found):
                continue
            part = match.groupdict()
            iso = _iso(part.get("y"), part.get("m"), part.get("d"))
            if iso is None and part.get("y") is None and said_on and part.get("m") and 1 <= int(part["m"]) <= 12:
                iso = near(int(part["m"]), int(part["d"]) if part.get("d") else None, said_on)
            if iso is not None:
                found.append(When(match.start(), match.end(), iso))
    if said_on and len(said_on) == 10:
        for pattern in _DAYS.among(text, start, end):
            back = int(pattern is _YESTERDAY)
            for match in pattern.finditer(text, start, end):
                if not any(w.start < match.end() and match.start() < w.end for w in found):
                    found.append(When(match.start(), match.end(), (date.fromisoformat(said_on) - timedelta(days=back)).isoformat()))
    return tuple(sorted(found, key=lambda w: w.start))
