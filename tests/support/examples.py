"""The documentation's examples: ``console`` blocks whose commands are run and whose output is compared, or written anew.

``python -m tests.support.examples README.md docs/*.md`` writes the output of every block into these files.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^\$ (.*(?:\\\n.*)*)$", re.MULTILINE)
PROGRAM = Path(sys.executable).with_name("lienket")


@dataclass(frozen=True)
class Example:
    """A command as a reader would type it, and what the document says it prints."""

    command: str
    output: str


def examples(document: str) -> Iterator[Example]:
    """Yield the commands of every ``console`` block, in order."""
    for block in _BLOCK.findall(document):
        parts = _COMMAND.split(block)
        yield from (Example(command, output.lstrip("\n")) for command, output in zip(parts[1::2], parts[2::2], strict=True))


def run(command: str, folder: Path) -> str:
    """Return what a command prints, to standard output and error alike, in ``folder`` and in English; its exit code is not looked at."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LIENKET_", "LC_", "LANG"))}
    environment |= {"LC_ALL": "C.UTF-8", "PATH": f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1", "COLUMNS": "120"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    return done.stdout


def rewritten(document: str, folder: Path) -> str:
    """Return ``document`` with the output of its examples as it is now."""

    def block(match: re.Match[str]) -> str:
        return "".join(f"$ {command}\n{run(command, folder)}" for command in _COMMAND.findall(match.group(1)))

    return _BLOCK.sub(block, document)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as scratch:
            Path(name).write_text(rewritten(Path(name).read_text(encoding="utf-8"), Path(scratch)), encoding="utf-8")
