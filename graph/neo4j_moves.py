"""When a namesake arrives on a server: nodes are renamed, and claims and mentions moved to the node that their profile belongs to now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from graph.neo4j_connection import rows
from graph.schema import MENTIONED_IN, MERGED_INTO, SYMMETRIC

_CLAIMS: Final = f"""
UNWIND $ids AS id MATCH (n:_Node {{id: id}})-[r]-() WHERE NOT type(r) IN ['{MENTIONED_IN}', '{MERGED_INTO}']
WITH DISTINCT r RETURN elementId(r), type(r), startNode(r).id, endNode(r).id, r._s, r._t
"""
_AGAIN: Final = """
UNWIND $rows AS w MATCH (s:_Node {{id: w.s}}) MATCH (t:_Node {{id: w.t}}) MATCH ()-[old:{type}]->() WHERE elementId(old) = w.old
CREATE (s)-[r:{type}]->(t) SET r = properties(old), r._s = w.sp, r._t = w.tp DELETE old
"""
_MENTIONS: Final = f"UNWIND $ids AS id MATCH (:_Node {{id: id}})-[r:{MENTIONED_IN}]->(a) RETURN id, a.id, r._p"
_RENAME: Final = "UNWIND $rows AS w MATCH (n:_Node {id: w.from}) SET n.id = w.to"


class Moves:
    """Profiles that have another node than before; ``left`` are the nodes that may be empty when all has been done."""

    def __init__(self, tx: Any, moved: Mapping[str, tuple[str, str]], before: Mapping[str, str]) -> None:
        self.tx = tx
        self.moved = dict(moved)
        self.before = before
        self.renamed: set[str] = set()
        self.left = {old for old, _ in self.moved.values()}

    def rename(self) -> None:
        """Rename the nodes that keep all their profiles under an id that is new; what they are tied to stays tied."""
        goes: dict[str, set[str]] = defaultdict(set)
        for key, old in self.before.items():
            goes[old].add(self.moved[key][1] if key in self.moved else old)
        wanted = {old: next(iter(new)) for old, new in goes.items() if len(new) == 1 and old not in new}
        new_ids = sorted(wanted.values())
        taken = {row[0] for row in rows(self.tx, "UNWIND $ids AS id MATCH (n:_Node {id: id}) RETURN n.id", {"ids": new_ids})}
        renamed = {old: new for old, new in sorted(wanted.items()) if new not in taken and new_ids.count(new) == 1}
        if renamed:
            self.tx.run(_RENAME, {"rows": [{"from": old, "to": new} for old, new in renamed.items()]}).consume()
        self.renamed = set(renamed.values())
        self.left -= renamed.keys()
        self.moved = {key: ends for key, ends in self.moved.items() if ends[0] not in renamed}

    def move(self) -> None:
        """Move the claims and mentions of the profiles that are left; all nodes exist."""
        if self.moved or self.renamed:
            self._claims()
        if self.moved:
            self._mentions()

    def _claims(self) -> None:
        now = {key: new for key, (_, new) in self.moved.items()}
        changed: dict[str, list[dict[str, str]]] = defaultdict(list)
        for old, type_, source, target, source_key, target_key in rows(self.tx, _CLAIMS, {"ids": sorted(self.left | self.renamed)}):
            ends = [(now.get(source_key, source), source_key), (now.get(target_key, target), target_key)]
            if type_ in SYMMETRIC and ends[1][0] < ends[0][0]:
                ends.reverse()
            if [ends[0][0], ends[1][0]] != [source, target]:
                changed[type_].append({"old": old, "s": ends[0][0], "t": ends[1][0], "sp": ends[0][1], "tp": ends[1][1]})
        for type_, values in sorted(changed.items()):
            self.tx.run(_AGAIN.format(type=type_), {"rows": values}).consume()

    def _mentions(self) -> None:
        from graph.neo4j_writer import mention_properties

        now = {key: new for key, (_, new) in self.moved.items()}
        nodes = sorted(self.left | set(now.values()))
        entries: dict[tuple[str, str], list[str]] = defaultdict(list)
        for node_id, article, kept in rows(self.tx, _MENTIONS, {"ids": nodes}):
            for entry in kept:
                entries[now.get(entry.split(" ")[0], node_id), article].append(entry)
        self.tx.run(f"UNWIND $ids AS id MATCH (:_Node {{id: id}})-[r:{MENTIONED_IN}]->() DELETE r", {"ids": nodes}).consume()
        values = [{"s": node_id, "t": article, "p": mention_properties(kept)} for (node_id, article), kept in sorted(entries.items())]
        create = f"UNWIND $rows AS w MATCH (s:_Node {{id: w.s}}) MATCH (t:_Node {{id: w.t}}) CREATE (s)-[r:{MENTIONED_IN}]->(t) SET r = w.p"
        self.tx.run(create, {"rows": values}).consume()
