"""Meetings: MET_WITH between persons, and between the localities they come from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Final

from loaders.draft import Draft
from loaders.fact import Examples, Fact, day, localities, seat, span, wished
from loaders.locality import level_of
from loaders.pattern import Family
from loaders.typed import SIGNS, Item, Typed, rule

_VERB: Final = (
    r"(?:tiếp đón|đón tiếp|tiếp xã giao|điện đàm|hội ngộ|tiếp thân mật|tiếp kiến|tiếp đoàn|tiếp(?! tục| cận| theo| thị| nhận| xúc| tế| nối| viện| "
    r"sức| diễn| đó|"
    r" thu| giáp| quản| đất)|hội đàm|hội kiến|làm việc|gặp gỡ|gặp mặt|gặp|chào xã giao|chào từ biệt|(?:đến|tới) chào|thăm và làm việc|đến thăm|"
    r"thăm hữu nghị|(?<!thư )(?<!điện )thăm|chiêu đãi|"
    r"trao đổi|tọa đàm|đón(?! nhận| đầu| bắt| khách| Tết| Xuân))"
)
_HOST: Final = rule(
    rf"(?<!\btại )(?<!\bở )(?P<h><PL+>)(?P<mid>[^.;\ue002\ue000]{{0,70}}?)\b{_VERB}\b(?P<between>[^.;]{{0,120}}?)(?P<g><PLG+>)(?P<after>[^.;]*)"
)
LED: Final = rule(
    r"(?P<l><L>)(?:[^.;\ue000\ue002]){0,60}?\b(?:do|gồm|dẫn đầu là|trưởng đoàn là)\s+(?:(?:đồng chí|ông|bà|các)\s+)*(?P<p><P>)"
    r"[^.;]{0,120}?(?:làm\s+trưởng đoàn|dẫn đầu|là\s+trưởng đoàn|trưởng đoàn|đến thăm|sang thăm|làm|,|$)"
)
_LEADS: Final = rule(
    r"\bđoàn\b[^.;\ue000\ue002]{0,120}?\bdo\s+(?P<p><P>)[^.;]{0,120}?(?:trưởng đoàn|dẫn đầu)|"
    r"\b(?:dẫn đầu|trưởng)\s+đoàn\b[^.;\ue002]{0,80}?(?:có|là|:)\s*(?P<q><P>)|"
    r"(?P<r><P>)[^.;\ue002]{0,40}?\b(?:dẫn đầu|làm trưởng|trưởng|cùng|và)\s+(?:đoàn\b|<L>)[^.;\ue002]{0,40}?\b(?:đến|tới|sang|thăm|chào|"
    r"làm việc (?:tại|với))\b"
)
_WITH: Final = rule(
    rf"(?<!\btại )(?<!\bở )(?P<a><PLG+>)(?P<mid>[^.;\ue002\ue000]{{0,60}}?)\b{_VERB}"
    r"(?:[^.;\ue002\ue000]{0,40}?)\b(?:với|cùng)\s+(?:đoàn\s+)?(?P<b><PLG+>)"
)
_PASSIVE: Final = rule(rf"(?P<g><PL>)(?P<mid>[^.;]{{0,110}}?)\bđược\s+(?P<h><PL>)[^.;\ue002\ue000]{{0,60}}?\b{_VERB}")
_TALKS: Final = rule(
    r"\b(?:buổi làm việc|buổi tiếp|cuộc tiếp|buổi hội đàm|hội đàm|điện đàm|cuộc gặp|buổi gặp mặt|cuộc làm việc|cuộc họp|buổi họp|buổi hội kiến|"
    r"cuộc hội kiến)\b[^.;\ue000\ue001]{0,30}?(?:giữa\s+(?:\w+\s+){0,3}?(?P<a><LG+>)|,\s*(?P<b><LG+>))"
)
_WORKING: Final = rule(
    r"(?P<g><L>)(?=[^.;]*\b(?:thăm|làm việc|hội đàm|trao đổi|học tập)\b)[^.;\ue000]{0,160}?\b(?:làm việc|hội đàm|trao đổi kinh nghiệm|"
    r"học tập kinh nghiệm|thăm hữu nghị|thăm chính thức|thăm, làm việc|thăm và làm việc)\s+(?:tại|với)\s+(?P<h><L>)"
)
_FESTIVE: Final = rule(
    r"(?P<g><L>)[^.;\ue000]{0,120}?\b(?:sang|đến|tới|qua|thăm,|thăm và)\s(?:[^.;,\ue000]{0,20}\s)?chúc\s(?:mừng\s)?"
    r"(?:năm mới|Tết)(?:(?!\b(?:cán bộ|chiến sĩ|gia đình|người dân|đồng bào|hộ|công nhân|đơn vị|đồn|trường|trung tâm|hội viên)\b)"
    r"[^.;,\ue000]){0,50}?"
    r"\s(?:tại\s|cho\s)?(?P<h><L>)"
)
_TEAM: Final = rule(
    r"(?:^|[,;]\s*)(?:[^.;,\ue000-\ue006]{0,30}?\s)?đoàn(?:\s(?:công tác|đại biểu|cán bộ|khảo sát))?\s"
    r"(?!(?:là|gồm|có các|do)\b)[^.;,\ue000-\ue006]{0,40}?\b(?:thăm|làm việc|trao đổi|gặp|hội đàm|hội kiến|tiếp kiến|chào)\b"
)
_CALLS: Final = rule(
    r"\b(?:(?:thăm|làm việc|hội đàm)(?:\s(?:hữu nghị|chính thức|và làm việc|,\s*làm việc))?\s(?:với\s|tại\s|cùng\s)?(?:\w+\s){0,3}?(?P<l><L>)|"
    r"(?:trao đổi|làm việc|gặp|gặp gỡ|hội đàm|hội kiến|tiếp kiến|chào xã giao|tiếp xúc)\b[^.;\ue000\ue002]{0,90}?(?P<p><P>))"
)
_JOURNEY: Final = (
    rule(
        r"\bchuyến\s+(?:thăm|công tác|làm việc|khảo sát)[^.;\ue000]{0,60}?\bcủa\b[^.;\ue000]{0,40}?(?P<g><L>)[^.;\ue000]{0,40}?\b(?:tại|đến|tới|sang|"
        r"ở)"
        r"\s+(?P<h><L+>)"
    ),
    rule(r"(?P<g><L>)[^.;\ue000]{0,90}?\bchuyến\s+(?:thăm|công tác|làm việc|khảo sát)[^.;\ue000]{0,40}?\b(?:tại|đến|tới|sang|ở)\s+(?P<h><L+>)"),
    rule(
        r"\blời mời của\s+(?:\w+\s+){0,4}(?P<h><PL+>)[^;]{0,60}?,\s*[^.;\ue000]{0,60}?(?P<g><L>)[^.;\ue000]{0,160}?\b(?:thăm|làm việc|công tác|hội "
        r"đàm|dự)\b"
    ),
)
_ACTOR: Final = re.compile("[" + "".join(SIGNS[kind] for kind in "PLG") + "]")
_SIDE: Final = rule(
    r"(?:về phía|phía|đại diện phía|bên phía)\s+(?:\w+\s+){0,4}?(?P<l><L>)[^.;\ue002]{0,60}?(?:có|gồm|là|:)[^.;\ue002]{0,30}?(?P<p><P>)"
)
_OCCASION: Final = re.compile(r"hội đàm|buổi làm việc|buổi tiếp|tiếp đoàn|làm việc với|tiếp và", re.IGNORECASE)
_VISIT: Final = rule(
    r"(?:^|[,;]\s*)(?:[^.;,\ue000-\ue006]{0,30}?\s)?đoàn(?: công tác| đại biểu)?\s[^.;,\ue000-\ue006]{0,40}?(?:chào xã giao|gặp|gặp gỡ|"
    r"làm việc|hội đàm|hội kiến|tiếp kiến)\s(?:với\s)?(?:lãnh đạo\s)?(?P<g><PL>)"
)
_FACING: Final = rule(
    r"(?:^|\b(?:tại|trong)\s+)[^.;,\ue000-\ue006]{0,30}?(?:(?:buổi gặp|cuộc gặp|buổi tiếp|cuộc tiếp|buổi làm việc|cuộc làm việc|gặp|tiếp kiến|tiếp "
    r"đón|"
    r"đón tiếp|đón|tiếp|hội kiến|làm việc|trao đổi)\s(?:với\s)?(?P<g><P>)|(?:gặp|làm việc|hội đàm|tiếp xúc)\svới\s(?:\w+\s){0,3}(?P<l><L>))"
    r"[^.;\ue002]{0,60}?,[^.;\ue002]{0,30}?(?P<h><P>)"
)
_EXCHANGE: Final = rule(
    r"\b(?:buổi|cuộc)\s(?:làm việc|tiếp|gặp|hội đàm|hội kiến|trao đổi)\b[^.;\ue002]{0,40}?,[^.;\ue002]{0,30}?(?P<h><P>)[^.;\ue002]{0,60}?\b(?:và|"
    r"cùng)\b"
    r"[^.;\ue002]{0,60}?(?P<g><P>)[^.;\ue002]{0,30}?\b(?:trao đổi|thảo luận|thống nhất|bàn|ký|chứng kiến|nhất trí)\b"
)
_BESIDE: Final = rule(
    r"(?P<h><P>)[^.;\ue002]{0,60}?\b(?:trong|tại)\s+(?:buổi gặp|cuộc gặp|buổi tiếp|cuộc tiếp|buổi làm việc|cuộc làm việc|buổi hội đàm)"
    r"\s(?:với\s)?(?P<g><P>)"
)
_TAKES: Final = rule(r"(?P<h><P>)[^.;\ue002]{0,120}?\b(?:tiếp|đón|tiếp đón|đón tiếp)(?: và làm việc với)?\s+đoàn\b(?![^.;]*<P>)")
_TAKES_IN: Final = rule(
    r"(?P<h><P>)[^.;\ue002]{0,120}?\b(?:tiếp|đón|làm việc với|tiếp đón|đón tiếp|tiếp xã giao)\b[^.;\ue002]{0,40}?\bđoàn\b[^;\ue002]*?\bdo\s+"
    r"(?P<g><P>)[^.;\ue002]{0,120}?\b(?:trưởng đoàn|dẫn đầu)"
)
_RECEIVERS: Final = rule(
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
_GREETS: Final = rule(
    r"(?P<h><P>)[^.;\ue002]{0,60}?\b(?:cảm ơn|chào mừng|chào đón|hoan nghênh|tặng quà|tặng hoa|trao quà|bắt tay|chụp ảnh|trao "
    r"đổi)\b[^.;\ue002]{0,50}?"
    r"(?P<g><P>)"
)
_THANKS: Final = rule(
    r"(?P<g><P>)[^.\ue002]{0,200}?\b(?:cảm ơn|cám ơn)\b[^.;\ue000]{0,40}?\bsự (?:đón tiếp|tiếp đón|đón nhận)\b[^.;\ue000]{0,60}?(?P<h><L>)"
)
_COURTESY: Final = rule(
    r"\b(?:buổi tiếp|cuộc tiếp|buổi hội đàm|cuộc hội đàm|hội đàm|hội kiến|buổi làm việc|cuộc làm việc|chào xã giao|chào từ biệt|đón tiếp trọng thị|"
    r"sự đón "
    r"tiếp|chuyến thăm và làm việc|đến thăm và làm việc|sang thăm|chào đón đoàn|chào mừng đoàn|buổi gặp|cuộc gặp)\b"
)
_TALK: Final = rule(r"\b(?:hội đàm|hội kiến)\b")
_TOGETHER: Final = rule(r"\b(?:hội đàm|buổi làm việc|cuộc làm việc|hội kiến|cuộc họp|buổi gặp|cuộc gặp)\b")
_CHAIRS: Final = rule(r"(?P<a><P>)[^.;\ue002]{0,30}?\b(?:và|cùng)\s+[^.;\ue002]{0,60}?(?P<b><P>)[^.;\ue002]{0,30}?\b(?:chủ trì|chủ tọa)\b")
_PAIR: Final = (
    rule(
        r"\b(?:buổi|cuộc)\s(?:gặp gỡ|gặp mặt|gặp|hội đàm|hội kiến|làm việc|tiếp|trao đổi|điện đàm)\b[^.;\ue000\ue002]{0,20}?\bgiữa\s+(?:\w+\s+){0,3}?"
        r"(?P<h><P>)\s*,?\s*(?:và|với|cùng)\s+(?:\w+\s+){0,3}?(?P<g><P>)"
    ),
    rule(
        r"(?P<h><P>)\s*,?\s*(?:và|cùng)\s+(?:\w+\s+){0,3}?(?P<g><P>)[^.;\ue002]{0,20}?\s(?:tại|trong)\s(?:buổi|cuộc)\s(?:gặp|hội đàm|hội kiến|"
        r"làm việc|tiếp|trao đổi)\b"
    ),
)
_SENT: Final = rule(r"^\W*(?:cùng đi,?\s)?đoàn\b[^.;\ue000-\ue003]{0,60}?\bdo\s+(?P<p><P>)[^.;]{0,120}?(?:trưởng đoàn|dẫn đầu)")
_PRESENT: Final = rule(
    r"^\W*(?:cùng\s)?(?:tham dự|dự|có mặt tại|tham gia)\s(?:buổi|cuộc)\s(?:tiếp|gặp|làm việc|hội đàm|hội kiến)\b[^.;\ue002]{0,80}?<P>"
)
_SAYS: Final = rule(
    r"(?P<p><P>)[^.;\ue002]{0,60}?\b(?:cho biết|nhấn mạnh|khẳng định|bày tỏ|cảm ơn|chào mừng|vui mừng|đánh giá|phát biểu|thông tin|chia sẻ|mong "
    r"muốn|hy vọng|đề nghị|giới thiệu|cho rằng|trân trọng|chúc|thông báo|hoan nghênh|gửi lời)\b"
)
_NOT: Final = re.compile(r"mong muốn|đề nghị|đề xuất|\bmời\b|sẽ\b|mong\b|kế hoạch|kết quả (?:buổi|chuyến|cuộc)", re.IGNORECASE)
_TOUR: Final = re.compile(
    r"gia đình|bệnh nhân|người dân|hộ dân|thương binh|nhà máy|công ty|doanh nghiệp|trường|học sinh|gian hàng|mô hình|khu|tặng quà|động viên",
    re.IGNORECASE,
)


_VISITS: Final = Family(_WORKING, _FESTIVE, *_JOURNEY)
_MEETS: Final = Family(_PASSIVE, _HOST, _WITH)


@dataclass(slots=True)
class _Meeting:
    """The meeting under way: who receives and who comes, as the sentences so far tell."""

    typed: Typed
    hosts: list[Draft] = field(default_factory=list)
    guests: list[Draft] = field(default_factory=list)
    host_places: list[Draft] = field(default_factory=list)
    guest_places: list[Draft] = field(default_factory=list)
    spans: tuple[tuple[int, int], ...] = ()

    def lacks(self) -> bool:
        """Tell whether both localities are known and the leading person of a side is not."""
        return bool(self.host_places and self.guest_places) and not (self.hosts and self.guests)


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the MET_WITH facts of an article: the leading persons of both sides, and both localities."""
    found: list[Fact] = []
    current: _Meeting | None = None
    leader: Draft | None = None
    delegation: tuple[list[Draft], Item, Typed] | None = None
    leaders: dict[int, Draft] = {}
    receives: tuple[Item, Typed] | None = None
    sides: list[tuple[Draft, Draft, Typed]] = []
    most = _told_most(sentences)
    courtesy = any(_COURTESY.search(t.text) for t in sentences)
    talks = any(_TALK.search(t.text) for t in sentences)
    for typed in sentences:
        if not _ACTOR.search(typed.text):
            continue
        led = {typed.items[m.start("l")].start: typed.items[m.start("p")] for m in LED.finditer(typed.text)}
        meeting = _meeting(typed, led, leaders)
        if meeting is None or not _facts(meeting):  # what names one side only may name the other in another way
            meeting = _unnamed(typed, leader) or _led(typed) or meeting
        found.extend(_talks(typed))
        if meeting is not None:
            current = meeting
            found.extend(_facts(meeting))
        else:
            if current is not None and typed.scan.sentence.paragraph - current.typed.scan.sentence.paragraph <= 5:
                found.extend(_completed(current, typed, led))
        if receives is not None and (match := _SENT.search(typed.text)) and typed.scan.sentence.paragraph - receives[1].scan.sentence.paragraph <= 2:
            found.extend(_facts(_led_by(receives, typed, typed.items[match.start("p")])))
        if taking := _TAKES.search(typed.text):
            receives = typed.items[taking.start("h")], typed
        if delegation is not None and typed.scan.sentence.paragraph - delegation[2].scan.sentence.paragraph <= 4:
            found.extend(_received(typed, delegation))
            found.extend(_touring(typed, delegation))
        elif match := _RECEIVERS.search(typed.text):
            found.extend(_faced(typed, match))
        for match in LED.finditer(typed.text):
            place, person = typed.items[match.start("l")], typed.items[match.start("p")]
            if talks and delegation is not None and typed.scan.sentence.paragraph - delegation[2].scan.sentence.paragraph <= 2:
                found.extend(_both_led(typed, delegation, localities([place]), person))
            delegation = (localities([place]), person, typed)
            leader = person.drafts[0]
            for sent in place.drafts:
                leaders.setdefault(id(sent), leader)
        if not led and (match := _LEADS.search(typed.text)) and match.lastgroup is not None:
            person = typed.items[match.start(match.lastgroup)]
            own = seat(person.drafts[0])
            delegation, leader = ([own] if own is not None else [], person, typed), person.drafts[0]
        found.extend(_visits(typed))
        found.extend(_greeted(typed, under_way=courtesy or current is not None or delegation is not None))
        for match in _SIDE.finditer(typed.text):
            if current is None and delegation is None and not _OCCASION.search(typed.text):
                continue
            places, side = localities([typed.items[match.start("l")]]), typed.items[match.start("p")].drafts[0]
            if places and all(side is not p for _, p, _ in sides):
                found.extend(_facing(typed, places[0], side, sides, delegation))
                sides.append((places[0], side, typed))
        leader = leader or most
    if courtesy and not any(f.source.type == "Official" for f in found):
        found.extend(_spokesmen(sentences))
    return found


def _spokesmen(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the meeting of the first to speak for each of two localities, in an article that tells of a visit and names no meeting of persons."""
    first: dict[int, tuple[Draft, Draft, Typed, Item]] = {}
    for typed in sentences:
        if SIGNS["E"] in typed.text:
            continue
        for match in _SAYS.finditer(typed.text):
            item = typed.items[match.start("p")]
            own = seat(item.drafts[0])
            if own is not None:
                first.setdefault(id(own), (own, item.drafts[0], typed, item))
    if len(first) != 2:
        return []
    (one, host, _, _), (other, guest, typed, item) = first.values()
    ends = [(host, guest), (one, other)] if _may_meet(one, other) else []
    return [Fact("MET_WITH", a, b, typed.scan.sentence, "sides", (span(item),), None) for a, b in ends]


def _told_most(sentences: Sequence[Typed]) -> Draft | None:
    """Return the person whom an article mentions most, the first of several: "đoàn" without a leader named is theirs."""
    people = {id(d): d for t in sentences for i in t.items.values() if i.kind == "P" for d in i.drafts}
    return max(people.values(), key=lambda d: (len(d.mentions), -d.first), default=None)


def _may_meet(one: Draft, other: Draft) -> bool:
    """Tell whether two localities can meet as equals: of about one level, and neither right below the other."""
    if one is other or abs(level_of(one) - level_of(other)) > 1:
        return False
    places = (one.place, other.place)
    return not any(a is not None and b is not None and b.id == a.parent for a, b in (places, places[::-1]))


def _facing(
    typed: Typed, place: Draft, person: Draft, sides: Sequence[tuple[Draft, Draft, Typed]], delegation: tuple[list[Draft], Item, Typed] | None
) -> list[Fact]:
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
        ) or _may_meet(a, b))
    ]  # fmt: skip


def _received(typed: Typed, delegation: tuple[list[Draft], Item, Typed]) -> list[Fact]:
    """Return the meeting of a delegation introduced before with those who "tiếp và làm việc với đoàn"."""
    places, leader, before = delegation
    match = _RECEIVERS.search(typed.text) or _TAKES.search(typed.text) or _WELCOMES.search(typed.text)
    if match is None:
        return []
    host = typed.items[match.start(match.lastgroup or "h")]
    person, date = host.drafts[0], day(before)
    own = seat(person)
    if person is leader.drafts[0] or any(own is p for p in places):
        return []
    found = [Fact("MET_WITH", person, leader.drafts[0], typed.scan.sentence, "receiver", (span(host),), date)]
    found += [Fact("MET_WITH", own, p, typed.scan.sentence, "receiver", (span(host),), date) for p in places if own is not None and _may_meet(own, p)]
    return found


def _both_led(typed: Typed, delegation: tuple[list[Draft], Item, Typed], places: Sequence[Draft], leader: Item) -> list[Fact]:
    """Return the talks of two delegations each introduced by a sentence, of Việt Nam and from abroad: "Đoàn A do ông B dẫn đầu. Đoàn C do ..."."""
    others, other, _ = delegation
    abroad = [p.place is None or p.place.country != "vn" for p in (*others, *places)]
    if other.drafts[0] is leader.drafts[0] or len(set(abroad)) != 2:
        return []
    ends = [(other.drafts[0], leader.drafts[0]), *((a, b) for a in others for b in places if _may_meet(a, b))]
    return [Fact("MET_WITH", a, b, typed.scan.sentence, "sides", (span(leader),), None) for a, b in ends]


def _touring(typed: Typed, delegation: tuple[list[Draft], Item, Typed]) -> list[Fact]:
    """Return whom and what a delegation introduced before visits: "Đoàn đã đến thăm tỉnh A, trao đổi với ông B"."""
    team = _TEAM.search(typed.text)
    if team is None or wished(typed, team.end()):
        return []
    places, leader, _ = delegation
    found: list[Fact] = []
    for match in _CALLS.finditer(typed.text, max(team.start(), team.end() - 12)):
        item = typed.items[match.start(match.lastgroup or 0)]
        ends = [(leader.drafts[0], d) for d in item.drafts[:1] if item.kind == "P" and d is not leader.drafts[0]]
        ends += [(a, b) for a in places for b in localities([item]) if _may_meet(a, b)]
        found += [Fact("MET_WITH", a, b, typed.scan.sentence, "visit", (span(item),), day(typed)) for a, b in ends]
    return found


def _faced(typed: Typed, match: re.Match[str]) -> list[Fact]:
    """Return the meeting of "đón tiếp đồng chí A và đoàn có đồng chí B"."""
    host = typed.items[match.start("h")]
    guest = next((i for i in typed.at(*match.span("guest")) if i.kind in "PL"), None)
    if guest is None or guest.drafts[0] is host.drafts[0]:
        return []
    pair = [(host.drafts[0], guest.drafts[0])] if guest.kind == "P" else []
    if (one := seat(host.drafts[0])) is not None:
        pair += [(one, other) for other in localities([guest]) if _may_meet(one, other)]
    return [Fact("MET_WITH", a, b, typed.scan.sentence, "receiver", (span(host), span(guest)), day(typed)) for a, b in pair]


def _greeted(typed: Typed, *, under_way: bool) -> list[Fact]:
    """Return the meeting of two officials of different places of whom one thanks the other or hands over a gift."""
    if SIGNS["E"] in typed.text:
        return []
    found: list[Fact] = []
    for match in _THANKS.finditer(typed.text):
        host, guest = typed.items[match.start("h")], typed.items[match.start("g")]
        if (own := seat(guest.drafts[0])) is not None:
            spans = (span(host), span(guest))
            found += [Fact("MET_WITH", own, h, typed.scan.sentence, "greeting", spans, day(typed)) for h in localities([host]) if _may_meet(own, h)]
    chairs = [(m, "a", "b") for m in _CHAIRS.finditer(typed.text)] if _TOGETHER.search(typed.text) else []
    for match, a, b in (*((m, "h", "g") for p in (_GREETS, _EXCHANGE, *_PAIR) for m in p.finditer(typed.text)), *chairs):
        host, guest = typed.items[match.start(a)], typed.items[match.start(b)]
        one, other = seat(host.drafts[0]), seat(guest.drafts[0])
        known = one is not None and other is not None
        if one is other or not (known or (under_way and guest.head is not None)) or wished(typed, match.start(b)):
            continue
        ends = [(host.drafts[0], guest.drafts[0])]
        ends += [(one, other)] if one is not None and other is not None and _may_meet(one, other) else []
        found += [Fact("MET_WITH", x, y, typed.scan.sentence, "greeting", (span(host), span(guest)), day(typed)) for x, y in ends]
    return found


def _visits(typed: Typed) -> list[Fact]:
    """Return the localities of "đoàn công tác tỉnh A (do ông X dẫn đầu) thăm và làm việc tại tỉnh B" and "chuyến thăm của tỉnh A tại tỉnh B"."""
    found = []
    for pattern in _VISITS.among(typed.text):
        for match in pattern.finditer(typed.text):
            guests, hosts = typed.at(*match.span("g")), typed.at(*match.span("h"))
            found += [
                Fact("MET_WITH", g, h, typed.scan.sentence, "visit", tuple(span(i) for i in (*guests, *hosts)), day(typed))
                for g in localities(guests) for h in localities(hosts) if _may_meet(g, h)
            ]  # fmt: skip
    return found


def pairs(facts: Sequence[Fact]) -> list[tuple[int, tuple[Draft, ...]]]:
    """Return the two localities that meet, with where the article first says so, if it is two and no more."""
    met = [f for f in facts if f.source.type == "Locality"]
    both = {id(d): d for f in met for d in (f.source, f.target)}
    return [(met[0].sentence.start, tuple(both.values()))] if len(both) == 2 else []


def _unnamed(typed: Typed, leader: Draft | None) -> _Meeting | None:
    """Return the meeting of a sentence in which one side is only "đoàn" (its leader is known), or is named behind the other."""
    host, guest = None, None
    if match := _FACING.search(typed.text) or _BESIDE.search(typed.text):
        side = "g" if match.start("g") >= 0 else "l"
        host, guest = typed.items[match.start("h")], typed.items[match.start(side)]
    elif leader is not None and (match := _VISIT.search(typed.text) or _TAKES.search(typed.text)):
        guest = typed.items[match.start("g" if "g" in match.re.groupindex else "h")]
    if guest is None or (host is None and leader is None):
        return None
    hosts = list(host.drafts) if host else [d for d in (leader,) if d]
    if hosts[0] in guest.drafts:
        return None
    own = [p for p in (seat(hosts[0]),) if p]
    spans = tuple(span(i) for i in (host, guest) if i is not None)
    guests = [d for d in guest.drafts[:1] if d.type == "Official"]
    return _Meeting(typed, hosts[:1], guests, own, [p for p in localities([guest]) if p not in own], spans)


def _led(typed: Typed) -> _Meeting | None:
    """Return the meeting of "ông A tiếp đoàn ... do ông B làm trưởng đoàn", whatever the delegation is of."""
    match = _TAKES_IN.search(typed.text)
    if match is None or wished(typed, match.start("h")):
        return None
    host, guest = typed.items[match.start("h")], typed.items[match.start("g")]
    if host.drafts[0] is guest.drafts[0]:
        return None
    own = localities([host])
    guests = [p for p in localities([guest]) if p not in own]
    return _Meeting(typed, [host.drafts[0]], [guest.drafts[0]], own, guests, (span(host), span(guest)))


def _led_by(receives: tuple[Item, Typed], typed: Typed, leader: Item) -> _Meeting:
    """Return the meeting of "ông A tiếp đoàn ..." whose leader the next sentence names: "Đoàn do ông B làm trưởng đoàn"."""
    host, _ = receives
    own = [p for p in (seat(host.drafts[0]),) if p]
    guests = [d for d in leader.drafts[:1] if d is not host.drafts[0]]
    theirs = [p for g in guests if (p := seat(g)) is not None and p not in own]
    return _Meeting(typed, [host.drafts[0]], guests, own, theirs, (span(leader),))


def _split(items: Sequence[Item]) -> tuple[list[Draft], list[Draft]]:
    people = [d for i in items if i.kind == "P" for d in i.drafts]
    return people, localities(items)


def _meeting(typed: Typed, led: dict[int, Item], leaders: dict[int, Draft]) -> _Meeting | None:
    for pattern in _MEETS.among(typed.text):
        for match in pattern.finditer(typed.text):
            left, right = ("a", "b") if pattern is _WITH else ("h", "g")
            between = match["between"] if pattern is _HOST else ""
            if _NOT.search(match["mid"]) or _TOUR.search(between):
                continue
            if pattern is _HOST and match["mid"].startswith(" và ") and typed.items[match.start("h")].kind == "L":
                continue  # "chào lãnh đạo tỉnh A và thăm một cơ sở ở tỉnh B": another does both
            hosts, host_places = _split(typed.at(*match.span(left)))
            guest = typed.items[match.start(right)]
            if guest.kind in "LG" and re.search(r"\b(?:tại|ở|từ|về|cho|của|trên địa bàn)\s+(?:\w+\s+){0,2}[(,]?\s*$|\(\s*$|\bkhu\b", between):
                continue
            guests, guest_places = _split([guest])
            if guest.kind in "LG":
                guest_places = localities(typed.at(*match.span(right)))
            if guest.start in led:
                guests = list(led[guest.start].drafts)
            for item in typed.at(*match.span(left)):
                if item.start in led and pattern is not _PASSIVE:  # the guests come first: "Đoàn ... do ông A dẫn đầu đã đến thăm B"
                    hosts = list(led[item.start].drafts)
            if not guests and pattern is _HOST:
                follow = rule(r"^[^.;\ue002]{0,60}?(?:do|,)\s+(?:(?:đồng chí|ông|bà)\s+)*(?P<p><P>)").match(match["after"])
                if follow:
                    guests = list(typed.items[match.start("after") + follow.start("p")].drafts)
            if guest.kind == "P" and pattern is not _PASSIVE:  # each of several delegations has its own leader
                row = [d for i in typed.at(*match.span(right)) if i.kind == "P" for d in i.drafts]
                guests = [g for n, g in enumerate(row) if n == 0 or (seat(g) not in [seat(r) for r in row[:n]] and seat(g) is not None)]
            elif not guests and len(guest_places) == 1 and (known := leaders.get(id(guest_places[0]))) is not None:
                guests = [known]
            hosts, guests = hosts[:1], [g for g in guests if g not in hosts[:1]]
            if not (hosts or host_places) or not (guests or guest_places):
                continue
            if not host_places and hosts and (place := seat(hosts[0])):
                host_places = [place]
            if not guest_places:
                guest_places = [place for g in guests if (place := seat(g))]
            if not guests and not guest_places:
                continue
            guest_places = [p for p in guest_places if p not in host_places]
            if not guests and not guest_places:
                continue
            spans = tuple(span(i) for i in (*typed.at(*match.span(left)), guest))
            return _Meeting(typed, hosts, guests, host_places[:3], guest_places, spans)
    return None


def _talks(typed: Typed) -> list[Fact]:
    """Return the localities between which talks are said to be held ("Tại buổi làm việc, hai bên ...")."""
    found = []
    for match in _TALKS.finditer(typed.text):
        start, end = match.span("a" if match["a"] else "b")
        beside = typed.text.find(" với ", start, end)
        sides = [localities(typed.at(*part)) for part in ((start, beside), (beside, end))] if beside >= 0 else []
        pairs = product(*sides) if sides else combinations(localities(typed.at(start, end)), 2)  # "giữa A với B và C": B and C do not meet
        spans = tuple(span(i) for i in typed.at(*match.span()))
        found += [Fact("MET_WITH", a, b, typed.scan.sentence, "talks", spans, day(typed)) for a, b in pairs if _may_meet(a, b)]
    return found


def _facts(meeting: _Meeting) -> list[Fact]:
    sentence, date = meeting.typed.scan.sentence, day(meeting.typed)
    if not (meeting.host_places or meeting.guest_places):
        return []  # two persons of no locality: no meeting between localities
    persons = [(h, g) for h in meeting.hosts for g in meeting.guests]
    places = [(h, g) for h in meeting.host_places for g in meeting.guest_places if _may_meet(h, g)]
    return [Fact("MET_WITH", h, g, sentence, "meeting", _marks(meeting, h, g), date) for h, g in (*persons, *places)]


def _marks(meeting: _Meeting, host: Draft, guest: Draft) -> tuple[tuple[int, int], ...]:
    """Return the words that name the two where both are named, else those that made the meeting."""
    items = meeting.typed.items.values()
    found = [next((span(i) for i in items if draft in i.drafts), None) for draft in (host, guest)]
    named = tuple(f for f in found if f is not None)
    return named if len(named) == len(found) else meeting.spans


def _completed(meeting: _Meeting, typed: Typed, led: dict[int, Item]) -> list[Fact]:
    """Return what a later sentence adds: who led the guests, or who received them."""
    found = []
    date = day(meeting.typed)
    if not meeting.guests and led:
        for item in led.values():
            if item.drafts and item.drafts[0] not in meeting.hosts:
                meeting.guests = [item.drafts[0]]
                found += [Fact("MET_WITH", h, item.drafts[0], typed.scan.sentence, "receiver", (span(item),), date) for h in meeting.hosts]
                break
    if not meeting.hosts and (match := _RECEIVERS.search(typed.text)):
        item = typed.items[match.start("h")]
        host = item.drafts[0]
        if host not in meeting.guests:
            meeting.hosts = [host]
            found += [Fact("MET_WITH", host, g, typed.scan.sentence, "receiver", (span(item),), date) for g in meeting.guests]
            if not meeting.host_places and (place := seat(host)) and place not in meeting.guest_places:
                meeting.host_places = [place]
                found += [
                    Fact("MET_WITH", place, g, typed.scan.sentence, "receiver", (span(item),), date)
                    for g in meeting.guest_places
                    if _may_meet(place, g)
                ]
    if not found and meeting.lacks():
        found = _spoken(meeting, typed)
    return found


def _spoken(meeting: _Meeting, typed: Typed) -> list[Fact]:
    """Return the meeting of those who chair it or speak first for each side, where the article says which localities met and not who led them."""
    if SIGNS["E"] in meeting.typed.text:
        return []  # a conference is no meeting of two
    for item in typed.items.values() if _PRESENT.search(typed.text) else ():
        if item.kind == "P" and (own := seat(item.drafts[0])) is not None:
            side = meeting.hosts if own in meeting.host_places else meeting.guests if own in meeting.guest_places else None
            if side == []:
                side.append(item.drafts[0])
    if meeting.hosts and meeting.guests:
        ends = meeting.hosts[0], meeting.guests[0]
        return [Fact("MET_WITH", *ends, typed.scan.sentence, "sides", (), day(meeting.typed))]
    for match in (*_CHAIRS.finditer(typed.text), *(_SAYS.finditer(typed.text) if SIGNS["E"] not in typed.text else ())):
        for item in (i for g in match.re.groupindex for i in typed.at(*match.span(g))):
            person = item.drafts[0]
            own = seat(person)
            if not meeting.hosts and own is not None and own in meeting.host_places and person not in meeting.guests:
                meeting.hosts = [person]
            elif not meeting.guests and own is not None and own in meeting.guest_places and person not in meeting.hosts:
                meeting.guests = [person]
            else:
                continue
            if meeting.hosts and meeting.guests:
                ends = meeting.hosts[0], meeting.guests[0]
                return [Fact("MET_WITH", *ends, typed.scan.sentence, "sides", (span(item),), day(meeting.typed))]
    return []


EXAMPLES: Final[Examples] = {
    "meeting": (
        "Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An đã tiếp Tỉnh trưởng tỉnh Xiêng Khoảng Bun Thoong.",
        "Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An mong muốn sớm gặp Tỉnh trưởng tỉnh Xiêng Khoảng Bun Thoong.",
    ),
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
    "sides": (
        (
            "Đoàn công tác tỉnh Xiêng Khoảng đến thăm tỉnh Hà Giang. Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An cảm ơn sự giúp đỡ của bạn. "
            "Tỉnh trưởng tỉnh Xiêng Khoảng Bun Thoong khẳng định tình hữu nghị."
        ),
        (
            "Đoàn công tác tỉnh Xiêng Khoảng đến thăm tỉnh Hà Giang. Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An cảm ơn sự giúp đỡ của bạn. "
            "Chủ tịch UBND tỉnh Lào Cai Trần Văn Bình khẳng định tình hữu nghị."
        ),
    ),
    "greeting": (
        "Tỉnh trưởng tỉnh Xiêng Khoảng Bun Thoong tặng quà Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An.",
        "Tỉnh trưởng tỉnh Xiêng Khoảng Bun Thoong mong muốn tặng quà Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An.",
    ),
    "talks": (
        "Buổi làm việc giữa tỉnh Hà Giang và tỉnh Xiêng Khoảng kéo dài hai giờ.",
        "Buổi làm việc kéo dài hai giờ; mưa lớn ở tỉnh Hà Giang và tỉnh Xiêng Khoảng.",
    ),
    "visit": (
        "Đoàn công tác tỉnh Hà Giang kết thúc chuyến thăm và làm việc tại tỉnh Xiêng Khoảng.",
        "Tỉnh Hà Giang có nhiều kinh nghiệm quý hơn tỉnh Xiêng Khoảng.",
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
