"""Toponyms: which names among the words of a sentence name places, known to the gazetteer, behind a class word, or named before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from graph.schema import Place
from loaders.gazetteer import Gazetteer, gazetteer
from loaders.lexicon import LEVELS
from loaders.matcher import Span
from loaders.place import CLASS_ENDS, OPENERS, Country, PlaceMention, class_before, fits, is_person_start, noun_before, office_begins, people_before
from loaders.token import Words

_ROADS: Final = frozenset(
    "đường|cao tốc|quốc lộ|tuyến|đường sắt|hầm|cầu|vành đai|tuyến đường|đường bộ|đường cao tốc|tuyến cao tốc|đường dây".split("|")
)
_REGIONS_AFTER_CHAU: Final = frozenset({"âu", "á", "phi", "mỹ", "úc", "đại"})
_FOLLOWS: Final = frozenset("và với có đã là của do tại về được đang sẽ cho cùng thuộc trong ở từ đến vừa cũng hiện khi thăm hỗ trao tặng ký".split())
_HIS: Final = frozenset("tịch bác tưởng sản cách chương tàng lăng niên đức đại chí của người gương và đời huy giải".split())
_FORMER: Final = re.compile(r"\s*\(?(?:cũ|trước đây)\b\)?")
_PLURALS: Final = frozenset("các những hai ba bốn năm sáu bảy nhiều số 2 3 4 5 6 7 8 9".split())
_ROW_ENDS: Final = CLASS_ENDS | frozenset(
    "và thuộc của bị đã được với là có để ngày tại ở trong trên sẽ cùng nhằm vừa đang cũng chưa còn nằm thì mỗi bằng do".split()
)
_NAME_START: Final = attrgetter("name_start")


_LANDS: Final = frozenset({"trung du", "duyên hải", "đồng bằng", "miền núi", "biên giới", "cao nguyên", "nam bộ", "bắc bộ", "trung bộ"})
"""Lands of several provinces: "các tỉnh Trung du và miền núi phía Bắc"."""


_COUNTED: Final = frozenset("hộ người triệu tỷ tỉ nghìn đồng dự công ngày km ha em cháu cán căn nhà".split())


def _numbered(words: Words, i: int) -> bool:
    """Tell whether token ``i`` is the number that tells a ward from others of its name."""
    if i >= len(words) or not words[i].text.isdigit() or len(words[i].text) > 1 or words.start[i] - words.end[i - 1] != 1:
        return False
    return i + 1 == len(words) or words[i + 1].lower not in _COUNTED


def places(
    shaped: str, words: Words, spans: Sequence[Span], persons: frozenset[str] = frozenset()
) -> tuple[tuple[PlaceMention, ...], tuple[Country, ...]]:
    """Return the mentions of places and of countries among the tokens ``words`` of one sentence, each in order.

    ``spans`` are the gazetteer names found in the sentence (``Matcher.find``), ``shaped`` is the whole text in one shape, ``persons`` are names
    the article gives to persons.
    """
    gaz = gazetteer()
    found: list[PlaceMention] = []
    countries: list[Country] = []
    taken: set[int] = set()
    for start, end, name in spans:
        first = bisect_left(words.start, start)
        last = bisect_left(words.end, end, lo=first)
        if last == len(words) or words.start[first] != start or words.end[last] != end:
            continue  # its ends stand within words
        last += 1
        if name.endswith(" do") and len(gaz.named(name[:-3])) > 0:  # "tỉnh Gyeonggi do ông A dẫn đầu"
            last, end, name = last - 1, end - 3, name[:-3]
        if len(known := gaz.named(name)) == 1 and name.endswith(f" {known[0].name}") and known[0].kind == "khu tự trị":
            start, name = end - len(known[0].name), known[0].name  # "Choang Quảng Tây": the people of an autonomous region and its name
            first = bisect_left(words.start, start)
        before = class_before(words, people_before(words, first))
        union = before is not None and before[1] == "bang" and before[0] > 0 and words[before[0] - 1].lower == "liên"  # "Liên Bang Nga"
        several = before is not None and before[0] > 0 and words[before[0] - 1].lower in _PLURALS  # "các thành phố Nhật Bản"
        no_class = before is None or union or several or (before[1] == "tỉnh" and not gaz.named(name))  # "các tỉnh Việt Nam" too
        if no_class and (code := gaz.is_country(name)):
            if (
                first
                and not union
                and words[first - 1].title
                and words.start[first] - words.end[first - 1] == 1
                and words[first - 1].lower not in OPENERS
                and first - 1 not in taken
            ):
                continue  # "Sử Ngọc Anh"
            if last - first == 1 and is_person_start(words, first) and last + 1 < len(words) and words[last + 1].title:
                continue  # "Thái Thị Minh"
            countries.append(Country(start, end, code))
            taken.update(range(first, last))
            continue
        if before and before[1] == "châu" and name.lower() in _REGIONS_AFTER_CHAU:
            continue
        candidates = gaz.named(name)
        if before is None:
            candidates = tuple(p for p in candidates if gaz.level(p) < 3)
        if not candidates or (before is None and (len(name) == 2 and name.isupper())):  # "DN" is a firm more often than a city
            continue
        if shaped[start:end].isupper() and not name.isupper() and not _in_capitals(words, first, last):
            continue
        if before is None and name in persons and (is_person_start(words, first) or all(p.country != "vn" for p in candidates)):
            continue  # "đồng chí Hà Giang"
        if before is None and is_person_start(words, first):
            run = last
            while run < len(words) and words[run].title and words.start[run] - words.end[run - 1] == 1 and words[run].text.isalpha():
                run += 1
            if run > last and not is_person_start(words, last) and not office_begins(words, last):
                continue  # a personal name that begins like a place
        if not fits(words, first, last, before is not None, countries):
            continue
        if before is None and name == "Hồ Chí Minh" and first and words[first - 1].lower in _HIS:
            continue  # "tư tưởng Hồ Chí Minh" speaks of the man
        noun = None if before else noun_before(words, first)
        inside = noun is not None
        if not inside and found and found[-1].inside and re.fullmatch(r"\s*-\s*", shaped[found[-1].name_end : start]):
            inside = True  # the far end of a road
        begin = words.start[before[0]] if before else start
        if before and before[1] == "phường" and _numbered(words, last):  # "phường Móng Cái 1"
            end, candidates = words.end[last], ()
            name, last = f"{name} {words[last].text}", last + 1
        former = _FORMER.match(shaped, end)
        found.append(PlaceMention(begin, former.end() if former else end, start, end, name, before[1] if before else None, candidates, inside))
        taken.update(range(before[0] if before else first, last))
    found.extend(_behind_class_words(shaped, words, taken, gaz, persons))
    found = _rows(shaped, words, taken, found, gaz)
    found.extend(_before_countries(shaped, words, taken, found, countries))
    return tuple(sorted(found, key=_NAME_START)), tuple(countries)


def _in_capitals(words: Words, first: int, last: int) -> bool:
    """Tell whether a name in capitals is a whole name in a headline: no other name in capitals runs into it."""
    before = words[first - 1] if first else None
    if before is not None and before.text.isupper() and before.text.isalpha() and before.lower not in OPENERS | {"ủy", "tp", "ubnd", "hđnd", "huyện"}:
        return False
    after = words[last] if last < len(words) else None
    return after is None or not (after.text.isalpha() and after.text.isupper() and after.lower in {"ninh", "long"})


def _before_countries(shaped: str, words: Words, taken: set[int], found: Sequence[PlaceMention], countries: Sequence[Country]) -> list[PlaceMention]:
    """Return mentions of towns nobody lists that stand in a row of places with their country in parentheses ("Lyon và Vénissieux (Pháp)")."""
    if not countries:
        return []
    starts = {m.start for m in found}
    more: list[PlaceMention] = []
    for last in [i for i, word in enumerate(words[:-1], 1) if word.title]:
        after = words[last]
        if last - 1 in taken or (after.title and words.start[last] - words.end[last - 1] == 1):
            continue
        first = last - 1
        while first > 0 and words[first - 1].title and first - 1 not in taken and words.start[first] - words.end[first - 1] == 1:
            first -= 1
        if not first or last - first > 2 or not words[first].text.isascii() or len(words[first].text) < 3 or is_person_start(words, first):
            continue
        joint, near = words[first - 1], words.start[first - 1]
        country = after.text == "(" and any(c.start == words.end[last] and shaped[c.end : c.end + 1] == ")" for c in countries)
        row = after.text in {",", "và"} and last + 1 < len(words) and words.start[last + 1] in starts and bool(countries)
        beside = joint.lower in {",", "và"} and any(
            re.fullmatch(r"\s*(?:\([^()]*\))?\s*,?\s*", shaped[m.name_end : near]) for m in found if m.name_end <= near
        )
        if ((country or row) and beside) or (country and joint.lower in {"tại", "ở"}):
            start, end = words.start[first], words.end[last - 1]
            more.append(PlaceMention(start, end, start, end, shaped[start:end], None, ()))
            taken.update(range(first, last))
    return more


def _behind_class_words(shaped: str, words: Words, taken: set[int], gaz: Gazetteer, persons: frozenset[str]) -> list[PlaceMention]:
    """Return mentions of communes, villages and places the gazetteer does not know: a class word and the capitalised run behind it."""
    found: list[PlaceMention] = []
    for i in [i for i, low in enumerate(words.lower[:-1], 1) if low in CLASS_ENDS]:
        if i in taken or not (words[i].title or words[i].text.isdigit()):
            continue
        before = class_before(words, i)
        if before is None or (before[1] in {"vùng", "châu", "hạt", "bản"} and words[before[0]].cap) or any(j in taken for j in range(before[0], i)):
            continue
        kind = before[1]
        if words[i].text.isdigit():
            if kind not in {"quận", "phường", "tổ dân phố", "khóm", "ấp", "thôn"} or len(words[i].text) > 2:
                continue
            start, end = words.start[before[0]], words.end[i]
            name = f"{kind} {int(words[i].text)}"
            known = tuple(p for p in gaz.named(name) if p.kind == kind) if kind == "quận" else ()
            found.append(PlaceMention(start, end, start, end, name, kind, known))
            taken.update(range(before[0], i + 1))
            continue
        run = i
        while run < len(words) and run - i < 5 and run not in taken and (words[run].title or (words[run].text.isdigit() and run > i)):
            if run > i and words.start[run] - words.end[run - 1] != 1:
                break
            if run > i and office_begins(words, run):
                break
            run += 1
        last, candidates = _longest(shaped, words, i, run, kind, gaz)
        if not candidates:
            name = shaped[words.start[i] : words.end[last - 1]]
            if (
                (is_person_start(words, i) and ((run - i >= 3 and not _located(words, run, taken)) or _organ_before(words, before[0])))
                or _speaker(words, before[0], i, last)
                or name in persons
                or gaz.is_region(name)
                or (last < len(words) and f"{words[last - 1].lower} {words[last].text}" in _LANDS)
                or (last < len(words) and words[last].text == "bộ" and gaz.is_region(f"{name} bộ"))
                or _no_name(words, i, last, kind)
            ):
                continue
            if kind in {"vùng", "châu", "hạt", "thủ đô"} or office_begins(words, i) or len(words[i].text) == 1:
                continue
            if last - i >= 4 and before[0] > 0 and words[before[0] - 1].lower in _TITLE_ENDS and not is_person_start(words, i):
                last = i + 1  # "Thị trưởng thành phố Gongju Choi Won Cheol"
            for j in range(i + 1, last):
                if is_person_start(words, j) and last - j >= 3:
                    last = j
                    break
        start, end = words.start[i], words.end[last - 1]
        former = _FORMER.match(shaped, end)
        noun = noun_before(words, before[0])
        found.append(
            PlaceMention(
                words.start[before[0]],
                former.end() if former else end,
                start,
                end,
                shaped[start:end],
                kind,
                candidates,
                inside=noun in _ROADS if noun else False,
            )
        )
        taken.update(range(before[0], last))
    return found


def _rows(shaped: str, words: Words, taken: set[int], found: list[PlaceMention], gaz: Gazetteer) -> list[PlaceMention]:
    """Return ``found`` with all of a row behind the plural of a class word below the province: "các xã A, B và C" are three communes."""
    by_start = {m.start: m for m in found}
    if all(m.kind is None for m in found):
        return list(by_start.values())
    at = {start: i for i, start in enumerate(words.start)}
    for head in sorted(found, key=lambda m: m.start):
        kind, first = head.kind, at.get(head.start)
        if kind is None or head.inside or LEVELS.get(kind, 1) < 2 or not first or words[first - 1].lower not in _PLURALS:
            continue
        i = next((k for k in range(first, len(words)) if words.start[k] >= head.end), len(words))
        while i + 1 < len(words) and words[i].text in {",", "và"}:
            i += 1 + (words[i + 1].text == "và")
            last = i
            while last < len(words) and last - i < 3 and words[last].title and (last == i or words.start[last] - words.end[last - 1] == 1):
                last += 1
            known = by_start.get(words.start[i]) if i < len(words) else None
            if last == i or (known is not None and known.kind is not None) or office_begins(words, i) or words[i].lower in OPENERS:
                break
            after = words[last] if last < len(words) else None
            if after is not None and after.text.isalnum() and after.lower not in _ROW_ENDS:
                break
            if known is None and (last - i < 2 or (is_person_start(words, i) and last - i > 2)):
                break
            if known is not None and not any(p.kind == kind for p in known.candidates) and (LEVELS[kind] < 3 or after is None or after.text != "và"):
                break  # the unit above: "các xã A, B, tỉnh C" without its class word
            start, end = words.start[i], words.end[last - 1]
            name = shaped[start:end]
            by_start[start] = PlaceMention(start, end, start, end, name, kind, tuple(p for p in gaz.named(name) if p.kind == kind))
            taken.update(range(i, last))
            i = last
    return list(by_start.values())


def _speaker(words: Words, first: int, i: int, last: int) -> bool:
    """Tell whether a run behind a class word is a person: "Chủ tịch Hội đồng thành phố Tanaka Ichiro cho biết"."""
    organ = first > 0 and words[first - 1].lower in {"đồng", "trưởng", "đốc", "tịch", "dân"}
    verb = last < len(words) and words[last].lower in {"cho", "cảm", "phát", "nói", "nhấn", "khẳng", "bày", "chia", "đánh", "mong", "tặng", "trao"}
    return organ and verb and last - i >= 2


def _located(words: Words, i: int, taken: set[int]) -> bool:
    """Tell whether a place follows the comma or parenthesis at token ``i``: what stands before lies there and is no person."""
    return i + 1 < len(words) and words[i].text in {",", "("} and (i + 1 in taken or (i + 2 in taken and not words[i + 1].cap))


def _organ_before(words: Words, first: int) -> bool:
    """Tell whether a class word belongs to the organ of a Vietnamese office, whose place the gazetteer would know: "UBND tỉnh Trần Châu"."""
    organ = first > 0 and words[first - 1].lower in {"ubnd", "hđnd", "dân", "mttq", "nam", "quốc", "lđlđ"}
    return organ and words[first].lower in {"tỉnh", "tp", "thành"}


_QUALITIES: Final = frozenset(
    "di sản|du lịch|sáng tạo|thông minh|đáng sống|văn hóa|hòa bình|anh hùng|phát triển|công nghệ|khoa học|hữu nghị".split("|")
)


def _no_name(words: Words, i: int, last: int, kind: str) -> bool:
    """Tell whether a single capitalised word behind a class word is no name nobody lists but a word: "TP. Tuy nhiên", "Thành phố Thông minh"."""
    after = words[last] if last < len(words) else None
    plain = last - i == 1 and after is not None and after.text.isalpha() and after.text.islower() and words.start[last] - words.end[i] == 1
    if not plain or after is None or after.lower in _FOLLOWS:
        return False
    if f"{words[i].lower} {after.lower}" in _QUALITIES:
        return True
    return kind == "bản" or (LEVELS.get(kind, 9) <= 2 and not words[i].text.isascii())


def _longest(shaped: str, words: Words, i: int, run: int, kind: str, gaz: Gazetteer) -> tuple[int, tuple[Place, ...]]:
    """Return (end token, candidates) of the longest name from token ``i`` that the gazetteer knows at the level of ``kind``."""
    level = LEVELS.get(kind)
    for last in range(run, i, -1):
        candidates = gaz.named(shaped[words.start[i] : words.end[last - 1]])
        fitting = tuple(
            p for p in candidates if level is None or gaz.level(p) == level or (kind == "thành phố" and gaz.level(p) <= 2) or p.kind == kind
        )
        if fitting:
            return last, fitting
    return run, ()


_TITLE_ENDS: Final = frozenset("trưởng đốc thư tịch ủy tỉnh phố huyện quận xã dân đồng ubnd hđnd".split())
"""Words that end a title or its organ: behind them a place may run into a personal name ("Huyện trưởng A Duangta B")."""


def rementioned(shaped: str, sentences: Sequence[Sequence[PlaceMention]]) -> Callable[[Words, tuple[PlaceMention, ...]], tuple[PlaceMention, ...]]:
    """Return a function that adds to the places of a sentence those that ``sentences`` name behind a class word and this one names without it.

    That is how communes, villages and places the gazetteer does not hold come back later in an article: "huyện A ... Bí thư Huyện ủy A".
    """
    gaz = gazetteer()
    known: dict[str, list[tuple[str, ...]]] = {}
    for mention in (m for places in sentences for m in places if m.kind and not m.inside and m.name[0].isupper()):
        syllables = tuple(mention.name.split())
        small = not mention.candidates or min(gaz.level(p) for p in mention.candidates) >= 3 or gaz.needs_class(mention.name)
        single = not mention.candidates and len(mention.name) >= 5 and (mention.level or 9) <= 2
        if small and (len(syllables) >= 2 or single) and syllables not in known.setdefault(syllables[0], []):
            known[syllables[0]].append(syllables)

    def whole(mention: PlaceMention) -> PlaceMention:
        """Return a place without the name of a person that ran into its own ("Chủ tịch Hội đồng thành phố A Nikolay B")."""
        syllables = mention.name.split()
        if mention.candidates or len(syllables) < 3:
            return mention
        shorter = [k for k in known.get(syllables[0], ()) if len(syllables) - len(k) >= 2 and tuple(syllables[: len(k)]) == k]
        if not shorter:
            return mention
        end = mention.name_start + len(" ".join(shorter[0]))
        return replace(mention, end=end, name_end=end, name=" ".join(shorter[0]))

    first = {syllable.lower() for syllable in known}

    def again(words: Words, places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
        if first.isdisjoint(words.said):
            return places
        more = []
        places = tuple(map(whole, places))
        for i, word in enumerate(words):
            for syllables in known.get(word.text, ()):
                last = i + len(syllables)
                if last > len(words) or any(words[i + k].text != syllables[k] for k in range(1, len(syllables))):
                    continue
                start, end = words.start[i], words.end[last - 1]
                before = class_before(words, i)
                titled = i > 0 and words[i - 1].lower in _TITLE_ENDS
                if any(m.start < end and start < m.end for m in places) or not (titled or fits(words, i, last, before is not None)):
                    continue
                if last < len(words) and words[last].title and words.start[last] - end == 1 and not (titled or is_person_start(words, last)):
                    continue
                inside = noun_before(words, i) is not None
                begin = words.start[before[0]] if before else start
                more.append(PlaceMention(begin, end, start, end, shaped[start:end], before[1] if before else None, (), inside and before is None))
        return tuple(sorted((*places, *more), key=_NAME_START))

    return again
