# Two commands do everything on a fresh machine with Python 3.11+ and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PYTHONHASHSEED ?= 0

.PHONY: demo test check docs bench bench-lint clean install

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m compileall -q src
	@touch $(STAMP)

demo: $(STAMP)
	@$(BIN)/estimative demo --out out/is-k

test: $(STAMP)
	@$(BIN)/python -m pytest -n 2

check: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m tools.docs --check

docs: $(STAMP)
	@$(BIN)/python -m tools.docs

bench: $(STAMP)
	@$(BIN)/python -m benchmarks

bench-lint: $(STAMP)
	@$(BIN)/python -m benchmarks lint-quality lint-corpus

clean:
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache
