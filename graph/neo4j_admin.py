"""The offline way onto a Neo4j server: CSV files for ``neo4j-admin database import full``, the fastest way in for tens of millions of claims.

What is imported is the same store that a load would have made, so that loading can go on afterwards.
"""

from __future__ import annotations

import csv
import shlex
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from graph.errors import WriteError
from graph.facts import NODE_PROPERTIES, best_place, node_properties
from graph.identity import named
from graph.neo4j_batch import ARTICLE_PROPERTIES, CLAIM_PROPERTIES, Batch, claim_rows, mention_rows, merger_rows, profile_key
from graph.neo4j_plan import bounded, facts_text, names_text
from graph.neo4j_writer import PROFILE_PROPERTIES, SCHEMA
from graph.profile import Profile
from graph.schema import ARTICLE, ENTITY_TYPES, MENTIONED_IN, MERGED_INTO, Reading

SEPARATOR: Final = "\x1f"
AFTERWARDS: Final = (
    *SCHEMA.values(),
    # CSV files cannot say that a list is empty.
    "MATCH (n:_Node) WHERE n.name IS NOT NULL AND n.aliases IS NULL CALL { WITH n SET n.aliases = [] } IN TRANSACTIONS",
)
"""What to run once on the server that was imported to, before it is used: ``schema.cypher``."""
_BATCH: Final = 200
_TYPES: Final = {
    **dict.fromkeys(("quote_start", "quote_end", "amount_vnd", "mention_start", "mention_end", "degree"), "long"),
    **dict.fromkeys(("amount", "lat", "lon"), "double"),
    **dict.fromkeys(("aliases", "titles", "fields", "records"), "string[]"),
    "spans": "long[]",
}


@dataclass(slots=True)
class _Known:
    """What is known of all readings together, before anything is written."""

    profiles: dict[str, Profile] = field(default_factory=dict)
    facts: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    degrees: Counter[str] = field(default_factory=Counter)
    places: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    nodes: dict[str, str] = field(default_factory=dict)

    def take(self, batch: Batch) -> None:
        self.profiles.update(batch.profiles)
        for key, facts in batch.facts.items():
            self.facts[key].update(facts)
        for key, forms in batch.names.items():
            self.names[key] |= forms
        self.degrees.update(batch.degrees)
        for place_id, records in batch.places.items():
            self.places[place_id] |= records

    def identify(self) -> None:
        blocks: dict[str, list[Profile]] = defaultdict(list)
        for key, profile in self.profiles.items():
            if profile.on:
                self.facts[key]["on", profile.on] += 1
            if profile.settled is not None:
                self.nodes[key] = profile.settled
            elif (block := bounded(profile.block)) is not None:
                blocks[block].append(profile)
        for cluster, node_id in named(blocks, list(blocks)):
            self.nodes.update((profile_key(profile), node_id) for profile in cluster.members)


def write_import(readings: Callable[[], Iterator[Reading]], folder: Path, database: str = "neo4j") -> str:
    """Write the files into ``folder`` and return the command that imports them into a server that is stopped.

    ``readings`` is called twice. Memory grows with the number of different names, not with that of claims. Raises WriteError where the folder cannot
    be written.
    """
    known = _Known()
    for batch in _batches(readings()):
        known.take(batch)
    known.identify()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _Files(folder) as files:
            _write_nodes(known, files)
            for batch in _batches(readings()):
                _write_batch(batch, known.nodes, files)
        command = _command(files, database)
        (folder / "import.sh").write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
        (folder / "schema.cypher").write_text("".join(f"{statement};\n" for statement in AFTERWARDS), encoding="utf-8")
    except OSError as error:
        raise WriteError(f"{folder} cannot be written: {error.strerror}", cure="choose another folder, or free some space") from error
    return command


def _batches(readings: Iterator[Reading]) -> Iterator[Batch]:
    taken: list[Reading] = []
    for reading in readings:
        taken.append(reading)
        if len(taken) == _BATCH:
            yield Batch(taken)
            taken = []
    if taken:
        yield Batch(taken)


class _Files:
    """The CSV files, each opened with its header when its first row comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.nodes: dict[str, str] = {}
        self.relationships: dict[str, str] = {}
        self._writers: dict[str, Any] = {}
        self._stack = ExitStack()

    def __enter__(self) -> _Files:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def write(self, name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        for row in rows:
            if name not in self._writers:
                file = self._stack.enter_context((self.folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
                self._writers[name] = csv.writer(file, lineterminator="\n")
                self._writers[name].writerow(header)
            self._writers[name].writerow([_cell(value) for value in row])

    def node_rows(self, labels: str, names: Sequence[str], rows: Iterable[Sequence[object]], *, identified: bool = True) -> None:
        name = f"nodes-{labels.split(':')[0].strip('_').lower()}"
        self.nodes[name] = labels
        self.write(name, [_typed(one) if i or not identified else "id:ID(node)" for i, one in enumerate(names)], rows)

    def relationship_rows(self, type_: str, names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        name = f"relationships-{type_.lower()}"
        self.relationships[name] = type_
        self.write(name, [":START_ID(node)", ":END_ID(node)", *map(_typed, names)], rows)

    def written(self, names: Mapping[str, str]) -> list[tuple[str, str]]:
        return [(name, what) for name, what in sorted(names.items()) if name in self._writers]


def _typed(name: str) -> str:
    return f"{name}:{_TYPES[name]}" if name in _TYPES else name


def _cell(value: object) -> object:
    return SEPARATOR.join(map(str, value)) if isinstance(value, list | tuple) else value


def _write_nodes(known: _Known, files: _Files) -> None:
    members: dict[str, list[str]] = defaultdict(list)
    for key, node_id in known.nodes.items():
        members[node_id].append(key)
    places = {place_id: best_place(records) for place_id, records in known.places.items()}
    for label in ENTITY_TYPES:
        rows: list[list[object]] = []
        for node_id in sorted(members):
            if known.profiles[members[node_id][0]].label == label:
                total: Counter[tuple[str, str]] = Counter()
                for key in members[node_id]:
                    total.update(known.facts[key])
                facts = ((name, value, n) for (name, value), n in total.items())
                properties = node_properties(node_id, label, facts, places.get(node_id))
                rows.append([properties.get(name) for name in NODE_PROPERTIES])
        files.node_rows(f"{label}:_Node", NODE_PROPERTIES, rows)
    files.node_rows("_Profile", PROFILE_PROPERTIES, (_profile(known, key) for key in sorted(known.profiles)), identified=False)
    records = ([place_id, sorted(records)] for place_id, records in sorted(known.places.items()))
    files.node_rows("_Place", ("id", "records"), records, identified=False)
    words = {word for forms in known.names.values() for form in forms for word in form.split()}
    files.node_rows("_Word", ("word",), ([word] for word in sorted(words)), identified=False)
    files.relationship_rows(MERGED_INTO, ("on", "instrument"), merger_rows(places[place_id] for place_id in sorted(places)))


def _profile(known: _Known, key: str) -> list[object]:
    profile, facts, forms = known.profiles[key], facts_text(known.facts[key]), names_text(known.names[key])
    where = (bounded(profile.block), bounded(profile.stem), known.nodes[key])
    return [key, profile.dump(), profile.label, *where, facts, forms, known.degrees[key]]


def _write_batch(batch: Batch, nodes: Mapping[str, str], files: _Files) -> None:
    files.node_rows(f"{ARTICLE}:_Node", ARTICLE_PROPERTIES, batch.articles)
    files.node_rows("_Reading", ("article", "data"), batch.packed, identified=False)
    files.relationship_rows(MENTIONED_IN, ("mention_start", "mention_end"), mention_rows(batch.mentions, nodes))
    for type_, rows in claim_rows(batch.claims, nodes).items():
        files.relationship_rows(type_, CLAIM_PROPERTIES, rows)


def _command(files: _Files, database: str) -> str:
    parts = [
        f"neo4j-admin database import full {shlex.quote(database)}",
        "--array-delimiter=U+001F",
        "--multiline-fields=true",
        "--overwrite-destination=true",
    ]
    parts += [f"--nodes={shlex.quote(f'{labels}={name}.csv')}" for name, labels in files.written(files.nodes)]
    parts += [f"--relationships={shlex.quote(f'{type_}={name}.csv')}" for name, type_ in files.written(files.relationships)]
    return " \\\n  ".join(parts)
