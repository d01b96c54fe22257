"""What errors that come from below say, in Vietnamese: libraries speak English, as messages of ``graph`` and ``loaders`` do."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from explorer.language import Lang

VIETNAMESE: Final = {
    # articles
    "no such file: {path}": "không có tệp {path}",
    "check the path": "hãy kiểm tra đường dẫn",
    "cannot read {path}: {why}": "không đọc được {path}: {why}",
    "check the path and its permissions": "hãy kiểm tra đường dẫn và quyền đọc",
    "{name} is empty": "{name} trống",
    "give a file with an article in it": "hãy đưa tệp có bài báo",
    "{name} is {what}, not an article": "{name} là {what}, không phải bài báo",
    "give text, HTML or JSON lines; packed as .zip, .gz or .zst with that ending": "hãy đưa văn bản, HTML hoặc JSON từng dòng;"
    " tệp nén cần đúng đuôi .zip, .gz, .zst",
    "{name} is not text: it has NUL bytes": "{name} không phải văn bản: có byte NUL",
    "give text files": "hãy đưa tệp văn bản",
    "{name} is not Vietnamese text in an encoding that is known": "{name} không phải văn bản tiếng Việt trong bảng mã nào đã biết",
    "convert it to UTF-8": "hãy chuyển sang UTF-8",
    "{name} has more than {count} bytes": "{name} dài hơn {count} byte",
    "{name} has more than {count} characters": "{name} dài hơn {count} ký tự",
    "{name} has a line of more than {count} characters": "{name} có dòng dài hơn {count} ký tự",
    "give an article a file, or JSON lines (.jsonl) for many": "hãy để mỗi bài một tệp, hoặc nhiều bài trong một tệp .jsonl",
    "give an article, with its paragraphs on lines of their own": "hãy đưa bài báo, mỗi đoạn một dòng",
    "{name} is a web page without an article": "{name} là trang web không có bài báo",
    "give pages of single articles, or their text": "hãy đưa trang của từng bài, hoặc văn bản của bài",
    "no articles in the folder {path}": "không có bài báo nào trong thư mục {path}",
    "give a folder that holds {kinds} files": "hãy đưa thư mục có tệp {kinds}",
    "no articles in {name}": "không có bài báo nào trong {name}",
    "give an archive that holds {kinds} files": "hãy đưa tệp nén có tệp {kinds}",
    "a PNG picture": "ảnh PNG",
    "a JPEG picture": "ảnh JPEG",
    "a GIF picture": "ảnh GIF",
    "a PDF document": "văn bản PDF",
    "a zip archive or an Office document": "tệp zip hoặc văn bản Office",
    "an old Office document": "văn bản Office cũ",
    "a rich text document": "văn bản RTF",
    "a program": "chương trình",
    # stores
    "no store at {path}": "không có kho nào tại {path}",
    "'lienket load' makes one": "`lienket load` tạo ra kho",
    "{path} is a folder, not a store": "{path} là thư mục, không phải kho",
    "give the path of a store file, such as lienket.db": "hãy nêu đường dẫn của một tệp kho, như lienket.db",
    "{path} is not a lienket store: {why}": "{path} không phải kho của lienket: {why}",
    "it holds something else, or is damaged": "chứa thứ khác, hoặc đã hỏng",
    "there is no folder {folder}": "không có thư mục {folder}",
    "no store can be made at {path}: {why}": "không tạo được kho tại {path}: {why}",
    "choose another file with --store": "hãy chọn tệp khác bằng --store",
    "choose another place with --store": "hãy chọn chỗ khác bằng --store",
    "{path} cannot be read": "không đọc được {path}",
    "{path} cannot be read: {why}": "không đọc được {path}: {why}",
    "ask its owner for the right to read it": "hãy xin chủ tệp quyền đọc",
    "give the path of a file that 'lienket export' wrote": "hãy nêu tệp mà `lienket export` đã ghi",
    "write one with 'lienket export --to claims-jsonl'": "hãy ghi bằng `lienket export --to claims-jsonl`",
    "No answer from {server}": "{server} không trả lời",
    "Start the server, or check host and port.": "Hãy khởi động máy chủ, hoặc kiểm tra tên máy và cổng.",
    "{scheme} is not an address of a store": "{scheme} không phải địa chỉ của kho",
    "Use one of {schemes}": "Hãy dùng một trong {schemes}",
    # what is written
    "{path} cannot be written: {why}": "không ghi được {path}: {why}",
    "{path} cannot be made: {why}": "không tạo được {path}: {why}",
    "choose another place with --out": "hãy chọn chỗ khác bằng --out",
    # queries
    "{what} at line {line}, column {column}": "{what}, ở dòng {line}, cột {column}",
    "Syntax error: {what}": "Sai cú pháp: {what}",
    "{what} is not allowed": "Không được dùng {what}",
    "The parameter {name} has no value": "Tham số {name} chưa có giá trị",
    "Queries only read; `lienket load` adds articles.": "Truy vấn chỉ đọc; `lienket load` mới thêm bài báo.",
    "Queries read no files; `lienket load` adds articles.": "Truy vấn không đọc tệp; `lienket load` mới thêm bài báo.",
    "The query took longer than {time} s": "Truy vấn chạy quá {time} giây",
    "Narrow it, or give it more time with --timeout.": "Hãy thu hẹp truy vấn, hoặc cho thêm thời gian bằng --timeout.",
    "The query is empty": "Truy vấn trống",
    # the command line
    "see {command} --help": "xem {command} --help",
}
"""What ``graph``, ``loaders`` and ``explorer`` say."""
ELSEWHERE: Final = {
    "Is a directory": "đó là thư mục",
    "No such file or directory": "không có tệp hoặc thư mục này",
    "Permission denied": "không có quyền",
    "No space left on device": "đĩa đã đầy",
    "No such command '{name}'.": "Không có lệnh '{name}'",
    "No such command '{name}'. Did you mean '{other}'?": "Không có lệnh '{name}'. Có phải là '{other}'?",
    "No such option: {name}": "Không có tùy chọn {name}",
    "No such option: {name} (Possible options: {names})": "Không có tùy chọn {name} (gần giống: {names})",
    "No such option: {name} Did you mean {names}?": "Không có tùy chọn {name}. Có phải là {names}?",
    "Missing argument '{name}'.": "Thiếu {name}",
    "Missing option '{name}'.": "Thiếu tùy chọn {name}",
    "Option '{name}' requires an argument.": "Tùy chọn {name} cần một giá trị",
    "Got unexpected extra argument ({name})": "Thừa {name}",
    "Got unexpected extra arguments ({names})": "Thừa {names}",
    "Invalid value for {option}: Value error, {value} is not one of {values}": "{option} không nhận {value}, chỉ nhận {values}",
    "Invalid value for {option}: Input should be a valid integer, unable to parse string as an integer": "{option} cần một số nguyên",
    "Invalid value for {option}: Input should be a valid number, unable to parse string as a number": "{option} cần một số",
    "Invalid value for {option}: Input should be less than or equal to {most}": "{option} không được quá {most}",
    "Invalid value for {option}: Input should be greater than or equal to {least}": "{option} ít nhất là {least}",
}
"""What the system and typer say."""


def translated(text: str, lang: Lang) -> str:
    """Return what an error says in the language; as it is where nobody has translated it."""
    if lang is Lang.EN:
        return text
    found = ((form.fullmatch(text.strip()), ours) for form, ours in _forms())
    told = (ours.format(**{name: translated(part, lang) for name, part in match.groupdict().items()}) for match, ours in found if match)
    return next(told, text)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the messages as patterns, those that say the most first; a full stop at the end may be missing."""
    ordered = sorted((VIETNAMESE | ELSEWHERE).items(), key=lambda pair: (-len(re.sub(r"\{\w+\}", "", pair[0])), pair[0]))
    return tuple((re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(theirs.rstrip("."))) + r"\.?"), ours) for theirs, ours in ordered)
