"""``lienket map``: a graph as one HTML file that works offline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from explorer import filters, language, output, printing
from explorer.filters import Filters
from explorer.lookup import node_called
from explorer.messages import Messages
from explorer.options import DEFAULT_STORE, LangOption, StoreOption
from graph.errors import NotFoundError, UsageError
from graph.schema import MERGED_INTO, Relationship, Subgraph
from graph.store import Store, open_store
from graph.thin import thinned


class Theme(StrEnum):
    """The colours of a map."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


def map_(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The HTML file to write.")] = Path("lienket.html"),
    around: Annotated[
        list[str] | None, typer.Option("--around", "-a", metavar="NAME", show_default=False, help="Only what surrounds this node. Repeatable.")
    ] = None,
    depth: Annotated[int, typer.Option("--depth", "-d", min=0, max=8, metavar="HOPS", help="How far around.")] = 1,
    ends: Annotated[
        tuple[str, str] | None, typer.Option("--path", metavar="FROM TO", show_default=False, help="The shortest path between two nodes.")
    ] = None,
    cypher: Annotated[str | None, typer.Option("--query", metavar="CYPHER", show_default=False, help="What a query returns.")] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            "-t",
            metavar="TYPE",
            show_default=False,
            autocompletion=lambda: filters.TYPES,
            help="Only this kind of node or relationship. Repeatable.",
        ),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", show_default=False, help="Only claims of this day, month or year, or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", show_default=False, help="Only claims of this day, month or year, or earlier.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", show_default=False, help="As it stood then: later claims and localities left out.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", show_default=False, help="The map's title.")] = None,
    theme: Annotated[Theme, typer.Option(help="Its colours.")] = Theme.AUTO,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="NODES", help="Above so many nodes or 4 times the lines, fold.")] = 2000,
    open_it: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    store: StoreOption = DEFAULT_STORE,
    lang: LangOption = None,
) -> None:
    """Draw the graph as an interactive map: one HTML file that works offline and quotes the sentence behind every line."""
    import viz

    say = Messages(language.of_terminal(lang))
    if sum(given is not None for given in (around or None, ends, cypher)) > 1:
        raise UsageError(say("one start"), cure=say("one start: cure"))
    labels, types = filters.kinds(kinds or [], say)
    as_of = filters.date(as_of, "--as-of", say)
    last = filters.earlier(filters.date(until, "--until", say), as_of)
    first = filters.date(since, "--since", say)
    if first and last and last < first[: len(last)]:
        raise UsageError(say("no time", since=first, until=last), cure=say("no time: cure"))
    wanted = Filters(labels, types, first, last)
    centre: tuple[str, ...] = ()
    with open_store(store) as graph:
        if around:
            centre = tuple(node_called(graph, name, say).id for name in around)
            # A filter looks at all there is; without one, no more is read than can be drawn.
            filtered = bool(kinds or since or until or as_of)
            near = graph.near(centre, depth=depth) if filtered else _near(graph, centre, depth, limit, say)
            drawn = graph.subgraph(near, newest=None if filtered else viz.NEWEST)
        elif ends:
            centre = _path(graph, ends, say)
            drawn = graph.subgraph(centre)
        elif cypher:
            drawn = _answered(graph, cypher, say)
        else:
            drawn = graph.subgraph()
    kept = wanted.kept(drawn, always=frozenset(centre))
    if not kept.nodes:
        raise NotFoundError(say("map empty"), cure=say("map empty: cure"))
    told, left_out = _left_out(drawn, kept, say), _left_out(drawn, kept, Messages(language.of_map(lang)))
    kept = thinned(kept, viz.NEWEST)
    options = viz.Options(
        title=title,
        lang=language.of_map(lang).value,
        theme=theme.value,
        path=centre if ends else (),
        as_of=as_of,
        limit=limit,
        left_out=left_out,
    )
    output.write([viz.render(kept, options)], out)
    printing.note(say("map written", nodes=len(kept.nodes), claims=len(_claims(kept))))
    if told:
        printing.note(f"{told}.")
    if kept.older:
        printing.note(say("older", newest=viz.NEWEST, count=sum(kept.older.values())))
    if out != output.DASH:
        print(out)
    if open_it:
        typer.launch(out.resolve().as_uri())


def _near(graph: Store, centre: tuple[str, ...], depth: int, limit: int, say: Messages) -> tuple[str, ...]:
    """Return the ids of what lies around, or as much of it as can be drawn node by node."""
    import viz

    near = graph.near(centre, depth=depth, limit=limit + 1)
    some = max(len(centre), viz.readable(near, graph.pairs(near), limit))
    if some < len(near):
        printing.note(say("around cut", count=some))
    return near[:some]


def _left_out(drawn: Subgraph, kept: Subgraph, say: Messages) -> str | None:
    """Return in words how many claims the filters left out, and how many of these because no article dates them; None for none."""
    if kept is drawn:
        return None
    count = len(_claims(drawn)) - len(_claims(kept))
    undated = sum(filters.time_of(held) is None for held in _claims(drawn)) - sum(filters.time_of(held) is None for held in _claims(kept))
    if not count:
        return None
    return say("left out undated", count=count, undated=undated) if undated else say("left out", count=count)


def _claims(part: Subgraph) -> list[Relationship]:
    return [held for held in part.relationships if held.type != MERGED_INTO]


def _path(graph: Store, ends: tuple[str, str], say: Messages) -> tuple[str, ...]:
    """Return the ids along the shortest path between two names; raises NotFoundError where there is none."""
    start, end = (node_called(graph, name, say) for name in ends)
    found = graph.paths(start.id, end.id)
    if not found:
        raise NotFoundError(say("no path", source=start.name, target=end.name, hops=8), cure=say("no path: cure"))
    return (start.id, *(hop.target.id for hop in found[0].hops))


def _answered(graph: Store, cypher: str, say: Messages) -> Subgraph:
    """Return what a query returned as a graph: the nodes in it, and the relationships in it, or where it returned none, all between the nodes."""
    answer = graph.query(cypher, building=lambda: printing.note(say("building")))
    nodes, claims = set[str](), set[tuple[str, str, str, str]]()
    for value in _parts(answer.rows):
        if "label" in value:
            nodes.add(str(value["id"]))
        else:
            nodes |= {str(value["source"]), str(value["target"])}
            claims.add(_identity(value))
    drawn = graph.subgraph(sorted(nodes))
    if not claims:
        return drawn
    kept = tuple(
        held
        for held in drawn.relationships
        if _identity({"type": held.type, "source": held.source, "target": held.target, "properties": held.properties}) in claims
    )
    return Subgraph(drawn.nodes, kept, drawn.articles)


def _identity(value: dict[str, object]) -> tuple[str, str, str, str]:
    properties = value["properties"]
    claim = properties.get("claim_id", "") if isinstance(properties, dict) else ""
    return str(value["type"]), str(value["source"]), str(value["target"]), str(claim)


def _parts(value: object) -> Iterator[dict[str, object]]:
    """Yield every node and relationship within a value of a row, paths and lists taken apart."""
    if isinstance(value, dict):
        if value.keys() in ({"id", "label", "properties"}, {"type", "source", "target", "properties"}):
            yield value
            return
        value = value.values()
    if isinstance(value, Iterable) and not isinstance(value, str):
        for item in value:
            yield from _parts(item)
