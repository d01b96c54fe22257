"""Documents: the text of a source and what is stated about it, whatever it was stored as."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from loaders.date import stated
from loaders.decode import decode, tidy
from loaders.source import Source

_PAGE: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b", re.IGNORECASE | re.DOTALL)
_HEAD: Final = 2000
_FRONT: Final = re.compile(r"\A---[ \t]*\n(?P<lines>(?:[^\n]*\n){1,40}?)---[ \t]*(?:\n|\Z)")
_FIELD: Final = re.compile(r"^(?P<key>[a-z_]+)[ \t]*:[ \t]*(?P<value>.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_KEYS: Final = {
    "title": "title",
    "date": "published_on",
    "published_on": "published_on",
    "outlet": "outlet",
    "source": "outlet",
    "url": "url",
    "link": "url",
}


@dataclass(frozen=True, slots=True)
class Document:
    """An article's text, and its title, outlet, day of publication (ISO) and address where they are stated beside it; ``name`` is its source's."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published_on: str | None = None
    url: str | None = None
    name: str = ""

    @property
    def article_id(self) -> str:
        """The id of the article, which depends on its text alone."""
        return sha256(self.text.encode()).hexdigest()[:16]


def document(source: Source) -> Document:
    """Return the document of a source; what the source itself knows goes before what its text states.

    Raises InputError for a source that was refused, and for bytes that are no article.
    """
    if source.refused is not None:
        raise source.refused
    text = decode(source.data, source.name)
    if source.html or _PAGE.match(text[:_HEAD]):
        from loaders.html import article

        found = article(text, source.name)
    else:
        found = _plain(text, source.name)
    return Document(
        found.text, source.title or found.title, source.outlet or found.outlet, source.published_on or found.published_on, source.url or found.url,
        source.name,
    )  # fmt: skip


def _plain(text: str, name: str) -> Document:
    """Return the document of a text file, front matter (``---`` lines around ``title: ...``) taken off."""
    text = tidy(text, name)
    front = _FRONT.match(text)
    if front is None:
        return Document(text)
    stated_there = {_KEYS.get(m["key"].lower(), ""): m["value"].strip("\"'") for m in _FIELD.finditer(front["lines"])}
    if not any(stated_there):
        return Document(text)
    return Document(
        tidy(text[front.end() :], name), stated_there.get("title") or None, stated_there.get("outlet") or None,
        stated(stated_there.get("published_on", "")), stated_there.get("url") or None,
    )  # fmt: skip
