# make demo: the main job on seeds/.   make test: everything that must hold.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test check lint types tests bench bench-spelling clean

demo: $(VENV)/.installed
	$(BIN)/corrigenda check seeds --no-cache --today 2026-01-15 --exit-zero \
		--output-file json:report/findings.json --output-file sarif:report/findings.sarif \
		--output-file junit:report/findings.xml
	$(BIN)/corrigenda report seeds --no-cache --today 2026-01-15 -o report/report.html
	@echo "The same findings for machines: report/findings.json, report/findings.sarif, report/findings.xml"

test: lint types tests

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tested
	$(BIN)/mypy

tests: $(VENV)/.tested
	$(BIN)/pytest -n auto

bench: $(VENV)/.tested
	$(BIN)/python benchmarks/speed.py

bench-spelling: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m benchmarks.spelling

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed tools/test_components.sh
	$(BIN)/python -m pip install --quiet --group test
	tools/test_components.sh $(VENV)/components
	@touch $@

clean:
	rm -rf $(VENV) build dist report .mypy_cache .ruff_cache .pytest_cache .hypothesis
