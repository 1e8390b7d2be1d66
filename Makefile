# make run     install if needed, read the demo library, serve it on http://127.0.0.1:8000
# make test    everything that must hold: tests, lint, types, import rules
# make bench   ours beside the plain chain, on the real data where it is at hand
# make bars NAME=…    one acceptance bar of: policies, seeds, demo, laws, latency, faults, trust, editions, selfcheck, chat, fidelity, retrieval, ocr, shapes, mutations, throughput, kills, twins, lies, talk, model, clerk, page, openapi, load, approved

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV ?= .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
LIBRARY ?= samples/library
FAWEN_HOME ?= data
export FAWEN_HOME

INSTALLED := $(VENV)/.installed
TESTABLE := $(VENV)/.testable
PREPARED := $(FAWEN_HOME)/.demo-library

.PHONY: run install prepare test check bench bars screenshots clean

run: prepare
	@printf '\n法问  http://%s:%s\n可以问：\n  指标37要哪些佐证材料\n  示例县司法局牵头哪些指标\n  没过合法性审查能先上会吗\n按 Ctrl+C 停止\n\n' $(HOST) $(PORT)
	@exec $(BIN)/fawen serve --host $(HOST) --port $(PORT)

install: $(INSTALLED)

# Reads the demo library once, and again when one of its files is newer than the last reading. Words
# answer at once; the vectors are made behind the service. A file that this machine cannot read (a .doc
# without LibreOffice) is named, the rest is served, and it is tried again the next time.
prepare: $(INSTALLED)
	@if [ ! -e $(PREPARED) ] || [ -n "$$(find $(LIBRARY) -newer $(PREPARED) -print -quit)" ]; then \
	  $(BIN)/fawen ingest --no-wait $(LIBRARY) && touch $(PREPARED) || [ $$? -eq 1 ]; fi

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'Python was not found: install Python 3.11 or newer, then run make again.'; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Fawen needs Python 3.11 or newer, but $(PYTHON) is older: install python3.11, or name one: make run PYTHON=/path/to/python3.11"; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

# torch goes first and alone, so that an index or folder with a CPU build decides which one it is.
$(INSTALLED): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet torch==2.13.0
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(TESTABLE): pyproject.toml $(INSTALLED)
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@

test: $(TESTABLE) check
	$(BIN)/python -m pytest

check: $(TESTABLE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(TESTABLE)
	$(BIN)/python -m tests.benchmarks.bench

bars: $(TESTABLE)
	$(BIN)/python -m tests.benchmarks.bars $(NAME)

screenshots: $(TESTABLE)
	$(BIN)/python -m tests.benchmarks.screenshots $(NAME)

clean:
	rm -rf build dist ./*.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
