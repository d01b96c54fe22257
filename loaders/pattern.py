"""Patterns: regular expressions that first look whether and where the words they cannot do without are in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, reduce
from importlib import import_module
from operator import or_
from sys import maxsize
from typing import Any, Final, TypeAlias

import regex
from ahocorasick_rs import AhoCorasick, Implementation

# The standard library's own parser: private, but without it the words would be listed by hand and drift from their pattern.
_parser: Final[Any] = import_module("re._parser")
_UNICODE_CLASS: Final = re.compile(r"\\p\{\w+\}")
_SIGNS: Final = "\ue000"
_MOST: Final = 3
_NARROW: Final = 16

Words: TypeAlias = tuple[str, ...]
_Items: TypeAlias = Sequence[tuple[Any, Any]]


class Pattern:
    """A compiled pattern that finds what ``re`` finds, and sooner: where a word that it needs is missing it does not search at all.

    Most patterns stand in few sentences: the words that any pattern needs, the signs of types among them, are looked for in a text once.
    ``needs`` are sets of words, of each of which every match holds one; ``starts`` are words, with one of which every match begins (None where that
    cannot be told). All are in lower case.
    """

    __slots__ = ("_engine", "bit", "groupindex", "needs", "pattern", "starts")

    def __init__(self, pattern: str, *, ignorecase: bool = False, letters: bool = False, needs: Words = ()) -> None:
        """Compile ``pattern``; with ``letters`` by the ``regex`` package, for its classes of letters and its look-behinds of any length.

        ``needs`` are words, in lower case, of which a text has to hold one besides.
        """
        flags = re.IGNORECASE if ignorecase else 0
        self._engine: Any = regex.compile(pattern, flags) if letters else re.compile(pattern, flags)
        self.pattern: Final = pattern
        self.groupindex: Final = dict(self._engine.groupindex)
        self.needs, self.starts = _read(pattern)
        self.needs += (needs,) if needs else ()
        if self.needs not in _MADE:
            _MADE[self.needs] = 1 << len(_MADE)
            _table.cache_clear()
            _look.cache_clear()
        self.bit: Final = _MADE[self.needs]

    def possible(self, text: str, pos: int = 0, endpos: int = maxsize) -> bool:
        """Tell whether the words it needs are all in ``text[pos:endpos]``: where they are not, it does not match."""
        return _look(text, pos, endpos if endpos < len(text) else len(text))[0] & self.bit != 0

    def finditer(self, text: str, pos: int = 0, endpos: int = maxsize) -> Iterator[re.Match[str]]:
        """Return the matches in ``text[pos:endpos]``, leftmost first, none within another."""
        if endpos > len(text):
            endpos = len(text)
        possible, low = _look(text, pos, endpos)
        return self._matches(low, text, pos, endpos) if possible & self.bit else iter(())

    def search(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """Return the first match in ``text[pos:endpos]``, or None."""
        if endpos > len(text):
            endpos = len(text)
        possible, low = _look(text, pos, endpos)
        return next(self._matches(low, text, pos, endpos), None) if possible & self.bit else None

    def match(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """Return the match that begins at ``pos``, or None."""
        found: re.Match[str] | None = self._engine.match(text, pos, endpos)
        return found

    def _matches(self, low: str, text: str, pos: int, endpos: int) -> Iterator[re.Match[str]]:
        """Return the matches in ``text[pos:endpos]``, which is ``low`` in lower case, whatever it holds."""
        found: Iterator[re.Match[str]] = self._engine.finditer(text, pos, endpos) if self.starts is None else self._from(low, text, pos, endpos)
        return found

    def _from(self, low: str, text: str, pos: int, endpos: int) -> Iterator[re.Match[str]]:
        """Yield the matches that begin where one of ``starts`` stands."""
        reached = pos
        for place in sorted([pos + start for _, start, _ in _finder(self).find_matches_as_indexes(low, overlapping=True)]):
            if place >= reached and (match := self._engine.match(text, place, endpos)) is not None:
                yield match
                reached = match.end()


class Family:
    """Patterns of which it is asked at once whether any may match, and which."""

    __slots__ = ("bit", "patterns")

    def __init__(self, *patterns: Pattern) -> None:
        self.patterns: Final = patterns
        self.bit: Final = reduce(or_, (p.bit for p in patterns))

    def possible(self, text: str, pos: int = 0, endpos: int = maxsize) -> bool:
        """Tell whether all words that one of the patterns needs are in ``text[pos:endpos]``: where they are not, none matches."""
        return _look(text, pos, endpos if endpos < len(text) else len(text))[0] & self.bit != 0

    def among(self, text: str, pos: int = 0, endpos: int = maxsize) -> Sequence[Pattern]:
        """Return the patterns that may match in ``text[pos:endpos]``, in order."""
        possible = _look(text, pos, endpos if endpos < len(text) else len(text))[0] & self.bit
        return [p for p in self.patterns if p.bit & possible] if possible else ()


_MADE: Final[dict[tuple[Words, ...], int]] = {}
"""The needs of the patterns made so far, each with a bit of its own; patterns of the same needs share it."""


@lru_cache(maxsize=1024)
def _look(text: str, pos: int, endpos: int) -> tuple[int, str]:
    """Return which of the patterns may match in ``text[pos:endpos]``, as bits, and that stretch in lower case, as long as it was.

    All words are looked for in one pass; what it finds is kept for the next pattern.
    """
    low = text[pos:endpos].replace("İ", "I").lower()
    met, serves, automaton, most = _table()
    made = len(_MADE)
    for word in set(automaton.find_matches_as_strings(low, overlapping=True)):
        met |= serves[word]
    possible = met
    for _ in range(1, most):
        met >>= made
        possible &= met
    return possible, low


@lru_cache(maxsize=1)
def _table() -> tuple[int, dict[str, int], AhoCorasick, int]:
    """Return what ``_look`` asks: the needs that are met by any text, those that each word meets, what finds the words, the most needs of a pattern.

    The nth need of the bth needs has the bit b + n * made; where there is no nth need any text meets it.
    """
    made = len(_MADE)
    most = max(map(len, _MADE), default=0)
    anyhow = 0
    serves: dict[str, int] = {}
    for b, needs in enumerate(_MADE):
        for n in range(most):
            bit = 1 << b + n * made
            anyhow |= 0 if n < len(needs) else bit
            for word in needs[n] if n < len(needs) else ():
                serves[word] = serves.get(word, 0) | bit
    return anyhow, serves, AhoCorasick(serves, implementation=Implementation.ContiguousNFA, store_patterns=True), most


@cache
def _finder(pattern: Pattern) -> AhoCorasick:
    """Return what finds the starts of ``pattern`` in a text."""
    return AhoCorasick(pattern.starts or (), implementation=Implementation.ContiguousNFA)


@cache
def _read(pattern: str) -> tuple[tuple[Words, ...], Words | None]:
    """Return the needs of a pattern, signs and at most three of words, those that are rarest in text first, and its starts."""
    items = _parser.parse(_UNICODE_CLASS.sub(r"\\w", pattern))
    needs = {_shortest(words) for words in _needs(items)}
    needs = {words for words in needs if not any(set(other) < set(words) for other in needs)}
    heads = _heads(items)
    starts = None if heads is None or heads[1] or min(map(_weight, heads[0])) < 2 else heads[0]
    signs = sorted(words for words in needs if _signs_only(words))
    telling = sorted((words for words in needs if min(map(_weight, words)) > 1 and not _signs_only(words)), key=_rank)[:_MOST]
    return (*signs, *telling), None if starts is None else _prefixes(starts)


def _signs_only(words: Words) -> bool:
    return all(word[0] >= _SIGNS for word in words)


def _words_only(words: Words) -> bool:
    return all(word[0] < _SIGNS for word in words)


def _weight(word: str) -> int:
    """Return how telling a word is: its length; a sign of a type is worth a word, a figure two letters."""
    return 9 if word[0] >= _SIGNS else len(word) + word.isdigit()


def _rank(words: Words) -> tuple[int, int, Words]:
    return -min(5, *map(_weight, words)) - 9 * _signs_only(words), len(words), words


def _shortest(words: Words) -> Words:
    """Return ``words`` without those that hold another."""
    return tuple(sorted(w for w in words if not any(o != w and o in w for o in words)))


def _prefixes(words: set[str]) -> Words:
    """Return ``words`` without those that begin with another."""
    return tuple(sorted(w for w in words if not any(o != w and w.startswith(o) for o in words)))


def _letters(op: str, value: Any) -> set[str]:
    """Return the letters, in lower case, that an item stands for one of: "[Hh]" for one, "[2-8]" for seven; empty where they are many or unknown."""
    if op == "LITERAL":
        return {chr(value).lower()}
    found: set[str] = set()
    for kind, what in value if op == "IN" else ():
        low, high = (what, what) if str(kind) == "LITERAL" else what if str(kind) == "RANGE" else (0, maxsize)
        if high - low > _NARROW:
            return set()
        found.update(chr(c).lower() for c in range(low, high + 1))
    return found


def _inside(op: str, value: Any) -> tuple[_Items, bool] | None:
    """Return the items that a group, a look ahead or a repetition holds and whether it may be left out, None for anything else."""
    if op == "ASSERT":
        return (value[1], False) if value[0] > 0 else None  # what stands before may lie outside of the text
    if op in {"SUBPATTERN", "ATOMIC_GROUP"}:
        return (value[3] if op == "SUBPATTERN" else value), False
    if op in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return value[2], value[0] == 0
    return None


def _needs(items: _Items) -> list[Words]:
    """Return sets of words, one of each of which a text needs to match: runs of letters, the alternatives of a branch, a class of letters."""
    found: list[Words] = []
    run = ""
    for code, value in items:
        op, letters = str(code), _letters(str(code), value)
        if len(letters) == 1:
            run += letters.pop()
            continue
        found, run = [*found, (run,)] if run else found, ""
        if letters:
            found.append(tuple(letters))
        elif op == "BRANCH":
            branches = [sorted(_needs(branch), key=_rank) for branch in value[1]]
            for wanted in (_signs_only, _words_only, bool):
                ranked = [list(filter(wanted, needs)) for needs in branches]
                for n in range(_MOST) if all(ranked) else ():
                    found.append(tuple({w for needs in ranked for w in needs[min(n, len(needs) - 1)]}))
        elif (inside := _inside(op, value)) is not None and not inside[1]:
            found += _needs(inside[0])
    return [*found, (run,)] if run else found


def _heads(items: _Items) -> tuple[set[str], bool] | None:
    """Return the words that a match may begin with and whether it may be empty, None where they cannot be told."""
    heads: set[str] = set()
    run = ""
    for at, (code, value) in enumerate(items):
        op, letters = str(code), _letters(str(code), value)
        if len(letters) == 1:
            run += letters.pop()
            continue
        if run:
            rest = _heads(items[at:])
            return heads | ({run + word for word in rest[0]} if rest and not rest[1] else {run}), False
        if op in {"AT", "ASSERT", "ASSERT_NOT"}:
            continue
        if letters:
            return heads | letters, False
        if op == "BRANCH":
            branches = [_heads(branch) for branch in value[1]]
            if None in branches:
                return None
            heads.update(*(b[0] for b in branches if b))
            empty = any(b[1] for b in branches if b)
        elif (inside := _inside(op, value)) is not None and (got := _heads(inside[0])) is not None:
            heads |= got[0]
            empty = got[1] or inside[1]
        else:
            return None
        if not empty:
            return heads, False
    return (heads | {run}, False) if run else (heads, True)
