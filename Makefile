# Everything one does with this repository. The work is in scripts/, a file for each idea.
.DEFAULT_GOAL := help
.PHONY: help run demo-fictional dev test fuzz trials round-trips bench bench-quick bench-peer lighthouse release fmt clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build Accord and start it with the demo on http://127.0.0.1:3000
	@scripts/run.sh

demo-fictional: ## The same with an invented portfolio, in which both sides report and answer each other
	@scripts/run-fictional.sh

dev: ## Start it for development: it rebuilds and reloads when a file changes
	@scripts/dev.sh

test: ## Run every check and test (this is what .ci/run does)
	@scripts/test.sh

fuzz: ## Send requests that make no sense, for SECONDS=600, on both databases
	@scripts/fuzz.sh $(or $(SECONDS),600)

trials: ## Try full disks, deleted files, half-open connections and signals on the built release
	@scripts/trials.sh

round-trips: ## Export, import and export again on both databases: equal byte for byte
	@scripts/round-trips.sh

bench: ## Measure speed, size and memory beside the bars, on both databases (an hour at most)
	@scripts/bench.sh

lighthouse: ## Measure every public page in a browser, as on a phone
	@scripts/lighthouse.sh

bench-quick: ## The same in three minutes: SQLite, portfolios of 1,000 and 5,000
	@scripts/bench.sh quick

bench-peer: ## Measure beside Redmine of Debian with the same items; installs it when it is missing
	@scripts/bench-peer.sh

release: ## Build the release without starting it
	@scripts/build.sh

fmt: ## Format the Rust code
	@cargo fmt

clean: ## Remove what was built; the tools in .tools/ stay
	@scripts/clean.sh
