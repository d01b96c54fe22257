"""Text in every encoding Vietnamese has been written in reads as the same text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from loaders.decode import MAX_LINE, MAX_TEXT, decode, tidy

TEXT = (
    "Tỉnh Bình Lâm và tỉnh Sơn Hà ký thỏa thuận hợp tác\n"
    "Chiều 8/9, đoàn công tác của tỉnh Bình Lâm đã đến thăm và làm việc với lãnh đạo tỉnh Sơn Hà. Hai bên thống nhất phối hợp phát triển du lịch, "
    "nông nghiệp, giáo dục; hỗ trợ những xã vùng sâu 5 tỷ đồng để xây dựng trường học, đường giao thông và nhà ở cho người nghèo.\n"
    "Phát biểu tại buổi làm việc, lãnh đạo hai tỉnh khẳng định sẽ tiếp tục trao đổi kinh nghiệm, mở rộng những lĩnh vực mới.\n"
)
TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ",
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xad\xf5ö÷øùúûüýþ",
        strict=True,
    )
)
VNI_MARKS = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_ON_CIRCUMFLEX = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
VNI_ON_BREVE = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}


def tcvn3(text: str) -> bytes:
    # the font has its capitals with marks elsewhere; the text has none
    return "".join(TCVN3.get(c, c) for c in text).encode("latin-1")


def vni(text: str) -> bytes:
    return "".join(map(_vni_letter, text)).encode("cp1252")


def _vni_letter(letter: str) -> str:
    if letter in "đĐ":
        return "ñ" if letter == "đ" else "Ñ"
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((m for m in marks if m in VNI_MARKS), "")
    if base == "i" and tone in {"\u0309", "\u0323"}:
        return "æ" if tone == "\u0309" else "ò"
    if "\u0302" in marks:
        return base + VNI_ON_CIRCUMFLEX[tone]
    if "\u0306" in marks:
        return base + VNI_ON_BREVE[tone]
    if "\u031b" in marks:
        return ("ô" if base == "o" else "ö") + (VNI_MARKS[tone] if tone else "")
    if base == "i" and tone:
        return {"\u0300": "ì", "\u0301": "í", "\u0303": "ó"}[tone]
    return base + VNI_MARKS[tone] if tone else letter


def cp1258(text: str) -> bytes:
    """Windows-1258 as Windows writes it: letter and circumflex, breve or horn in one byte, the tone in a second."""
    found = ""
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        tones = "".join(m for m in marks if m in VNI_MARKS)
        found += unicodedata.normalize("NFC", base + "".join(m for m in marks if m not in VNI_MARKS)) + tones
    return found.encode("cp1258")


ENCODED = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "UTF-16": TEXT.encode("utf-16"),
    "UTF-16 big-endian with a mark": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "UTF-16 little-endian without a mark": TEXT.encode("utf-16-le"),
    "UTF-16 big-endian without a mark": TEXT.encode("utf-16-be"),
    "decomposed": unicodedata.normalize("NFD", TEXT).encode(),
    "Windows-1258": cp1258(TEXT),
    "TCVN3": tcvn3(TEXT),
    "VNI": vni(TEXT),
    "TCVN3 pasted as Unicode": tcvn3(TEXT).decode("latin-1").encode(),
    "VNI pasted as Unicode": vni(TEXT).decode("cp1252").encode(),
    "UTF-8 read as Latin-1": TEXT.encode().decode("latin-1").encode(),
    "UTF-8 read as Windows-1252": TEXT.encode().decode("cp1252", "replace").encode(),
    "Windows line ends": TEXT.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("name", [n for n in ENCODED if n != "UTF-8 read as Windows-1252"])
def test_every_encoding_reads_as_the_same_text(name: str) -> None:
    assert tidy(decode(ENCODED[name], name), name).rstrip("\n") == TEXT.rstrip("\n")


def test_viscii_reads_as_the_same_text() -> None:
    viscii = "Tỉnh Bình Lâm hỗ trợ tỉnh Sơn Hà xây dựng trường học, đường giao thông và nhà ở cho người nghèo ở những xã vùng sâu."
    table = dict(
        zip(
            "ỉìâỗợơàựườọđéèởưữùảạộặấầệ",
            b"\xef\xec\xe2\xb2\xfe\xbd\xe0\xf1\xdf\xb6\xf7\xf0\xe9\xe8\xb7\xdf\xe6\xf9\xe4\xd5\xb5\xa3\xa4\xa5\xae",
            strict=True,
        )
    )
    rest = {
        "ế": 0xAA,
        "ò": 0xF2,
        "ã": 0xE3,
        "á": 0xE1,
        "ố": 0xAF,
        "ô": 0xF4,
        "ữ": 0xE6,
        "ờ": 0xB6,
        "ọ": 0xF7,
        "ở": 0xB7,
        "ợ": 0xFE,
        "ư": 0xDF,
        "ự": 0xF1,
    }
    data = bytes((table | rest).get(c, ord(c) if ord(c) < 128 else 0) for c in viscii)
    assert 0 not in data
    assert decode(data, "cu.txt") == viscii


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a zip archive or an Office document"),
        (bytes(range(256)) * 20, "NUL bytes"),
        ("Le préfet a été reçu à l'hôtel de ville, où l'accord fut signé à côté du maître d'œuvre.".encode("cp1252"), "not Vietnamese text"),
        (TEXT.encode()[:300] + b"\xff\xfe\xfd" + TEXT.encode()[300:], "not Vietnamese text"),
    ],
)
def test_what_is_no_vietnamese_text_is_refused_by_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=re.escape(reason)):
        decode(data, "bài.txt")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        (" \n\t\n", "is empty"),
        ("a" * (MAX_LINE + 1), "a line of more than"),
        ("a\n" * MAX_TEXT, "more than 2,000,000 characters"),
        ("a\0b", "NUL"),
    ],
)
def test_what_is_no_article_is_refused_by_its_reason(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        tidy(text, "bài.txt")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_unicode_is_read_as_it_is_or_put_right_never_lost(text: str) -> None:
    """Plain and Vietnamese text comes back unchanged, whatever else is in it."""
    vietnamese = "Hợp tác Bình Lâm. " + text
    assert decode(vietnamese.encode(), "x") == vietnamese


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once = tidy("Lời mở đầu" + text, "x")
    assert tidy(once, "x") == once


def test_a_paragraph_broken_at_a_fixed_width_is_one_line() -> None:
    broken = (
        "Hai tỉnh gặp nhau\n\nĐoàn đại biểu tỉnh Hà Giang hôm qua đã đến thăm\nvà làm việc với lãnh đạo tỉnh Cao Bằng về hợp tác\n"
        "du lịch, nông nghiệp, thương mại biên giới cũng như\ngiao thông.\nHai bên hẹn gặp lại."
    )
    assert tidy(broken, "x").split("\n") == [
        "Hai tỉnh gặp nhau",
        "",
        broken.split("\n\n")[1].split("\nHai")[0].replace("\n", " "),
        "Hai bên hẹn gặp lại.",
    ]
