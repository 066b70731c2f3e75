# `make help` lists what there is; the work is done in scripts/.

SHELL := bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test bench screenshots setup fmt lint islands console e2e deny clean-cache

help: ## Lists these commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Sets up what is missing, builds, and serves the demo on http://127.0.0.1:3000
	@scripts/run.sh

test: ## Sets up what is missing and runs every check: lints, SQLite, PostgreSQL, browser
	@scripts/test.sh

bench: setup islands console ## Measures: what a sales page's islands weigh, Lighthouse, webhooks at 100 a second, long lists, and downloads beside nginx
	@node scripts/size.mjs islands
	@scripts/setup.sh bench
	@scripts/lighthouse.sh
	@scripts/webhooks.sh
	@scripts/lists.sh
	@scripts/downloads.sh

screenshots: setup islands console ## Takes the pictures in docs/images anew, from the demo
	@. scripts/env.sh && cargo build --package server --bin temporary-pages
	@scripts/screenshots.sh

setup: ## Installs what is missing for all of these
	@scripts/setup.sh test

fmt: ## Formats the Rust code
	@. scripts/env.sh && cargo fmt --all

lint: ## Runs clippy on the server's half
	@. scripts/env.sh && cargo clippy --workspace --all-targets

islands: ## Builds the public pages' styles and islands into target/islands
	@scripts/islands.sh

console: ## Builds the console and the styles into target/site
	@scripts/console.sh

e2e: setup islands console ## Builds, then runs the browser tests only
	@. scripts/env.sh && cargo build --package server --bin temporary-pages --example s3
	@scripts/e2e.sh

deny: ## Checks dependencies, known vulnerabilities included (needs the network)
	@. scripts/env.sh && cargo-deny check

clean-cache: ## Removes the tools and the builds kept in ~/.cache/temporary-pages
	@rm -rf "$${XDG_CACHE_HOME:-$$HOME/.cache}/temporary-pages"
