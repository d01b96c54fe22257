"""When a namesake arrives on a server: nodes are renamed, and what was read of nodes that fall apart is written anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, Final

from graph.neo4j_batch import CLAIM, MENTION, Batch, claim_rows, mention_rows, unpacked
from graph.neo4j_connection import rows
from graph.neo4j_rows import NUMBERS, columns, each, found, numbered, relate
from graph.neo4j_view import View
from graph.schema import MENTIONED_IN, MERGED_INTO, SYMMETRIC

_RENAME: Final = f"{each(('old', 'new'))} {found('n', '$rows.old[i]')} SET n.id = $rows.new[i]"
_TURN: Final = """
UNWIND $ids AS id MATCH (n:_Node {{id: id}})-[r:{type}]-() USING INDEX SEEK n:_Node(id)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS t WHERE t.id < s.id
CREATE (t)-[x:{type}]->(s) SET x = properties(r) DELETE r
"""
_READINGS: Final = f"""
UNWIND $ids AS id {found("n", "id")} MATCH (n)-[:{MENTIONED_IN}]->(a) WITH DISTINCT a
MATCH (r:_Reading {{article: a.id}}) USING INDEX SEEK r:_Reading(article) RETURN r.data
"""
_FORGET: Final = f"UNWIND $ids AS id {found('n', 'id')} MATCH (n)-[r]-() WHERE type(r) <> '{MERGED_INTO}' AND NOT type(r) = '{MENTIONED_IN}' DELETE r"
_UNMENTION: Final = f"UNWIND $homes AS home {found('n', 'home')} MATCH (n)-[r:{MENTIONED_IN}]->(a) WHERE a.id IN $articles DELETE r"
_NODE: Final = "UNWIND $keys AS key MATCH (p:_Profile {key: key}) USING INDEX SEEK p:_Profile(key) RETURN p.key, p.node"


class Moves:
    """Profiles that have another node than before; ``left`` are the nodes that may be empty when all has been done."""

    def __init__(self, moved: Mapping[str, tuple[str, str]], before: Mapping[str, str], view: View) -> None:
        self.before = before
        self.renamed = self._renamed(moved, view)
        self.moved = {key: ends for key, ends in moved.items() if ends[0] not in self.renamed}
        self.left = {old for old, _ in self.moved.values()}

    def _renamed(self, moved: Mapping[str, tuple[str, str]], view: View) -> dict[str, str]:
        """Return, by their ids, the ids of the nodes that keep all their profiles under an id that is new."""
        goes: dict[str, set[str]] = defaultdict(set)
        for key, old in self.before.items():
            goes[old].add(moved[key][1] if key in moved else old)
        wanted = {old: next(iter(new)) for old, new in goes.items() if len(new) == 1 and old not in new}
        ids = Counter(wanted.values())
        taken = {held.node for held in view.profiles("node", ids).values()}
        return {old: new for old, new in sorted(wanted.items()) if new not in taken and ids[new] == 1}

    def rename(self, tx: Any) -> None:
        """Rename nodes; what they are tied to stays tied."""
        if self.renamed:
            tx.run(_RENAME, {"rows": columns(("old", "new"), list(self.renamed.items()))}).consume()

    def move(self, tx: Any) -> None:
        """Write the claims and mentions of the nodes that fell apart anew, from their articles; all nodes exist."""
        if self.renamed:
            for type_ in sorted(SYMMETRIC):
                tx.run(_TURN.format(type=type_), {"ids": sorted(self.renamed.values())}).consume()
        if self.moved:
            self._again(tx)

    def _again(self, tx: Any) -> None:
        left, moved = sorted(self.left), {key for key, old in self.before.items() if old in self.left}
        batch = Batch([unpacked(data) for (data,) in rows(tx, _READINGS, {"ids": left})])
        nodes: dict[str, str] = dict(rows(tx, _NODE, {"keys": sorted(batch.profiles)}))
        tx.run(_FORGET, {"ids": left}).consume()
        claims = [claim for claim in batch.claims if claim[1] in moved or claim[2] in moved]
        articles = [reading.article.id for reading in batch.readings]
        numbers = dict(zip(*rows(tx, NUMBERS, {"ids": sorted({*nodes.values(), *articles})})[0], strict=True))
        for type_, values in claim_rows(claims, nodes).items():
            tx.run(relate(type_, CLAIM), {"rows": columns(CLAIM, numbered(values, numbers))}).consume()
        homes = {nodes[key] for key in moved if key in nodes} | self.left
        mentions = [row for row in mention_rows(batch.mentions, nodes) if row[0] in homes]
        tx.run(_UNMENTION, {"homes": sorted(homes), "articles": articles}).consume()
        if mentions:
            tx.run(relate(MENTIONED_IN, MENTION), {"rows": columns(MENTION, numbered(mentions, numbers))}).consume()
