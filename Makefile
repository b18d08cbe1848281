# Two targets for everyone: demo, test. The others are for developers.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test bench gate mutants rules portable portable-linux windows-test linux-test lock clean

demo: $(VENV)/installed
	@$(BIN)/bulletin render --docx 2024-36
	@echo "示例一期排好了，用 Word、WPS 或 LibreOffice 打开上面这个文件。"

test: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

bench: $(VENV)/tested
	$(BIN)/python tools/bench.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# Compiled on installing, so that the first command is not the slow one.
$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	@echo "安装到 $(VENV)，约一分钟……"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[pdf]"
	@$(BIN)/python -m compileall -q bulletin_cli
	@touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

gate: $(VENV)/tested
	$(BIN)/python tools/gate.py

# Some minutes; `$(BIN)/python tools/mutants.py store --sample 200 --seed 2` asks for more, of one room.
mutants: $(VENV)/tested
	$(BIN)/python tools/mutants.py

rules: $(VENV)/tested
	$(BIN)/python tools/make_rules.py

# The folders that are handed out; what they are made of is kept in build/, so that a second run
# downloads nothing. `make lock` renews the versions that they hold.
portable: $(VENV)/tested
	@$(BIN)/python -m tools.portable windows

portable-linux: $(VENV)/tested
	@$(BIN)/python -m tools.portable linux

lock: $(VENV)/tested
	$(BIN)/python -m tools.portable lock

# Needs wine (64 bit) and localedef. The files are named, because `make test` is not to find them.
windows-test: portable
	$(BIN)/python -m pytest tests/portable/windows_*.py

linux-test: portable-linux
	$(BIN)/python -m pytest tests/portable/linux_*.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache
