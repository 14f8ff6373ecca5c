# kg: everything from a fresh machine with Python 3.11 or newer, venv and make.
#
#   make demo        set up, build the graph of the packaged articles, show who owns Nissan, draw it
#   make test        set up, then ruff, mypy and all tests but the long ones
#   make check       the same without the browser: while working
#   make test-long   the tests that take minutes
#   make score       how right kg extract reads the gold passages, by language and relation
#   make train       learn the weights of the extractor anew (PASSAGES=folder of passages with claims)
#   make bench       ratios against raw Python and raw libraries
#   make clean       remove the environment and everything made here

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
READY := $(VENV)/.ready
READY_TO_TEST := $(VENV)/.ready-to-test
ON := 2023-01-26

.PHONY: demo test check lint test-long score bench clean train

demo: $(READY)
	rm -rf demo
	mkdir demo
	$(BIN)/python -c "from pathlib import Path; from kg.graph import KnowledgeGraph; KnowledgeGraph.first_use(Path('demo/graph'))"
	$(BIN)/kg owners Nissan --as-of $(ON) --store demo/graph --format table
	$(BIN)/kg graph Nissan --as-of $(ON) --store demo/graph -o demo/nissan.html
	@echo
	@echo "The picture is demo/nissan.html: open it in a browser. Ask on: $(BIN)/kg show Renault --store demo/graph"

test: lint
	$(BIN)/python -m pytest -n 2 -m "not long"

check: lint
	$(BIN)/python -m pytest -n 2 -m "not long and not browser"

lint: $(READY_TO_TEST)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test-long: $(READY_TO_TEST)
	$(BIN)/python -m pytest -n 2 -m long

# Learn the weights of the extractor anew; PASSAGES=folder adds passages with claims written by hand.
train: $(READY_TO_TEST)
	$(BIN)/python -m training $(if $(PASSAGES),--passages $(PASSAGES))

score: $(READY_TO_TEST)
	$(BIN)/python -m scoring

bench: $(READY_TO_TEST)
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "kg needs Python 3.11 or newer; name one: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Installed in place, so that a changed source needs no new installation.
$(READY): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e .
	touch $@

$(READY_TO_TEST): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e '.[test]'
	touch $(READY) $@
