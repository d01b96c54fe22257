"""What all tests share: a skipped test is told loudly, and fails the run where nothing may be skipped."""

from __future__ import annotations

import os

import pytest

ON_A_SERVER = ("tests/graph/", "tests/explorer/test_server.py")
"""Where tests may use the Neo4j server: there is one, and each of them empties it."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.startswith(ON_A_SERVER):
            item.add_marker(pytest.mark.xdist_group("server"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section("NOT EVERYTHING WAS TESTED", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests were skipped; the reasons stand above. `.ci/run` installs what they need and skips nothing.")


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("LIENKET_NO_SKIP") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
