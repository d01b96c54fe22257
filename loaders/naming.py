"""Names of things: agreements, events and projects of an article, each one draft however often and however it is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.names import key
from graph.schema import EntityType
from loaders.draft import Draft
from loaders.nounphrase import Phrase
from loaders.scan import Scan
from loaders.shape import shape

_HEAD: Final[dict[str, re.Pattern[str]]] = {
    "Agreement": re.compile(r"^(?:biên bản|bản|văn bản|thư|các)?\s*(?:thỏa thuận|ghi nhớ|hợp tác|hội đàm|cam kết|ký kết|điều khoản|mou\b)?\s*"),
    "Event": re.compile(
        r"^(?:buổi\s+|đêm\s+)?(?:phiên họp|hội nghị|hội thảo|diễn đàn|tọa đàm|hội chợ|triển lãm|ngày hội|liên hoan|festival|đại hội|hội thi|hội "
        r"thao|tuần lễ|tuần|"
        r"lễ hội|lễ|buổi lễ|chương trình|họp mặt|gặp mặt)\s*"
    ),
    "Project": re.compile(
        r"^(?:dự án|công trình|đề án|tuyến|đường|các)?\s*(?:đầu tư\s+)?(?:xây dựng\s+|xây\s+)?(?:tuyến\s+)?(?:đường\s+(?=cao tốc|chuyên))?(?:\([^("
        r")]*\)\s*)?"
    ),
}
_EMPTY: Final = frozenset("và của về các giữa mou giai đoạn năm với cho thứ số".split())
_LOOSE: Final = frozenset("hợp tác ký kết biên bản ghi nhớ thỏa thuận tp hcm tphcm tỉnh thành phố".split())
"""Words that two agreements on different matters share."""
_SHARED: Final = _LOOSE | frozenset("toàn diện song phương chiến lược nội dung triển khai hữu nghị phát triển chung mới này".split())
"""Words that do not tell one agreement from another: "thỏa thuận hợp tác toàn diện"."""
_QUOTES: Final = ('"', "“", "«")
_PAPERS: Final = frozenset("biên bản ghi thỏa văn mou hợp".split())
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_EVENT_HEADS: Final = re.compile(
    r"phiên họp|hội nghị|hội thảo|diễn đàn|tọa đàm|hội chợ|triển lãm|ngày hội|liên hoan|festival|đại hội|tuần|lễ hội|lễ|chương trình|buổi|họp mặt|"
    r"gặp mặt"
)
_CEREMONIES: Final = frozenset({"lễ", "buổi", "họp mặt", "gặp mặt"})
_PROGRAMMES: Final = {"gặp gỡ": "chương trình", "giao lưu": "chương trình"}
_WORKS: Final = re.compile(
    r"đường dẫn|đường hầm|cầu|hầm|cột mốc|cột cờ|trường|nhà máy|bệnh viện|quốc lộ|vành đai|đường sắt|metro|monorail|tàu điện|cao tốc|đường|"
    r"tuyến|nhà|sân bay|cảng|nút giao|khu"
)
_ROUTES: Final = re.compile(
    r"^(?:các\s+)?(?:(?P<head>(?:tuyến\s+)?(?:đường\s+(?:bộ\s+|sắt\s+)?cao tốc|cao tốc|đường sắt(?: tốc độ cao| đô thị)?|[Mm]etro|đường "
    r"bộ|tuyến đường|tuyến))\s+)?(?P<rest>[A-ZĐÀ-Ỹ].+)$"
)
_VAGUE: Final = frozenset(
    {
        "buổi",
        "chương trình",
        "lễ hội",
        "hội chợ",
        "triển lãm",
        "festival",
        "tuần",
        "tuần lễ",
        "ngày hội",
        "liên hoan",
        "hội thi",
        "hội thao",
        "đại hội",
        "sự kiện",
        "buổi khai mạc",
        "buổi bế mạc",
        "ngày",
        "những ngày",
    }
)
"""Type words that alone name no one event: "lễ hội, hội chợ" are kinds of things."""
_GENERAL: Final = frozenset({"buổi lễ", "lễ khai mạc", "buổi khai mạc", "sự kiện", "chương trình"})
"""Words that point to an event of any kind: "buổi lễ" also to the festival that it opens."""
_YEARS: Final = re.compile(r"\d{4}")
_WITH: Final = re.compile(r"[^.;,]{0,40}?\bvới\s+(?:\w+\s+){0,2}$")
_BETWEEN: Final = re.compile(r"\s*giữa\s+(?:\w+\s+){0,3}")
_AT: Final = re.compile(r"\s+(?:tại|ở)\s+(?:tỉnh |thành phố |TP\.? ?)?([A-ZĐ]\w+)")
_SIGNED_IN: Final = re.compile(
    r"(?:\bnăm|\btháng\s+\d{1,2}\s*(?:[/.-]|năm))\s*(?P<y>(?:19|20)\d\d)\b(?!\s*-)[^.;]{0,90}?\b(?:ký|kí)\b[^.;]{0,40}$", re.IGNORECASE
)
_SIGNS: Final = re.compile(r"(?<!đã )\bk[ýí]\b(?: kết)?[^.;]{0,30}$", re.IGNORECASE)
_DATED: Final = re.compile(
    r"\s*(?:\(|,\s*)?(?:(?:đã\s+)?(?:được\s+)?(?:hai bên\s+)?(?:ký|kí)(?: kết)?\s+)?(?:vào\s+)?(?:năm|tháng\s+\d{1,2}\s*(?:[/.-]|năm))\s*"
    r"(?P<y>(?:19|20)\d\d)\b(?!\s*-)"
)
_TODAY: Final = re.compile(
    r"(?:\b(?:sáng|chiều|tối|trưa|hôm nay|nhân dịp này|dịp này|vừa)\b|\bngày\s+\d{1,2}[/.-]\d{1,2}\b(?![/.-]\d))"
    r"[^;]{0,160}\b(?:ký|kí)\b[^;]{0,60}$",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(r"\btrước đó\b|\bngoài ra\b|\bcũng (?:đã )?(?:ký|kí)\b|\bđồng thời\b", re.IGNORECASE)


@dataclass(slots=True)
class Things:
    """Drafts of one type; ``of`` leads from where a mention begins to the drafts it names (several for a row of roads)."""

    drafts: list[Draft] = field(default_factory=list)
    of: dict[int, tuple[Draft, ...]] = field(default_factory=dict)
    more: list[tuple[int, int]] = field(default_factory=list)
    """Mentions that no scan holds (start, end): short names of organisations, found when all of the article is known."""


def _content(kind: EntityType, name: str) -> set[str]:
    """Return the words that tell what a name is about: without type word, with arabic numbers; of an agreement, those that tell it from others."""
    plain = shape(name).lower()
    words = {_ROMAN.get(w, w) for w in re.findall(r"\w+", _HEAD[kind].sub("", plain, count=1))} - _EMPTY
    return (words - _LOOSE or words) if kind == "Agreement" else words


def _family(kind: str) -> str:
    match = _EVENT_HEADS.search(kind)
    family = match.group() if match else kind
    return "lễ" if family in _CEREMONIES else _PROGRAMMES.get(family, family)


def _work(name: str) -> str | None:
    """Return what kind of work a project's name begins with, None for one that is only called a project."""
    match = _WORKS.search(shape(name).lower())
    family = match.group() if match else None
    return "đường" if family in {"cao tốc", "tuyến"} else family


def resolve(kind: EntityType, text: str, scans: Sequence[Scan]) -> Things:
    """Return the agreements, events or projects of an article, in order of first mention."""
    result = Things()
    waiting: list[Phrase] = []
    partners: dict[int, frozenset[str]] = {}
    years: dict[int, str] = {}
    for scan in scans:
        here: list[Draft] = []
        for phrase in scan.phrases:
            if phrase.type != kind:
                continue
            drafts = _roads(result, phrase, text) if kind == "Project" and not phrase.bare else None
            if drafts is None:
                draft = _match(result, phrase, text, scan, here, partners, years)
                if draft is None:
                    waiting.append(phrase)
                    continue
                drafts = (draft,)
            here.extend(drafts)
            result.of[phrase.start] = drafts
    for phrase in waiting:  # a bare "biên bản ghi nhớ" before the full name, or with no full name at all
        draft = _later(result, phrase) or _only(result, phrase)
        if draft is None and _names_alone(phrase):
            draft = Draft(kind, text[phrase.name_start : phrase.end], kind=phrase.kind)
            result.drafts.append(draft)
        if draft is not None:
            draft.note(phrase.start, phrase.end, text[phrase.name_start : phrase.end])
            result.of[phrase.start] = (draft,)
    for draft in result.drafts:
        _longest(draft)
    result.drafts.sort(key=lambda d: d.first)
    return result


def _names_alone(phrase: Phrase) -> bool:
    """Tell whether a type word is a name where the article has no other: "biên bản ghi nhớ", "lễ khởi công", but not "buổi" or "dự án"."""
    if phrase.type == "Agreement":
        return len(phrase.kind.split()) >= 2 and phrase.kind != "hợp tác"
    return phrase.type == "Event" and phrase.kind not in _VAGUE


def _match(
    result: Things, phrase: Phrase, text: str, scan: Scan, here: Sequence[Draft], partners: dict[int, frozenset[str]], years: dict[int, str]
) -> Draft | None:
    """Return the draft a phrase belongs to, a new one for a phrase that names something new, None for a bare one that has to wait."""
    partner = _partner(phrase, text, scan)
    draft = _earlier(result, phrase) if phrase.bare else _known(result, phrase, text, here)
    if draft is not None and partner:
        settled = partners.setdefault(id(draft), partner) if not _ANOTHER.search(text, scan.sentence.start, phrase.start) else partners.get(id(draft))
        if settled is None or not (settled <= partner or partner <= settled):
            fitting = (d for d in result.drafts if (p := partners.get(id(d))) and (p <= partner or partner <= p))
            draft = next(fitting, None) or _new(result, phrase, text)
            partners.setdefault(id(draft), partner)
    year = _year(phrase, text, scan)
    if draft is not None and year and years.setdefault(id(draft), year) != year:  # the one of that year, or signed today
        draft = next((d for d in result.drafts if years.get(id(d)) == year), None)
    elif draft is not None and not phrase.bare and years.get(id(draft), "").isdigit() and not year:
        draft = next((d for d in result.drafts if years.get(id(d)) == "today"), draft)
    if draft is None and (not phrase.bare or (year.isdigit() and _names_alone(phrase))):
        draft = _new(result, phrase, text)
        if partner:
            partners[id(draft)] = partner
    if draft is not None and year:
        years.setdefault(id(draft), year)
    if draft is not None:
        name = text[slice(*phrase.name_span)]
        draft.note(phrase.start, phrase.end, text[phrase.name_start : phrase.end])
        for form in (name, text[phrase.start : phrase.end]):
            if form != draft.name and not phrase.bare:
                draft.aliases.setdefault(form)
    return draft


def _year(phrase: Phrase, text: str, scan: Scan) -> str:
    """Return the year an agreement is said to have been signed in ("Năm 2015, hai tỉnh ký ..."), "today" for one just signed, else ""."""
    if phrase.type != "Agreement":
        return ""
    match = _DATED.match(text, max(phrase.end, phrase.name_end)) or _SIGNED_IN.search(text, scan.sentence.start, phrase.start)
    if match:
        return match["y"]
    start = scan.sentence.start
    headline = not text[:start].strip() and _SIGNS.search(text, start, phrase.start) is not None
    return "today" if headline or _TODAY.search(text, start, phrase.start) else ""


def _new(result: Things, phrase: Phrase, text: str) -> Draft:
    draft = Draft(phrase.type, text[slice(*phrase.name_span)], kind=phrase.kind)
    result.drafts.append(draft)
    return draft


def _partner(phrase: Phrase, text: str, scan: Scan) -> frozenset[str]:
    """Return who an agreement is said to be made with right behind its name ("với A", "giữa A và B"), as keys of names."""
    if phrase.type != "Agreement":
        return frozenset()
    named = [(o.start, key(text[o.start : o.end])) for o in scan.organizations] + [(m.start, key(m.name)) for m in scan.places if not m.inside]
    behind = sorted((start, name) for start, name in named if phrase.end <= start <= phrase.end + 120)
    if behind and behind[0][0] <= phrase.end + 40 and _WITH.fullmatch(text, phrase.end, behind[0][0]):
        return frozenset({behind[0][1]})
    if len(behind) > 1 and _BETWEEN.fullmatch(text, phrase.end, behind[0][0]):
        return frozenset(name for _, name in behind[:2])
    return frozenset()


def _earlier(result: Things, phrase: Phrase) -> Draft | None:
    """Return the draft that a bare type word points back to: the last of its kind, a ceremony before others by what it is held for."""
    if phrase.type == "Project":
        work = _work(phrase.kind)
        fitting = [d for d in result.drafts if work is None or _work(d.name) == work]
        return max(fitting, key=lambda d: max((a for a, _ in d.mentions if a < phrase.start), default=-1)) if fitting else None
    earlier = [d for d in result.drafts if phrase.type != "Event" or _family(d.kind or "") == _family(phrase.kind)]
    purpose = phrase.kind.removeprefix("buổi ").removeprefix("lễ").strip()
    exact = [d for d in earlier if purpose and purpose in shape(d.name).lower()] if phrase.type == "Event" else []
    if not earlier and phrase.kind in _GENERAL:
        earlier = [d for d in result.drafts if d.kind != "đại hội"]
    return next(reversed(exact or earlier), None)


def _known(result: Things, phrase: Phrase, text: str, here: Sequence[Draft]) -> Draft | None:
    """Return the draft that a name with content means: another wording of it, of the same years and the same kind of thing."""
    name = text[slice(*phrase.name_span)]
    content, years = _content(phrase.type, name), set(_YEARS.findall(name))
    for draft in reversed(result.drafts):
        if phrase.type == "Event" and _family(draft.kind or "") != _family(phrase.kind):
            continue
        if phrase.type == "Project" and (works := {_work(draft.name), _work(name)} - {None}) and len(works) == 2:
            continue
        other_years = set(_YEARS.findall(draft.name))
        if years and other_years and not (years <= other_years or other_years <= years):
            continue
        other = _content(phrase.type, draft.name)
        shared = content & other
        numbers, other_numbers = ({w for w in c if w.isdigit()} - years - other_years for c in (content, other))
        if draft in here and content != other and phrase.type == "Project" and not _names(name):
            continue  # "nhà máy sản xuất vải" beside "nhà máy sản xuất vải mành"
        part = phrase.type == "Event" and _family(phrase.kind) != "lễ" and (numbers <= other_numbers or other_numbers <= numbers)
        if numbers != other_numbers and (phrase.type == "Project" or (numbers and other_numbers and not part)):
            continue
        where = _AT.match(text, phrase.end) if phrase.type == "Event" else None
        if where and where[1] not in draft.name and not _names(draft.name) <= _names(name):
            continue  # "hội chợ thủy sản tại Brussel" beside "hội chợ thủy sản Bắc Mỹ"
        overlap = len(shared) / max(1, min(len(content), len(other)))
        signing = phrase.type == "Event" and "ký" in phrase.kind and "ký" in (draft.kind or "")
        deed = phrase.type == "Project" and len(_names(name) & _names(draft.name)) >= 2 and _deed(name) == _deed(draft.name) is not None
        general = phrase.type == "Agreement" and phrase.kind.split()[0] in _PAPERS and _one_of_them(phrase, name, draft)
        same = (
            (general and draft not in here and not text[: phrase.start].endswith(_QUOTES))
            or overlap >= 0.99
            or deed
            or (phrase.type == "Agreement" and any(key(name) == key(alias) for alias in draft.aliases))
            or (overlap >= 0.6 and phrase.type != "Project" and len(shared) >= 3)
            or (phrase.type == "Agreement" and draft not in here and (not content or not other or overlap >= 0.5))
            or (signing and draft not in here)
        )
        if same and not (draft in here and overlap < 0.99):
            return draft
    return None


def _one_of_them(phrase: Phrase, name: str, draft: Draft) -> bool:
    """Tell whether of two agreements one is only called by words that all share; a memorandum and an accord are one if both are."""
    vague = [_general(name), _general(draft.name, *draft.aliases)]
    alike = ("thỏa" in phrase.kind) == ("thỏa" in (draft.kind or ""))
    return any(vague) if alike else all(vague)


def _general(*names: str) -> bool:
    """Tell whether none of an agreement's names says what it is about: "thỏa thuận hợp tác toàn diện giai đoạn 2021 - 2025"."""
    return all(w.isdigit() or w in _SHARED for name in names for w in _content("Agreement", name))


def _names(name: str) -> set[str]:
    return {w for w in re.findall(r"\w+", name)[1:] if w[0].isupper()}


def _deed(name: str) -> str | None:
    """Return what a project that is only called a project does ("nạo vét"), None where a work names it."""
    match = re.match(r"(?:dự án|đề án)\s+(\w+\s+\w+)", shape(name).lower())
    return match[1] if match else None


def _later(result: Things, phrase: Phrase) -> Draft | None:
    """Return the draft that a bare type word before any name points on to, or the one made of a bare word before it."""
    if phrase.type == "Project":
        return None
    family = [d for d in result.drafts if phrase.type != "Event" or _family(d.kind or "") == _family(phrase.kind)]
    return next((d for d in family if d.first > phrase.start), family[0] if family else None)


def _only(result: Things, phrase: Phrase) -> Draft | None:
    """Return the one event an article names, for a word of another kind that points back to it: "tại hội nghị" of a forum."""
    named = [d for d in result.drafts if d.kind != "đại hội"] if phrase.type == "Event" else []
    return named[0] if len(named) == 1 and named[0].first < phrase.start and not {"lễ", "đại"} & set(phrase.kind.split()) else None


def _longest(draft: Draft) -> None:
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
    match = _ROUTES.match(name) if phrase.kind == "road" and re.search(r"[A-ZĐ].*[-–]", name) else None
    if match is None:
        return None
    head = re.sub(r"^tuyến\s+(?=đường|cao tốc)", "", match["head"], flags=re.IGNORECASE) if match["head"] else ""
    drafts = []
    for route in re.split(r",\s*|\s+và\s+", match["rest"]):
        full = f"{head} {route}".strip()
        draft = next((d for d in result.drafts if d.kind == "road" and key(route) in {key(a) for a in (d.name, *d.aliases)}), None)
        if draft is None:
            draft = Draft("Project", full, kind="road")
            result.drafts.append(draft)
        at = text.find(route, phrase.start, phrase.end)
        if len(full.split()) > len(draft.name.split()):
            draft.aliases.setdefault(draft.name)
            draft.name = full
            draft.aliases.pop(full, None)
        draft.note(at, at + len(route), route)
        if head:
            draft.aliases.setdefault(f"tuyến {full}" if not full.startswith("tuyến") else full)
        drafts.append(draft)
    return tuple(drafts)
