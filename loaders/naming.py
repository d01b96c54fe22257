"""Names of things: agreements, events, projects and organisations of an article, each one draft however often and however it is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.names import key
from graph.schema import EntityType
from loaders.draft import Draft
from loaders.phrase import Phrase
from loaders.scan import Scan

_HEAD: Final[dict[str, re.Pattern[str]]] = {
    "Agreement": re.compile(r"^(?:biên bản|bản|văn bản|thư)?\s*(?:thỏa thuận|ghi nhớ|hợp tác|hội đàm|cam kết|ký kết|điều khoản)?\s*"),
    "Event": re.compile(
        r"^(?:buổi\s+)?(?:hội nghị|hội thảo|diễn đàn|tọa đàm|hội chợ|triển lãm|ngày hội|liên hoan|festival|đại hội|hội thi|hội thao|tuần lễ|tuần|lễ hội|lễ|buổi lễ|chương trình)\s*"
    ),
    "Project": re.compile(r"^(?:dự án|công trình|đề án|tuyến|đường|các)?\s*(?:đầu tư\s+)?(?:xây dựng\s+)?(?:tuyến\s+)?(?:đường\s+(?=cao tốc))?"),
}
_EVENT_HEADS: Final = re.compile(
    r"hội nghị|hội thảo|diễn đàn|tọa đàm|hội chợ|triển lãm|ngày hội|liên hoan|festival|đại hội|tuần|lễ hội|lễ|chương trình|buổi"
)
_ROUTES: Final = re.compile(
    r"^(?:các\s+)?(?P<head>(?:tuyến\s+)?(?:đường\s+(?:bộ\s+|sắt\s+)?cao tốc|cao tốc|đường sắt(?: tốc độ cao)?|đường bộ|tuyến đường|tuyến))\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(r"\d{4}")


@dataclass(slots=True)
class Things:
    """Drafts of one type; ``of`` leads from where a mention begins to the drafts it names (several for a row of roads)."""

    drafts: list[Draft] = field(default_factory=list)
    of: dict[int, tuple[Draft, ...]] = field(default_factory=dict)
    more: list[tuple[int, int]] = field(default_factory=list)
    """Mentions that no scan holds (start, end): short names of organisations, found when all of the article is known."""


def _content(kind: EntityType, name: str) -> set[str]:
    shaped = key(name).replace("thoả", "thỏa")
    return set(re.findall(r"\w+", _HEAD[kind].sub("", shaped, count=1))) - {"và", "của", "về", "các", "giữa", "mou", "giai", "đoạn", "năm"}


def _family(kind: str) -> str:
    match = _EVENT_HEADS.search(kind)
    family = match.group() if match else kind
    return "lễ" if family in {"buổi", "lễ"} else family


def resolve(kind: EntityType, text: str, shaped: str, scans: Sequence[Scan]) -> Things:
    """Return the agreements, events or projects of an article, in order of first mention."""
    result = Things()
    waiting: list[Phrase] = []
    for scan in scans:
        here: list[Draft] = []
        for phrase in scan.phrases:
            if phrase.type != kind:
                continue
            drafts = _roads(result, phrase, text) if kind == "Project" else None
            if drafts is None:
                draft = _match(result, phrase, text, shaped, here)
                if draft is None:
                    waiting.append(phrase)
                    continue
                drafts = (draft,)
            here.extend(drafts)
            result.of[phrase.start] = drafts
    for phrase in waiting:  # a bare "biên bản ghi nhớ" before the full name, or with no full name at all
        draft = _later(result, phrase)
        if draft is None and kind == "Agreement" and len(phrase.kind.split()) >= 2:
            draft = Draft(kind, text[phrase.name_start : phrase.end], kind=phrase.kind)
            result.drafts.append(draft)
        if draft is None and kind == "Event" and phrase.kind not in {"buổi", "chương trình"}:
            draft = next((d for d in result.drafts if _family(d.kind or "") == _family(phrase.kind)), None)
            if draft is None:  # an event that is only ever called "hội nghị" or "lễ khởi công"
                draft = Draft(kind, text[phrase.name_start : phrase.end], kind=phrase.kind)
                result.drafts.append(draft)
        if draft is not None:
            draft.note(phrase.start, phrase.end, text[phrase.name_start : phrase.end])
            result.of[phrase.start] = (draft,)
    for draft in result.drafts:
        _longest(draft, text)
    result.drafts.sort(key=lambda d: d.first)
    return result


def _match(result: Things, phrase: Phrase, text: str, shaped: str, here: Sequence[Draft]) -> Draft | None:
    """Return the draft a phrase belongs to, a new one for a phrase that names something new, None for a bare one that has to wait."""
    name = text[phrase.name_start : phrase.end]
    if phrase.bare:
        earlier = [d for d in result.drafts if phrase.type != "Event" or _family(d.kind or "") == _family(phrase.kind)]
        if not earlier:
            return None
        earlier[-1].note(phrase.start, phrase.end, name)
        return earlier[-1]
    content, years = _content(phrase.type, name), set(_YEARS.findall(name))
    for draft in reversed(result.drafts):
        if phrase.type == "Event" and _family(draft.kind or "") != _family(phrase.kind):
            continue
        other = _content(phrase.type, draft.name)
        other_years = set(_YEARS.findall(draft.name))
        if years and other_years and not years & other_years:
            continue
        overlap = len(content & other) / max(1, min(len(content), len(other)))
        same = (
            overlap >= 0.99
            or (overlap >= 0.6 and phrase.type != "Project" and len(content & other) >= 3)
            or (phrase.type == "Agreement" and draft not in here and (not content or not other or overlap >= 0.5))
        )
        if same and not (draft in here and overlap < 0.99):
            draft.note(phrase.start, phrase.end, name)
            draft.aliases.setdefault(text[phrase.start : phrase.end])
            return draft
    draft = Draft(phrase.type, name, kind=phrase.kind)
    draft.note(phrase.start, phrase.end, name)
    if phrase.name_start != phrase.start:
        draft.aliases.setdefault(text[phrase.start : phrase.end])
    result.drafts.append(draft)
    return draft


def _later(result: Things, phrase: Phrase) -> Draft | None:
    return next(
        (d for d in result.drafts if d.first > phrase.start and (phrase.type != "Event" or _family(d.kind or "") == _family(phrase.kind))), None
    )


def _longest(draft: Draft, text: str) -> None:
    """Name a draft by the longest noun phrase the text gives it; the others are its aliases."""
    forms = {draft.name, *draft.aliases}
    best = max(sorted(forms), key=lambda f: (len(f.split()), len(f))) if draft.type != "Project" else draft.name
    if best != draft.name:
        draft.aliases.setdefault(draft.name)
        draft.name = best
        draft.aliases.pop(best, None)


def _roads(result: Things, phrase: Phrase, text: str) -> tuple[Draft, ...] | None:
    """Return a draft for each road of a row ("các tuyến cao tốc A - B, C - D"), None for any other phrase."""
    name = text[phrase.name_start : phrase.end]
    match = _ROUTES.match(name) if phrase.kind == "road" and re.search(r"[A-ZĐ].*-", name) else None
    if match is None:
        return None
    head = re.sub(r"^tuyến\s+(?=đường|cao tốc)", "", match["head"], flags=re.IGNORECASE)
    drafts = []
    for route in re.split(r",\s*|\s+và\s+", match["rest"]):
        full = f"{head} {route}"
        draft = next((d for d in result.drafts if d.kind == "road" and key(route) in {key(a) for a in d.aliases}), None)
        if draft is None:
            draft = Draft("Project", full, kind="road")
            result.drafts.append(draft)
        at = text.find(route, phrase.start, phrase.end)
        if len(full.split()) > len(draft.name.split()):
            draft.aliases.setdefault(draft.name)
            draft.name = full
            draft.aliases.pop(full, None)
        draft.note(at, at + len(route), route)
        draft.aliases.setdefault(f"tuyến {full}" if not full.startswith("tuyến") else full)
        drafts.append(draft)
    return tuple(drafts)
