"""Sentences: where each begins and ends in the article's text."""

from __future__ import annotations

import re
from typing import Final

from loaders.frozen import frozen
from loaders.page import Page, Part
from loaders.shape import UPPER

# "[x][x]*" and no "[x]+": the places where one of the marks stands are then found without trying a match at every letter
_END: Final = re.compile(rf"[.!?…][.!?…]*[\"')\]]*(?=\s+[\"'(\[]?[{UPPER}0-9\-*]|\s*$)")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(\"'.-])(?:TP|Tp|TX|Tx|Q|P|H|TT|T|X|GS|PGS|TS|ThS|BS|KTS|LS|NSND|NSƯT|St|Mr|Mrs|Ms|Dr|St|No|đ/c|Đ/c|ĐC|Co|Ltd|Corp|Inc|vs|tr|[A-ZĐ])\.$"
)
_BROKEN: Final = re.compile(r"(?:^|\s)(?:TP|Tp|TX|Q|P|St)\.$")


# with these words a sentence begins, never a name: "... của TP. Theo ông ..." ends after "TP."
_OPENER: Final = re.compile(
    r"\s*[\"(]?(?:Ông|Bà(?! Rịa)|Phó|Chủ tịch|Bí thư|Theo|Tại|Trong|Ngày|Hiện|Phát biểu|Từng|Mỗi|Đối với|Tóm lại|Các|Những|Để|Khi|Nếu|Sau|Trước|"
    r"Đây|Bên|Ngoài|Việc|Một|Tuy|Nhưng|Do|Vì|Cùng|Về|Từ|Đến|Cụ thể|Chẳng|Không|Còn|Và|Với|Qua|"
    r"Bởi|Thời|Tôi|Chúng|Năm|Riêng|Như|Đặc biệt|Đáng|Cũng|Nhiều|Lãnh đạo|Đại diện|Đồng (?:thời|chí)|Dự|Tham dự|Nhân|Kết quả|Mặc dù|Mặt khác|"
    r"Ngược|Đó|Dù|Song|Trao đổi|Được|Hội nghị|Dự án|Hai|Toàn|Tiếp|Cuối|Thực|Thay mặt)\b"
)


@frozen
class Sentence:
    """One sentence: ``text[start:end]`` of the article, and the part of the page it stands in; ``paragraph`` counts lines."""

    start: int
    end: int
    part: Part
    paragraph: int


def _abbreviates(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Tell whether a full stop belongs to an abbreviation of the sentence from ``begin`` on ("TP. Vinh") and does not end it ("của TP. Theo ông")."""
    if not stop.group().startswith(".") or not _ABBREVIATION.search(text[max(begin, stop.start() - 8) : stop.start() + 1]):
        return False
    return stop.end() - stop.start() > 1 or not _OPENER.match(text, stop.end())


def sentences(text: str, page: Page) -> tuple[Sentence, ...]:
    """Return the sentences of the kept lines in order, without surrounding space; a line that breaks off after ``TP.`` goes on in the next."""
    spans: list[tuple[int, int, Part]] = []
    for line in page.lines:
        if (
            spans
            and spans[-1][2] == line.part
            and line.start - spans[-1][1] <= 2
            and _BROKEN.search(text[max(spans[-1][0], spans[-1][1] - 4) : spans[-1][1]])
            and not _OPENER.match(text, line.start)
        ):
            spans[-1] = (spans[-1][0], line.end, line.part)
        else:
            spans.append((line.start, line.end, line.part))
    found: list[Sentence] = []
    for number, (start, end, part) in enumerate(spans):
        begin = start
        for match in _END.finditer(text, start, end):
            if match.end() < end and _abbreviates(text, begin, match):
                continue
            found.append(Sentence(begin, match.end(), part, number))
            begin = match.end()
            while begin < end and text[begin].isspace():
                begin += 1
        if begin < end:
            found.append(Sentence(begin, end, part, number))
    return tuple(s for s in found if s.end - s.start > 3)
