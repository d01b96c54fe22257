"""``lienket path``: how two nodes are connected, told in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from explorer import language, output, printing, records, telling
from explorer.lookup import node_called
from explorer.messages import Messages
from explorer.options import DEFAULT_STORE, Format, FormatOption, LangOption, OutOption, StoreOption
from explorer.printing import Line
from graph.errors import NotFoundError
from graph.schema import Article
from graph.store import Path, open_store


def path(
    source: Annotated[str, typer.Argument(metavar="FROM", show_default=False, help="A name, an alias or an id.")],
    target: Annotated[str, typer.Argument(metavar="TO", show_default=False, help="A name, an alias or an id.")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="PATHS", help="Tell up to so many paths, shortest first.")] = 1,
    max_hops: Annotated[int, typer.Option(min=1, metavar="HOPS", help="Look no farther than this.")] = 8,
    all_claims: Annotated[bool, typer.Option("--all", "-a", help="Tell every claim of a hop, not only the newest.")] = False,
    out: OutOption = None,
    store: StoreOption = DEFAULT_STORE,
    form: FormatOption = Format.TABLE,
    lang: LangOption = None,
) -> None:
    """Tell how two nodes are connected, hop by hop, with the sentence, the article and the date behind each hop."""
    say = Messages(language.of_terminal(lang))
    with open_store(store) as graph:
        start, end = node_called(graph, source, say), node_called(graph, target, say)
        if start.id == end.id:
            raise NotFoundError(say("same node", source=source, target=target), cure=say("same node: cure"))
        found = graph.paths(start.id, end.id, limit=limit, max_hops=max_hops)
        if not found:
            raise NotFoundError(say("no path", source=start.name, target=end.name, hops=max_hops), cure=say("no path: cure"))
        articles = telling.articles_of(graph, (claim for walk in found for hop in walk.hops for claim in hop.relationships))
    match form:
        case Format.TABLE:
            lines = _told(found, articles, say, all_claims=all_claims)
            output.write(printing.told(lines, terminal=output.terminal(out)), out)
        case Format.CSV:
            rows = [row for number, walk in enumerate(found, 1) for row in records.of_path(number, walk, articles)]
            output.write(printing.records(records.PATH_COLUMNS, rows, form), out)
        case _:
            output.write(printing.records((), [records.path(walk, articles) for walk in found], form), out)


def _told(found: tuple[Path, ...], articles: Mapping[str, Article], say: Messages, *, all_claims: bool) -> Iterator[Line]:
    for number, walk in enumerate(found):
        if number:
            yield Line("")
        yield from telling.path_told(walk, articles, say, all_claims=all_claims)
