"""Help: examples for every command, and what ``--help`` says in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import typer

from explorer.language import Lang

HELP: Final = ["-h", "--help"]

EXAMPLES: Final[Mapping[str, str]] = {
    "load": "lienket load articles/ more.txt",
    "extract": "lienket extract articles/ --out read",
    "map": 'lienket map --around "Đà Nẵng" --depth 2 --since 2020 --open',
    "path": 'lienket path "Đà Nẵng" "savannakhet"',
    "show": 'lienket show "da nang" --limit 0',
    "search": "lienket search bien ban --label agreement",
    "query": 'lienket query "MATCH (a)-[r:SUPPORTED]->(b {name: $to}) RETURN a.name, r.amount_text" --param to="Huế"',
    "stats": "lienket stats --duplicates",
    "export": "lienket export --out graph.jsonl",
    "import": "lienket import graph.jsonl --store other.db",
    "copy": "lienket copy --from lienket.db --to bolt://localhost",
}
VIETNAMESE: Final[Mapping[str, str]] = {
    "": "Đọc tin tiếng Việt về hợp tác giữa các địa phương thành một đồ thị, mỗi đường nối đều dẫn câu làm chứng.",
    "epilog": "Tài liệu: docs/commands.md. Mã thoát: 0 xong, 1 thất bại, 2 sai cú pháp lệnh, 3 không có tên hoặc đường nối, 4 đầu vào bị từ chối,"
    " 5 không tới được kho.",
    "Articles in": "Đưa bài báo vào",
    "Answers out": "Lấy câu trả lời",
    "Whole graphs": "Cả đồ thị",
    "Common options": "Tùy chọn chung",
    "load": "Đọc bài báo và thêm những gì bài nói vào đồ thị.\n\n"
    "Nạp lại một bài không đổi gì; lần nạp bị ngắt chỉ cần chạy lại là xong phần còn lại.",
    "extract": "Đọc bài báo và ghi những gì bài nói thành JSON, mỗi bài một tệp; không đụng đến kho.",
    "map": "Vẽ đồ thị thành bản đồ tương tác: một tệp HTML dùng được khi không có mạng, mỗi đường nối đều dẫn câu làm chứng.",
    "path": "Kể hai nút nối với nhau thế nào, từng bước, kèm câu, bài báo và ngày của mỗi bước.",
    "show": "Kể mọi điều đã biết về một nút, theo loại và mới nhất trước, mỗi điều kèm câu nêu nó.",
    "search": "Tìm nút theo tên, gần nhất trước.",
    "query": "Hỏi đồ thị bằng Cypher; không thể ghi gì bằng cách này.",
    "stats": "Đếm bài báo, khẳng định, nút và quan hệ.",
    "export": "Ghi ra mọi thứ đồ thị giữ, theo thứ tự chỉ tùy vào nội dung.",
    "import": "Thêm vào đồ thị những gì `export --to claims-jsonl` đã ghi; những gì có sẵn giữ nguyên.",
    "copy": "Thêm mọi thứ một kho giữ vào kho khác, không mất gì, chiều nào cũng được.",
    "*.store": "Đồ thị: một tệp, hoặc bolt://… hay neo4j://… (LIENKET_STORE; mặc định lienket.db)",
    "*.form": "Cách ghi câu trả lời (LIENKET_FORMAT; mặc định table)",
    "*.lang": "Ngôn ngữ của câu trả lời (LIENKET_LANG; mặc định theo máy)",
    "*.debug": "Cho xem vết lỗi; đặt ở đâu cũng được.",
    "*.help": "Cho xem phần này rồi thoát.",
    "*.version": "Cho biết phiên bản rồi thoát.",
    "*.install_completion": "Cài gợi ý lệnh cho shell đang dùng.",
    "*.show_completion": "In mã gợi ý lệnh cho shell đang dùng, để chép hoặc sửa.",
    "*.out": "Ghi vào FILE thay vì đầu ra chuẩn.",
    "*.paths": "Tệp, thư mục, hoặc - cho đầu vào chuẩn.",
    "*.strict": "Một đầu vào không đọc được thì từ chối tất cả.",
    "*.workers": "Số tiến trình đọc bài.",
    "*.dask": "Để các máy của một cụm Dask đọc: địa chỉ tcp://host:port của bộ điều phối.",
    "*.seeds": "Dùng các bài kèm theo chương trình.",
    "extract.out": "Thư mục ghi vào: mỗi bài một tệp, mang tên bài.",
    "map.out": "Tệp HTML sẽ ghi.",
    "map.around": "Chỉ những gì quanh nút này. Lặp lại được.",
    "map.depth": "Xa bao nhiêu bước.",
    "map.ends": "Đường ngắn nhất giữa hai nút.",
    "map.cypher": "Những gì một truy vấn trả về.",
    "map.kinds": "Chỉ loại nút hoặc quan hệ này. Lặp lại được.",
    "map.since": "Chỉ khẳng định của ngày, tháng, năm này trở đi.",
    "map.until": "Chỉ khẳng định của ngày, tháng, năm này trở về trước.",
    "map.as_of": "Như lúc ấy: bỏ những khẳng định về sau.",
    "map.title": "Tên bản đồ.",
    "map.theme": "Màu nền.",
    "map.limit": "Quá chừng ấy nút thì gộp những nút ít liên kết.",
    "map.open_it": "Mở trong trình duyệt.",
    "*.source": "Tên, tên khác hoặc id.",
    "*.target": "Tên, tên khác hoặc id.",
    "*.name": "Tên, tên khác hoặc id.",
    "path.limit": "Kể tối đa chừng ấy đường, ngắn trước.",
    "path.max_hops": "Không tìm xa hơn chừng ấy bước.",
    "path.all_claims": "Kể mọi khẳng định của một bước, không chỉ cái mới nhất.",
    "show.limit": "Tối đa chừng ấy điều mỗi loại; 0 là tất cả.",
    "search.text": "Tên hoặc một phần của tên.",
    "search.label": "Chỉ loại nút này.",
    "search.limit": "Tối đa chừng ấy nút.",
    "query.cypher": "Truy vấn; - để đọc từ đầu vào chuẩn.",
    "query.param": "Một tham số: JSON nếu đọc được như vậy, nếu không là chữ. Lặp lại được.",
    "query.timeout": "Bỏ cuộc sau chừng ấy giây.",
    "query.limit": "Tối đa chừng ấy dòng; 0 là tất cả.",
    "stats.duplicates": "Liệt kê những nút cùng loại, cùng tên được giữ riêng vì không có gì nói chúng là một.",
    "export.to": "claims-jsonl, `import` đọc lại được; hoặc một thư mục tệp CSV cho `neo4j-admin database import`.",
    "export.out": "Nơi ghi; claims-jsonl mặc định ra đầu ra chuẩn.",
    "import.file": "Tệp mà `export --to claims-jsonl` đã ghi; - cho đầu vào chuẩn.",
    "copy.source": "Kho để đọc: tệp hoặc URL.",
    "copy.target": "Kho để thêm vào: tệp hoặc URL.",
}


def speak(program: Any, lang: Lang) -> None:
    """Give every command its example and, in Vietnamese, its help; ``program`` is the group of commands that typer made."""
    for name, command in program.commands.items():
        # Square brackets are markup in help.
        _plain(command)
        command.epilog = ("Example: " if lang is Lang.EN else "Ví dụ: ") + EXAMPLES[name].replace("[", r"\[")
        if lang is Lang.VI:
            _translate(command, name)
    _plain(program)
    if lang is Lang.VI:
        _translate(program, "")
        program.epilog = VIETNAMESE["epilog"]


def _plain(command: Any) -> None:
    """Show no kind of value for an option that takes none."""
    for param in _with_help(command):
        if getattr(param, "is_flag", False):
            param.metavar = ""


def _with_help(command: Any) -> list[Any]:
    """Return what a command takes, ``--help`` included, which it makes when first asked."""
    return list(command.get_params(typer.Context(command, help_option_names=HELP)))


def _translate(command: Any, name: str) -> None:
    command.help = VIETNAMESE[name]
    if command.rich_help_panel:
        command.rich_help_panel = VIETNAMESE[command.rich_help_panel]
    for param in _with_help(command):
        param.help = VIETNAMESE.get(f"{name}.{param.name}") or VIETNAMESE[f"*.{param.name}"]
        if param.rich_help_panel:
            param.rich_help_panel = VIETNAMESE[param.rich_help_panel]
