"""The page: which lines of an article are its headline, its body and its captions, and which are furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from graph.schema import Span
from loaders.date import published
from loaders.frozen import frozen
from loaders.shape import UPPER

Part = Literal["title", "body", "caption"]

_TAIL: Final = re.compile(
    r"^\W*+(?:(?:các )?tin bài (?:liên quan|khác)|(?:các )?(?:tin|bài)(?: viết)? (?:liên quan|khác|cùng chuyên mục|mới(?: nhất| hơn)?|cũ hơn|"
    r"đọc nhiều|nổi bật|tức khác)|"
    r"(?:tin|bài) cùng (?:chuyên mục|chủ đề|loại)|cùng chuyên mục|cùng chủ đề|có thể bạn quan tâm|có thể bạn thích|đọc nhiều(?: nhất)?|"
    r"xem nhiều(?: nhất)?|đọc tiếp|"
    r"bạn đọc quan tâm|multimedia|video nổi bật|bình luận(?: \(\d+\))?|ý kiến(?: bạn đọc)?(?: \(\d*\))?|gửi bình luận|gửi ý kiến|phản hồi|"
    r"tin mới(?: nhất)?|mới nhất|"
    r"xin chờ trong giây lát.*|phiên bản di động|về đầu trang|từ khóa:?.*|tags?:?|các bài khác|những tin (?:mới|cũ) hơn|tin nổi bật|tin đã đưa|"
    r"liên kết (?:website|web)|lượt truy cập|thống kê truy cập|bài đọc nhiều|dòng sự kiện|chuyên đề|đang tải dữ liệu|trả lời bình luận|"
    r"hủy trả lời|leave a reply|"
    r"được quan tâm|quảng cáo|xem thêm(?: tin tức)?|thông tin cần biết|tiện ích|tin trong nước|tin quốc tế)\W*$",
    re.IGNORECASE,
)
_SKIP: Final = re.compile(
    r"^(?:\W*+(?:\S+\.(?:jpe?g|png|gif|webp|mp4)|aa|a-?|a\+|print|in bài viết|in trang|chia sẻ.*|facebook|zalo|twitter|email|copy link|"
    r"nghe đọc bài.*|theo dõi .{0,40}|"
    r"google news|\d+ lượt xem|lượt xem:? .*|(?:nguồn|tác giả|biên tập|ảnh|theo|thực hiện)\s*:?[^.]{0,60}|trang chủ.*|đăng nhập|"
    r"tìm kiếm|menu|skip to .*|infographic .*|"
    r"đọc thêm:?.*|xem thêm:?.*|mời (?:quý )?(?:bạn đọc|độc giả).*)|"
    r"\W*(?:!\[\]\(\)|\[(?:infographic|video|photo|ảnh|megastory|podcast)\].*|>>.*))\W*$",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(
    r"(?<!\w)(?:ảnh|photo|nguồn ảnh|nguồn|ảnh tư liệu|ảnh minh họa|clip|video)\s*(?:minh họa|"
    r"tư liệu)?\s*[:/-]\s*[^\n.;:]{0,50}(?:\.\s?[A-ZĐ]\w{0,12}|\.[A-Z])*\s*\)?\s*[.|]*\s*$",
    re.IGNORECASE,
)
_CREDIT_WORD: Final = re.compile("ảnh|photo|nguồn|clip|video")
"""What a credit begins with."""
_PICTURE: Final = re.compile(r"\S+\.(?:jpe?g|png|webp|gif)", re.IGNORECASE)
_PICTURED: Final = re.compile(r"^\W*(?:ảnh|photo)\s*[:/]", re.IGNORECASE)
_AGENCY: Final = re.compile(r"^\W{0,3}(?P<outlet>(?:[A-ZĐ][\w.]*+\s?+){1,5}+|\([^()]{2,40}\))\s?[-:]\s(?=\S)")
_OUTLETS: Final = {
    "TTO": "Tuổi Trẻ Online", "NLĐO": "Người Lao Động", "NLĐ": "Người Lao Động", "VOV.VN": "VOV", "TTXVN": "TTXVN", "TNO": "Thanh Niên",
    "GD&TĐ": "Giáo dục và Thời đại",
    "PLO": "Pháp Luật TP.HCM", "SGGPO": "Sài Gòn Giải Phóng", "SGGP": "Sài Gòn Giải Phóng", "DNVN": "Doanh nghiệp Việt Nam", "HNM": "Hànộimới",
    "HNMO": "Hànộimới",
    "KTĐT": "Kinh tế & Đô thị", "TN&MT": "Tài nguyên và Môi trường", "ĐCSVN": "Báo điện tử Đảng Cộng sản Việt Nam", "BĐT": "Báo điện tử",
    "LĐO": "Lao Động", "QĐND": "Quân đội nhân dân",
    "Dân trí": "Dân trí", "Chinhphu.vn": "Báo Chính phủ", "chinhphu.vn": "Báo Chính phủ", "baochinhphu.vn": "Báo Chính phủ",
    "Vietnam+": "Vietnam+", "VnExpress": "VnExpress",
}  # fmt: skip
_DATE_MARK: Final = re.compile(
    r"^\s*(?:date\s+\d{4}-\d\d(?:-\d\d)?|(?:\d{1,2}:\d{2}\s*[,|-]?\s*)?(?:ngày\s+)?\d{1,2}/\d{1,2}/\d{4}(?:\s*[,|-]?\s*\d{1,"
    r"2}:\d{2})?(?:\s*\(?GMT\+7\)?)?)\s*[|-]?\s+(?=\S)",
    re.IGNORECASE,
)
_DATE_LINE: Final = re.compile(r"^\W*(?:thứ|chủ nhật|ngày|cập nhật|\d{1,2}[:/h-]\d{2})", re.IGNORECASE)
_CAPTION: Final = re.compile(
    r"^(?:lãnh đạo|đại diện|các đại biểu|đại biểu|quang cảnh|đồng chí|ông |bà |bí thư|phó bí thư|chủ tịch|phó chủ tịch|đoàn |toàn cảnh|hai bên|"
    r"thường trực|các đồng chí|(?:phó )?(?:tổng )?giám đốc|(?:phó )?thị trưởng|(?:phó )?tỉnh trưởng|(?:phó )?thống đốc|đô trưởng|hiệu trưởng|đại sứ|"
    r"tổng lãnh sự|(?:phó )?thủ tướng|lễ ký|hai tỉnh|hai địa phương|hai thành phố)",
    re.IGNORECASE,
)
_SUM_LINE: Final = re.compile(r"\d\s*(?:tỷ|tỉ|triệu|nghìn)?\s*(?:đồng|USD|đô)\b[\s.;,)]*$", re.IGNORECASE)
_NAME_LINE: Final = re.compile(rf"^\W*+(?:[{UPPER}][\w.]*+[\s,&-]*+){{1,6}}+\W*$")


@frozen
class Line:
    """A kept line of the article: its place in the text, without surrounding space, pipes and photo credit, and what part it is."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Page:
    """What was found on the page. ``lines`` are in order; ``title`` is the headline's span or None; dates are ISO."""

    lines: tuple[Line, ...]
    title: Span | None
    outlet: str | None
    published_on: str | None


@dataclass(slots=True)
class _Raw:
    start: int
    end: int
    text: str  # in one shape
    prose: bool


def _raw_lines(text: str, shaped: str) -> list[_Raw]:
    lines: list[_Raw] = []
    for match in re.finditer(r"[^\n]+", text):
        start, end = match.span()
        while start < end and (text[start].isspace() or text[start] in "|*#>•\ufeff\u200b"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in "|*\u200b"):
            end -= 1
        if start < end:
            line = shaped[start:end]
            lines.append(_Raw(start, end, line, len(line) >= 60 and _ended(line) and len(line.split()) >= 10))
    return lines


def _ended(line: str) -> bool:
    """Tell whether a line closes with a mark that ends a sentence, quotation marks and brackets behind it aside."""
    return line.rstrip("\"')]").endswith((".", "!", "?", "…", ":", ";"))


def _credit(line: str) -> int | None:
    """Return where a photo credit begins with which a line closes, None where it has none."""
    words = _CREDIT_WORD.finditer(line.replace("İ", "I").lower())
    match = next((found for word in words if (found := _CREDIT.match(line, word.start())) is not None), None)
    if match is None:
        return None
    before = line[: match.start()].rstrip().removesuffix("(").rstrip()
    return len((before[:-1] if before.endswith(("-", "|", "/", ".")) else before).rstrip())


def _is_headline(line: str) -> bool:
    words = line.split()
    if not 5 <= len(words) <= 40 or line.endswith((".", ":", ";", ",")) or len(line) > 220:
        return False
    # a menu is a row of short capitalised sections; a headline reads on in lower case
    if "°" in line:
        return False
    lower = sum(1 for w in words if w[:1].islower() or w[:1].isdigit())
    return lower >= max(2, len(words) // 4) and not _SKIP.match(line)


def _header(lines: list[_Raw]) -> tuple[int | None, int, str | None]:
    """Return (index of the headline or None, index of the first line after the header, publication date)."""
    limit = next((i for i, line in enumerate(lines) if line.prose), len(lines))
    title = next(
        (i for i in range(min(limit, 40)) if _is_headline(lines[i].text[_date_mark(lines[i].text) :]) and not _DATE_LINE.match(lines[i].text)), None
    )
    stated: list[tuple[int, str]] = []
    for i in range(min(len(lines), limit + 2)):
        mark = _date_mark(lines[i].text)
        if (len(lines[i].text) < 160 or mark) and (iso := published(lines[i].text[:mark] if mark else lines[i].text)):
            stated.append((abs(i - (limit if title is None else title)), iso))
    # a portal shows today's date at its top; the article's own stands nearest to its headline
    body = title + 1 if title is not None else limit if limit < len(lines) else 0
    return title, body, min(stated)[1] if stated else None


def _date_mark(line: str) -> int:
    """Return the length of a leading ``date 2025-01-31`` mark."""
    match = _DATE_MARK.match(line)
    return match.end() if match else 0


def _outlet(line: str) -> tuple[int, str | None]:
    """Return (offset after an agency mark such as ``(Dân trí) -`` or ``TTO -``, the outlet it names)."""
    if (match := _AGENCY.match(line)) and (outlet := _OUTLETS.get(match["outlet"].strip(" ()"))):
        return match.end(), outlet
    return 0, None


def page(text: str, shaped: str) -> Page:
    """Return what is headline, body and caption of ``text`` (NFC); menus, related-news lists, bylines, file names and credits are left out.

    ``shaped`` is ``text`` in one shape.
    """
    raw = _raw_lines(text, shaped)
    if not raw:
        return Page((), None, None, None)
    title, first, stated = _header(raw)
    lines: list[Line] = []
    outlet: str | None = None
    if title is not None:
        shift = _date_mark(raw[title].text)
        skip, outlet = _outlet(raw[title].text[shift:])
        lines.append(Line(raw[title].start + shift + skip, raw[title].end, "title"))
    seen = {raw[title].text} if title is not None else set()
    prose = sum(r.prose for r in raw)
    told = 0
    skipping = False
    for i in range(first, len(raw)):
        line = raw[i]
        if _TAIL.match(line.text):
            if told >= 2 and told * 2 >= min(prose, 8):
                break
            skipping = True
            continue
        credit = _credit(line.text)
        start, end = line.start, line.end if credit is None else line.start + credit
        if (not line.prose and _SKIP.match(line.text)) or end - start < 15 or line.text in seen:
            continue
        if not line.prose and len(line.text) < 120 and published(line.text):
            continue
        if skipping and not line.prose:
            continue
        skipping = False
        caption = credit is not None or (i > 0 and _PICTURE.fullmatch(raw[i - 1].text) is not None)
        if not caption and not _ended(line.text):
            following = raw[i + 1].text if i + 1 < len(raw) else ""
            caption = _PICTURED.match(following) is not None
            if not caption and told and _CAPTION.match(line.text) and i + 1 < len(raw) and any(r.prose for r in raw[i + 1 : i + 12]):
                caption = True
            cut = i == len(raw) - 1 and told > 0 and len(line.text) >= 60 and raw[i - 1].prose  # an excerpt that breaks off
            item = bool(lines) and lines[-1].end == raw[i - 1].end and _SUM_LINE.search(line.text) is not None
            item = item and (raw[i - 1].text.endswith(":") or _SUM_LINE.search(raw[i - 1].text) is not None)
            if not caption and not cut and not item and (_NAME_LINE.match(line.text) or len(line.text) < 100 or _echo(line.text)):
                continue
        if _echo(line.text):
            continue
        seen.add(line.text)
        start += _date_mark(line.text)
        kept = text[start:end]
        if not outlet:
            skip, outlet = _outlet(kept)
            start += skip
        if line.prose:
            told += 1
        lines.append(Line(start, end, "caption" if caption else "body"))
    return Page(tuple(lines), Span(lines[0].start, lines[0].end) if title is not None else None, outlet, stated)


def _echo(line: str) -> bool:
    """Tell whether a line says the same thing twice in a row, as lists of linked pictures and headlines do."""
    half = len(line) // 2
    return len(line) > 40 and line[:half].strip() == line[half:].strip()
