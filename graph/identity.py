"""Identity: which profiles are one node, and what the node is called. Pure functions; a store only fetches and keeps.

Two steps, so that a load touches little. ``clusters`` decides, inside one block of profiles, which of them are one thing; ``node_ids`` names all
clusters of one stem. Both are functions of the set they are given and never of its order. A slug has neither double hyphens nor dots, a
place id has a slash: ids of different stems are never equal, nor is one equal to the id of a place or an article.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from graph.profile import LINKS_IN_ID, Profile, is_generic, is_numbered, link_slug

K = TypeVar("K", bound=Hashable)
_ARTICLE_ID: Final = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True, order=True)
class Cluster:
    """Profiles of one block that are one node, sorted."""

    members: tuple[Profile, ...]

    @property
    def label(self) -> str:
        """The label of the node."""
        return self.members[0].label

    @property
    def _first(self) -> Profile:
        """The member that gives the name: of several, the one with the longest, and of these the first."""
        return self.members[0] if len(self.members) == 1 else min(self.members, key=lambda m: (-len(m.name), m.name))

    @property
    def name(self) -> str:
        """The key of the name."""
        return self._first.name

    @property
    def stem(self) -> str:
        """What the node id begins with."""
        return self._first.stem

    @property
    def on(self) -> str:
        """The most precise date that the members state, or empty."""
        return max((m.on for m in self.members), key=len)

    @property
    def generic(self) -> bool:
        """Whether the name is only a class of things."""
        return is_generic(self.label, self.name)

    @property
    def qualifier(self) -> str:
        """What tells the node from its namesakes, as a slug: place or organisation, parties and date, date or place; may be empty."""
        links = sorted({(link[0] in "=~", link[0] == "~", link_slug(link)) for m in self.members for link in m.links})
        slugs = [s for _, _, s in links]
        if self.label == "Official":
            parts = slugs[:1]
        elif self.label == "Agreement":
            parts = [*sorted(slugs)[:LINKS_IN_ID], self.on]
        else:
            parts = [self.on] if self.on else slugs[:1]
        return "-".join(filter(None, parts)) or self.members[0].own

    @property
    def digest(self) -> str:
        """Twelve hex digits that no other cluster has: the hash of the first member."""
        return hashlib.sha256(self.members[0].dump().encode()).hexdigest()[:12]


def clusters(block: Iterable[Profile]) -> list[Cluster]:
    """Return which profiles of one block are one node; sorted, every profile in exactly one cluster."""
    members = sorted(set(block))
    if len(members) == 1:
        return [Cluster((members[0],))]
    named: dict[str, list[Profile]] = defaultdict(list)
    for profile in members:
        named[profile.name].append(profile)
    found: list[list[Profile]] = []
    for same in named.values():
        found += _SAME[same[0].label](same)
    if found and found[0][0].label == "Agreement" and found[0][0].links:
        found = _one_document(found)
    return sorted(Cluster(tuple(sorted(members))) for members in found)


def node_ids(of_stem: Iterable[Cluster]) -> dict[Cluster, str]:
    """Name all clusters of one stem: the stem alone where it is the only one, else with the label, or with what tells namesakes apart."""
    group = sorted(of_stem)
    if len(group) == 1:
        return {group[0]: _wanted(group[0], True, True)}
    labels = Counter(cluster.label for cluster in group)
    wanted = {cluster: _wanted(cluster, len(group) == 1, labels[cluster.label] == 1) for cluster in group}
    taken = Counter(wanted.values())
    return {cluster: name if taken[name] == 1 else f"{name}-{cluster.digest}" for cluster, name in wanted.items()}


def named(blocks: Mapping[str, Iterable[Profile]], touched: Collection[str]) -> Iterator[tuple[Cluster, str]]:
    """Yield every cluster of a stem that occurs in a touched block, with its node id; ``blocks`` holds all blocks where these stems occur."""
    stems = {profile.stem for block in touched for profile in blocks[block]}
    by_stem: dict[str, list[Cluster]] = defaultdict(list)
    for members in blocks.values():
        for cluster in clusters(members):
            if (stem := cluster.stem) in stems:
                by_stem[stem].append(cluster)
    for group in by_stem.values():
        yield from node_ids(group).items()


def _wanted(cluster: Cluster, only: bool, only_of_label: bool) -> str:
    stem = cluster.stem
    if cluster.generic:
        return f"{stem}-{cluster.on}" if cluster.on and cluster.label == "Agreement" else stem
    if only and not _ARTICLE_ID.fullmatch(stem):
        return stem
    if only_of_label:
        return f"{stem}--{cluster.label.lower()}"
    return f"{stem}--{cluster.qualifier or cluster.digest}"


def _all_one(same: Sequence[Profile]) -> list[list[Profile]]:
    """Organisations and projects of one name are one."""
    return [list(same)]


def _one_person(same: Sequence[Profile]) -> list[list[Profile]]:
    """Officials of one name are one person when they share, perhaps through others, a place, an organisation or a national office."""
    return _joined(same, lambda p: p.links or (p.own,))


def _one_agreement(same: Sequence[Profile]) -> list[list[Profile]]:
    """Agreements of one name and the same parties are one when their dates agree; a missing date agrees with the only one there is."""
    leaf = agreeing(p.on for p in same)
    return _joined(same, lambda p: (leaf[p.on],))


def _one_event(same: Sequence[Profile]) -> list[list[Profile]]:
    """Events of one name are one when their dates agree, or, lacking dates, their place; what could be two dated ones is neither.

    A name with a year or a number in it is as good as a place.
    """
    if is_numbered(same[0].name):
        return _one_agreement(same)
    leaf = agreeing(p.on for p in same if p.on)
    dated = _joined([p for p in same if p.on], lambda p: (leaf[p.on],))
    undated = _joined([p for p in same if not p.on], lambda p: p.links or (p.own,))
    at = [{link for p in members for link in p.links} for members in dated]
    for members in undated:
        links = {link for p in members for link in p.links}
        homes = [i for i, places in enumerate(at) if places & links]
        if len(homes) == 1:
            dated[homes[0]] += members
        else:
            dated.append(members)
    return dated


_SAME: Final[Mapping[str, Callable[[Sequence[Profile]], list[list[Profile]]]]] = {
    "Official": _one_person,
    "Organization": _all_one,
    "Project": _all_one,
    "Agreement": _one_agreement,
    "Event": _one_event,
}


def _one_document(found: Sequence[list[Profile]]) -> list[list[Profile]]:
    """Join agreements of the same parties and the same day under different names, unless an article knows several or their kinds differ."""
    days: dict[str, list[list[Profile]]] = defaultdict(list)
    rest: list[list[Profile]] = []
    for members in found:
        day = max((p.on for p in members), key=len)
        if len(day) == len("2024-05-06") and not any(p.several for p in members):
            days[day].append(members)
        else:
            rest.append(members)
    for same_day in days.values():
        kinds = {p.kind for members in same_day for p in members} - {""}
        if len(kinds) <= 1:
            rest.append([p for members in same_day for p in members])
        else:
            rest += same_day
    return rest


def agreeing(dates: Iterable[str]) -> dict[str, str]:
    """Map every date to the one it stands for: ``2017`` to ``2017-05-06`` where that is the only more precise one, else to itself.

    The empty date (not stated) agrees with all.
    """
    known = set(dates)
    less_precise = {date[:length] for date in known for length in range(len(date))}
    meant: dict[str, list[str]] = {date: [] for date in known}
    for date in known - less_precise:
        for length in range(len(date) + 1):
            if date[:length] in known:
                meant[date[:length]].append(date)
    return {date: found[0] if len(found) == 1 else date for date, found in meant.items()}


def _joined(items: Sequence[Profile], tokens: Callable[[Profile], Iterable[K]]) -> list[list[Profile]]:
    """Return the items in groups that are connected by shared tokens, in order of their first item."""
    parent = list(range(len(items)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[K, int] = {}
    for i, item in enumerate(items):
        for token in tokens(item):
            j = root(first.setdefault(token, i))
            parent[max(root(i), j)] = min(root(i), j)
    groups: dict[int, list[Profile]] = defaultdict(list)
    for i, item in enumerate(items):
        groups[root(i)].append(item)
    return list(groups.values())
