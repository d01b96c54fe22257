"""Generated Cypher: a seeded grammar over the graph's own labels, types and properties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

_LABELS = "Locality Official Organization Project Agreement Event Article".split()
_TYPES = "COOPERATES_WITH MET_WITH SIGNED PARTY_TO SUPPORTED FUNDS INVESTS_IN LOCATED_IN PART_OF PARTICIPATED_IN MENTIONED_IN".split()
_TEXTS = {"node": "name kind id title country valid_to signed_on held_on".split(), "relationship": "status date said_on currency amount_text".split()}
_NUMBERS = {"node": ("lat", "lon"), "relationship": ("amount", "amount_vnd", "quote_start")}
_LISTS = {"node": ("aliases", "titles"), "relationship": ("fields", "titles")}
_WORDS = ("'tỉnh'", "'cầu'", "'7'", "'Công ty'", "'done'", "'2024'", "'du lịch'", "''", "'Nguyễn'", "$name", "null")


@dataclass
class _Scope:
    """The names there are, by what they stand for."""

    names: dict[str, list[str]] = field(default_factory=lambda: {"node": [], "relationship": [], "text": [], "number": []})

    def some(self, random: Random, *kinds: str) -> tuple[str, str] | None:
        found = [(kind, name) for kind in kinds for name in self.names[kind]]
        return random.choice(found) if found else None


def question(random: Random) -> str:
    """Return a query that reads a small part of the graph."""
    return _Maker(random).query()


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.made = 0

    def pick(self, *options: str) -> str:
        return self.random.choice(options)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def fresh(self, letter: str) -> str:
        self.made += 1
        return f"{letter}{self.made}"

    def query(self) -> str:
        scope = _Scope()
        first = self.match(scope, anchored=True)
        return " ".join([first, *(self.clause(scope) for _ in range(self.random.randint(0, 2))), self.returned(scope)])

    def clause(self, scope: _Scope) -> str:
        kind = self.pick("match", "optional", "with", "aggregate", "unwind")
        if kind in ("match", "optional") and scope.names["node"]:
            return "OPTIONAL " * (kind == "optional") + self.match(scope, anchored=False)
        if kind == "unwind" and (found := scope.some(self.random, "node", "relationship")):
            name = self.fresh("t")
            source = f"{found[1]}.{self.random.choice(_LISTS[found[0]])}"
            scope.names["text"].append(name)
            return f"UNWIND {source} AS {name}"
        if kind == "aggregate":
            return self.aggregated(scope)
        return self.narrowed(scope)

    def match(self, scope: _Scope, *, anchored: bool) -> str:
        start = f"({self.fresh('n')}:{self.pick(*_LABELS[:6])})" if anchored else f"({self.random.choice(scope.names['node'])})"
        new_nodes, new_relationships = [start[1:].split(":")[0].rstrip(")")] if anchored else [], []
        text = start
        for _ in range(self.random.randint(0 if anchored else 1, 2)):
            relationship, node = self.fresh("r"), self.fresh("n")
            types = "|".join(self.random.sample(_TYPES, self.random.randint(1, 3)))
            hops = self.pick("", "", "", "*1..2", "*0..1")
            inner = f"[:{types}{hops}]" if hops else f"[{relationship}:{types}]"
            label = self.pick("", "", f":{self.pick(*_LABELS)}")
            left, right = self.random.choice((("-", "->"), ("<-", "-"), ("-", "-")))
            text += f"{left}{inner}{right}({node}{label})"
            new_nodes.append(node)
            if not hops:
                new_relationships.append(relationship)
        scope.names["node"] += [name for name in new_nodes if name not in scope.names["node"]]
        scope.names["relationship"] += new_relationships
        conditions = [f"({self.condition(scope, 2)})"] if self.chance(0.7) else []
        if anchored:
            # Keeps what a query reads small, whatever else it asks.
            conditions.append(f"{new_nodes[0]}.id ENDS WITH '{self.random.randint(0, 9)}'")
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        return f"MATCH {text}{where}"

    def narrowed(self, scope: _Scope) -> str:
        where = f" WHERE {self.condition(scope, 1)}" if self.chance(0.5) else ""
        order = f" ORDER BY {self.sorted_by(scope)} LIMIT {self.random.randint(1, 40)}" if self.chance(0.5) else ""
        return f"WITH {'DISTINCT ' * self.chance(0.3)}*{order}{where}"

    def aggregated(self, scope: _Scope) -> str:
        keys = [name for kind in ("node", "text") for name in scope.names[kind]]
        kept = self.random.sample(keys, min(len(keys), self.random.randint(1, 2)))
        name, text = self.fresh("a"), self.aggregate(scope)
        nodes = [k for k in kept if k in scope.names["node"]]
        texts = [k for k in kept if k in scope.names["text"]]
        scope.names = {"node": nodes, "relationship": [], "text": texts, "number": [name]}
        return f"WITH {', '.join(kept)}, {text} AS {name}"

    def aggregate(self, scope: _Scope) -> str:
        number, text = self.number(scope), self.text(scope)
        return self.pick("count(*)", f"count({text})", f"count(DISTINCT {text})", f"sum({number})", f"max({number})", f"size(collect({text}))")

    def text(self, scope: _Scope) -> str:
        found = scope.some(self.random, "node", "relationship", "text")
        if found is None:
            return self.pick(*_WORDS[:-1])
        kind, name = found
        if kind == "text":
            return name
        plain = f"{name}.{self.random.choice(_TEXTS[kind])}"
        extra = [f"labels({name})[0]"] if kind == "node" else [f"type({name})", f"startNode({name}).name"]
        return self.pick(plain, plain, plain, f"toUpper({plain})", f"coalesce({plain}, 'x')", f"left({plain}, 3)", f"{plain} + '!'", *extra)

    def number(self, scope: _Scope) -> str:
        found = scope.some(self.random, "node", "relationship", "number")
        if found is None:
            return str(self.random.randint(0, 20))
        kind, name = found
        if kind == "number":
            return name
        plain = f"{name}.{self.random.choice(_NUMBERS[kind])}"
        return self.pick(plain, plain, f"size({self.text(scope)})", f"{plain} / 2", f"abs({plain})", f"size({name}.{_LISTS[kind][0]})")

    def condition(self, scope: _Scope, depth: int) -> str:
        if depth and self.chance(0.4):
            return f"({self.condition(scope, depth - 1)} {self.pick('AND', 'OR', 'XOR')} {self.condition(scope, depth - 1)})"
        if depth and self.chance(0.2):
            return f"NOT ({self.condition(scope, depth - 1)})"
        text, number = self.text(scope), self.number(scope)
        options = [
            f"{text} {self.pick('=', '<>', '<', '>=')} {self.pick(*_WORDS)}",
            f"{text} {self.pick('STARTS WITH', 'ENDS WITH', 'CONTAINS')} {self.pick(*_WORDS)}",
            f"{number} {self.pick('=', '<', '>=')} {self.random.choice((0, 3, 12, 100.5, 5e9))}",
            f"{text} IN [{self.pick(*_WORDS)}, {self.pick(*_WORDS)}]",
            f"{text} IS {self.pick('', 'NOT ')}NULL",
            f"({text} STARTS WITH {self.pick(*_WORDS)}) IS NULL",
            f"CASE WHEN {text} = {self.pick(*_WORDS)} THEN true ELSE {number} > 2 END",
        ]
        if scope.names["node"]:
            node = self.random.choice(scope.names["node"])
            options += [
                f"EXISTS {{ ({node})-[:{self.pick(*_TYPES)}]-() }}",
                f"COUNT {{ ({node})-[:{self.pick(*_TYPES)}]-() }} > {self.random.randint(0, 2)}",
                f"({node})-[:{self.pick(*_TYPES)}]->()",
                f"{node}:{self.pick(*_LABELS)}",
                f"any(x IN {node}.titles WHERE x CONTAINS {self.pick(*_WORDS)})",
            ]
        return self.random.choice(options)

    def sorted_by(self, scope: _Scope) -> str:
        return f"{self.random.choice((self.text(scope), self.number(scope)))}{self.pick('', ' DESC')}"

    def returned(self, scope: _Scope) -> str:
        entities: Sequence[str] = scope.names["node"] + scope.names["relationship"]
        columns = [self.text(scope), self.number(scope), self.condition(scope, 1), *self.random.sample(entities, min(2, len(entities)))]
        if self.chance(0.4):
            columns = [self.text(scope), self.aggregate(scope), f"collect({self.text(scope)})", f"avg({self.number(scope)})"]
        elif scope.names["node"]:
            node = self.random.choice(scope.names["node"])
            columns.append(f"{node} {{.id, .name, k: {self.text(scope)}}}")
        chosen = self.random.sample(columns, self.random.randint(1, len(columns)))
        named = ", ".join(f"{column} AS c{i}" for i, column in enumerate(chosen))
        tail = self.pick("", f" LIMIT {self.random.randint(1, 30)}", " ORDER BY c0", " ORDER BY c0 DESC SKIP 1") if chosen[0] not in entities else ""
        tail = "" if "{." in chosen[0] and "ORDER" in tail else tail
        return f"RETURN {'DISTINCT ' * self.chance(0.3)}{named}{tail}"
