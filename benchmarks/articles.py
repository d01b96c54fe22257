"""Articles of our own making, as many as are wanted, the same every time: for measuring how things grow.

They say what the news says about localities, with the gazetteer's names, a few of them in very many articles, offices that people keep for years,
and sums, days and works that seldom come twice. One has about 2,200 characters and six claims, a short one 150 characters and one claim.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

from graph.schema import Place
from loaders.gazetteer import gazetteer

T = TypeVar("T")

FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
MIDDLES = "Văn Thị Đức Minh Quang Thanh Hữu Ngọc Xuân Thu Hồng Anh Mạnh Trọng".split()
NAMES = (
    "An Bình Châu Chí Cường Dũng Dương Giang Hà Hải Hạnh Hiền Hòa Hùng Hưng Hương Khánh Khoa Lan Lâm Linh Long Lộc Mai Nam Nga Ngân Nhung Phong"
    " Phúc Phương Quân Sơn Tâm Thắng Thịnh Thu Thủy Toàn Trang Trung Tuấn Tùng Vân Vinh Yến"
).split()
OFFICES = ("Bí thư", "Phó Bí thư Thường trực", "Chủ tịch UBND", "Phó Chủ tịch UBND", "Chủ tịch HĐND")
FIELDS = ("du lịch", "giao thông", "nông nghiệp", "giáo dục", "y tế", "văn hóa", "chuyển đổi số", "thương mại", "đầu tư", "khoa học và công nghệ")
WORKS = ("cầu", "trường học", "bệnh viện", "khu công nghiệp", "tuyến đường", "nhà văn hóa")
FILLER = (
    "Cuộc làm việc diễn ra trong không khí cởi mở, hai đoàn dành phần lớn thời gian để nghe báo cáo của các sở, ngành.",
    "Báo cáo cho thấy kinh tế của địa phương năm qua tăng {n} phần trăm, thu ngân sách vượt dự toán, đời sống người dân khá lên.",
    "Các đại biểu đi xem {n} mô hình trồng trọt và chăn nuôi, nghe người dân kể chuyện làm ăn và những khó khăn còn lại.",
    "Theo kế hoạch, {n} hộ dân vùng cao sẽ có thêm nước sạch trước mùa khô, công việc do các tổ tự quản đảm nhận.",
    "Nhiều ý kiến cho rằng đường sá còn xấu, hàng hóa đi chậm, vì vậy giá thành cao hơn nơi khác từ {n} đến hai mươi phần trăm.",
    "Chương trình văn nghệ buổi tối có {n} tiết mục do học sinh và người cao tuổi biểu diễn, kéo dài đến tận khuya.",
    "Thời tiết mấy ngày qua thuận lợi, vụ mùa được đánh giá là khá nhất trong {n} năm trở lại đây.",
    "Ban tổ chức cho biết có hơn {n} gian hàng bày sản phẩm, khách đến xem đông nhất vào ngày cuối tuần.",
)


def articles(count: int, *, short: bool = False, seed: int = 20250908) -> Iterator[dict[str, str]]:
    """Yield ``count`` records with ``id``, ``title``, ``text`` and ``published_on``; the first of a longer run are a shorter one's."""
    for number in range(count):
        yield _article(number, random.Random(seed * 1_000_003 + number), short)  # noqa: S311 - nothing secret


def json_lines(count: int, *, short: bool = False) -> Iterator[str]:
    """Yield articles as JSON lines."""
    for record in articles(count, short=short):
        yield json.dumps(record, ensure_ascii=False) + "\n"


def _article(number: int, chance: random.Random, short: bool) -> dict[str, str]:
    a, b, c = (_place(chance) for _ in range(3))
    year, month, day = chance.randint(2010, 2025), chance.randint(1, 12), chance.randint(1, 28)
    when, until = f"{day}/{month}/{year}", f"{year + 1}"
    work = f"{chance.choice(WORKS)} {chance.choice(NAMES)} {chance.choice(NAMES)} {chance.randint(1, 99)}"
    field, other = chance.sample(FIELDS, 2)
    told = [
        f"Ngày {when}, {_office(a, year, chance)} đã tiếp và làm việc với {_office(b, year, chance)}.",
        f"Năm {year}, {_called(a)} đã hỗ trợ {_called(b)} {_sum(chance)} để xây dựng {work}.",
        f"Hai địa phương {_called(a)} và {_called(c)} ký kết biên bản ghi nhớ hợp tác về {field} và {other} giai đoạn {year} - {until}.",
        f"{_called(b)} và {_called(c)} hợp tác trong lĩnh vực {field} đã nhiều năm.",
        f"Công ty {chance.choice(NAMES)} {chance.choice(NAMES)} đầu tư {_sum(chance)} vào {_called(c)}.",
        f"{_office(c, year, chance)} dự Hội nghị xúc tiến {field} {_called(b)} năm {year}.",
        f"Dịp này, {_called(c)} trao tặng {_called(a)} {_sum(chance)} cho người nghèo.",
    ]
    headline = f"{a.name} và {b.name} bàn việc chung về {field} và {other}, kỳ {number}"
    if short:
        return _record(number, headline, [f"Ngày {when}, {_called(a)} đã hỗ trợ {_called(b)} {_sum(chance)} cho đợt {number}."], year, month, day)
    said = chance.sample(told, chance.randint(2, 5))
    lines = [line.format(n=chance.randint(3, 900)) for line in chance.choices(FILLER, k=16)] + said
    chance.shuffle(lines)
    return _record(number, headline, [" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3)], year, month, day)


def _record(number: int, headline: str, paragraphs: list[str], year: int, month: int, day: int) -> dict[str, str]:
    text = "\n\n".join([headline, *(paragraph[0].upper() + paragraph[1:] for paragraph in paragraphs)])
    return {"id": f"{number:07}", "title": headline, "text": text, "published_on": f"{year}-{month:02}-{day:02}"}


def _place(chance: random.Random) -> Place:
    """Return a province in two of three cases, a district in the third; the first of each are in very many articles."""
    provinces, districts = _places()
    return _skewed(provinces if chance.random() < 0.67 else districts, chance)


@cache
def _places() -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    units = {place.id: place for name in gazetteer().names() for place in gazetteer().named(name) if place.country == "vn"}
    provinces = tuple(place for place in units.values() if place.id.count("/") == 1)
    return provinces, tuple(place for place in units.values() if place.id.count("/") == 2)


def _office(place: Place, year: int, chance: random.Random) -> str:
    """Return an office of a place and who holds it that year: for five years the same."""
    office = chance.choice(OFFICES)
    holder = random.Random(f"{place.id} {office} {year // 5}")  # noqa: S311 - nothing secret
    return f"{office} {_called(place)} {holder.choice(FAMILIES)} {holder.choice(MIDDLES)} {holder.choice(NAMES)}"


def _called(place: Place) -> str:
    return f"{place.kind} {place.name}" if place.kind else place.name


def _sum(chance: random.Random) -> str:
    return f"{chance.randint(1, 400)} {chance.choice(('tỷ', 'triệu'))} đồng"


def _skewed(of: Sequence[T], chance: random.Random) -> T:
    return of[int(len(of) * chance.random() ** 3)]
