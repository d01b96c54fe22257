"""Delegations: MET_WITH between one that a sentence before introduced, with its leader, and those who receive it or whom it visits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from loaders.draft import Draft
from loaders.fact import Examples, Fact, day, localities, may_meet, seat, span, wished
from loaders.typed import Item, Typed, rule

Delegation: TypeAlias = tuple[list[Draft], Item, Typed]
"""The localities it comes from, its leader, and the sentence that introduces it."""

LED: Final = rule(
    r"(?P<l><L>)(?:[^.;\ue000\ue002]){0,60}?\b(?:do|gồm|dẫn đầu là|trưởng đoàn là)\s+(?:(?:đồng chí|ông|bà|các)\s+)*(?P<p><P>)"
    r"[^.;]{0,120}?(?:làm\s+trưởng đoàn|dẫn đầu|là\s+trưởng đoàn|trưởng đoàn|đến thăm|sang thăm|làm|,|$)"
)
LEADS: Final = rule(
    r"\bđoàn\b[^.;\ue000\ue002]{0,120}?\bdo\s+(?P<p><P>)[^.;]{0,120}?(?:trưởng đoàn|dẫn đầu)|"
    r"\b(?:dẫn đầu|trưởng)\s+đoàn\b[^.;\ue002]{0,80}?(?:có|là|:)\s*(?P<q><P>)|"
    r"(?P<r><P>)[^.;\ue002]{0,40}?\b(?:dẫn đầu|làm trưởng|trưởng|cùng|và)\s+(?:đoàn\b|<L>)[^.;\ue002]{0,40}?\b(?:đến|tới|sang|thăm|chào|"
    r"làm việc (?:tại|với))\b"
)
_TEAM: Final = rule(
    r"(?:^|[,;]\s*)(?:[^.;,\ue000-\ue006]{0,30}?\s)?đoàn(?:\s(?:công tác|đại biểu|cán bộ|khảo sát))?\s"
    r"(?!(?:là|gồm|có các|do)\b)[^.;,\ue000-\ue006]{0,40}?\b(?:thăm|làm việc|trao đổi|gặp|hội đàm|hội kiến|tiếp kiến|chào)\b"
)
_CALLS: Final = rule(
    r"\b(?:(?:thăm|làm việc|hội đàm)(?:\s(?:hữu nghị|chính thức|và làm việc|,\s*làm việc))?\s(?:với\s|tại\s|cùng\s)?(?:\w+\s){0,3}?(?P<l><L>)|"
    r"(?:trao đổi|làm việc|gặp|gặp gỡ|hội đàm|hội kiến|tiếp kiến|chào xã giao|tiếp xúc)\b[^.;\ue000\ue002]{0,90}?(?P<p><P>))"
)
TAKES: Final = rule(r"(?P<h><P>)[^.;\ue002]{0,120}?\b(?:tiếp|đón|tiếp đón|đón tiếp)(?: và làm việc với)?\s+đoàn\b(?![^.;]*<P>)")
RECEIVERS: Final = rule(
    r"^(?!\W*(?:cùng|(?:tham\s)?dự|dẫn đầu|tiễn)\b)[^.;\ue002]{0,40}?\b(?:tiếp|đón|làm việc|gặp)\b(?P<guest>[^;]{0,200}?)\b(?:có|là|gồm)\b"
    r"(?:[^.;\ue002]{0,40}?)(?P<h><P>)"
)
_WELCOMES: Final = rule(
    r"(?P<h><P>)[^.;\ue002]{0,120}?\b(?:chào mừng|chúc mừng|chào đón|hoan nghênh|đón tiếp|cảm ơn|vui mừng[^.;\ue002]{0,20}?(?:đón|tiếp|"
    r"gặp))\b[^.;\ue002]{0,60}?"
    r"(?:<L>[^.;]{0,20}?\b(?:sang|đến|tới)\s+thăm|\b(?:đoàn|chuyến thăm|tình cảm|tấm lòng|nghĩa cử|chia sẻ|sẻ chia|giúp đỡ|hỗ trợ|ủng hộ|quan "
    r"tâm)\b)|"
    r"(?P<k><P>)[^.;\ue002]{0,120}?\b(?:chủ trì\s+(?:buổi|cuộc)\s+(?:tiếp|làm việc|hội đàm|gặp)|(?:tiếp )?nhận (?:số tiền|kinh phí|nguồn|hỗ trợ|quà|"
    r"bảng))|"
    r"\b(?:buổi|cuộc) (?:làm việc|tiếp|hội đàm|gặp)\b[^.;\ue002]{0,20}?\bdo\b[^.;\ue002]{0,20}?(?P<c><P>)[^.;\ue002]{0,40}?\bchủ trì|"
    r"^\W*(?:đón|tiếp|làm việc|trao đổi)\b[^.;\ue002]{0,40}?\bđoàn\b[^.;\ue002]{0,60}?,[^.;\ue002]{0,60}?(?P<m><P>)"
)


def facing(typed: Typed, place: Draft, person: Draft, sides: Sequence[tuple[Draft, Draft, Typed]], delegation: Delegation | None) -> list[Fact]:
    """Return the meeting of the first person named "về phía" a locality with the leader of the other side, named before."""
    others = [(p, d) for p, d, before in sides if p is not place and typed.scan.sentence.paragraph - before.scan.sentence.paragraph <= 3]
    if not others and delegation is not None:
        others = [(p, delegation[1].drafts[0]) for p in delegation[0] if p is not place]
    if any(p is place for p, _, _ in sides):
        return []
    return [
        Fact("MET_WITH", a, b, typed.scan.sentence, "talks", (), None)
        for p, other in others[:1] for a, b in ((person, other), (place, p)) if a is not b and (a.type == (
            "Official"
        ) or may_meet(a, b))
    ]  # fmt: skip


def received(typed: Typed, delegation: Delegation) -> list[Fact]:
    """Return the meeting of a delegation introduced before with those who "tiếp và làm việc với đoàn"."""
    places, leader, before = delegation
    match = RECEIVERS.search(typed.text) or TAKES.search(typed.text) or _WELCOMES.search(typed.text)
    if match is None:
        return []
    host = typed.items[match.start(match.lastgroup or "h")]
    person, date = host.drafts[0], day(before)
    own = seat(person)
    if person is leader.drafts[0] or any(own is p for p in places):
        return []
    found = [Fact("MET_WITH", person, leader.drafts[0], typed.scan.sentence, "receiver", (span(host),), date)]
    found += [Fact("MET_WITH", own, p, typed.scan.sentence, "receiver", (span(host),), date) for p in places if own is not None and may_meet(own, p)]
    return found


def both_led(typed: Typed, delegation: Delegation, places: Sequence[Draft], leader: Item) -> list[Fact]:
    """Return the talks of two delegations each introduced by a sentence, of Việt Nam and from abroad: "Đoàn A do ông B dẫn đầu. Đoàn C do ..."."""
    others, other, _ = delegation
    abroad = [p.place is None or p.place.country != "vn" for p in (*others, *places)]
    if other.drafts[0] is leader.drafts[0] or len(set(abroad)) != 2:
        return []
    ends = [(other.drafts[0], leader.drafts[0]), *((a, b) for a in others for b in places if may_meet(a, b))]
    return [Fact("MET_WITH", a, b, typed.scan.sentence, "sides", (span(leader),), None) for a, b in ends]


def touring(typed: Typed, delegation: Delegation) -> list[Fact]:
    """Return whom and what a delegation introduced before visits: "Đoàn đã đến thăm tỉnh A, trao đổi với ông B"."""
    team = _TEAM.search(typed.text)
    if team is None or wished(typed, team.end()):
        return []
    places, leader, _ = delegation
    found: list[Fact] = []
    for match in _CALLS.finditer(typed.text, max(team.start(), team.end() - 12)):
        item = typed.items[match.start(match.lastgroup or 0)]
        ends = [(leader.drafts[0], d) for d in item.drafts[:1] if item.kind == "P" and d is not leader.drafts[0]]
        ends += [(a, b) for a in places for b in localities([item]) if may_meet(a, b)]
        found += [Fact("MET_WITH", a, b, typed.scan.sentence, "visit", (span(item),), day(typed)) for a, b in ends]
    return found


def faced(typed: Typed, match: re.Match[str]) -> list[Fact]:
    """Return the meeting of "đón tiếp đồng chí A và đoàn có đồng chí B"."""
    host = typed.items[match.start("h")]
    guest = next((i for i in typed.at(*match.span("guest")) if i.kind in "PL"), None)
    if guest is None or guest.drafts[0] is host.drafts[0]:
        return []
    pair = [(host.drafts[0], guest.drafts[0])] if guest.kind == "P" else []
    if (one := seat(host.drafts[0])) is not None:
        pair += [(one, other) for other in localities([guest]) if may_meet(one, other)]
    return [Fact("MET_WITH", a, b, typed.scan.sentence, "receiver", (span(host), span(guest)), day(typed)) for a, b in pair]


EXAMPLES: Final[Examples] = {
    "receiver": (
        (
            "Đoàn đại biểu tỉnh Xiêng Khoảng do Tỉnh trưởng Bun Thoong làm trưởng đoàn đến từ sáng sớm. "
            "Tiếp và làm việc với đoàn có Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An."
        ),
        (
            "Đoàn đại biểu tỉnh Xiêng Khoảng do Tỉnh trưởng Bun Thoong làm trưởng đoàn đến từ sáng sớm. "
            "Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An đi vắng."
        ),
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
