# Two commands do everything: `make demo` and `make test`. Both make a virtual environment of their own in .venv.

VENV := .venv
BIN := $(VENV)/bin
SOURCES := archive indexer webui tests bench docs

.DEFAULT_GOAL := help
.PHONY: help demo test lint format bench screenshot clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## Archive a made-up council and serve it at http://127.0.0.1:8000/ (PORT=8001: there)
	$(BIN)/minutebook demo $(if $(PORT),--port $(PORT))

test: $(VENV)/.installed-test ## Run the whole test suite (installs a browser and a search server where it may)
	.ci/browser
	.ci/opensearch
	$(BIN)/python bench/nodes.py
	@# Compiled files are kept even where the environment forbids it: each worker and each command would compile all again.
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadscope $(PYTEST_ARGS)

lint: $(VENV)/.installed-test ## Check style and types
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy

format: $(VENV)/.installed-test ## Put the code into the house's format
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

bench: $(VENV)/.installed-test ## Measure, beside what a user would pick instead
	$(BIN)/python bench/engines.py | tee bench/engines.txt
	$(BIN)/python bench/relevance.py | tee bench/relevance.txt
	$(BIN)/python bench/strangers.py | tee bench/strangers.txt

screenshot: $(VENV)/.installed-test ## Take the README's picture of the search page anew
	.ci/browser
	$(BIN)/python docs/screenshot.py

clean: ## Remove the virtual environment and what tools left
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build *.egg-info

$(VENV)/.installed: setup.cfg pyproject.toml
	.ci/python $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@
