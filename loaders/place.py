"""Places as a text names them, before it is decided which each is, and what the words around a name tell of it: a class word, a noun, a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.schema import Place
from loaders.frozen import frozen
from loaders.lexicon import CLASS_WORDS, COMMON_SURNAMES, LEVELS, NAME_NOUNS, OFFICES
from loaders.token import Words

_COMPOUNDS: Final = frozenset(
    (
        "thị trường|môi trường|lập trường|hiện trường|công trường|nông trường|lâm trường|thành phố|lao động|hoạt động|vận động|hành động|"
        "biến động|chủ động|tác động|tăng trường|các cầu|điểm cầu|nhu cầu|yêu cầu|toàn cầu|địa cầu|gia đình|con đường|lên đường|"
        "tuyến đường|mở đường|thông báo|dự báo|cảnh báo|họp báo|trình báo|nhà báo|mặt trận|các tuyến|trực tuyến|quan trường"
    ).split("|")
)
_NOUNS: Final = frozenset(NAME_NOUNS)
_NOUN_LENGTH: Final = max(len(n.split()) for n in NAME_NOUNS)
OPENERS: Final = frozenset(
    "từ tại về ở riêng cùng khi theo trong do còn nếu phía giữa đến tới với và hay hoặc cả tỉnh hai ba các những như là mà để cho của trên dưới "
    "sau trước ngoài gồm nhằm hiện nay nhất đối qua vì bởi đoàn lãnh phố đô thành hội việc quan nhiều ngành chính người dân đảng phần khu vùng "
    "địa".split()
)
_OFFICE_PAIRS: Final = frozenset(tuple(o.split()[:2]) for o in OFFICES)
# words that end like a class word: "nông thôn Việt Nam", "văn bản", "Nhật Bản"
_NO_CLASS: Final = frozenset(
    tuple(c.split())
    for c in (
        "đô thị|siêu thị|thành thị|chỉ thị|nông thôn|văn bản|nhật bản|biên bản|cơ bản|tư bản|xuất bản|chính phủ|kịch bản|công xã|tác xã|tấn xã"
    ).split("|")
)
_CLASS_TOKENS: Final = max(len(c.split()) for c in CLASS_WORDS)
CLASS_ENDS: Final = frozenset({c.split()[-1] for c in CLASS_WORDS} | {"."})
_NOUN_ENDS: Final = frozenset(n.split()[-1] for n in NAME_NOUNS)


@frozen
class Country:
    """A country named at ``start`` to ``end``; ``code`` in ISO 3166 lower case."""

    start: int
    end: int
    code: str


@frozen
class PlaceMention:
    """A place named in the text. ``start``/``end`` hold the class word and "cũ" too, ``name_start``/``name_end`` the name alone.

    ``kind`` is the class word in full ("thành phố"), None where none is written. ``candidates`` are the places of that name, perhaps none.
    ``inside`` tells that the name stands in the name of something else (a road, a river, a dish).
    """

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    kind: str | None
    candidates: tuple[Place, ...]
    inside: bool = False

    @property
    def level(self) -> int | None:
        """The level its class word tells: 1 province and city, 2 district, 3 commune, 4 village; None without a class word."""
        return LEVELS.get(self.kind) if self.kind else None


def class_before(words: Words, i: int) -> tuple[int, str] | None:
    """Return (index of the first token, class) of the class word that ends right before token ``i``, or before the people it is named after."""
    if not i:
        return None
    if words[i - 1].title or words[i - 1].text == ",":
        people = i - 1 - (words[i - 1].text == ",")
        while people > 4 and words[people - 1].title and i - people < 4:
            people -= 1
        if people > 4 and [w.lower for w in words[people - 4 : people]] == ["tự", "trị", "dân", "tộc"]:
            return class_before(words, people - 2)  # "khu tự trị dân tộc Choang Quảng Tây"
    if words[i - 1].lower not in CLASS_ENDS:
        return None
    for length in range(min(_CLASS_TOKENS, i), 0, -1):
        text = " ".join(words.lower[i - length : i]).replace(" .", ".")
        if (
            (kind := CLASS_WORDS.get(text))
            and (i - length == 0 or (words[i - length - 1].lower, text) not in _NO_CLASS)
            and (text not in {"thị", "trấn", "phủ"} or not words[i - 1].cap)
            and not (i - length > 1 and words[i - length - 1].text == "," and words[i - length - 2].lower == "tỉnh")  # "các tỉnh, thành phố A, B"
            and all(words.start[k + 1] - words.end[k] <= 1 for k in range(i - length, i))
        ):
            return i - length, kind
    return None


def people_before(words: Words, i: int) -> int:
    """Return where the name of a people before token ``i`` begins ("khu tự trị dân tộc Choang Quảng Tây"), ``i`` where none stands there."""
    if i >= 2 and words[i - 2].lower == "trị" and words[i - 1].title:
        return i - 1  # "khu tự trị Choang Quảng Tây"
    return next((j for j in (i - 3, i - 4) if j >= 0 and words[j].lower == "dân" and words[j + 1].lower == "tộc" and words[j + 2].cap), i)


def noun_before(words: Words, i: int) -> str | None:
    """Return the noun right before token ``i`` that takes a place name into another name, or None."""
    if not i or words[i - 1].lower not in _NOUN_ENDS:
        return None
    for length in range(min(_NOUN_LENGTH, i), 0, -1):
        text = " ".join(t.lower for t in words[i - length : i])
        if text in _NOUNS:
            pair = " ".join(t.lower for t in words[max(0, i - 2) : i])
            return None if length == 1 and pair in _COMPOUNDS else text
    return None


def office_begins(words: Words, i: int) -> bool:
    """Tell whether the name of an office begins at token ``i``."""
    return i + 1 < len(words) and (words[i].lower, words[i + 1].lower) in _OFFICE_PAIRS


def is_person_start(words: Words, i: int) -> bool:
    """Tell whether a Vietnamese personal name of three syllables or more begins at token ``i`` (two where a surname is a common one)."""
    if i + 1 >= len(words) or words[i].text not in COMMON_SURNAMES:
        return False
    return words[i + 1].title and words.start[i + 1] - words.end[i] == 1 and words[i + 1].text[0].isalpha()


def fits(words: Words, first: int, last: int, has_class: bool, countries: Sequence[Country] = ()) -> bool:
    """Tell whether the name in tokens ``first`` to ``last`` (exclusive) is a whole name and no part of a longer one."""
    before = words[first - 1] if first else None
    classed = has_class or words[first].lower in {"tp", "tt", "tx", "tphcm"} or any(c.end == words.start[first] - 1 for c in countries)
    department = any(w.text == "Sở" for w in words[max(0, first - 6) : first])
    classed = classed or (department and not (first and is_person_start(words, first - 1)))  # "Sở Công Thương Hà Nội", no "Sở X Nguyễn Thái Bình"
    if before and before.title and before.text.isalpha() and words.start[first] - words.end[first - 1] == 1 and not classed:
        opener = first == 1 or not words[first - 2].text[-1].isalnum()
        if not ((opener and before.lower in OPENERS) or before.lower in {"tp", "tx", "phố", "ủy", "đô", "tỉnh"} or before.lower in OPENERS):
            return False
    after = words[last] if last < len(words) else None
    if after and after.title and words.start[last] - words.end[last - 1] == 1 and after.text.isalpha():
        person = is_person_start(words, last) and not (last + 1 < len(words) and words.start[last + 1] - words.end[last] != 1)
        office = office_begins(words, last)
        organ = before is not None and before.lower in {"ủy", "ubnd", "hđnd", "trưởng", "đồng", "phố", "hiệp"}
        seat = before is not None and before.lower in {"biểu", "viện", "tịch", "đốc", "thư"} and not is_person_start(words, first)
        consul = before is not None and before.lower == "tại" and "sự" in [w.lower for w in words[max(0, first - 5) : first]]
        return person or office or has_class or organ or seat or consul
    return True
