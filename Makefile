# All set-up is done by the targets themselves: only Python 3.11+ with venv, make and the package registries are needed.

PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3; do command -v $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
# uv installs the versions that uv.lock names; it comes into the environment itself, so that no other tool is needed
# the system's certificates where there are any, as pip does: networks with a proxy of their own need it
CERTIFICATES := $(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem)
UV := $(if $(CERTIFICATES),UV_SYSTEM_CERTS=true) UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv
UV_VERSION := 0.13.9
# --inexact leaves alone what is there besides, PyTorch for one
SYNC := $(UV) sync --frozen --inexact --quiet
RUN ?= runs/model
TORCH := torch==2.13.0
TORCH_CPU_INDEX := https://download.pytorch.org/whl/cpu

.PHONY: help demo test lint format train evaluate compare bench lock clean

help: ## What can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.user ## Set up, read the example report, print its ledger
	$(BIN)/alleged demo

test: lint ## Set up, check and test all
	$(BIN)/pytest

lint: $(VENV)/.dev ## Format, style, types, imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## Put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

train: $(VENV)/.training ## Train the model anew from ../shared/data (hours)
	$(BIN)/python -m training.train training/config.toml --run $(RUN)
	$(BIN)/python -m training.export "$$(ls -t $(RUN)/model-*.pt | head -n 1)"

evaluate: $(VENV)/.dev ## Read the dev sets and score the readings against the floors
	$(BIN)/python -m evaluation

compare: $(VENV)/.dev ## Gains and losses, claim by claim, against a revision: make compare BASE=main~1
	@test -n "$(BASE)" || { echo 'say against what: make compare BASE=main~1' >&2; exit 2; }
	$(BIN)/python -m evaluation compare $(BASE)

bench: $(VENV)/.dev ## Measure speed and memory
	$(BIN)/python -m benchmarks

lock: $(BIN)/uv ## Resolve the dependencies anew into uv.lock
	$(UV) lock

clean: ## Take the environment and all caches away
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/uv:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or later is needed' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"Python 3.11 or later is needed, {sys.executable} is older")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

$(VENV)/.user: $(BIN)/uv pyproject.toml uv.lock
	$(SYNC) --no-dev
	@touch $@

$(VENV)/.dev: $(BIN)/uv pyproject.toml uv.lock
	$(SYNC)
	@touch $@ $(VENV)/.user

# PyTorch's CPU build: found by pip alone where a wheel of it lies at hand, else from PyTorch's own index
$(VENV)/.training: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet '$(TORCH)+cpu' || $(BIN)/python -m pip install --quiet --extra-index-url $(TORCH_CPU_INDEX) '$(TORCH)'
	$(SYNC) --extra training --no-install-package torch
	@touch $@
