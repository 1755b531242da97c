# make run    open abm-fit (without a terminal: score the worked example and write its report)
# make test   ruff, mypy --strict and every test
# make bench  timings beside their floors, as ratios of one run
# make conformance  veraPDF and axe-core over every template of five very different assessments
# make sheet  contact sheets of the report, for the eye (CASES="example ..." for some alone)
# make pictures  the README's pictures, from the real thing
# make format let ruff put the code in order

PYTHON ?= python3
export PYTHON
BIN := .venv/bin
PDF_LIBRARIES := libpangoft2-1.0-0 libharfbuzz-subset0
TEST_PROGRAMS := poppler-utils postgresql chromium default-jdk-headless libjaxb-java
OUT ?= out

.PHONY: run test conformance bench sheet pictures format clean
.DEFAULT_GOAL := run

.venv/.runtime: pyproject.toml scripts/environment
	@scripts/environment ""
	@touch $@

.venv/.dev: pyproject.toml scripts/environment
	@scripts/environment dev
	@touch .venv/.runtime $@

run: .venv/.runtime
	@scripts/need "the PDF report (everything else works without)" $(PDF_LIBRARIES) || true
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/abm-fit; else $(BIN)/abm-fit demo --to $(OUT); fi

test: .venv/.dev
	@scripts/need "the PDF report" $(PDF_LIBRARIES) || true
	@scripts/need "some of the tests (they are skipped without)" $(TEST_PROGRAMS) || true
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

conformance: .venv/.dev
	@scripts/need "the independent checkers" $(TEST_PROGRAMS)
	ABM_FIT_EVERY_TEMPLATE=1 ABM_FIT_NO_SKIP=1 $(BIN)/pytest -q tests/report/test_conformance.py tests/report/test_typesetting.py

bench: .venv/.dev
	@$(BIN)/python -m benchmarks

sheet: .venv/.dev
	@scripts/need "the contact sheets" poppler-utils
	@$(BIN)/python -m benchmarks.sheets $(OUT)/sheets $(CASES)

pictures: .venv/.dev
	@scripts/need "the report's picture" poppler-utils
	@$(BIN)/python -m benchmarks.pictures

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build $(OUT)
