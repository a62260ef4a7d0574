# The contributor's menu. Needs make, python3 (3.11 or newer) and pip; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
# Package sets are stamped so that a second call starts at once.
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

.PHONY: demo test check format quality scoreboard bench clean help
help: ## This menu
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(DEV): $(STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check -e . --group test --group check
	@touch $@

demo: $(STAMP) ## Read the example reports, show what they say and what is known
	$(BIN)/reportedly demo

test: $(DEV) ## Run all tests
	$(BIN)/pytest

check: $(DEV) ## Format, lint, types, layers, word lists
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/reportedly check-data

format: $(DEV) ## Put the code into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

quality: $(DEV) ## Measure the reader model on the dev corpora (DATA=folder)
	$(BIN)/python -m evaluation quality --data $(DATA)

scoreboard: $(DEV) ## Measure statements, grounding and links (DATA=folder)
	$(BIN)/python -m evaluation scoreboard --data $(DATA)

bench: $(DEV) ## Measure speed, memory and large ledgers (DATA=folder; 8 GB of disk)
	$(BIN)/python -m evaluation bench --data $(DATA)
	$(BIN)/python -m evaluation ledger
	$(BIN)/python -m evaluation ledger --stories 10 --reports 1000 10000 100000

clean: ## Remove what was built
	rm -rf $(VENV) dist build out .mypy_cache .ruff_cache .pytest_cache
