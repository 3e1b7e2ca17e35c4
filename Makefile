# The three commands a developer needs: make run, make test, make check.
# Everything is installed into .venv at the root of the checkout.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT := DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get

.PHONY: run demo test check format lock clean

run: $(VENV)/.installed ## set everything up and open the desk with a sample article
	$(BIN)/transdesk serve --sample --browser --port $(PORT)

demo: $(VENV)/.installed ## translate the sample article in the terminal, into both languages and every format
	bash tools/demo.sh $(BIN)/transdesk

test: $(VENV)/.tested check ## set everything up and run all tests
	$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered --cov-report=xml -q

check: $(VENV)/.tested ## style, types and directions
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.tested
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "TransDesk needs Python 3.11 or newer."; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); $(APT) update -q && $(APT) install -y -q python3-venv && $(PYTHON) -m venv $(VENV); }

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@bash tools/test-programs.sh
	@touch $@

lock: $(VENV)/.tested ## write the versions that are installed here into constraints.txt
	$(BIN)/python -m pip freeze --exclude-editable | sed 's|+cpu$$||' > constraints.txt

clean:
	rm -rf $(VENV) build dist .coverage coverage.xml .mypy_cache .ruff_cache .pytest_cache
