# make demo      the program in .venv, the bundled articles loaded, a path, a query and a map
# make test      lint, types, import rules and all tests that need no server
# make lock      write the lock files anew from pyproject.toml
# make examples  write the output of the documentation's examples anew
# make pictures  screenshots of the map in pictures/

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PIP = .venv/bin/pip --disable-pip-version-check --no-input
LIENKET = .venv/bin/lienket
DEMO = demo/lienket.db
# Branch coverage in percent that `make test` asks for; `.ci/run`, with a Neo4j server, asks for more.
FLOOR ?= 80
# How many processes test side by side; those that use a server stay in one.
JOBS ?= 0

.PHONY: demo test lock examples pictures clean

demo: .venv/run.stamp
	@rm -rf demo && mkdir demo
	$(LIENKET) load --seeds --store $(DEMO)
	$(LIENKET) stats --store $(DEMO)
	$(LIENKET) path "Bùi Thị Minh Hoài" "Lạng Sơn" --store $(DEMO)
	$(LIENKET) query "MATCH (a:Locality)-[r:SUPPORTED]->(b) WHERE r.amount_vnd > 0 RETURN a.name, b.name, r.amount_text, r.date ORDER BY r.amount_vnd DESC" --store $(DEMO)
	$(LIENKET) map --store $(DEMO) --out demo/map.html

test: .venv/dev.stamp
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest --cov --cov-report=term:skip-covered --cov-fail-under=$(FLOOR) --numprocesses=$(JOBS)

lock: .venv/dev.stamp
	.venv/bin/uv pip compile -q --universal --generate-hashes --upgrade --python-version 3.11 --custom-compile-command "make lock" \
	  --group build pyproject.toml -o requirements.lock
	.venv/bin/uv pip compile -q --universal --generate-hashes --upgrade --python-version 3.11 --custom-compile-command "make lock" \
	  --group dev --constraints requirements.lock pyproject.toml -o requirements-dev.lock

examples: .venv/dev.stamp
	.venv/bin/python -m tests.support.examples README.md docs/*.md

pictures: .venv/dev.stamp
	.venv/bin/python -m tests.viz.pictures pictures

clean:
	rm -rf .venv demo pictures dist

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "lienket needs Python 3.11 or newer: install it, or say where it is: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "lienket needs Python 3.11 or newer; make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
