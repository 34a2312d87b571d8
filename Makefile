# The commands of this project. `make run` and `make test` start from git, make and Swift 6.3 on Debian 12.

# Without them the configuration decides: port 8080 and folder ./var, unless chaka.yaml says otherwise.
PORT ?=
DATA ?=
PREFIX ?= /usr/local
FOLDER ?=
# SwiftPM plans the build anew, some 15 seconds, whenever its environment has changed.
unexport BENCH DATA DESTDIR FOLDER MAKEFLAGS MAKEOVERRIDES MFLAGS OFFLINE PORT PREFIX
BOOTSTRAP := OFFLINE="$(OFFLINE)" scripts/bootstrap
SHARE = $(DESTDIR)$(PREFIX)/share/chaka
# Colour is part of the compiler's command line: with it, output to a terminal and to a file would each rebuild all.
SWIFT_FLAGS := --explicit-target-dependency-import-check error --no-color-diagnostics
# SwiftPM writes the traits of a package in the random order of a set; in another order they compile again.
BUILD := SWIFT_DETERMINISTIC_HASHING=1 swift build $(SWIFT_FLAGS)
SOURCES := Sources Tests Benchmarks Package.swift

.PHONY: run test build bench bench-engine demo-model worker-ct2 worker-signs lint format install completions clean

run: ## Install what is missing, build, start the gateway
	@$(BOOTSTRAP) run
	$(BUILD) -c release --product chaka
	$(BUILD) -c release --product chaka-espeak
	@scripts/train-shipped "$(DATA)" || echo "make run: no model was trained; the dictionary serves" >&2
	@exec .build/release/chaka serve $(if $(PORT),--port "$(PORT)") $(if $(DATA),--data-dir "$(DATA)")

test: ## Install what is missing, run every test; OFFLINE=1 installs nothing and skips by name
	@$(BOOTSTRAP) test
	$(BUILD) --build-tests
	@scripts/test

build: ## Release build of the program
	@$(BOOTSTRAP) build
	$(BUILD) -c release --product chaka
	$(BUILD) -c release --product chaka-espeak

bench: ## Speed and quality beside peers, in one run; BENCH="name name" chooses
	@$(BOOTSTRAP) bench
	$(BUILD) -c release --product chaka
	$(BUILD) -c release --product chaka-espeak
	$(BUILD) -c release --product ChakaBenchmarks
	.build/release/ChakaBenchmarks $(BENCH)

demo-model: ## Train models from FOLDER (../shared/data by default) and let those serve that prove better
	@$(BOOTSTRAP) run
	$(BUILD) -c release --product chaka
	@scripts/demo-model "$(FOLDER)" "$(DATA)"

worker-ct2: ## What the neural worker needs, into .venv-ct2; says how to configure it
	@scripts/worker-ct2

worker-signs: ## What the renderer of signs needs, into .venv-signs; says how to configure it
	@scripts/worker-signs

bench-engine: ## Training, quality and speed of the local engine on ../shared/data; about three minutes
	@$(MAKE) --no-print-directory bench BENCH=engine

lint: ## Formatting and documentation rules
	@swift format lint --strict -r $(SOURCES)

format:
	swift format -i -r $(SOURCES)

install: build ## Program to PREFIX/bin, lexicons, corpora and workers to PREFIX/share/chaka
	install -D -m 755 .build/release/chaka "$(DESTDIR)$(PREFIX)/bin/chaka"
	install -D -m 755 .build/release/chaka-espeak "$(DESTDIR)$(PREFIX)/bin/chaka-espeak"
	rm -rf "$(SHARE)/lexicons" "$(SHARE)/corpora" "$(SHARE)/workers"
	find lexicons corpora workers docs/openapi.yaml -type f -exec install -D -m 644 {} "$(SHARE)/{}" \;

completions: build ## Completion scripts for bash, zsh and fish
	@mkdir -p .build/completions
	@for shell in bash zsh fish; do \
		.build/release/chaka --generate-completion-script $$shell > .build/completions/chaka.$$shell || exit 1; done
	@echo ".build/completions: chaka.bash, chaka.zsh, chaka.fish"

clean:
	swift package clean
