"""Tests for meetings and participation told in ways that one example a rule does not show."""

from __future__ import annotations

import pytest

from loaders.reading import read
from loaders.source import Source

HOST = "Chủ tịch UBND tỉnh Nam Định Trần Văn Minh"
GUEST = "Tỉnh trưởng tỉnh Xiêng Khoảng Bun Thoong"


def stated(text: str, kind: str) -> set[tuple[str, str]]:
    """Return the pairs of names that ``text`` joins by one type of claim."""
    reading = read(Source("bai.txt", text.encode()))
    names = {e.key: e.name for e in reading.entities}
    return {(names[c.source], names[c.target]) for c in reading.claims if c.type == kind}


@pytest.mark.parametrize(
    "text",
    [
        f"{HOST} tiếp Đoàn đại biểu Lào. Đoàn do {GUEST} làm trưởng đoàn.",
        f"Cuộc gặp giữa {HOST} và {GUEST} diễn ra sáng nay.",
        f"{HOST} và {GUEST} tại buổi hội đàm.",
        f"Lãnh đạo tỉnh Nam Định tiếp đoàn công tác tỉnh Xiêng Khoảng. Dự buổi tiếp có {HOST}; {GUEST}.",
        f"Đoàn công tác tỉnh Xiêng Khoảng do {GUEST} làm trưởng đoàn đến Việt Nam. Đoàn đã đến thăm tỉnh Nam Định, trao đổi với {HOST} về du lịch.",
    ],
)
def test_who_meets_whom(text: str) -> None:
    """Two leading persons named together, or one after the other, meet."""
    assert {"Trần Văn Minh", "Bun Thoong"} in [set(pair) for pair in stated(text, "MET_WITH")]


@pytest.mark.parametrize(
    "text",
    [
        f"{HOST} nhận được thư chúc mừng của {GUEST}.",
        f"{HOST} tiếp Đoàn đại biểu Lào. Đoàn sẽ ở lại ba ngày. {GUEST} gửi thư cảm ơn.",
    ],
)
def test_a_letter_is_no_meeting(text: str) -> None:
    """Those who only write to each other do not meet."""
    assert stated(text, "MET_WITH") == set()


def test_those_who_come_attend_and_not_who_receives() -> None:
    """A reception for guests of a fair does not take the host there."""
    text = f"{HOST} tiếp đoàn tỉnh Xiêng Khoảng do Tỉnh trưởng Bun Thoong dẫn đầu sang dự hội chợ thương mại Hoa Ban năm 2030."
    assert {who for who, _ in stated(text, "PARTICIPATED_IN")} == {"Xiêng Khoảng", "Bun Thoong"}


def test_a_side_attends_with_those_it_lists() -> None:
    """The locality whose attendants are listed attends; a ministry in brackets behind a title does not."""
    text = (
        "Ngày 9/5, tại Lào Cai diễn ra hội nghị xúc tiến du lịch năm 2030. Dự hội nghị có ông Lê Hải, Vụ trưởng Vụ Thị trường (Bộ Công Thương). "
        "Về phía tỉnh Nam Định có ông Trần Văn Minh, Chủ tịch UBND tỉnh."
    )
    assert {who for who, _ in stated(text, "PARTICIPATED_IN")} == {"Lê Hải", "Nam Định", "Trần Văn Minh"}
