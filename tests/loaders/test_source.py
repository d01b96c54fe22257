"""Files, folders and archives of any kind: every article in them comes, and what cannot be read is named."""

from __future__ import annotations

import gzip
import io
import json
import pickle
import random
import struct
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import InputError
from loaders.document import document
from loaders.source import MAX_BYTES, Source, sources

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ONE = "Tỉnh Bình Lâm và tỉnh Sơn Hà ký thỏa thuận hợp tác về du lịch."
TWO = "Lãnh đạo tỉnh Sơn Hà tiếp đoàn công tác của tỉnh Bình Lâm."


def texts(*paths: Path) -> list[str]:
    return [document(s).text.strip() for s in sources(paths)]


def refused(*paths: Path) -> list[str]:
    found = []
    for source in sources(paths):
        try:
            document(source)
        except InputError as error:
            found.append(str(error))
    return found


def record(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_folder_is_read_whole_in_sorted_order_whatever_its_files_are(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(ONE, "utf-8")
    (tmp_path / "b" / "c.txt.gz").write_bytes(gzip.compress(TWO.encode()))
    (tmp_path / "b" / "d.jsonl").write_text(record(text=ONE) + record(text=TWO), "utf-8")
    (tmp_path / "b" / "d.jsonl.zst").write_bytes(zstd.compress(record(text=TWO).encode()))
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    zipped(tmp_path / "e.zip", {"x/1.txt": ONE.encode(), "x/2.md": TWO.encode(), "x/logo.png": b"\x89PNG", "__MACOSX/x/1.txt": b"\0\0"})
    assert texts(tmp_path) == [ONE, TWO, ONE, TWO, TWO, ONE, TWO]
    assert [s.name for s in sources([tmp_path])][:2] == ["a.txt", "b/c.txt.gz"]


def test_a_line_of_records_is_an_article_with_what_it_states(tmp_path: Path) -> None:
    path = tmp_path / "bai.jsonl"
    path.write_text(
        "\ufeff"
        + record(
            id=7, text=ONE, title="Tiêu đề", published_on="2025-09-08T10:00:00+07:00", url="https://bao.example/7", outlet="Báo Bình Lâm", tags=[1]
        )
        + "\n"
        + record(text=TWO, title=None, published_on="hôm qua"),
        "utf-8",
    )
    first, second = sources([path])
    assert (first.title, first.published_on, first.url, first.outlet) == ("Tiêu đề", "2025-09-08", "https://bao.example/7", "Báo Bình Lâm")
    assert first.name.endswith(": 7")
    assert (second.title, second.published_on, second.url, second.outlet) == (None, None, None, None)
    assert [document(s).text for s in (first, second)] == [ONE, TWO]


@pytest.mark.parametrize("line", ["{not json", '"text"', '{"title": "no text"}', '{"text": 5}', "[" * 100_000, "\xff"])
def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bai.jsonl"
    path.write_bytes(record(text=ONE).encode() + line.encode("latin-1") + b"\n" + record(text=TWO).encode())
    assert [s.name for s in sources([path]) if s.refused is None] == ["bai.jsonl, line 1", "bai.jsonl, line 3"]
    (reason,) = refused(path)
    assert "bai.jsonl, line 2" in reason


def test_a_json_file_given_by_name_may_hold_one_article_or_a_list(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(record(text=ONE), "utf-8")
    (tmp_path / "two.json").write_text(json.dumps([{"text": ONE}, {"text": TWO}], indent=1), "utf-8")
    assert texts(tmp_path / "one.json", tmp_path / "two.json") == [ONE, ONE, TWO]


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("hong.txt.gz", _cut(gzip.compress(ONE.encode() * 50))),
        ("hong.txt.gz", b"no gzip at all"),
        ("hong.jsonl.zst", _cut(zstd.compress(record(text=ONE).encode() * 50))),
        ("hong.txt.zst", b"no zstd at all"),
        ("hong.zip", b"no zip at all"),
        ("hong.zip", b""),
        ("hong.warc.gz", gzip.compress(b"no warc at all")),
        ("hong.html", b"<html><body></body></html>"),
        ("hong.txt", b"\x89PNG\r\n"),
        ("hong.txt", b""),
        ("hong.txt.gz", gzip.compress(b"x" * (MAX_BYTES + 1))),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
def test_a_broken_file_is_named_and_its_neighbours_are_read(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / "a.txt").write_text(ONE, "utf-8")
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(TWO, "utf-8")
    (reason,) = refused(tmp_path)
    assert "hong" in reason
    read = [s for s in sources([tmp_path]) if s.name in {"a.txt", "z.txt"}]
    assert [document(s).text for s in read] == [ONE, TWO]


def test_a_broken_member_of_a_zip_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "goi.zip", {"1.txt": ONE.encode(), "2.txt": b"%PDF", "3.txt.gz": b"broken", "4.txt": TWO.encode()})
    data = bytearray(path.read_bytes())
    assert [document(s).text for s in sources([path]) if s.name.endswith(("1.txt", "4.txt"))] == [ONE, TWO]
    assert len(refused(path)) == 2
    at = data.find(b"4.txt") + len("4.txt")
    data[at : at + 4] = struct.pack("<I", 0xFFFFFFFF)  # the last member's bytes no longer unpack
    path.write_bytes(bytes(data))
    assert len(refused(path)) == 3


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "mode"), [("goi.tar", "w"), ("goi.tar.gz", "w:gz"), ("GOI.TGZ", "w:gz"), ("goi.tar.bz2", "w:bz2"), ("goi.tar.xz", "w:xz")]
)
def test_a_tar_archive_is_read_packed_or_not_given_or_found_in_a_folder(tmp_path: Path, name: str, mode: str) -> None:
    members = {"x/1.txt": ONE.encode(), "x/logo.png": b"\x89PNG", "x/2.jsonl.gz": gzip.compress(record(text=TWO).encode() * 2)}
    (tmp_path / name).write_bytes(tarred(members, mode))
    assert texts(tmp_path) == texts(tmp_path / name) == [ONE, TWO, TWO]
    assert next(sources([tmp_path])).name == f"{name}: x/1.txt"


def test_a_tar_archive_that_is_cut_off_is_named_after_what_it_still_holds(tmp_path: Path) -> None:
    path = tmp_path / "goi.tar"
    path.write_bytes(tarred({"1.txt": ONE.encode(), "2.txt": TWO.encode() * 100})[:2000])
    assert [document(s).text for s in sources([path]) if s.name.endswith("1.txt")] == [ONE]
    assert {reason.partition(":")[0] for reason in refused(path)} >= {"cannot read goi.tar"}


def test_an_archive_in_an_archive_is_read_and_one_deeper_is_named(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "trong.zip", {"1.txt": ONE.encode()}).read_bytes()
    middle = tarred({"trong.zip": inner, "2.txt": TWO.encode()}, "w:gz")
    path = zipped(tmp_path / "ngoai.zip", {"a.zip": inner, "b.tgz": tarred({"2.txt": TWO.encode()}, "w:gz"), "c.tar.gz": middle})
    assert [document(s).text for s in sources([path]) if s.refused is None] == [ONE, TWO, TWO]
    (reason,) = refused(path)
    assert reason == "ngoai.zip: c.tar.gz: trong.zip lies in 2 archives"


@pytest.mark.parametrize("pack", ["jsonl", "jsonl.gz", "jsonl.zst", "zip", "tar.gz"])
def test_sizes_tell_how_far_a_file_was_read(tmp_path: Path, pack: str) -> None:
    path = tmp_path / f"lon.{pack}"
    chance = random.Random(1)  # noqa: S311 - not for secrets
    lines = [record(text=f"{ONE} {chance.getrandbits(4000):x}").encode() for _ in range(2000)]
    packed = {"jsonl": bytes, "jsonl.gz": gzip.compress, "jsonl.zst": zstd.compress}
    if pack in packed:
        path.write_bytes(packed[pack](b"".join(lines)))
    elif pack == "zip":
        zipped(path, {f"{n}.jsonl": line for n, line in enumerate(lines)})
    else:
        path.write_bytes(tarred({f"{n}.jsonl": line for n, line in enumerate(lines)}, "w:gz"))
    sizes = [source.size for source in sources([path])]
    whole = path.stat().st_size
    assert 0.8 * whole < sum(sizes) <= whole
    assert 0.3 * whole < sum(sizes[:1000]) < 0.7 * whole


def test_an_archive_without_articles_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path / "goi.zip", {"logo.png": b"\x89PNG"})
    (reason,) = refused(path)
    assert "no articles in goi.zip" in reason


def test_a_path_that_is_missing_or_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(sources([tmp_path / "khong-co.txt"]))
    with pytest.raises(InputError, match="no articles in the folder"):
        list(sources([tmp_path]))


def test_articles_come_one_at_a_time_from_a_file_of_any_size(tmp_path: Path) -> None:
    """The first article is there before the rest of the file has been read: its broken end is met only at the end."""
    path = tmp_path / "lon.jsonl.gz"
    path.write_bytes(gzip.compress(record(text=ONE).encode() * 20_000)[:-20])
    stream = sources([path])
    assert document(next(stream)).text == ONE
    *_, last = stream
    assert last.refused is not None


def test_every_source_can_be_sent_to_another_process(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(record(text=ONE, title="Tiêu đề") + "broken\n", "utf-8")
    for source in sources([tmp_path]):
        copy = pickle.loads(pickle.dumps(source))  # noqa: S301 - our own
        assert (copy.name, copy.data, copy.title) == (source.name, source.data, source.title)
        assert str(copy.refused) == str(source.refused)
        assert getattr(copy.refused, "cure", None) == getattr(source.refused, "cure", None)


def test_standard_input_is_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ONE.encode())))
    (source,) = sources(["-"])
    assert document(source).text == ONE


FRONT: list[tuple[str, tuple[str | None, ...]]] = [
    (
        "title: Hai tỉnh ký kết\ndate: 2025-09-08\noutlet: Báo Bình Lâm\nurl: https://bao.example/1\n",
        ("Hai tỉnh ký kết", "2025-09-08", "Báo Bình Lâm", "https://bao.example/1"),
    ),
    ('title: "Hai tỉnh: ký kết"\ndate: 08/09/2025\ntags: x\n', ("Hai tỉnh: ký kết", "2025-09-08", None, None)),
    ("date: tuần trước\n", (None, None, None, None)),
]


@pytest.mark.parametrize(("front", "known"), FRONT)
def test_front_matter_is_read_and_taken_off(front: str, known: tuple[str | None, ...]) -> None:
    found = document(Source("bai.md", f"---\n{front}---\n{ONE}".encode()))
    assert (found.title, found.published_on, found.outlet, found.url) == known
    assert found.text == ONE


def test_dashes_that_are_no_front_matter_stay_in_the_text() -> None:
    text = f"---\n{ONE}\n---\n{TWO}"
    assert document(Source("bai.txt", text.encode())).text == text


def test_what_a_record_states_goes_before_front_matter() -> None:
    found = document(Source("bai", f"---\ntitle: Khác\ndate: 2020\n---\n{ONE}".encode(), title="Tiêu đề"))
    assert (found.title, found.published_on) == ("Tiêu đề", "2020")


def _warc(url: str, page: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    body = f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{page}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nWARC-Date: 2025-09-08T00:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_pages_of_a_web_archive_are_articles_with_their_addresses(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    page = f"<html><head><title>Tin</title></head><body><article><h1>Hai tỉnh ký kết</h1><p>{ONE} {TWO} {ONE} {TWO}</p></article></body></html>"
    found = [
        _warc("https://bao.example/1", page),
        _warc("https://bao.example/2", "gone", "404 Not Found"),
        _warc("https://bao.example/3", "x", kind="image/png"),
    ]
    path = tmp_path / ("trang.warc" if pack is bytes else "trang.warc.gz")
    path.write_bytes(b"".join(pack(r) for r in found))
    (source,) = sources([path])
    assert document(source).url == "https://bao.example/1"
    assert ONE in document(source).text
