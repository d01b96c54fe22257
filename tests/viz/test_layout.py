"""Laws of the layout: nothing overlaps, linked nodes are near, and the same graph is always laid out the same."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.schema import Node
from tests.viz.generated import generated
from tests.viz.sample import sample
from viz.boxes import Box, bounds, overlaps, settle
from viz.geography import locate
from viz.layout import TALL, WIDE, arrange, components
from viz.options import Options
from viz.overview import Overview
from viz.page import drawing

boxes = st.builds(Box, *[st.floats(4, 90).map(lambda value: round(value, 1))] * 4)
graphs = st.lists(boxes, min_size=1, max_size=14).flatmap(
    lambda found: st.tuples(st.just(found), st.lists(st.tuples(*[st.integers(0, len(found) - 1)] * 2), max_size=30))
)


@settings(deadline=None, max_examples=25)
@given(graphs, st.sampled_from([WIDE, TALL]))
def test_no_boxes_overlap_and_the_same_graph_gets_the_same_layout(graph: tuple[list[Box], list[tuple[int, int]]], aspect: float) -> None:
    found, links = graph
    points = arrange(found, links, aspect)
    assert overlaps(points, found) == []
    assert points == arrange(found, [(b, a) for a, b in reversed(links)], aspect)


@settings(deadline=None)
@given(st.lists(st.tuples(st.tuples(*[st.floats(-500, 500)] * 2), boxes), min_size=2, max_size=30))
def test_settled_boxes_do_not_overlap_wherever_they_wanted_to_be(wanted: list[tuple[tuple[float, float], Box]]) -> None:
    points, found = [point for point, _ in wanted], [box for _, box in wanted]
    assert overlaps(settle(points, found, range(len(found))), found) == []


@settings(deadline=None)
@given(st.lists(st.tuples(st.tuples(*[st.floats(-300, 300)] * 2), boxes), max_size=25))
def test_overlaps_are_those_that_comparing_every_pair_finds(placed: list[tuple[tuple[float, float], Box]]) -> None:
    def touch(one: tuple[tuple[float, float], Box], other: tuple[tuple[float, float], Box]) -> bool:
        ((x, y), a), ((u, v), b) = one, other
        return x - a.left < u + b.right and u - b.left < x + a.right and y - a.top < v + b.bottom and v - b.top < y + a.bottom

    every = [(i, j) for j in range(len(placed)) for i in range(j) if touch(placed[i], placed[j])]
    assert sorted(overlaps([point for point, _ in placed], [box for _, box in placed])) == sorted(every)


@pytest.mark.parametrize("count", [300, 1000])
def test_large_graphs_keep_labels_apart_and_neighbours_near(count: int) -> None:
    graph = generated(count)
    number = {node.id: k for k, node in enumerate(graph.nodes)}
    links = [(number[r.source], number[r.target]) for r in graph.relationships]
    found = [Box(60, 60, 12, 40)] * count
    points = arrange(found, links)
    assert overlaps(points, found) == []
    left, top, right, bottom = bounds(points, found)
    near = sorted(dist(points[a], points[b]) for a, b in links)[len(links) // 2]
    assert near < dist((left, top), (right, bottom)) / 4


def test_parts_of_a_graph_come_largest_first() -> None:
    assert components([[1], [0], [], [4], [3, 5], [4]]) == [[3, 4, 5], [0, 1], [2]]


def test_an_empty_graph_has_an_empty_layout() -> None:
    assert arrange([], []) == []
    assert drawing(Overview(generated(1).__class__()), Options()).nodes == []


def test_localities_lie_as_they_do_on_a_map_and_foreign_ones_beyond_the_frame() -> None:
    nodes = sample().nodes
    number = {node.id: k for k, node in enumerate(nodes)}
    links = [(number[r.source], number[r.target]) for r in sample().relationships]
    found = [Box(50, 50, 15, 40)] * len(nodes)
    geography = locate(nodes, found, links)
    assert geography is not None
    at = {node.id: geography.points[k] for k, node in enumerate(nodes)}
    assert overlaps(geography.points, found) == []
    assert at["vn/ha-noi"][1] < at["vn/hue"][1] < at["vn/can-tho"][1]
    assert at["vn/lao-cai"][0] < at["vn/ha-noi"][0] < at["vn/hai-phong"][0]
    left, _, right, _ = geography.frame
    assert at["la/savannakhet"][0] < left
    assert at["jp/fukuoka"][0] > right
    assert dist(at["khamphone-sayavong"], at["la/savannakhet"]) < 300


def test_without_coordinates_there_is_no_geographic_layout() -> None:
    assert locate([Node("a", "Official", {"id": "a", "name": "A"})], [Box(1, 1, 1, 1)], []) is None
