"""Meetings: MET_WITH between persons, and between the localities they come from, followed through an article as it names the two sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from loaders.delegation import LEADS, LED, RECEIVERS, TAKES, Delegation, both_led, faced, facing, received, touring
from loaders.draft import Draft
from loaders.encounter import CHAIRS, GREETINGS, greeted, talks, visits
from loaders.fact import Examples, Fact, day, localities, may_meet, seat, span, wished
from loaders.pattern import Family, Pattern
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
_WITH: Final = rule(
    rf"(?<!\btại )(?<!\bở )(?P<a><PLG+>)(?P<mid>[^.;\ue002\ue000]{{0,60}}?)\b{_VERB}"
    r"(?:[^.;\ue002\ue000]{0,40}?)\b(?:với|cùng)\s+(?:đoàn\s+)?(?P<b><PLG+>)"
)
_PASSIVE: Final = rule(rf"(?P<g><PL>)(?P<mid>[^.;]{{0,110}}?)\bđược\s+(?P<h><PL>)[^.;\ue002\ue000]{{0,60}}?\b{_VERB}")
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
_BESIDE: Final = rule(
    r"(?P<h><P>)[^.;\ue002]{0,60}?\b(?:trong|tại)\s+(?:buổi gặp|cuộc gặp|buổi tiếp|cuộc tiếp|buổi làm việc|cuộc làm việc|buổi hội đàm)"
    r"\s(?:với\s)?(?P<g><P>)"
)
_TAKES_IN: Final = rule(
    r"(?P<h><P>)[^.;\ue002]{0,120}?\b(?:tiếp|đón|làm việc với|tiếp đón|đón tiếp|tiếp xã giao)\b[^.;\ue002]{0,40}?\bđoàn\b[^;\ue002]*?\bdo\s+"
    r"(?P<g><P>)[^.;\ue002]{0,120}?\b(?:trưởng đoàn|dẫn đầu)"
)
_COURTESY: Final = rule(
    r"\b(?:buổi tiếp|cuộc tiếp|buổi hội đàm|cuộc hội đàm|hội đàm|hội kiến|buổi làm việc|cuộc làm việc|chào xã giao|chào từ biệt|đón tiếp trọng thị|"
    r"sự đón "
    r"tiếp|chuyến thăm và làm việc|đến thăm và làm việc|sang thăm|chào đón đoàn|chào mừng đoàn|buổi gặp|cuộc gặp)\b"
)
_TALK: Final = rule(r"\b(?:hội đàm|hội kiến)\b")
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
_MEETS: Final = Family(_PASSIVE, _HOST, _WITH)
_ONE_SIDED: Final = Family(_FACING, _BESIDE, _VISIT, TAKES, _TAKES_IN)


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
    delegation: Delegation | None = None
    leaders: dict[int, Draft] = {}
    receives: tuple[Item, Typed] | None = None
    sides: list[tuple[Draft, Draft, Typed]] = []
    most = _told_most(sentences)

    @cache
    def speaks_of(what: Pattern) -> bool:
        return any(what.search(t.text) for t in sentences)

    for typed in sentences:
        if not _ACTOR.search(typed.text):
            continue
        led = {typed.items[m.start("l")].start: typed.items[m.start("p")] for m in LED.finditer(typed.text)}
        meeting = _meeting(typed, led, leaders)
        if (meeting is None or not _facts(meeting)) and _ONE_SIDED.possible(typed.text):  # what names one side only may name the other in another way
            meeting = _unnamed(typed, leader) or _led(typed) or meeting
        found.extend(talks(typed))
        if meeting is not None:
            current = meeting
            found.extend(_facts(meeting))
        elif current is not None and typed.scan.sentence.paragraph - current.typed.scan.sentence.paragraph <= 5:
            found.extend(_completed(current, typed, led))
        if receives is not None and (match := _SENT.search(typed.text)) and typed.scan.sentence.paragraph - receives[1].scan.sentence.paragraph <= 2:
            found.extend(_facts(_led_by(receives, typed, typed.items[match.start("p")])))
        if taking := TAKES.search(typed.text):
            receives = typed.items[taking.start("h")], typed
        if delegation is not None and typed.scan.sentence.paragraph - delegation[2].scan.sentence.paragraph <= 4:
            found.extend(received(typed, delegation))
            found.extend(touring(typed, delegation))
        elif match := RECEIVERS.search(typed.text):
            found.extend(faced(typed, match))
        for match in LED.finditer(typed.text):
            place, person = typed.items[match.start("l")], typed.items[match.start("p")]
            if delegation is not None and typed.scan.sentence.paragraph - delegation[2].scan.sentence.paragraph <= 2 and speaks_of(_TALK):
                found.extend(both_led(typed, delegation, localities([place]), person))
            delegation = (localities([place]), person, typed)
            leader = person.drafts[0]
            for sent in place.drafts:
                leaders.setdefault(id(sent), leader)
        if not led and (match := LEADS.search(typed.text)) and match.lastgroup is not None:
            person = typed.items[match.start(match.lastgroup)]
            own = seat(person.drafts[0])
            delegation, leader = ([own] if own is not None else [], person, typed), person.drafts[0]
        found.extend(visits(typed))
        if GREETINGS.possible(typed.text):
            found.extend(greeted(typed, under_way=current is not None or delegation is not None or speaks_of(_COURTESY)))
        for match in _SIDE.finditer(typed.text):
            if current is None and delegation is None and not _OCCASION.search(typed.text):
                continue
            places, side = localities([typed.items[match.start("l")]]), typed.items[match.start("p")].drafts[0]
            if places and all(side is not p for _, p, _ in sides):
                found.extend(facing(typed, places[0], side, sides, delegation))
                sides.append((places[0], side, typed))
        leader = leader or most
    if not any(f.source.type == "Official" for f in found) and (spoken := _spokesmen(sentences)) and speaks_of(_COURTESY):
        found.extend(spoken)
    return found


def _spokesmen(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the meeting of the first to speak for each of two localities, in an article that tells of a visit and names no meeting of persons."""
    first: dict[int, tuple[Draft, Draft, Typed, Item]] = {}
    for typed in sentences:
        if SIGNS["E"] in typed.text or SIGNS["P"] not in typed.text:
            continue
        for match in _SAYS.finditer(typed.text):
            item = typed.items[match.start("p")]
            own = seat(item.drafts[0])
            if own is not None:
                first.setdefault(id(own), (own, item.drafts[0], typed, item))
    if len(first) != 2:
        return []
    (one, host, _, _), (other, guest, typed, item) = first.values()
    ends = [(host, guest), (one, other)] if may_meet(one, other) else []
    return [Fact("MET_WITH", a, b, typed.scan.sentence, "sides", (span(item),), None) for a, b in ends]


def _told_most(sentences: Sequence[Typed]) -> Draft | None:
    """Return the person whom an article mentions most, the first of several: "đoàn" without a leader named is theirs."""
    people = {id(d): d for t in sentences for i in t.items.values() if i.kind == "P" for d in i.drafts}
    return max(people.values(), key=lambda d: (len(d.mentions), -d.first), default=None)


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
    elif leader is not None and (match := _VISIT.search(typed.text) or TAKES.search(typed.text)):
        guest = typed.items[match.start("g" if "g" in match.re.groupindex else "h")]
    if guest is None:
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
            guest_places = [p for p in guest_places if p not in host_places]
            if not guests and not guest_places:
                continue
            spans = tuple(span(i) for i in (*typed.at(*match.span(left)), guest))
            return _Meeting(typed, hosts, guests, host_places[:3], guest_places, spans)
    return None


def _facts(meeting: _Meeting) -> list[Fact]:
    sentence, date = meeting.typed.scan.sentence, day(meeting.typed)
    if not (meeting.host_places or meeting.guest_places):
        return []  # two persons of no locality: no meeting between localities
    persons = [(h, g) for h in meeting.hosts for g in meeting.guests]
    places = [(h, g) for h in meeting.host_places for g in meeting.guest_places if may_meet(h, g)]
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
    if not meeting.hosts and (match := RECEIVERS.search(typed.text)):
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
                    if may_meet(place, g)
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
    for match in (*CHAIRS.finditer(typed.text), *(_SAYS.finditer(typed.text) if SIGNS["E"] not in typed.text else ())):
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
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
