"""Signing: SIGNED by persons, PARTY_TO of localities and organisations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from loaders.draft import Draft
from loaders.fact import Examples, Fact, day, fields, localities, seat, span, subjects, wished
from loaders.pattern import Family
from loaders.typed import PARTNERS, SIGNS, Item, Typed, rule

_SIGN: Final = (
    r"(?:tái ký kết|tái ký|ký kết|ký|kí kết|kí|trao đổi(?= (?:biên bản|bản|văn bản|văn kiện))|trao(?: đổi)?(?= <A>)|"
    r"công bố(?= <A>)|thông qua(?= <A>))"
)
_RULES: Final = (
    ("sign", rule(rf"(?P<s><PLGOT+>)(?P<mid>[^.;\ue000-\ue006]{{0,80}}?(?:\b(?:thay mặt|đại diện)\s+(?:cho\s+)?<G>\s+)?)\b{_SIGN}\b"
        rf"(?P<rest>[^.;\ue002\ue004]{{0,40}}?)(?P<a><A+>)")),
    ("between", rule(
        rf"(?P<a><A>)(?P<mid>[^.;\ue000\ue001\ue003]{{0,110}}?(?:\b(?:tại|ở)\s+<L>[^.;\ue000\ue001\ue003]{{0,40}}?)?)\b(?:giữa\s+{PARTNERS}|"
        rf"của\s+)(?P<s><LGO+>)"
    )),
    ("signed-by", rule(rf"(?P<a><A>)[^.;\ue004]{{0,60}}?(?:được|do|vừa được|đã được)\s+(?P<s><PLGO+>)[^.;\ue004]{{0,40}}?\b{_SIGN}\b")),
    ("signed-with", rule(
        rf"(?P<s><PLGO>)(?P<mid>[^.;\ue000-\ue004]{{0,40}}?)\b{_SIGN}\s+(?:cùng|với)\s+(?:(?:ông|bà|ngài|đại diện|lãnh đạo)\s+)*{PARTNERS}"
        rf"(?P<b><PLGO+>)\s+(?:(?:một|bản)\s+)?(?P<a><A+>)"
    )),
    ("signed-by", rule(rf"(?P<a><A>)[^.;\ue004]{{0,60}}?\b(?:được|đã)\s+(?:[^.;\ue004]{{0,40}}?\s)?{_SIGN}\s+(?:kết\s+)?bởi\s+(?P<s><PLGO+>)")),
    ("signed-since", rule(rf"(?P<a><A>)\s*(?:mà\s+(?:\w+\s+){{0,3}}?(?P<s><LGO+>)\s+)?(?:đã|vừa|mới|được)\s+(?:được\s+|cùng\s+)?{_SIGN}")),
    ("ceremony", rule(rf"(?:lễ|buổi|việc)\s+{_SIGN}[^.;\ue004]{{0,30}}?(?P<a><A>)?[^.;\ue004]{{0,40}}?\bgiữa\s+(?P<s><PLGO+>)")),
    ("signed-with", rule(
        rf"(?P<s><PLGO>)(?P<mid>[^.;\ue000-\ue004]{{0,60}}?)\b{_SIGN}\b[^.;\ue002\ue004]{{0,40}}?(?P<a><A+>)[^.;\ue004]{{0,60}}?\bvới\s+"
        rf"(?:(?:ông|bà|ngài|đại diện|lãnh đạo)\s+)*{PARTNERS}(?P<b><PLGO+>)"
    )),
)  # fmt: skip
_SEE: Final = re.compile(
    r"chứng kiến|tham dự|dự\b|\bsớm\b|phát biểu|cho biết|khẳng định|chúc mừng|đề nghị|đề xuất|mong muốn|sẽ|theo\b|nhấn mạnh|"
    r"trên cơ sở|thực hiện\b(?! ký)",
    re.IGNORECASE,
)
_WITNESSES: Final = re.compile(r"(?:chứng kiến|có mặt|tham dự|hiện diện)\s+của\s+(?:các\s+)?(?:đồng chí|ông|bà|lãnh đạo)?\s*$", re.IGNORECASE)
_SOON: Final = re.compile(r"(?:sớm|tiến tới|hướng tới|xem xét|đề xuất|đề nghị|mong muốn|nghiên cứu|chuẩn bị)\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
_BY_HAND: Final = re.compile(r"(?<!đăng )(?<!chữ )\bk[ýí]\b|trao đổi", re.IGNORECASE)


_ANY: Final = Family(*(pattern for _, pattern in _RULES))


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the SIGNED and PARTY_TO facts of an article; witnesses do not sign, a person who signs makes the locality of the office a party."""
    found: list[Fact] = []
    last: tuple[Draft, ...] = ()
    both: list[Item] = []  # the two that the sentences before speak of
    for typed in sentences:
        here = [i for i in typed.items.values() if i.kind == "A"]
        for name, pattern in _RULES if typed.items and _ANY.possible(typed.text) else ():
            if not here and name != "ceremony":
                continue
            for match in pattern.finditer(typed.text):
                mid = match["mid"] if "mid" in pattern.groupindex and match["mid"] else ""
                if name in {"sign", "signed-with"} and (_SEE.search(mid) or wished(typed, match.start("a"), back=match.start("a") - match.start())):
                    continue
                if name == "between" and _SOON.search(typed.text, max(0, match.start() - 40), match.start()):
                    continue
                if name == "between" and re.search(r"\bvới\b|,", mid) and len(mid) > 40:
                    continue
                agreements = typed.at(*match.span("a")) if match["a"] else []
                drafts = [d for i in agreements for d in i.drafts] or list(last[:1])
                if name == "signed-since" and not match["s"]:
                    signers = [i for i in typed.items.values() if i.kind == "G"][:1] or _row(typed) or both
                    found.extend(_facts(typed, "signed-by", drafts, signers, agreements))
                    continue
                handed = name in {"sign", "signed-with"} and not _BY_HAND.search(typed.text, match.end("s"), match.start("a"))
                signers = _signers(typed, match) if name in {"sign", "signed-with"} else typed.at(*match.span("s"))
                if "b" in pattern.groupindex:  # the party before "với" signs as any other
                    found.extend(_facts(typed, "sign", drafts, signers, agreements, handed=handed))
                    signers = typed.at(*match.span("b"))
                found.extend(_facts(typed, "signed-by" if name == "signed-since" else name, drafts, signers, agreements, handed=handed))
        found.extend(_event_ceremony(typed, here, last))
        both = [i for i in typed.items.values() if i.kind == "G" and len(i.drafts) == 2][-1:] or _row(typed) or both
        last = here[-1].drafts if here else next((i.inner for i in typed.items.values() if i.inner), last)
    return found


def _facts(
    typed: Typed, name: str, agreements: Sequence[Draft], signers: Sequence[Item], items: Sequence[Item], *, handed: bool = False
) -> list[Fact]:
    """Return the facts of those who sign; who only hands an agreement over ("trao bản ghi nhớ") has not signed, but their locality is a party."""
    found = []
    date, named = day(typed), fields(typed)
    for agreement in agreements:
        for signer in signers:
            spans = (span(signer), *(span(i) for i in items))
            for draft in signer.drafts:
                if draft.type == "Official":
                    if not handed:
                        found.append(Fact("SIGNED", draft, agreement, typed.scan.sentence, name, spans, date, "signed", named))
                    if seat(draft) is None:  # "Giám đốc Đại học X" signs for it
                        houses = {id(at): at for _, at, _ in draft.offices if at is not None}
                        found += [Fact("PARTY_TO", at, agreement, typed.scan.sentence, name, spans, date, "signed", named) for at in houses.values()]
                elif draft.type == "Organization":
                    found.append(Fact("PARTY_TO", draft, agreement, typed.scan.sentence, name, spans, date, "signed", named))
            found += [Fact("PARTY_TO", place, agreement, typed.scan.sentence, name, spans, date, "signed", named) for place in localities([signer])]
        if agreement.on is None and date and name != "between":
            agreement.on = date
    return found


_PARTNER: Final = re.compile(r"\bvới\s+(?:\w+\s+){0,2}$")


def _signers(typed: Typed, match: re.Match[str]) -> list[Item]:
    """Return those who sign in a row: behind the witnesses, which the last comma ends ("dưới sự chứng kiến của A, B và C đã ký"), or a place."""
    start, end = match.span("s")
    if (match["mid"] or "").startswith(",") and _PARTNER.search(typed.text, max(0, start - 40), start):
        return [i for at, i in sorted(typed.items.items()) if at < start and i.kind in "PLGO"][:1]  # "A hợp tác với B, ký thỏa thuận với C"
    if not _WITNESSES.search(typed.text[max(0, start - 40) : start]):
        return subjects(typed, start, end)
    comma = typed.text.rfind(",", start, end)
    return typed.at(comma + 1, end) if comma >= 0 else []


def _row(typed: Typed) -> list[Item]:
    """Return the localities of a sentence that names exactly two."""
    items = [i for i in typed.items.values() if i.kind == "L"]
    return items if len({id(d) for i in items for d in i.drafts}) == 2 else []


_EVENT_BETWEEN: Final = rule(r"(?P<e><E>)[^.;\ue005]{0,40}?\bgiữa\s+(?P<s><PLGO+>)")

_EVENT_OF: Final = rule(r"(?P<s><LG+>)\s+(?:(?:đã|cùng|vừa|phối hợp)\s+)*tổ chức\s+(?:thành công\s+)?(?P<e><E>)")


def _event_ceremony(typed: Typed, here: Sequence[Item], last: Sequence[Draft]) -> list[Fact]:
    """Return the parties of "lễ ký ... giữa A và B", which reads as one event: the agreement in its name, beside it or last is theirs."""
    if SIGNS["E"] not in typed.text:
        return []
    found = []
    hosts = (m for m in _EVENT_OF.finditer(typed.text) if len(localities(subjects(typed, *m.span("s")))) > 1)
    for match in chain(_EVENT_BETWEEN.finditer(typed.text), hosts):
        event = typed.items[match.start("e")]
        if not event.inner and not any("ký" in (d.kind or "") or " ký" in d.name for d in event.drafts):
            continue
        drafts = list(event.inner) or [d for i in here for d in i.drafts] or list(last)
        found.extend(_facts(typed, "ceremony", drafts[:1], typed.at(*match.span("s")), here))
    return found


EXAMPLES: Final[Examples] = {
    "sign": (
        "Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An và Tỉnh trưởng tỉnh Xiêng Khoảng Bun Thoong ký biên bản ghi nhớ hợp tác du lịch.",
        "Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An đề nghị sớm ký biên bản ghi nhớ hợp tác du lịch.",
    ),
    "between": (
        "Bản ghi nhớ hợp tác giữa tỉnh Hà Giang và tỉnh Xiêng Khoảng có hiệu lực năm năm.",
        "Bản ghi nhớ hợp tác có hiệu lực năm năm.",
    ),
    "signed-by": (
        "Thỏa thuận hợp tác du lịch vừa được tỉnh Hà Giang và tỉnh Xiêng Khoảng ký sáng nay.",
        "Thỏa thuận hợp tác du lịch được tỉnh Hà Giang và tỉnh Xiêng Khoảng đánh giá cao.",
    ),
    "signed-with": (
        "Tỉnh Hà Giang đã ký thỏa thuận hợp tác du lịch với tỉnh Xiêng Khoảng.",
        "Tỉnh Hà Giang mong muốn ký thỏa thuận hợp tác du lịch với tỉnh Xiêng Khoảng.",
    ),
    "ceremony": (
        "Biên bản ghi nhớ hợp tác du lịch gồm năm điều. Lễ ký kết giữa tỉnh Hà Giang và tỉnh Xiêng Khoảng diễn ra sáng nay.",
        "Lễ ký kết diễn ra sáng nay, trước đông đảo người dân tỉnh Hà Giang.",
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
