"""What the program says, in both its languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from explorer.language import Lang

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    # load, extract, import, copy
    "loaded": ("{articles:article} and {claims:claim} added to {store}.", "Đã thêm {articles} bài báo và {claims} khẳng định vào {store}."),
    "known": ("{count:article} known already.", "{count} bài báo đã có từ trước."),
    "refused": ("{count:input} could not be read:", "{count} đầu vào không đọc được:"),
    "extracted": ("{count:article} written to {folder}.", "Đã ghi {count} bài báo vào {folder}."),
    "reading": ("Reading articles", "Đang đọc bài báo"),
    "nothing to load": ("nothing to load was given", "chưa cho biết cần nạp gì"),
    "nothing to load: cure": (
        "name files or folders, - for standard input, or --seeds for the bundled articles",
        "hãy nêu tệp hoặc thư mục, - cho đầu vào chuẩn, hoặc --seeds cho các bài kèm theo",
    ),
    "seeds or paths": ("--seeds and PATH were both given", "đã nêu cả --seeds lẫn PATH"),
    "seeds or paths: cure": ("load them one after the other", "hãy nạp lần lượt"),
    "nothing read": ("none of the inputs could be read", "không đọc được đầu vào nào"),
    "nothing read: cure": ("the lines above say why", "các dòng trên cho biết lý do"),
    "workers or dask": ("--workers and --dask were both given", "đã nêu cả --workers lẫn --dask"),
    "workers or dask: cure": ("--dask reads with the workers of its cluster", "--dask dùng các tiến trình của cụm máy"),
    "interrupted": ("interrupted; what was committed is kept", "đã dừng; những gì đã ghi vẫn còn"),
    "no date given": ("{option} {given} is no date", "{option} {given} không phải ngày tháng"),
    "no date given: cure": ("write it as 2025-09-08, 2025-09 or 2025", "hãy viết như 2025-09-08, 2025-09 hoặc 2025"),
    "no such type": ("there is no type {name}", "không có loại {name}"),
    "no such type: cure": ("choose from {names}", "hãy chọn trong {names}"),
    "no value": ("--param {pair} has no value", "--param {pair} thiếu giá trị"),
    "no value: cure": (
        'write it as --param name=value, text as it is: --param place="Hà Nội"',
        'hãy viết --param tên=giá-trị, chữ viết nguyên: --param noi="Hà Nội"',
    ),
    # names
    "unknown": ("no node is called “{name}”", "không có nút nào tên “{name}”"),
    "unknown: cure": ("near names:", "các tên gần giống:"),
    "unknown: none near": ("`lienket search` finds names by a part of them", "`lienket search` tìm tên theo một phần của tên"),
    "ambiguous": ("“{name}” may mean {count:node}", "“{name}” là tên của {count} nút"),
    "ambiguous: cure": ("give the id of the one you mean:", "hãy dùng id của nút muốn nói:"),
    # paths
    "no path": ("nothing connects {source} and {target} within {hops:hop}", "không có gì nối {source} với {target} trong {hops} bước"),
    "no path: cure": (
        "raise --max-hops, or load more articles",
        "hãy tăng --max-hops hoặc nạp thêm bài báo",
    ),
    "same node": ("{source} and {target} are the same node", "{source} và {target} là cùng một nút"),
    "same node: cure": ("`lienket show` tells what is known about it", "`lienket show` cho xem những gì đã biết về nút đó"),
    "path": ("{source} → {target}: {hops:hop}", "{source} → {target}: {hops} bước"),
    # facts
    "no date": ("no date stated", "không nêu ngày"),
    "other claims": ("and {count:more claim} between the two", "và {count} khẳng định nữa giữa hai bên"),
    "also called": ("also called {aliases}", "còn gọi là {aliases}"),
    "until": ("until {date}", "đến {date}"),
    "from": ("from {date}", "từ {date}"),
    "successor": ("merged into {name} on {date} ({instrument})", "sáp nhập vào {name} từ {date} ({instrument})"),
    "former": ("took in {names} on {date} ({instrument})", "tiếp nhận {names} từ {date} ({instrument})"),
    "more facts": ("… and {count} more; --limit 0 shows all", "… và {count} khẳng định nữa; --limit 0 để xem tất cả"),
    "no facts": ("It is named, but no article states a fact about it.", "Có được nhắc tên, nhưng chưa bài báo nào nêu việc gì về nó."),
    # query, search
    "building": (
        "Building the query engine; it is kept beside the store until articles are added.",
        "Đang dựng bộ máy truy vấn; nó được giữ cạnh kho cho đến khi nạp thêm bài.",
    ),
    "rows cut": ("Cut at {limit:row}; --limit 0 gives all.", "Chỉ lấy {limit} dòng; --limit 0 để lấy tất cả."),
    "nothing found": ("nothing like “{name}” was found", "không tìm thấy gì giống “{name}”"),
    "nothing found: cure": (
        "part of a name is enough, and diacritics may be left out",
        "chỉ cần một phần của tên, không cần dấu",
    ),
    "no such label": ("there is no kind of node called {label}", "không có loại nút nào tên {label}"),
    "no such label: cure": ("choose from {labels}", "hãy chọn trong {labels}"),
    # stats
    "duplicates": (
        "{count:name} shared by nodes that were kept apart:",
        "{count} tên thuộc về những nút được giữ riêng:",
    ),
    "no duplicates": ("No two nodes of one kind share a name.", "Không có hai nút cùng loại trùng tên."),
    "articles": ("articles", "bài báo"),
    "article": ("Article", "Bài báo"),
    "claims": ("claims", "khẳng định"),
    "mentioned in": ("is named in", "được nêu trong"),
    "no folder": ("neo4j-admin needs a folder to write to", "neo4j-admin cần một thư mục để ghi"),
    "no folder: cure": ("name one with --out DIR", "hãy nêu bằng --out DIR"),
    # files
    "written": ("{file} written.", "Đã ghi {file}."),
    "map written": ("{nodes:node} and {claims:claim} drawn.", "Đã vẽ {nodes} nút và {claims} khẳng định."),
    "left out": ("{count:claim} left out by the filters", "Bộ lọc đã bỏ {count} khẳng định"),
    "left out undated": (
        "{count:claim} left out by the filters; {undated} without a date",
        "Bộ lọc đã bỏ {count} khẳng định, trong đó {undated} không rõ ngày",
    ),
    "around cut": (
        "There is more around it than one map can show; this one has the best connected, {count:node}. --limit raises that.",
        "Quanh đó có nhiều hơn một bản đồ có thể hiện; bản đồ này có {count} nút nhiều liên kết nhất. Dùng --limit để tăng.",
    ),
    "older": (
        "Of each line at most the newest {newest:claim} are in it; {count} older ones are not. To see all: lienket path NAME NAME --all",
        "Mỗi đường nối có nhiều nhất {newest} khẳng định mới nhất; {count} khẳng định cũ hơn không có. Xem tất cả: lienket path TÊN TÊN --all",
    ),
    "map empty": ("there is nothing to draw", "không có gì để vẽ"),
    "map empty: cure": ("widen the filters, or load articles first", "hãy nới bộ lọc hoặc nạp bài báo trước"),
    "no time": ("{since} is later than {until}", "{since} muộn hơn {until}"),
    "no time: cure": ("--since comes before --until and --as-of", "--since phải trước --until và --as-of"),
    "one start": ("--around, --path and --query each say what to draw", "--around, --path và --query đều cho biết cần vẽ gì"),
    "one start: cure": ("give one of them", "chỉ nêu một trong ba"),
    "internal": (
        "something went wrong inside the program ({error})",
        "chương trình gặp lỗi bên trong ({error})",
    ),
    "internal: cure": ("run it again with --debug and report what it prints", "hãy chạy lại với --debug và báo lại những gì hiện ra"),
}


class Messages:
    """The texts of one language, called by key: ``say("written", file=path)``."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._column = 0 if lang is Lang.EN else 1

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of ``key`` with ``values`` put in; integers as the language writes and counts them."""
        shown = {name: _Count(value, self) if isinstance(value, int) else value for name, value in values.items()}
        return TEXTS[key][self._column].format(**shown)

    def number(self, value: int) -> str:
        """Return a number with thousands set apart as the language does it: ``12,345`` or ``12.345``."""
        return f"{value:,}" if self.lang is Lang.EN else f"{value:,}".replace(",", ".")

    def date(self, iso: str) -> str:
        """Return an ISO date, possibly only a year or a month, as the language writes it: ``2025-09-08`` or ``8/9/2025``."""
        return iso if self.lang is Lang.EN else "/".join(part.lstrip("0") for part in reversed(iso.split("-")))


class _Count:
    """A number in a text: ``{n}`` writes it, ``{n:claim}`` writes it with its noun, in the plural where English wants it."""

    def __init__(self, value: int, say: Messages) -> None:
        self._value = value
        self._say = say

    def __format__(self, noun: str) -> str:
        number = self._say.number(self._value)
        return f"{number} {noun}{'' if self._value == 1 else 's'}" if noun else number
