"""Meetings: MET_WITH between persons, and between the localities they come from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from loaders.draft import Draft
from loaders.fact import Examples, Fact, day, localities, seat, span
from loaders.locality import level_of
from loaders.typed import Item, Typed, rule

_VERB: Final = (
    r"(?:tiếp đón|đón tiếp|tiếp xã giao|tiếp thân mật|tiếp kiến|tiếp đoàn|tiếp(?! tục| cận| theo| thị| nhận| xúc| tế| nối| viện| sức| diễn| đó|"
    r" thu| giáp| quản| đất)|hội đàm|hội kiến|làm việc|gặp gỡ|gặp mặt|gặp|chào xã giao|thăm và làm việc|đến thăm|thăm hữu nghị|thăm|chiêu đãi|"
    r"trao đổi|tọa đàm|đón(?! nhận| đầu| bắt| khách| Tết| Xuân))"
)
_HOST: Final = rule(
    rf"(?<!\btại )(?<!\bở )(?P<h><PL+>)(?P<mid>[^.;\ue002\ue000]{{0,70}}?)\b{_VERB}\b(?P<between>[^.;]{{0,120}}?)(?P<g><PLG+>)(?P<after>[^.;]*)"
)
_LED: Final = rule(
    r"(?P<l><L>)(?:[^.;\ue000\ue002]){0,60}?\b(?:do|gồm|dẫn đầu là|trưởng đoàn là)\s+(?:(?:đồng chí|ông|bà|các)\s+)*(?P<p><P>)"
    r"[^.;]{0,120}?(?:làm\s+trưởng đoàn|dẫn đầu|là\s+trưởng đoàn|trưởng đoàn|đến thăm|sang thăm|làm|,|$)"
)
_WITH: Final = rule(
    rf"(?P<a><PLG+>)(?P<mid>[^.;\ue002\ue000]{{0,60}}?)\b{_VERB}(?:[^.;\ue002\ue000]{{0,40}}?)\b(?:với|cùng)\s+(?:đoàn\s+)?(?P<b><PLG+>)"
)
_PASSIVE: Final = rule(rf"(?P<g><PL>)(?P<mid>[^.;]{{0,110}}?)\bđược\s+(?P<h><PL>)[^.;\ue002\ue000]{{0,60}}?\b{_VERB}")
_TALKS: Final = rule(
    r"\b(?:buổi làm việc|buổi tiếp|cuộc tiếp|buổi hội đàm|hội đàm|cuộc gặp|buổi gặp mặt|cuộc làm việc|cuộc họp|buổi họp|buổi hội kiến|"
    r"cuộc hội kiến)\b[^.;\ue000\ue001]{0,30}?(?:giữa\s+(?:\w+\s+){0,3}?(?P<a><LG+>)|,\s*(?P<b><G>))"
)
_WORKING: Final = rule(
    r"(?P<g><L>)(?=[^.;]*\b(?:thăm|làm việc|hội đàm|trao đổi|học tập)\b)[^.;\ue000]{0,160}?\b(?:làm việc|hội đàm|trao đổi kinh nghiệm|"
    r"học tập kinh nghiệm|thăm hữu nghị|thăm chính thức|thăm, làm việc|thăm và làm việc)\s+(?:tại|với)\s+(?P<h><L>)"
)
_ACTOR: Final = rule("<PLG>")
_SIDE: Final = rule(
    r"(?:về phía|phía|đại diện phía|bên phía)\s+(?:\w+\s+){0,4}?(?P<l><L>)[^.;\ue002]{0,60}?(?:có|gồm|là|:)[^.;\ue002]{0,30}?(?P<p><P>)"
)
_OCCASION: Final = re.compile(r"hội đàm|buổi làm việc|buổi tiếp|tiếp đoàn|làm việc với|tiếp và", re.IGNORECASE)
_VISIT: Final = rule(
    r"(?:^|[,;]\s*)(?:[^.;,\ue000-\ue006]{0,30}?\s)?đoàn(?: công tác| đại biểu)?\s[^.;,\ue000-\ue006]{0,40}?(?:chào xã giao|gặp|gặp gỡ|"
    r"làm việc|hội đàm|hội kiến|tiếp kiến)\s(?:với\s)?(?P<g><P>)"
)
_FACING: Final = rule(
    r"(?:^|\b(?:tại|trong)\s+)[^.;,\ue000-\ue006]{0,30}?(?:buổi gặp|cuộc gặp|buổi tiếp|cuộc tiếp|buổi làm việc|cuộc làm việc|gặp|tiếp kiến|"
    r"tiếp|hội kiến|làm việc|trao đổi)\s(?:với\s)?(?P<g><P>)[^.;\ue002]{0,60}?,\s*(?P<h><P>)"
)
_BESIDE: Final = rule(
    r"(?P<h><P>)[^.;\ue002]{0,60}?\b(?:trong|tại)\s+(?:buổi gặp|cuộc gặp|buổi tiếp|cuộc tiếp|buổi làm việc|cuộc làm việc|buổi hội đàm)"
    r"\s(?:với\s)?(?P<g><P>)"
)
_TAKES: Final = rule(r"(?P<h><P>)[^.;\ue002]{0,120}?\b(?:tiếp|đón|tiếp đón|đón tiếp)(?: và làm việc với)?\s+đoàn\b(?![^.;]*<P>)")
_RECEIVERS: Final = rule(
    r"^(?!\W*(?:cùng\s)?(?:tham\s)?dự)[^.;\ue002]{0,40}?(?:tiếp|đón|tiếp và làm việc|làm việc|đón và làm việc)[^.;\ue002]{0,60}?(?:có|là|gồm)"
    r"(?:[^.;\ue002]{0,30}?)(?P<h><P>)"
)
_NOT: Final = re.compile(r"mong muốn|đề nghị|đề xuất|\bmời\b|sẽ\b|mong\b|kế hoạch|kết quả (?:buổi|chuyến|cuộc)", re.IGNORECASE)
_TOUR: Final = re.compile(
    r"gia đình|bệnh nhân|người dân|hộ dân|thương binh|nhà máy|công ty|doanh nghiệp|trường|học sinh|gian hàng|mô hình|khu|tặng quà|động viên",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Meeting:
    """The meeting under way: who receives and who comes, as the sentences so far tell."""

    typed: Typed
    hosts: list[Draft] = field(default_factory=list)
    guests: list[Draft] = field(default_factory=list)
    host_places: list[Draft] = field(default_factory=list)
    guest_places: list[Draft] = field(default_factory=list)
    spans: tuple[tuple[int, int], ...] = ()


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the MET_WITH facts of an article: the leading persons of both sides, and both localities."""
    found: list[Fact] = []
    current: _Meeting | None = None
    leader: Draft | None = None
    delegation: tuple[Item, Item, Typed] | None = None
    sides: list[tuple[Draft, Draft, Typed]] = []
    for typed in sentences:
        if not _ACTOR.search(typed.text):
            continue
        led = {typed.items[m.start("l")].start: typed.items[m.start("p")] for m in _LED.finditer(typed.text)}
        meeting = _meeting(typed, led) or _unnamed(typed, leader)
        if meeting is not None:
            current = meeting
            found.extend(_facts(meeting))
        else:
            found.extend(_talks(typed))
            if current is not None and typed.scan.sentence.paragraph - current.typed.scan.sentence.paragraph <= 3:
                found.extend(_completed(current, typed, led))
        if (
            delegation is not None
            and (match := _RECEIVERS.search(typed.text))
            and typed.scan.sentence.paragraph - delegation[2].scan.sentence.paragraph <= 3
        ):
            found.extend(_received(typed, typed.items[match.start("h")], delegation))
        for match in _LED.finditer(typed.text):
            delegation = (typed.items[match.start("l")], typed.items[match.start("p")], typed)
            leader = delegation[1].drafts[0]
        found.extend(_visits(typed))
        for match in _SIDE.finditer(typed.text):
            if current is None and delegation is None and not _OCCASION.search(typed.text):
                continue
            places, person = localities([typed.items[match.start("l")]]), typed.items[match.start("p")].drafts[0]
            if places and all(person is not p for _, p, _ in sides):
                found.extend(_facing(typed, places[0], person, sides, delegation))
                sides.append((places[0], person, typed))
        leader = leader or next((d for i in typed.items.values() if i.kind == "P" for d in i.drafts), None)
    return found


def _facing(
    typed: Typed, place: Draft, person: Draft, sides: Sequence[tuple[Draft, Draft, Typed]], delegation: tuple[Item, Item, Typed] | None
) -> list[Fact]:
    """Return the meeting of the first person named "về phía" a locality with the leader of the other side, named before."""
    others = [(p, d) for p, d, before in sides if p is not place and typed.scan.sentence.paragraph - before.scan.sentence.paragraph <= 3]
    if not others and delegation is not None:
        others = [(p, delegation[1].drafts[0]) for p in localities([delegation[0]]) if p is not place]
    if any(p is place for p, _, _ in sides):
        return []
    return [
        Fact("MET_WITH", a, b, typed.scan.sentence, "talks", (), None)
        for p, other in others[:1] for a, b in ((person, other), (place, p)) if a is not b and (a.type == (
            "Official"
        ) or abs(level_of(a) - level_of(b)) <= 1)
    ]  # fmt: skip


def _received(typed: Typed, host: Item, delegation: tuple[Item, Item, Typed]) -> list[Fact]:
    """Return the meeting of a delegation introduced before with those who "tiếp và làm việc với đoàn"."""
    place, leader, before = delegation
    person, date = host.drafts[0], day(before)
    if person is leader.drafts[0]:
        return []
    found = [Fact("MET_WITH", person, leader.drafts[0], typed.scan.sentence, "receiver", (span(host),), date)]
    own = seat(person)
    found += [
        Fact("MET_WITH", own, p, typed.scan.sentence, "receiver", (span(host),), date)
        for p in localities([place])
        if own is not None and own is not p and abs(level_of(own) - level_of(p)) <= 1
    ]
    return found


def _visits(typed: Typed) -> list[Fact]:
    """Return the localities of "đoàn công tác tỉnh A (do ông X dẫn đầu) thăm và làm việc tại tỉnh B"."""
    found = []
    for match in _WORKING.finditer(typed.text):
        guest, host = typed.items[match.start("g")], typed.items[match.start("h")]
        found += [
            Fact("MET_WITH", g, h, typed.scan.sentence, "visit", (span(guest), span(host)), day(typed))
            for g in localities([guest]) for h in localities([host]) if g is not h and abs(level_of(g) - level_of(h)) <= 1
        ]  # fmt: skip
    return found


def pairs(sentences: Sequence[Typed]) -> list[tuple[int, tuple[Draft, ...]]]:
    """Return the two localities that meet, with where the article first says so, if it is two and no more."""
    met = [f for f in state(sentences) if f.source.type == "Locality"]
    both = {id(d): d for f in met for d in (f.source, f.target)}
    return [(met[0].sentence.start, tuple(both.values()))] if len(both) == 2 else []


def _unnamed(typed: Typed, leader: Draft | None) -> _Meeting | None:
    """Return the meeting of a sentence in which one side is only "đoàn" (its leader is known), or is named behind the other."""
    host, guest = None, None
    if match := _FACING.search(typed.text) or _BESIDE.search(typed.text):
        host, guest = typed.items[match.start("h")], typed.items[match.start("g")]
    elif leader is not None and (match := _VISIT.search(typed.text) or _TAKES.search(typed.text)):
        guest = typed.items[match.start("g" if "g" in match.re.groupindex else "h")]
    if guest is None or (host is None and leader is None):
        return None
    hosts = list(host.drafts) if host else [d for d in (leader,) if d]
    if hosts[0] in guest.drafts:
        return None
    places = [p for p in (seat(hosts[0]),) if p], [p for p in (seat(guest.drafts[0]),) if p]
    spans = tuple(span(i) for i in (host, guest) if i is not None)
    return _Meeting(typed, hosts[:1], list(guest.drafts[:1]), places[0], [p for p in places[1] if p not in places[0]], spans)


def _split(items: Sequence[Item]) -> tuple[list[Draft], list[Draft]]:
    people = [d for i in items if i.kind == "P" for d in i.drafts]
    return people, localities(items)


def _meeting(typed: Typed, led: dict[int, Item]) -> _Meeting | None:
    for pattern in (_PASSIVE, _HOST, _WITH):
        for match in pattern.finditer(typed.text):
            left, right = ("a", "b") if pattern is _WITH else ("h", "g")
            between = match["between"] if pattern is _HOST else ""
            if _NOT.search(match["mid"]) or _TOUR.search(between):
                continue
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
            hosts, guests = hosts[:1], [g for g in guests[:1] if g not in hosts]
            if not (hosts or host_places) or not (guests or guest_places):
                continue
            if not host_places and hosts and (place := seat(hosts[0])):
                host_places = [place]
            if not guest_places and guests and (place := seat(guests[0])):
                guest_places = [place]
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
        places = localities(typed.at(*match.span("a" if match["a"] else "b")))
        found += [
            Fact("MET_WITH", a, b, typed.scan.sentence, "talks", tuple(span(i) for i in typed.at(*match.span())), day(typed))
            for a, b in combinations(places, 2) if abs(level_of(a) - level_of(b)) <= 1
        ]  # fmt: skip
    return found


def _facts(meeting: _Meeting) -> list[Fact]:
    sentence, date = meeting.typed.scan.sentence, day(meeting.typed)
    if not (meeting.host_places or meeting.guest_places):
        return []  # two persons of no locality: no meeting between localities
    found = [Fact("MET_WITH", h, g, sentence, "meeting", meeting.spans, date) for h in meeting.hosts for g in meeting.guests]
    found += [
        Fact("MET_WITH", h, g, sentence, "meeting", meeting.spans, date)
        for h in meeting.host_places
        for g in meeting.guest_places
        if h is not g and abs(level_of(h) - level_of(g)) <= 1
    ]
    return found


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
            if not meeting.host_places and (place := seat(host)):
                meeting.host_places = [place]
                found += [
                    Fact("MET_WITH", place, g, typed.scan.sentence, "receiver", (span(item),), date) for g in meeting.guest_places if g is not place
                ]
    return found


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
