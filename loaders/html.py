"""Web pages: the article on one, and what its metadata states."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from graph.errors import InputError
from loaders.date import stated
from loaders.decode import tidy

if TYPE_CHECKING:
    from loaders.document import Document

_Element: TypeAlias = Any  # lxml's, which has no types

_TITLES: Final = ("og:title", "twitter:title", "dc.title")
_OUTLETS: Final = ("og:site_name", "application-name", "dc.publisher")
_DATES: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dc.date",
    "date",
)
_ARTICLES: Final = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report"})


def article(page: str, name: str) -> Document:
    """Return the article of a web page: its headline, then its paragraphs a line each, without menus, teasers and comments.

    Title, outlet, day of publication and address come from JSON-LD, else from OpenGraph and other ``meta`` elements; the day is never read off
    the address or the text. Raises InputError for a page without an article.
    """
    import trafilatura
    from lxml import etree  # type: ignore[import-untyped]

    from loaders.document import Document

    try:
        tree = trafilatura.load_html(page)
        body = (
            None if tree is None else trafilatura.extract(tree, include_comments=False, include_tables=True, output_format="txt", deduplicate=False)
        )
    except (etree.LxmlError, ValueError, RecursionError):
        tree = body = None
    if tree is None or not body or not body.strip():
        raise InputError(f"{name} is a web page without an article", cure="give pages of single articles, or their text")
    facts = next(_linked(tree), {})
    meta = _meta(tree)
    title = _text(facts.get("headline")) or _first(meta, _TITLES) or _text(tree.findtext(".//h1")) or _text(tree.findtext(".//title"))
    text = tidy(body, name)
    if title and not text.startswith(title):
        text = tidy(f"{title}\n\n{text}", name)
    publisher = facts.get("publisher")
    outlet = _text(publisher.get("name")) if isinstance(publisher, dict) else _text(publisher)
    return Document(
        text,
        title,
        outlet or _first(meta, _OUTLETS),
        stated(_text(facts.get("datePublished")) or "") or next((day for key in _DATES if (day := stated(meta.get(key, "")))), None),
        _address(tree) or meta.get("og:url"),
    )


def _linked(tree: _Element) -> Iterator[dict[str, Any]]:
    """Yield the articles that the page describes in JSON-LD."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            found = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        entries = found if isinstance(found, list) else found.get("@graph", [found]) if isinstance(found, dict) else []
        for entry in entries if isinstance(entries, list) else []:
            kinds = entry.get("@type") if isinstance(entry, dict) else None
            if _ARTICLES.intersection(kinds if isinstance(kinds, list) else [kinds]):
                yield entry


def _meta(tree: _Element) -> dict[str, str]:
    """Return the contents of the page's ``meta`` elements by property, name or itemprop in lower case, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = _text(element.get("content"))
        if key and content:
            found.setdefault(key.lower(), content)
    return found


def _address(tree: _Element) -> str | None:
    link = tree.find(".//link[@rel='canonical']")
    return _text(link.get("href")) if link is not None else None


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if key in meta), None)


def _text(value: object) -> str | None:
    """Return a text with single spaces, None for nothing and for what is no text."""
    return (" ".join(value.split()) or None) if isinstance(value, str) else None
