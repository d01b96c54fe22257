"""The distribution: what a wheel holds, and that the program runs from it with its data and nothing of the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graph", "loaders", "viz", "explorer", "seeds")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    out = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-cache-dir",
        "--wheel-dir",
        str(out),
        str(ROOT),
    ]
    subprocess.run(build, check=True)
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_every_tracked_file_of_the_packages_and_no_other(wheel: Path) -> None:
    tracked = subprocess.run(["git", "ls-files", "-z", *PACKAGES], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held >= {name for name in tracked.split("\0") if name}
    assert not [name for name in held if name.partition("/")[0] not in PACKAGES or "__pycache__" in name]


def test_the_wheel_carries_licence_and_entry_point(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        entry = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "lienket = explorer.main:main" in archive.read(entry).decode()
        assert any(name.endswith("licenses/LICENSE") for name in archive.namelist())


def test_the_installed_program_loads_the_seeds_and_draws_a_map(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(place), str(wheel)]
    subprocess.run(install, check=True)
    environment = {**os.environ, "PYTHONPATH": str(place), "LIENKET_STORE": str(tmp_path / "graph.db")}
    environment.pop("COVERAGE_PROCESS_START", None)

    def run(script: str) -> str:
        return subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=True).stdout

    where = run("import explorer, graph, loaders, seeds, viz; print(*(m.__file__ for m in (explorer, graph, loaders, seeds, viz)), sep='\\n')")
    assert all(Path(line).is_relative_to(place) for line in where.splitlines())
    call = "from explorer.main import main; raise SystemExit(main({!r}))"
    run(call.format(["load", "--seeds"]))
    assert run(call.format(["query", "MATCH (a:Article) RETURN count(a) AS n", "--format", "csv"])) == "n\n5\n"
    assert (tmp_path / run(call.format(["map"])).strip()).stat().st_size > 100_000


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_pin_every_dependency_by_hash_and_name_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"(^|[\s=])/[a-z]", text)
    pins = re.split(r"\n(?=[a-z0-9])", text.partition("make lock\n")[2])
    assert pins
    assert all(re.match(r"[a-z0-9._-]+==\S+", pin) and "--hash=sha256:" in pin for pin in pins)
    names = {re.split(r"==", pin)[0] for pin in pins}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {re.sub(r"[-_.]+", "-", re.split(r"[<>=!~ \[;]", name)[0].lower()) for name in declared} <= names
