"""Web archives: the pages of a WARC file."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.source import Source, Stream, read_whole, refusal


def pages(name: str, stream: Stream) -> Iterator[Source]:
    """Yield the web pages that a WARC file holds answers with, in order; answers other than 200 and other types than HTML are passed over."""
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

    for record in ArchiveIterator(stream):
        if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
            continue
        if "html" not in (record.http_headers.get_header("Content-Type") or ""):
            continue
        url = record.rec_headers.get_header("WARC-Target-URI")
        where = f"{name}: {url}"
        try:
            yield Source(where, read_whole(where, record.content_stream()), url=url, html=True)
        except ValueError as error:
            yield refusal(where, error)
