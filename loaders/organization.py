"""Organisations: a type word and the name behind it, a department and its field, or a name so well known that it stands alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from loaders.extent import SYLLABLE, above, department_end, organization_end
from loaders.frozen import frozen
from loaders.gazetteer import gazetteer
from loaders.place import PlaceMention
from loaders.token import Token, Words
from loaders.typeword import COMPANIES, HOUSES, NO_NAMES, STARTS, another_word, type_at

_GENERIC: Final = frozenset(
    """doanh nghiệp|tổ chức|trung tâm|viện|trường|hội|cơ quan|công ty|chi nhánh|hãng|câu lạc bộ|clb|quỹ|liên minh|tập đoàn|hợp tác xã|ban|vụ|cục|
    ủy ban""".replace("\n    ", "").split("|")
)
"""Type words that with only a country or a locality behind them name a kind and no organisation ("doanh nghiệp Đức", "công ty Nhật Bản")."""

_VERBS: Final = frozenset("đã được đang sẽ tại với và của tổ phối trao hỗ ủng ký là có cho do để nhằm vào về ở từ cũng như khi này các".split())
"""Words over which a society's name in lower case does not go on."""
_NO_FIRMS: Final = frozenset("ASEAN APEC FDI ODA GDP COVID FIFA AFF AFC SEA Asian Miss Mr Mrs Olympic Covid Next World Big Top Made Visit".split())
"""Foreign words that stand before "Việt Nam" and name no firm."""
_LEVELS: Final = frozenset({"TH", "THCS", "THPT", "PTDTBT", "PTDTNT", "PT", "ĐH", "CĐ"})
"""Initials that tell what kind of school is spoken of and not which."""

WELL_KNOWN: Final = frozenset(
    """JICA|KOICA|JETRO|KOTRA|UNDP|UNICEF|UNESCO|UNFPA|USAID|ADB|AFD|GIZ|KfW|AusAID|VCCI|EuroCham|AmCham|KoCham|EVN|PVN|TKV|Petrovietnam|
    PetroVietnam|Petrolimex|Vinatex|Vinacomin|Vinalines|Viettel|VNPT|MobiFone|Mobifone|Vinaphone|FPT|Vingroup|VinFast|Vinfast|Vinhomes|Vinamilk|
    Vietcombank|VietinBank|Vietinbank|BIDV|Agribank|Techcombank|Sacombank|Eximbank|VPBank|HDBank|TPBank|LienVietPostBank|SHB|MBBank|SeABank|
    Vietnam Airlines|Vietjet Air|Vietjet|VietJet|Bamboo Airways|Jetstar Pacific|Saigontourist|Vietravel|Samsung|Toyota|Honda|Hyundai|Mitsubishi|
    Marubeni|Sumitomo|Siemens|Heineken|Formosa|Sun Group|Becamex|VSIP|THACO|Thaco|Masan|Petrosetco|AEON|Lotte|CapitaLand|Keppel Land|Emirates|
    Qatar Airways|Foxconn|Intel|Microsoft|Google|Central Group|Amata|Novaland|Geleximco|Ecopark|Vinaconex|Hanwha|Doosan|Posco|
    POSCO|CJ""".replace("\n    ", "").split("|")
)
"""Companies and agencies known by name alone (read off public lists of the largest firms, banks, airlines and donors in Việt Nam)."""
_KNOWN: Final[dict[str, list[str]]] = {}
for _name in sorted(WELL_KNOWN, key=lambda name: -len(name.split())):
    _KNOWN.setdefault(_name.split()[0], []).append(_name)
_POSSIBLE: Final = {"việt"} | STARTS | {name.lower() for name in _KNOWN}


@frozen
class OrganizationMention:
    """An organisation named at ``start`` to ``end``; ``department`` tells a department, board or front committee of a locality or ministry."""

    start: int
    end: int
    kind: str
    department: bool


def organizations(words: Words, places: Sequence[PlaceMention]) -> tuple[OrganizationMention, ...]:
    """Return the organisations named among ``words``, in order; a place name right behind one belongs whole to its name."""
    if words.said.isdisjoint(_POSSIBLE):
        return ()
    behind = {p.start: p.end for p in places} | {p.name_start: p.end for p in places}
    found: list[OrganizationMention] = []
    reached = 0
    for i in [i for i, low in enumerate(words.lower) if low in _POSSIBLE]:
        if i < reached:
            continue
        if words[i].lower == "việt":
            if (first := _daughter(words, i, behind)) is not None and first >= reached:
                found.append(OrganizationMention(words.start[first], words.end[i + 1], "", False))
                reached = i + 2
            continue
        if words[i].lower not in STARTS:
            if (known := _known_end(words, i)) is not None:
                within = i > 0 and words[i - 1].lower in {"kcn", "nghiệp", "máy", "thị"}  # "khu công nghiệp VSIP Hà Giang" is a work
                stop = words.end[known - 1] if within else _branch(words, known, behind)
                if [w.text for w in words[known : known + 2]] == ["Việt", "Nam"] and not (known + 2 < len(words) and words[known + 2].title):
                    stop = words.end[known + 1]
                found.append(OrganizationMention(words.start[i], stop, "", False))
                while known < len(words) and words.start[known] < stop:
                    known += 1
                reached = known
            continue
        department = department_end(words, i)
        end = department[0] if department else organization_end(words, i)
        if end is None and words[i].cap:
            end = _society_end(words, i, behind)
        if end is None:
            continue
        head = type_at(words, i) or i + 1
        if words[i].lower == "liên" and type_at(words, head) is not None:  # a consortium of companies that are named
            continue
        kind = department[1] if department else " ".join(t.lower for t in words[i:head])
        if kind in _GENERIC and (_only_place(words, head, end, behind) or (kind == "trường" and all(w.text in _LEVELS for w in words[head:end]))):
            reached = end
            continue
        if kind in HOUSES and end + 1 < len(words) and words[end].lower == "tại" and words[end + 1].cap:
            end += 1
            land = next((w for w in (3, 2, 1) if end + w <= len(words) and gazetteer().is_country(" ".join(t.text for t in words[end : end + w]))), 0)
            end += land or 1
            while not land and end < len(words) and words[end].title and words.start[end] - words.end[end - 1] == 1:
                end += 1
            if words[end - 1].text == "TP" and words.start[end - 1] in behind:
                end = end - 1
        if (body := above(words, end)) is not None:
            end = body
        stop = words.end[end - 1]
        if end < len(words) and words.start[end] in behind and words.start[end] - stop == 1:
            stop = behind[words.start[end]]
        elif kind in COMPANIES and (branch := _branch(words, end, behind)) > stop:
            stop = branch
        else:
            inside = next((e for s, e in behind.items() if words.start[i] < s < stop < e), None)
            stop = inside or stop
        found.append(OrganizationMention(words.start[i], stop, kind, department is not None))
        reached = end
        while reached < len(words) and words.start[reached] < stop:
            reached += 1
    return tuple(found)


def _daughter(words: Words, i: int, behind: Mapping[int, int]) -> int | None:
    """Return where a foreign firm's name begins that ends with "Việt Nam" at token ``i`` ("Zanova Việt Nam"), or None."""
    if i + 1 >= len(words) or words[i + 1].text != "Nam" or words[i].text != "Việt" or (i + 2 < len(words) and words[i + 2].title):
        return None
    first = i
    while first > 0 and i - first < 4 and words[first - 1].cap and words[first - 1].text.isalpha() and words.start[first] - words.end[first - 1] == 1:
        first -= 1
    names = words[first:i]
    if not names or any(w.text in _NO_FIRMS or not w.text.isascii() for w in names) or type_at(words, first) is not None:
        return None
    if words.start[first] in behind or gazetteer().is_country(" ".join(w.text for w in names)) or not any(map(_foreign, names)):
        return None
    return first


def _foreign(word: Token) -> bool:
    """Tell whether a word can be no Vietnamese syllable."""
    return len(word.text) > 2 and SYLLABLE.fullmatch(word.lower) is None


def _society_end(words: Words, i: int, behind: Mapping[int, int]) -> int | None:
    """Return the index after a society's name in lower case that ends with a place ("Hội bảo trợ bệnh nhân nghèo TP.HCM"), or None."""
    j = type_at(words, i)
    if j is None or " ".join(t.lower for t in words[i:j]) not in {"hội", "quỹ", "trung tâm", "câu lạc bộ"} or another_word(words, i):
        return None
    if NO_NAMES.end(words, i) is not None:
        return None
    for k in range(j + 1, min(j + 9, len(words))):
        if words.start[k] in behind:
            return k if k > j + 1 else None
        if words[k].cap or not words[k].text.isalpha() or words[k].lower in _VERBS:
            return None
    return None


def _branch(words: Words, end: int, behind: Mapping[int, int]) -> int:
    """Return where the name of a firm that ends before token ``end`` ends with its branch ("BIDV Bắc Giang", "Ngân hàng A chi nhánh Hà Giang")."""
    stop, j = words.end[end - 1], end
    if j < len(words) and words[j].text == "-":
        j += 1
    if j + 1 < len(words) and [w.lower for w in words[j : j + 2]] == ["chi", "nhánh"]:
        j += 2
        while j < len(words) and words[j].lower in {"tỉnh", "thành", "phố"}:
            j += 1
    elif j > end:
        return stop
    if j >= len(words) or words.start[j] - words.end[j - 1] != 1:
        return stop
    if words.start[j] in behind:
        return behind[words.start[j]]
    if j > end and words[j].title:
        while j + 1 < len(words) and words[j + 1].title and words.start[j + 1] - words.end[j] == 1 and words[j + 1].text != "TP":
            j += 1
        return words.end[j]
    if j + 1 < len(words) and words[j].title and words[j + 1].title and (place := gazetteer().named(f"{words[j].text} {words[j + 1].text}")):
        return words.end[j + 1] if place[0].country == "vn" and place[0].kind not in {"xã", "phường"} else stop
    return stop


def _known_end(words: Words, i: int) -> int | None:
    for name in _KNOWN.get(words[i].text, ()):
        end = i + len(name.split())
        if " ".join(token.text for token in words[i:end]) == name:
            return end
    return None


def _only_place(words: Words, head: int, end: int, behind: Mapping[int, int]) -> bool:
    """Tell whether a type word is followed by nothing but the name of a country or a locality."""
    if head >= end:
        return True
    if words.start[head] in behind and behind[words.start[head]] >= words.end[end - 1]:
        return True
    named = " ".join(t.text for t in words[head:end] if t.cap or t.text == "-")
    return all(gazetteer().is_country(part.strip()) is not None or part.strip() in {"Nhà", "FDI", "Trung"} for part in named.split("-"))
