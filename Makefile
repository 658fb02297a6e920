# Segel: what can be made. `make` alone lists it. Needs make, Python 3.11 or newer with venv; Windows: docs/windows.md.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
COMPILE := uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --universal --python-version 3.11
export PYTHON VENV

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev texts system run demo test check format screens guide bench translations requirements clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## make .venv with what Segel needs to run
	@sh scripts/setup.sh requirements.txt

setup-dev:
	@sh scripts/setup.sh requirements-dev.txt

# What Qt's own tool builds for the window needs Qt's system libraries; the console and the demo need neither.
texts:
	@sh scripts/translations.sh

system:
	@sh scripts/system.sh packaging/apt-window.txt packaging/apt-tests.txt

run: setup texts ## open the window
	$(PY) main.py

demo: setup ## do the whole job on practice material, into build/demo (console only)
	@rm -rf build/demo && mkdir -p build
	@$(PY) main.py demo build/demo

test: setup-dev system texts ## run the tests (installs system packages where it is root)
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n auto

check: setup-dev ## lint, format, types, import contracts
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy --strict
	$(VENV)/bin/lint-imports

format: setup-dev ## format the code and fix what can be fixed
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

screens: setup-dev system texts ## draw every page of the window into build/screens
	QT_QPA_PLATFORM=offscreen $(PY) tests/ui/window/screens.py build/screens

guide: screens ## the Indonesian user guide with its pictures, into build/panduan/index.html
	$(PY) scripts/guide.py build/screens build/panduan

bench: setup-dev system texts ## measure against plain copying and stock tools
	$(PY) tests/bench/run.py

translations: setup-dev ## take the window's texts into resources/translations/en.ts, and build what the window reads
	@sh scripts/translations.sh update

requirements: ## pin the requirement files anew (needs uv; UPGRADE=--upgrade takes newer versions)
	$(COMPILE) $(UPGRADE) requirements.in -o requirements.txt
	$(COMPILE) $(UPGRADE) requirements-dev.in -o requirements-dev.txt

clean: ## remove what was made, but not .venv
	rm -rf resources/translations/*.qm build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
