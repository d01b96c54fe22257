"""Givers: who gives to whom, as the clauses of an article tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from loaders.draft import Draft
from loaders.fact import localities, works
from loaders.locality import level_of
from loaders.pattern import Family
from loaders.typed import SIGNS, Item, Typed, rule

_NOT_SUBJECT: Final = re.compile(
    r"(?:\b(?:tại|ở|đến|tới|vào(?! dịp)|lên|ra|sang|với|cho|về|từ|giúp|thăm|vùng|dân|hộ|xã hội|địa bàn|theo|qua)\s+(?:\w+\s+){0,2}|"
    r"\btừ\s+(?:\w+\s+){0,4}|\b(?:gồm|như|trong đó có)\s*:?\s+(?:\w+\s+){0,2}|[(])$",
    re.IGNORECASE,
)
ROW: Final = re.compile(
    r"[\ue000-\ue003](?:\s*\([^()]*\))?(?:\s*,\s*|\s+và\s+|\s*-\s*|\s+(?:đã\s+)?phối hợp\s+(?:(?:cùng|với|cùng với)\s+)?)(?:các\s+)?$"
)
OTHERS: Final = re.compile(
    r"(?:chính phủ|thủ tướng|nhà nước|quốc hội|trung ương|"
    r"các (?:\w+\s+){0,2}(?:cơ quan|tổ chức|doanh nghiệp|đơn vị|cá nhân|nhà|mạnh|tỉnh|địa phương)|"
    r"doanh nghiệp|nhà hảo tâm|cá nhân)(?:\s+\w+){0,4}\s+$",
    re.IGNORECASE,
)
"""Givers that are nobody in particular, or the state."""
_STATE: Final = re.compile(r"(?:chính phủ|thủ tướng|nhà nước|trung ương)\s+(?:đã\s+|sẽ\s+|cũng\s+|quyết định\s+)*$", re.IGNORECASE)
_PEOPLE_GIVE: Final = re.compile(
    r"^\W*(?:(?:sáng|chiều|tối|ngày|hôm)\b[^.;,]{0,30}, )?(?:cán bộ(?:,| và)?\s+)?(?:người dân|nhân dân|bà con|đồng bào)\s+(?:của\s+)?$",
    re.IGNORECASE,
)
"""The people of a place at the head of a clause: they give."""
_TEAM: Final = re.compile(
    (
        r"\bđoàn(?: công tác| đại biểu)?\b|^\W*(?:đồng thời|nhân dịp này|dịp này|bên cạnh đó|ngoài ra|cùng ngày|trước đó|tại đây|cũng tại|sau đó)"
        r"|đã|cũng"
    ),
    re.IGNORECASE,
)
RELIEF: Final = re.compile(r"\b(?:bão|lũ|thiên tai|dịch|khắc phục|hạn hán)", re.IGNORECASE)
_PEOPLE: Final = re.compile(r"các tỉnh|địa phương|người (?:bị|tử|mất|có)|gia đình|nạn nhân|\bhộ\b|bệnh nhân|\bmỗi\b", re.IGNORECASE)
_SENT: Final = rule(r"(?P<g><PLO>)[^.;]{0,140}?\b(?:thăm|đến|động viên|tiếp|chia sẻ)\b[^.;\ue000]{0,80}?(?P<r><L>)")
_SENT_OUT: Final = rule(r"(?P<g><L>)\s+(?:đã\s+|vừa\s+|cũng\s+|tiếp tục\s+)*(?:lên đường|đến|thăm hỏi|cứu trợ|chia sẻ|động viên)\b")
_VISIT: Final = Family(_SENT, _SENT_OUT)
_PLACES: Final = rule(r"<LG+>")
HELPED: Final = rule(r"\s+(?:(?:cho|đồng bào|nhân dân|người dân|bà con|các|chính quyền|và|với|hai|2|3|vùng lũ)\s+){0,5}<L+>")
_HOUSE_OF: Final = re.compile(r"\ue003\s*[-,]\s*$")
_SHARED_WITH: Final = rule(
    r"\b(?:sẻ chia|chia sẻ|hướng về|nhằm giúp|nhằm hỗ trợ|để giúp|để hỗ trợ)\b[^.;\ue000-\ue003]{0,120}?(?P<r><L>)[^;.]{0,60},\s"
)
_HOST: Final = rule(r"(?P<r><PL>)\s+(?:đã\s+|vừa\s+|chủ trì\s+|cùng\s+)*(?:tiếp|đón|tiếp đón|đón tiếp)\b")
_PASSIVE: Final = rule(r"\bđược\s+(?P<g><PLO>)[^.;]{0,30}?$")
_DONOR: Final = rule(
    r"\b(?:do|được)\s+(?P<g><LO+>)(?:\s*\([^()]*\))?\s+(?:đã\s+|cùng\s+)?(?:tài trợ|viện trợ|tặng|hỗ trợ|trao tặng|ủng hộ|đóng góp|giúp đỡ|giúp)$"
)
_AIDED: Final = rule(
    r"\b(?:sự|nguồn|vốn|kinh phí|tiền|khoản)\s+(?:vốn\s+|kinh phí\s+)?(?:chung tay\s+)?(?:hỗ trợ|tài trợ|viện trợ|ủng hộ|đóng góp|giúp đỡ|tặng)"
    r"(?:\s+(?!cho\b)\w+){0,4}?\s+(?:của|từ)\s+(?P<g><LO+>)"
)
_GOT: Final = re.compile(r"[\ue000\ue001]\s*(?:,\s*)?(?:(?:mỗi|từng)\s+\w+\s+|đều\s+|đã\s+|sẽ\s+|cũng\s+|vừa\s+)*được\s+$", re.IGNORECASE)
_FROM: Final = rule(r"^[^.;,\ue007]{0,60}?\b(?:của|từ)\s+(?P<g><PLO>)")
_WORK_SPOKEN: Final = re.compile(
    r"^\W*(?:(?:đây là|toàn bộ|tổng)\s+)*(?:công trình|dự án|ngôi trường|trường|cây cầu|cầu|tuyến đường|"
    r"(?:tổng )?(?:số )?(?:kinh phí|vốn|mức đầu tư)|gói thầu)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Aid:
    """Who gave to whom, as the clauses so far tell; ``at`` counts sentences, ``told`` tells that the last one named a sum."""

    givers: list[Draft] = field(default_factory=list)
    receivers: list[Draft] = field(default_factory=list)
    at: int = -9
    told: bool = False
    work: Draft | None = None
    row: list[Draft] = field(default_factory=list)
    listed: int = -9
    """The localities last named in a row, and the sentence that names them."""
    provinces: list[Draft] = field(default_factory=list)
    open: bool = False
    """Whether a sentence that ends with a colon opened a list of gifts."""


def named_in_row(typed: Typed) -> list[Draft] | None:
    """Return the localities that a sentence names in a row, None where it names none so."""
    if typed.text.count(SIGNS["L"]) + 2 * typed.text.count(SIGNS["G"]) < 2:
        return None
    rows = [localities(typed.at(*m.span())) for m in _PLACES.finditer(typed.text)]
    return max((r for r in rows if len(r) > 1), key=len, default=None)


def visited(typed: Typed, aid: Aid, number: int) -> None:
    """Remember which delegation a sentence sends where, for the gifts the next sentences tell."""
    if not _VISIT.possible(typed.text):
        return
    sent = _SENT.search(typed.text)
    if sent is None and (out := _SENT_OUT.search(typed.text)) is not None:
        aid.givers, aid.receivers, aid.at, aid.told = localities([typed.items[out.start("g")]]), [], number, False
    if sent is not None:
        givers = drafts(typed.items[sent.start("g")])
        receivers = [p for p in localities([typed.items[sent.start("r")]]) if p not in givers]
        if givers and receivers:
            aid.givers, aid.receivers, aid.at, aid.told = givers, receivers, number, False


def unnamed(typed: Typed, aid: Aid, number: int, givers: Sequence[Draft], start: int, verb: re.Match[str], end: int) -> list[Draft]:
    """Return who gets what a clause gives to nobody by name: the host of a visit, whom the delegation went to, the other of two provinces."""
    rest = typed.text[verb.end() : end]
    if _PEOPLE.search(rest):
        return []
    before = typed.text[start : verb.start()]
    if "trong đó" in before and (parts := given_works(typed, aid, start, verb.start())):
        return parts
    if (shared := _SHARED_WITH.search(typed.text, 0, verb.start())) is not None:
        return [p for p in localities([typed.items[shared.start("r")]]) if p not in givers]
    if (host := _HOST.search(typed.text, start, verb.start())) is not None:
        to = localities([typed.items[host.start("r")]])
    elif aid.givers and givers[0] is aid.givers[0] and len(aid.receivers) == 1 and number - aid.at <= 4:
        to = aid.receivers
    else:
        to = aid.provinces if len(aid.provinces) == 2 and givers[0] in aid.provinces and RELIEF.search(rest) else []
    return [p for p in to if p is not givers[0]]


def sides(typed: Typed, aid: Aid, number: int, start: int, verb: re.Match[str], end: int) -> tuple[list[Draft], list[Draft], bool | None]:
    """Return givers, receivers known without looking behind the verb, and True where the sentence is told from the receiver's side (else None)."""
    text = typed.text
    before = text[start : verb.start()]
    donor = _DONOR.search(text, start, verb.end()) or _AIDED.search(text, max(start, verb.start() - 20), end)
    if donor is not None:
        who = [d for i in typed.at(*donor.span("g")) for d in drafts(i)]
        near = HELPED.match(text, donor.end())
        to = localities(typed.at(*near.span())) if near is not None else []
        to = to or localities(i for k, i in typed.items.items() if start <= k < donor.start() and i.kind in "PL" and _subject(text, start, k))
        if given := given_works(typed, aid, start, donor.start("g")) or [p for p in to if p not in who]:
            return who, given, True
    if _GOT.search(before) or _STATE.search(before):
        return [], [], None
    subjects = [(k, i) for k, i in typed.items.items() if start <= k < verb.start() and i.kind in "PLO" and _subject(text, start, k)]
    if (passive := _PASSIVE.search(before)) is not None:
        giver = typed.items[start + passive.start("g")]
        return drafts(giver), [d for i in [i for k, i in subjects if i is not giver][:1] for d in drafts(i)] or aid.receivers, True
    if re.search(r"\b(?:nhận|tiếp nhận|nhận được)\b[^.;]{0,40}$", before):
        behind = _FROM.search(text[verb.end() : end])
        if behind is None:
            return [], [], None
        return drafts(typed.items[verb.end() + behind.start("g")]), localities([i for _, i in subjects][:1]), True
    if subjects and (house := _HOUSE_OF.search(text, start, subjects[-1][0])) is not None and subjects[-1][1].kind == "L":
        subjects = [(house.start(), typed.items[house.start()])]  # "Bệnh viện A, TP.HCM trao": where the giver stands
    if subjects:
        last = subjects[-1][1]
        row = [i for (k, i), (after, j) in pairwise(subjects) if _together(i, j, last) and ROW.search(text, k, after)]
        return [d for i in [*row, last] for d in drafts(i)] or drafts(subjects[0][1]), [], None
    if number == aid.at and not re.sub(r"\b(?:đồng thời|và|cùng|còn|đã)\b", "", before).strip(" ,;"):
        return aid.givers, [], None  # "tặng tỉnh B 5 tấn gạo; trao 50 suất quà cho ..."
    if OTHERS.search(before) or state_gives(typed, start, verb.start()):
        return [], [], None
    if number - aid.at <= (6 if re.search(r"\bđoàn\b", before) else 3) and _TEAM.search(before):
        return aid.givers, [], None
    behind = _FROM.search(text[verb.end() : end])  # "kinh phí hỗ trợ của A cho B"
    return (drafts(typed.items[verb.end() + behind.start("g")]), [], None) if behind else ([], [], None)


def _together(one: Item, other: Item, last: Item) -> bool:
    """Tell whether two mentions of a row give together: organisations, or localities of one level (no "xã A, huyện B")."""
    if one.kind == last.kind == "O":
        return True
    return one.kind == other.kind == last.kind == "L" and level_of(one.drafts[0]) == level_of(last.drafts[0])


def state_gives(typed: Typed, start: int, end: int) -> bool:
    """Tell whether a title without a name that stands in a stretch is a national one ("Thủ tướng Chính phủ")."""
    titles = {i.start for i in typed.at(start, end) if i.kind == "T"}
    return any(h.start in titles and any(o.national for o in h.offices) for h in typed.scan.holders)


def _subject(text: str, start: int, k: int) -> bool:
    """Tell whether the mention at ``k`` can be who gives: neither it nor the row it ends stands behind "tại", "cho" ..."""
    while (row := ROW.search(text, start, k)) is not None:
        k = row.start()
    return not _NOT_SUBJECT.search(text, start, k) or _PEOPLE_GIVE.match(text[start:k]) is not None


def given_works(typed: Typed, aid: Aid, start: int, end: int) -> list[Draft]:
    """Return the work that a clause says was given: the last one before ``end``, or the one spoken of when it only says "công trình"."""
    named = [d for k, i in typed.items.items() if start <= k < end for d in works(i)]
    if named:
        return named[-1:]
    return [aid.work] if aid.work is not None and _WORK_SPOKEN.search(typed.text[start:end]) else []


def drafts(item: Item) -> list[Draft]:
    """Return who an item that gives stands for: the organisation, or the locality of a place or an official."""
    return list(item.drafts[:1]) if item.kind == "O" else localities([item])
