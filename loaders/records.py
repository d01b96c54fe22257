"""Records: JSON objects of one article each, one a line or listed in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from graph.errors import InputError
from loaders.date import stated
from loaders.source import MAX_BYTES, Source, Stream, read_whole, refusal


def records(name: str, stream: Stream) -> Iterator[Source]:
    """Yield the article of each line of a stream of JSON lines; a line that is none is ``refused`` by its number, empty lines are passed over."""
    number = 0
    while line := stream.readline(MAX_BYTES):
        number += 1
        if len(line) == MAX_BYTES and not line.endswith(b"\n"):
            while (rest := stream.readline(MAX_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield refusal(
                f"{name}, line {number}", InputError(f"{name}, line {number} has more than {MAX_BYTES:,} bytes", cure="give an article a line")
            )
        elif line.strip():
            yield _parsed(f"{name}, line {number}", line)


def listed(name: str, stream: Stream) -> Iterator[Source]:
    """Yield the article or articles of a JSON file: one object, or a list of them."""
    try:
        found = json.loads(read_whole(name, stream).decode("utf-8-sig"))
    except ValueError as error:
        yield refusal(name, InputError(f"{name} is not JSON: {error}", cure="give JSON lines (.jsonl)"))
        return
    for number, record in enumerate(found if isinstance(found, list) else [found], 1):
        yield _source(f"{name}, record {number}", record)


def _parsed(where: str, line: bytes) -> Source:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return refusal(where, InputError(f"{where} is not JSON: {error}", cure='give a line {"text": "..."} for each article'))
    return _source(where, record)


def _source(where: str, record: Any) -> Source:
    """Return the article of one record; ``text`` is needed, the other fields may be missing or null, unknown ones are left alone."""
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str):
        return refusal(where, InputError(f'{where} has no "text"', cure='each record needs a field "text" with the article'))
    known = {k: v.strip() for k in ("id", "title", "outlet", "published_on", "url") if isinstance(v := record.get(k), (str, int)) and (v := str(v))}
    return Source(
        f"{where}: {known['id']}" if known.get("id") else where,
        text.encode("utf-8", "replace"),
        known.get("title") or None,
        known.get("outlet") or None,
        stated(known.get("published_on", "")),
        known.get("url") or None,
    )
