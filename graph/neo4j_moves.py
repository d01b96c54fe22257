"""When a namesake arrives on a server: nodes are renamed, and what was read of nodes that fall apart is written anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, Final

from graph.neo4j_batch import Batch, unpacked
from graph.neo4j_connection import rows
from graph.neo4j_rows import columns, each, found, relate
from graph.schema import MENTIONED_IN, MERGED_INTO, SYMMETRIC

_RENAME: Final = f"{each(('old', 'new'))} {found('n', '$rows.old[i]')} SET n.id = $rows.new[i]"
_TAKEN: Final = f"UNWIND $ids AS id {found('n', 'id')} RETURN n.id"
_TURN: Final = """
UNWIND $ids AS id MATCH (n:_Node {{id: id}})-[r:{type}]-() USING INDEX n:_Node(id)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS t WHERE t.id < s.id
CREATE (t)-[x:{type}]->(s) SET x = properties(r) DELETE r
"""
_READINGS: Final = f"""
UNWIND $ids AS id {found("n", "id")} MATCH (n)-[:{MENTIONED_IN}]->(a) WITH DISTINCT a
MATCH (r:_Reading {{article: a.id}}) USING INDEX r:_Reading(article) RETURN r.data
"""
_FORGET: Final = f"UNWIND $ids AS id {found('n', 'id')} MATCH (n)-[r]-() WHERE type(r) <> '{MERGED_INTO}' AND NOT type(r) = '{MENTIONED_IN}' DELETE r"
_UNMENTION: Final = f"UNWIND $homes AS home {found('n', 'home')} MATCH (n)-[r:{MENTIONED_IN}]->(a) WHERE a.id IN $articles DELETE r"
_NODE: Final = "UNWIND $keys AS key MATCH (p:_Profile {key: key}) USING INDEX p:_Profile(key) RETURN p.key, p.node"


class Moves:
    """Profiles that have another node than before; ``left`` are the nodes that may be empty when all has been done."""

    def __init__(self, tx: Any, moved: Mapping[str, tuple[str, str]], before: Mapping[str, str]) -> None:
        self.tx = tx
        self.moved = dict(moved)
        self.before = before
        self.renamed: dict[str, str] = {}
        self.left = {old for old, _ in self.moved.values()}

    def rename(self) -> None:
        """Rename the nodes that keep all their profiles under an id that is new; what they are tied to stays tied."""
        goes: dict[str, set[str]] = defaultdict(set)
        for key, old in self.before.items():
            goes[old].add(self.moved[key][1] if key in self.moved else old)
        wanted = {old: next(iter(new)) for old, new in goes.items() if len(new) == 1 and old not in new}
        if not wanted:
            return
        ids = Counter(wanted.values())
        taken = {row[0] for row in rows(self.tx, _TAKEN, {"ids": list(ids)})}
        self.renamed = {old: new for old, new in sorted(wanted.items()) if new not in taken and ids[new] == 1}
        if self.renamed:
            self.tx.run(_RENAME, {"rows": columns(("old", "new"), list(self.renamed.items()))}).consume()
        self.left -= self.renamed.keys()
        self.moved = {key: ends for key, ends in self.moved.items() if ends[0] not in self.renamed}

    def move(self) -> None:
        """Write the claims and mentions of the nodes that fell apart anew, from their articles; all nodes exist."""
        if self.renamed:
            for type_ in sorted(SYMMETRIC):
                self.tx.run(_TURN.format(type=type_), {"ids": sorted(self.renamed.values())}).consume()
        if self.moved:
            self._again()

    def _again(self) -> None:
        from graph.neo4j_writer import CLAIM, MENTION, NUMBERS, claim_rows, mention_rows, numbered

        left, moved = sorted(self.left), {key for key, old in self.before.items() if old in self.left}
        batch = Batch([unpacked(data) for (data,) in rows(self.tx, _READINGS, {"ids": left})])
        nodes: dict[str, str] = dict(rows(self.tx, _NODE, {"keys": sorted(batch.profiles)}))
        self.tx.run(_FORGET, {"ids": left}).consume()
        claims = [claim for claim in batch.claims if claim[1] in moved or claim[2] in moved]
        articles = [reading.article.id for reading in batch.readings]
        numbers = dict(zip(*rows(self.tx, NUMBERS, {"ids": sorted({*nodes.values(), *articles})})[0], strict=True))
        for type_, values in claim_rows(claims, nodes).items():
            self.tx.run(relate(type_, CLAIM), {"rows": columns(CLAIM, numbered(values, numbers))}).consume()
        homes = {nodes[key] for key in moved if key in nodes} | self.left
        mentions = [row for row in mention_rows(batch.mentions, nodes) if row[0] in homes]
        self.tx.run(_UNMENTION, {"homes": sorted(homes), "articles": articles}).consume()
        if mentions:
            self.tx.run(relate(MENTIONED_IN, MENTION), {"rows": columns(MENTION, numbered(mentions, numbers))}).consume()
