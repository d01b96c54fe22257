"""Claims a second into Neo4j: our load, and a MERGE per claim, in one run on one server.

    LIENKET_NEO4J=bolt://127.0.0.1:7687 python -m benchmarks.neo4j_load [--articles 3000] [--merges 1000]

The database must be empty, or hold what an earlier run left: it is cleared. Both loaders get the same claims; a MERGE per claim is what one
writes first: MERGE both ends and the article, MERGE the relationships between them, SET the properties, one statement and one transaction a claim,
with unique constraints in place. Ours writes the articles' texts, the names for the search and what identity needs besides. Both begin with an
empty store, on a server that was warmed up with the same work, since a new server is slow.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from itertools import islice

from graph.neo4j_connection import Connection
from graph.neo4j_store import Neo4jStore
from graph.schema import CLAIM_TYPES, Reading
from tests.support.country import country

WARM = 1000
WARM_ARTICLES = 2000
STATEMENT = """
MERGE (s:{s} {{id: $s.id}}) SET s += $s
MERGE (t:{t} {{id: $t.id}}) SET t += $t
MERGE (a:Article {{id: $a.id}}) SET a += $a
MERGE (s)-[:MENTIONED_IN]->(a) MERGE (t)-[:MENTIONED_IN]->(a)
MERGE (s)-[r:{type} {{claim_id: $r.claim_id}}]->(t) SET r += $r
"""


def main() -> int:
    """Measure, and print one line for each loader and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--merges", type=int, default=1000)
    args = parser.parse_args()
    where = os.environ.get("LIENKET_NEO4J")
    if not where:
        print("LIENKET_NEO4J names no server", file=sys.stderr)
        return 2
    readings = list(country(args.articles, namesakes=False))
    with Neo4jStore.open(where) as store:
        store.clear()
        store.add(readings[:WARM_ARTICLES])
        store.clear()
        ours = loaded(store, readings)
        claims = list(islice(statements(store), WARM + args.merges))
        store.clear()
    merged = one_by_one(where, claims)
    print(f"our load            {ours:9,.0f} claims/s")
    print(f"a MERGE per claim   {merged:9,.0f} claims/s")
    print(f"ratio               {ours / merged:9.1f}")
    print(f"others at work      {os.getloadavg()[0]:9.1f} processes wanted one of {os.cpu_count()} cores, on average over the last minute")
    return 0


def loaded(store: Neo4jStore, readings: list[Reading]) -> float:
    """Return claims a second of our load: articles with their texts, nodes, names for the search and all."""
    # A load reads its articles one after the other; here they are all in memory, and Python's collector need not walk them again and again.
    gc.collect()
    gc.freeze()
    start = time.perf_counter()
    done = store.add(readings)
    return done.claims / (time.perf_counter() - start)


def statements(store: Neo4jStore) -> list[tuple[str, dict[str, object]]]:
    """Return a statement and its parameters for every claim."""
    part = store.subgraph()
    nodes, articles = {node.id: node for node in part.nodes}, {node.id: node for node in part.articles}
    found: list[tuple[str, dict[str, object]]] = []
    for r in part.relationships:
        if r.type in CLAIM_TYPES:
            source, target = nodes[r.source], nodes[r.target]
            article = articles[str(r.properties["article_id"])]
            parameters: dict[str, object] = {
                "s": dict(source.properties),
                "t": dict(target.properties),
                "a": dict(article.properties),
                "r": dict(r.properties),
            }
            found.append((STATEMENT.format(s=source.label, t=target.label, type=r.type), parameters))
    return found


def one_by_one(where: str, claims: list[tuple[str, dict[str, object]]]) -> float:
    """Return claims a second of a MERGE per claim, each sent as the driver's manual shows it."""
    connection = Connection.open(where)
    driver, database = connection._driver, connection.database
    try:
        for statement, parameters in claims[:WARM]:
            driver.execute_query(statement, parameters, database_=database)
        start = time.perf_counter()
        for statement, parameters in claims[WARM:]:
            driver.execute_query(statement, parameters, database_=database)
        took = time.perf_counter() - start
        driver.execute_query("MATCH (n) WHERE n.id IS NOT NULL DETACH DELETE n", database_=database)
    finally:
        connection.close()
    return (len(claims) - WARM) / took


if __name__ == "__main__":
    sys.exit(main())
