# Everything a newcomer types. Needs only make and a bare python3 of 3.11 or newer.
PYTHON ?= python3
PY := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test check pytest browser shots lighthouse validators drill bench credits mutants clean ready

help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

run:  ## the demo on http://127.0.0.1:8000/ (PORT=8001 make run)
	@$(PYTHON) -m newsroom.start run
	@exec $(PY) -m newsroom.run

test: check pytest  ## everything that must hold: check, then all tests

check: ready  ## format, lint, types, imports, migrations, catalogues, deploy check
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -c "from importlinter.cli import lint_imports_command as c; c()"
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py catalogues --check
	$(PY) -m newsroom.deploy_check

pytest: ready
	$(PY) -m pytest -q -n auto

browser: ready  ## end-to-end tests in a real browser
	@$(PY) -c "import playwright" 2>/dev/null || { echo "make browser needs two things first: $(PY) -m pip install -c constraints.txt -r requirements-browser.txt, and a Chromium (apt install chromium, or $(PY) -m playwright install chromium)"; exit 1; }
	$(PY) -m pytest -q tests/browser

shots:  ## thirty screenshots of the running demo into var/shots (SITE=http://…)
	@$(PY) -m tests.shots

lighthouse:  ## what Lighthouse says of the running demo; needs npx and Chromium
	@$(PY) -m tests.lighthouse

validators:  ## what others' validators say of the running demo's feeds and sitemaps
	@$(PY) -c "import sitemap_verify" 2>/dev/null || { echo "make validators needs this first: $(PY) -m pip install -c constraints.txt -r requirements-validators.txt"; exit 1; }
	@$(PY) -m tests.validators

drill: ready  ## on a live server: all permission cells, two editors; broken pictures
	$(PY) -m pytest -q tests/drill
	EXAMPLES=40 $(PY) -m pytest -q -n 2 tests/test_any_order.py tests/test_proofs_any_order.py
	EVERY_ROW=1 $(PY) -m pytest -q -n 2 -m long_table

bench: ready  ## how long things take, in figures (STORIES=100000 make bench)
	$(PY) -m tests.bench
	STATEMENT_TIMEOUT_MS=0 DJANGO_SETTINGS_MODULE=tests.settings $(PY) -m tests.bench.readers

credits: ready  ## how many labelled bylines the parser reads right, by form
	$(PY) -m tests.copytext.credit_lines

mutants: ready  ## disables each permission check in turn: does a test turn red?
	EVERY_ROW=1 $(PY) -m pytest -q -p tests.mutants tests/admin tests/layout tests/views tests/test_*.py

clean:  ## forget .venv and everything of the demo, its database too
	@$(PYTHON) -m newsroom.clean

ready:
	@$(PYTHON) -m newsroom.start test
