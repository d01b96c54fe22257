"""A Neo4j server of a test's own: started, killed and started again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SERVER = "LIENKET_NEO4J"
SCRIPT = Path(__file__).parents[2] / ".ci" / "neo4j"
needs_server = pytest.mark.skipif(
    not os.environ.get(SERVER) or not shutil.which("java"),
    reason=f"{SERVER} names no Neo4j server, or there is no Java: errors and broken loads were NOT tested on one",
)


class Server:
    """A server with its data in ``folder``; ``options`` are those of ``.ci/neo4j start``."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder, self.options = folder, options

    def start(self) -> str:
        """Start it, with the data it had, and return its address."""
        done = subprocess.run([sys.executable, str(SCRIPT), "start", str(self.folder), *self.options], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def stop(self) -> None:
        """Stop it, if it runs."""
        subprocess.run([sys.executable, str(SCRIPT), "stop", str(self.folder)], check=True)

    def kill(self) -> None:
        """End it without a warning."""
        os.kill(int((self.folder / "pid").read_text()), signal.SIGKILL)
        self.stop()
