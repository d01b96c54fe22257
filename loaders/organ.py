"""Organisations of an article: which mentions name one and the same, and where its short name or acronym stands alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from loaders.draft import Draft
from loaders.gazetteer import gazetteer
from loaders.naming import Things
from loaders.scan import Scan
from loaders.shape import shape
from loaders.typeword import COMPANIES, HOUSES, type_at

_ACRONYM: Final = re.compile(
    r"\s*\((?:(?:tên\s+)?(?:viết|gọi) tắt(?:\s+là)?:?\s*)?(?P<short>[A-ZĐ][\w.&-]*(?:\s[A-Z&][\w.&-]*){0,3})\s*(?:[,;-][^()]{1,40})?\)"
)
_BEFORE: Final = re.compile(r"(?<!\w)(?P<short>[A-Z]{2,10})\s*\($")
_FORMS: Final = re.compile(
    r"\b(?:tập đoàn|tổng công ty|công ty|cổ phần|tnhh|cp|mtv|một thành viên|hai thành viên|hãng hàng không|hãng|ngân hàng|tmcp|thương mại|"
    r"đầu tư|xây dựng|dịch vụ|nhà máy|và)\b"
)
_FRONT: Final = re.compile(r"\bmặt trận tổ quốc(?: việt nam)?\b|\bmttq(?: việt nam)\b|\bubmttq(?: việt nam)?\b")
_CLASS: Final = re.compile(r"\b(?:tỉnh|thành phố|tp|tp\.)\s+")


_OWN: Final = re.compile(r"(?<!\d)\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?!\w)(?!\s+[A-ZĐÀ-Ỹ0-9])")
"""The class word that alone tells whose department it is: "Ủy ban MTTQ tỉnh"."""
_CLASS_LAST: Final = re.compile(r"\s(?P<own>tỉnh|thành phố|huyện|quận|thị xã|xã|phường)$")
_LEVEL: Final = re.compile(r"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?!\w)")
_NO_SHORT: Final = frozenset({"nhà nước", "thế giới", "nhà nước việt nam", "trung ương", "quốc tế", "một thành viên"})


@lru_cache(maxsize=1 << 12)
def _normal(name: str) -> str:
    """Return a name as it is compared: the front's name short, no class word before a place, "TPHCM" in one form."""
    form = _FRONT.sub("mttq", shape(name).lower().replace("ubmttq", "ủy ban mttq"))
    form = _CLASS_LAST.sub("", form)
    return re.sub(r"\s+", " ", _CLASS.sub("", form.replace("tp.hcm", "tphcm").replace("tp hcm", "tphcm"))).strip()


@lru_cache(maxsize=1 << 12)
def _words(name: str) -> tuple[str, ...]:
    return tuple(w for w in re.findall(r"[^\W_]+", _normal(name)) if w not in {"và", "của", "nước", "tại"})


@lru_cache(maxsize=1 << 12)
def _core(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", _FORMS.sub(" ", _normal(name))))


def organizations(text: str, shaped: str, scans: Sequence[Scan]) -> Things:
    """Return the organisations of an article in order of first mention.

    An acronym in parentheses and the name without its type word are aliases; where one of them stands alone later it is a mention too
    (``Things.more``).
    """
    result = Things()
    by_name: dict[str, Draft] = {}
    for start, end, kind, department in _mentions(scans):
        own = _OWN.match(shaped, end) if department else None
        name = text[start : own.end()] if own else text[start:end]
        draft = by_name.get(_normal(name))
        draft = draft if draft is not None and _one_level(name, draft.name) else _same(result.drafts, name, kind, department)
        short = _short(name, kind, department)
        acronym = _ACRONYM.match(shaped, end) or _BEFORE.search(shaped, max(0, start - 14), start)
        for alias in (short, acronym["short"] if acronym else None):
            if draft is None and alias and not _place(alias):
                draft = by_name.get(_normal(alias))
        if draft is None:
            draft = Draft("Organization", name, kind=kind or None)
            result.drafts.append(draft)
        by_name.setdefault(_normal(name), draft)
        for alias in (short, acronym["short"] if acronym else None):
            if alias and not _place(alias):
                draft.aliases.setdefault(alias)
                by_name.setdefault(_normal(alias), draft)
        draft.note(start, end, name)
        if len(name.split()) > len(draft.name.split()):
            draft.aliases.setdefault(draft.name)
            draft.aliases.pop(name, None)
            draft.name = name
        result.of[start] = (draft,)
    _alone(result, text, scans)
    return result


def _mentions(scans: Sequence[Scan]) -> Iterator[tuple[int, int, str, bool]]:
    """Yield (start, end, kind, whether a department) of every organisation named, those that offices are held at included, in order."""
    for scan in scans:
        found = {m.start: (m.start, m.end, m.kind, m.department) for m in scan.organizations}
        for holder in scan.holders:
            for office in holder.offices:
                if office.organization and not any(a <= office.organization[0] < b for a, b, _, _ in found.values()):
                    start, end = office.organization
                    first = scan.words.start.index(start) if start in scan.words.start else None
                    head = type_at(scan.words, first) if first is not None else None
                    found[start] = (start, end, " ".join(w.lower for w in scan.words[first:head]) if head else "", False)
        yield from (found[start] for start in sorted(found))


def _short(name: str, kind: str, department: bool) -> str | None:
    """Return the name without its type word where that still is a name: every word of it capitalised."""
    if not kind and name.endswith(" Việt Nam"):
        return name.removesuffix(" Việt Nam")
    if department or kind not in COMPANIES | {"tổ chức", "hiệp hội", "quỹ"}:
        return None
    short = name[len(kind) :].strip()
    while (head := re.match(r"(?:cổ phần|cp|tnhh|tmcp|mtv|một thành viên|tập đoàn)\s+", short, re.IGNORECASE)) is not None:
        short = short[head.end() :]
    while short and short[0].islower() and " " in short:  # "ô tô Sông Hồng Xanh"
        short = short.split(" ", 1)[1]
    words = short.split()
    named = words and all(w[0].isupper() or not w[0].isalpha() for w in words) and shape(short).lower() not in _NO_SHORT
    return short if named and not any(_place(" ".join(words[i:])) for i in range(min(2, len(words)))) else None


def _place(name: str) -> bool:
    gaz = gazetteer()
    return gaz.is_country(name) is not None or bool(gaz.named(name))


def _same(drafts: Sequence[Draft], name: str, kind: str, department: bool) -> Draft | None:
    """Return the organisation that another wording names: the same words, one name beginning the other, or one company's core within the other's."""
    words, core = _words(name), _core(name)
    company = kind in COMPANIES
    for draft in reversed(drafts):
        if department and not _one_level(name, draft.name):
            continue
        for form in (draft.name, *draft.aliases):
            other = _words(form)
            if len(other) < 2:
                continue
            shorter, longer = sorted((words, other), key=len)
            begins = longer[: len(shorter)] == shorter and (department or len(shorter) > len(kind.split()))
            if len(shorter) >= 2 and (begins or sorted(words) == sorted(other)) and _fits(words, _words(draft.name)):
                return draft
            theirs = _core(form)
            group = {kind, draft.kind} & {"tập đoàn"} and kind != draft.kind and core != theirs  # "Tập đoàn A" owns "Công ty A Điện tử"
            if company and draft.kind in COMPANIES and core and theirs and (core <= theirs or theirs <= core) and not group:
                return draft
        if draft.kind == kind and kind in {"trường", *HOUSES} and set(words) <= set(_words(draft.name)):
            return draft
    return None


def _one_level(one: str, two: str) -> bool:
    """Tell whether two departments can be one by their class words: "Ủy ban MTTQ tỉnh" is none of a city's."""
    for short, whole in ((one, two), (two, one)):
        own = _CLASS_LAST.search(short)
        levels = set(_LEVEL.findall(whole.lower().replace("tp", "thành phố"))) if own else set()
        if own and levels and own["own"] not in levels:
            return False
    return True


def _fits(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether a name can be another form of a whole name: not if it goes on otherwise ("Hội A tỉnh B" beside "Hội A tỉnh C")."""
    common = next((i for i, (a, b) in enumerate(zip(words, whole, strict=False)) if a != b), min(len(words), len(whole)))
    return common < 2 or common in {len(words), len(whole)} or sorted(words) == sorted(whole)


def _alone(result: Things, text: str, scans: Sequence[Scan]) -> None:
    """Find where a short name or acronym of a known organisation stands alone."""
    forms: dict[str, Draft] = {}
    for draft in result.drafts:
        for form in (draft.name, *draft.aliases):
            parts = form.split()
            if (len(parts) > 1 or form.isupper() or len(form) >= 4) and all(w[0].isupper() or not w[0].isalpha() for w in parts) and len(form) >= 2:
                forms.setdefault(form, draft)
    if not forms:
        return
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f))) + r")(?![\w-])")
    taken = sorted((m.start, m.end) for s in scans for m in s.organizations)
    for scan in scans:
        for match in pattern.finditer(text, scan.sentence.start, scan.sentence.end):
            start, end = match.span()
            if start in result.of or any(a < end and start < b for a, b in taken) or any(p.start < end and start < p.end for p in scan.places):
                continue
            if not match.group().isupper() and _runs_on(scan, start, end):
                continue
            draft = forms[match.group()]
            draft.note(start, end, match.group())
            result.of[start] = (draft,)
            result.more.append((start, end))


def _runs_on(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a capitalised word stands right before or behind: the form is part of another name."""
    words = scan.words
    before, after = bisect_left(words.end, start - 1), bisect_left(words.start, end + 1)
    runs_in = 0 < before < len(words) - 1 and words.end[before] == start - 1 and words.start[before + 1] == start
    runs_out = 0 < after < len(words) and words.end[after - 1] == end and words.start[after] == end + 1
    return any(words[k].title and words[k].text.isalpha() for k in [before] * runs_in + [after] * runs_out)
