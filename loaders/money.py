"""Money: sums as news writes them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from loaders.frozen import frozen

_SCALES: Final = {
    "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
    "nghìn tỷ": 10**12, "nghìn tỉ": 10**12, "ngàn tỷ": 10**12, "ngàn tỉ": 10**12, "trăm triệu": 10**8, "trăm tỷ": 10**11, "trăm tỉ": 10**11,
    "chục tỷ": 10**10, "chục tỉ": 10**10, "triệu tỷ": 10**15, "chục triệu": 10**7, "": 1,
}  # fmt: skip
_CURRENCIES: Final = {
    "đồng việt nam": "VND", "đồng": "VND", "vnđ": "VND", "vnd": "VND", "đ": "VND",
    "usd": "USD", "đô la mỹ": "USD", "đô-la mỹ": "USD", "đô la": "USD", "đô-la": "USD", "đôla mỹ": "USD", "đôla": "USD", "mỹ kim": "USD",
    "euro": "EUR", "eur": "EUR", "yên nhật": "JPY", "yên": "JPY", "yen": "JPY", "jpy": "JPY",
    "nhân dân tệ": "CNY", "ndt": "CNY", "cny": "CNY", "kíp lào": "LAK", "kíp": "LAK", "kip": "LAK", "lak": "LAK",
    "won": "KRW", "krw": "KRW", "baht": "THB", "bạt": "THB", "bath": "THB", "thb": "THB", "riel": "KHR", "riên": "KHR",
    "bảng anh": "GBP", "bảng": "GBP", "đô la úc": "AUD", "aud": "AUD", "rúp": "RUB", "đô la singapore": "SGD", "sgd": "SGD",
    "đô la canada": "CAD", "rupee": "INR", "đài tệ": "TWD", "franc": "CHF",
}  # fmt: skip
_NUMBER: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_DIGIT: Final = re.compile(r"\d(?<![\w.,/].)")
_MONEY: Final = re.compile(
    rf"(?P<number>{_NUMBER})\s*+"
    rf"(?P<scale>(?:{'|'.join(sorted((re.escape(s).replace(chr(92) + ' ', r'[ ]+') for s in _SCALES if s), key=len, reverse=True))})?)\s*+"
    rf"(?:(?<=[ỷỉu]\s)(?P<rest>\d{{1,3}})\s+(?P<part>triệu|nghìn|ngàn)\s*+)?"
    rf"(?P<currency>{'|'.join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
# "10 tỷ" without a currency is đồng when a gift or a sum is spoken of; the caller decides.
_BARE: Final = re.compile(
    rf"(?P<number>{_NUMBER})\s*+(?P<scale>nghìn t[ỷỉ]|ngàn t[ỷỉ]|t[ỷỉ])(?!\w|"
    r"\s*+(?:lệ|giá|trọng|phú|số|suất|dân|người|kWh|m3|lượt|USD|đô|yên|euro|cổ phiếu|tấn))",
    re.IGNORECASE,
)
_HEDGED: Final = re.compile(r"(?:\b(?:hơn|trên|gần|khoảng|trị giá|ước|xấp xỉ|ít nhất|tối thiểu|tối đa)\s+)*$", re.IGNORECASE)
_BARELY_HEDGED: Final = re.compile(r"(?:\b(?:hơn|trên|gần|khoảng)\s+)*$", re.IGNORECASE)
_HEDGE_LENGTH: Final = 60
_HEDGES: Final = re.compile(r"^(?:trị giá|ước|ít nhất|tối thiểu|tối đa)\s+", re.IGNORECASE)


@frozen
class Sum:
    """A sum of money in the text: ``value`` in ``currency`` (ISO 4217); ``text`` as written, with "gần" or "hơn"."""

    start: int
    end: int
    value: Decimal
    currency: str
    text: str

    @property
    def vnd(self) -> int | None:
        """The value in đồng when the sum is in đồng, otherwise None: nothing is converted."""
        return int(self.value) if self.currency == "VND" else None


def number(text: str) -> Decimal:
    """Return a Vietnamese number: dots before three digits group, a comma is the decimal mark ("3.100", "426,7", "1.500,5").

    >>> number("3.100"), number("426,7"), number("6.5")
    (Decimal('3100'), Decimal('426.7'), Decimal('6.5'))
    """
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", text):
        return Decimal(text.replace(",", ""))
    return Decimal(text.replace(",", "."))


def sums(text: str, start: int, end: int) -> tuple[Sum, ...]:
    """Return the sums of money written in ``text[start:end]``, in order."""
    found: list[Sum] = []
    numbers = [match.start() for match in _DIGIT.finditer(text, start, end)]
    for pattern, hedged in ((_MONEY, _HEDGED), (_BARE, _BARELY_HEDGED)):
        reached = start
        for place in numbers:
            if place < reached or (match := pattern.match(text, place, end)) is None:
                continue
            reached, after = match.end(), reached
            if any(s.start < match.end() and place < s.end for s in found):
                continue
            scale = _SCALES[" ".join(match["scale"].lower().split())]
            currency = _CURRENCIES[match["currency"].lower()] if pattern is _MONEY else "VND"
            if currency == "VND" and scale == 1 and "." not in match["number"]:
                continue  # "3 đồng chí" counts comrades
            hedge = hedged.search(text, max(after, place - _HEDGE_LENGTH), place)
            begin = hedge.start() if hedge else place
            begin += next((m.end() for m in [_HEDGES.match(text[begin : match.end()])] if m), 0)
            value = number(match["number"]) * scale
            if pattern is _MONEY and match["rest"]:  # "1 tỷ 200 triệu đồng"
                value += number(match["rest"]) * _SCALES[match["part"].lower()]
            found.append(Sum(begin, match.end(), value, currency, text[begin : match.end()]))
    return tuple(sorted(found, key=lambda s: s.start))
