"""The bundled articles ship with the package, are ours, and agree with their hand annotation."""

import json
import os
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

import seeds

GOLD = Path(__file__).parent / "gold" / "seeds"
TEXTS = {name.removesuffix(".txt"): content.decode("utf-8") for name, content in seeds.articles()}
RELATED_NEWS = re.compile(r"^(?:Tin (?:bài )?liên quan|Các tin bài khác)$", re.MULTILINE)
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


def gold_of(stem: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((GOLD / f"{stem}.json").read_text(encoding="utf-8"))
    return loaded


def squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def test_the_five_annotated_articles_ship_as_package_data_in_sorted_order() -> None:
    names = [name for name, _ in seeds.articles()]
    assert names == sorted(f"{path.stem}.txt" for path in GOLD.glob("*.json"))
    assert len(names) == 5


def test_the_readme_that_ships_names_every_article() -> None:
    readme = (Path(seeds.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert [stem for stem in TEXTS if f"`{stem}.txt`" not in readme] == []


@pytest.mark.parametrize("stem", TEXTS)
def test_articles_are_nfc_with_plain_line_ends(stem: str) -> None:
    text = TEXTS[stem]
    assert unicodedata.is_normalized("NFC", text)
    assert not {"\ufeff", "\r", "\t", "\ufffd"} & set(text)


@pytest.mark.parametrize("stem", TEXTS)
def test_gold_quotes_the_article_and_nothing_from_its_related_news(stem: str) -> None:
    text, gold = TEXTS[stem], gold_of(stem)
    related = RELATED_NEWS.search(text)
    body = text[: related.start()] if related else text
    quoted = [e["mention"] for e in gold["entities"]] + [r["evidence"] for r in gold["relations"]]
    assert [words for words in quoted if words not in body] == []
    assert [r["id"] for r in gold["relations"] if r.get("amount", "") not in r["evidence"]] == []


@pytest.mark.parametrize("stem", TEXTS)
def test_gold_relations_and_positions_join_annotated_names(stem: str) -> None:
    gold = gold_of(stem)
    names = {e["name"] for e in gold["entities"]}
    ends = {r[end] for r in gold["relations"] for end in ("source", "target")}
    places = {p["at"] for e in gold["entities"] for p in e.get("positions", [])} - {None}
    assert sorted((ends | places) - names) == []


def test_no_sentence_of_the_originals_is_repeated() -> None:
    shared = os.environ.get("LIENKET_SHARED")
    if not shared:
        pytest.skip("the original articles are not part of the repository; LIENKET_SHARED names the folder that has them")
    originals = [path.read_text(encoding="utf-8") for path in sorted(Path(shared, "seeds").glob("*.txt"))]
    sentences = {squeezed(part) for text in originals for part in SENTENCE_END.split(text)}
    long_sentences = sorted(sentence for sentence in sentences if len(sentence) >= 60)
    assert long_sentences, f"no original article below {shared}"
    ours = squeezed("\n".join(TEXTS.values()))
    assert [sentence for sentence in long_sentences if sentence in ours] == []
