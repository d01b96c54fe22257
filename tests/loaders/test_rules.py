"""Every extraction rule reads its example and leaves its counter-example alone."""

from __future__ import annotations

import pytest

from loaders import cooperation, delegation, encounter, investment, meeting, participation, read, signing, situation, support
from loaders.source import Source

RULES = {
    (module.__name__.split(".")[-1], rule): texts
    for module in (cooperation, delegation, encounter, investment, meeting, participation, signing, situation, support)
    for rule, texts in module.EXAMPLES.items()
}


def fired(text: str) -> set[str]:
    return {c.rule for c in read(Source("example.txt", text.encode())).claims}


@pytest.mark.parametrize(("module", "rule"), sorted(RULES), ids="-".join)
def test_a_rule_reads_its_example(module: str, rule: str) -> None:
    assert rule in fired(RULES[module, rule][0])


@pytest.mark.parametrize(("module", "rule"), sorted(RULES), ids="-".join)
def test_a_rule_leaves_its_counter_example_alone(module: str, rule: str) -> None:
    assert rule not in fired(RULES[module, rule][1])
