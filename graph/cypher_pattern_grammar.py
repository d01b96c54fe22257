"""The grammar of patterns: nodes, relationships, paths, shortest paths."""

from __future__ import annotations

from typing import Literal

from graph import cypher_tree as tree
from graph.cypher_cursor import Cursor


class PatternGrammar(Cursor):
    """Reads patterns; the values of their properties are read by who knows expressions."""

    def expression(self) -> tree.Expression:
        """Read an expression."""
        raise NotImplementedError

    def path(self) -> tree.PathPattern:
        """Read a path, perhaps a shortest one."""
        at = self.token.start
        variable = None
        if self.token.kind in ("name", "quoted") and self.ahead().text == "=":
            variable = self.name("a name for the path")
            self.next()
        if self.token.kind == "name" and self.ahead().text == "(":
            shortest: Literal["shortestPath", "allShortestPaths"]
            if self.token.word == "SHORTESTPATH":
                shortest = "shortestPath"
            elif self.token.word == "ALLSHORTESTPATHS":
                shortest = "allShortestPaths"
            else:
                self.fail("expected a pattern")
            self.at += 2
            nodes, relationships = self.chain()
            self.need(")", f"after the pattern of {shortest}")
            return tree.PathPattern(variable, shortest, nodes, relationships, at)
        if self.token.word in ("ANY", "ALL", "SHORTEST"):
            self.fail("expected a pattern", cure="Use shortestPath(...) or allShortestPaths(...).")
        nodes, relationships = self.chain()
        return tree.PathPattern(variable, "", nodes, relationships, at)

    def chain(self) -> tuple[tuple[tree.NodePattern, ...], tuple[tree.RelationshipPattern, ...]]:
        """Read nodes and the relationships between them."""
        nodes = [self.node()]
        relationships: list[tree.RelationshipPattern] = []
        while self.is_symbol("-") or self.is_symbol("<"):
            relationships.append(self.relationship())
            nodes.append(self.node())
        if self.is_symbol("(") or self.is_symbol("{"):
            self.fail("expected a relationship or the end of the pattern", cure="For several hops write -[:TYPE*1..3]->.")
        return tuple(nodes), tuple(relationships)

    def node(self) -> tree.NodePattern:
        """Read a node."""
        at = self.token.start
        self.need("(", "to open a node")
        variable = None if self.token.kind == "symbol" else self.name("a variable")
        labels = self.names("|") if self.symbol(":") else ()
        properties = self.entries() if self.symbol("{") else ()
        self.no_where("node")
        self.need(")", "to close the node")
        return tree.NodePattern(variable, labels, properties, at)

    def no_where(self, what: str) -> None:
        """Refuse what other Cypher allows inside a node or relationship."""
        if self.token.kind == "parameter":
            self.fail("expected {", cure="Name the properties: {id: $id}.")
        if self.token.text in ("&", "!", ":", "%"):
            self.fail(f"expected | or the end of the {what}", cure=f"A {what} has one {'label' if what == 'node' else 'type'}; write A|B for either.")
        if self.token.word == "WHERE":
            self.fail(f"expected the end of the {what}", cure="Put the WHERE after the pattern.")

    def names(self, joiner: str) -> tuple[str, ...]:
        """Read labels or types with a symbol between them."""
        if self.token.text in ("!", "%", "(", "$") or self.token.kind == "parameter":
            self.fail("expected a label or type", cure="Write the names with | between them.")
        found = [self.name("a label or type")]
        while self.symbol(joiner):
            self.symbol(":")
            found.append(self.name("a label or type"))
        return tuple(found)

    def relationship(self) -> tree.RelationshipPattern:
        """Read a relationship with its arrows."""
        at = self.token.start
        left = self.symbol("<")
        self.need("-", "to open a relationship")
        variable, hops = None, None
        types: tuple[str, ...] = ()
        properties: tuple[tuple[str, tree.Expression], ...] = ()
        if self.symbol("["):
            if self.token.kind in ("name", "quoted"):
                variable = self.name("a variable")
            types = self.names("|") if self.symbol(":") else ()
            hops = self.hops() if self.symbol("*") else None
            properties = self.entries() if self.symbol("{") else ()
            self.no_where("relationship")
            self.need("]", "to close the relationship")
        self.need("-", "after the relationship")
        right = self.symbol(">")
        direction: Literal["out", "in", "both"] = "both" if left == right else "in" if left else "out"
        return tree.RelationshipPattern(variable, types, properties, direction, hops, at)

    def hops(self) -> tuple[int | None, int | None]:
        """Read the range behind a star."""
        low = self.number()
        if not self.symbol(".."):
            return (low, low)
        high = self.number()
        if low is not None and high is not None and low > high:
            self.fail(f"the range *{low}..{high} is empty")
        return (1 if low is None else low, high)

    def number(self) -> int | None:
        """Read a whole number, if one comes next."""
        if self.token.kind != "integer":
            return None
        token = self.next()
        if not token.text.isdigit() or len(token.text) > 4:
            raise self.refuse("A number of hops is too large", token.start, "Use at most four digits.")
        return int(token.text)

    def pattern_of_relationships(self) -> tree.PathPattern:
        """Read a pattern that has a relationship, and so is no expression in parentheses."""
        at = self.token.start
        nodes, relationships = self.chain()
        if not relationships:
            self.fail("expected a relationship")
        return tree.PathPattern(None, "", nodes, relationships, at)

    def entries(self) -> tuple[tuple[str, tree.Expression], ...]:
        """Read the entries of a map, up to its closing brace."""
        return self.listed(self.entry, "}", "to close the map")

    def entry(self) -> tuple[str, tree.Expression]:
        """Read a key and its value."""
        key = self.name("a key")
        self.need(":", "after the key")
        return key, self.expression()

    def patterns(self) -> tuple[tree.PathPattern, ...]:
        """Read patterns with commas between them."""
        found = [self.path()]
        while self.symbol(","):
            found.append(self.path())
        return tuple(found)

    def where(self) -> tree.Expression | None:
        """Read WHERE and its condition, if it comes next."""
        return self.expression() if self.word("WHERE") else None
