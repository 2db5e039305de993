# GNU make. Targets: all check lint bench demo fuzz regen pot update-po install uninstall dist clean
# Switches: WERROR=1 (warnings are errors), SAN=1 (sanitizers, own objects and programs), STATIC=1, V=1 (show commands)

VERSION = 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
CFLAGS ?= -O2 -g
MSGFMT ?= msgfmt

# Programs and objects; those with sanitizers never mix with the plain ones.
ifdef SAN
O := bin/.o-san
B := $(O)
else
O := bin/.o
B := bin
endif

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wvla -Wmissing-prototypes \
	-Wno-overlength-strings -Wno-missing-field-initializers $(if $(WERROR),-Werror)
comma := ,
# Position-independent programs start slower: every pointer of the tables is relocated.
PIC := $(if $(SAN),-fsanitize=address$(comma)undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer,-fno-pie)
LINK := $(if $(SAN),-fsanitize=address$(comma)undefined,-no-pie) $(if $(STATIC),-static)
DEFS := -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -DLOCALEDIR='"$(PREFIX)/share/locale"' -Ilib -I$(O)

ifeq ($(filter clean dist pot update-po uninstall,$(MAKECMDGOALS)),)
ifneq ($(shell pkg-config --exists sqlite3 yaml-0.1 && echo yes),yes)
$(error needs SQLite and libyaml: apt-get install gcc make pkg-config libsqlite3-dev libyaml-dev gettext)
endif
PKG_CFLAGS := $(shell pkg-config --cflags sqlite3 yaml-0.1)
PKG_LIBS := $(shell pkg-config $(if $(STATIC),--static) --libs sqlite3 yaml-0.1)
endif

COMPILE = $(CC) -std=c11 $(DEFS) $(CPPFLAGS) $(PKG_CFLAGS) $(WARN) $(CFLAGS) $(PIC)
Q := $(if $(V),,@)
say = $(if $(V),,@echo "  $(1)")

LIB_SRC := $(wildcard lib/*.c lib/*/*.c)
CLI_SRC := $(wildcard src/cli/*.c src/hl-*.c)
NOUNS := $(patsubst src/hl-%.c,%,$(wildcard src/hl-*.c))
SQL := $(sort $(wildcard lib/sql/*/*.sql))
ROOMS := $(sort $(patsubst lib/%/,%,$(dir $(wildcard lib/*/*.c))))
SQL_H := $(ROOMS:%=$(O)/sql/%.h)
TABLES := $(wildcard lib/*/*.tsv)
UNITS := $(wildcard tests/unit/*.c)
FUZZ := $(wildcard tests/fuzz/*.c)
MAN := $(wildcard man/*.[1-8])
PO := $(wildcard po/*.po)

PROGS := $(NOUNS:%=$(B)/hl-%)
LIB_OBJ := $(LIB_SRC:%.c=$(O)/%.o) $(O)/sql.o $(O)/acts.o
CLI_OBJ := $(CLI_SRC:%.c=$(O)/%.o)
MAIN_OBJ := $(NOUNS:%=$(O)/main-%.o)
UNIT_BIN := $(UNITS:tests/unit/%.c=$(O)/unit/%)
MO := $(PO:po/%.po=$(O)/locale/%/LC_MESSAGES/hl.mo)

MAKEFLAGS += -r
ifneq ($(filter demo bench,$(MAKECMDGOALS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all check lint bench demo fuzz regen pot update-po install uninstall dist clean FORCE

all: $(PROGS) $(MO)

# Objects are built again when the compiler or its flags change.
$(O)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(COMPILE) $(LINK) $(LDFLAGS)' | cmp -s - $@ || echo '$(COMPILE) $(LINK) $(LDFLAGS)' >$@

$(O)/%.o: %.c $(O)/flags | $(O)/sql.c
	$(call say,CC $<)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(O)/main-%.o: src/main.c $(O)/flags | $(O)/sql.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -DPROG=prog_$* -MMD -MP -c -o $@ $<

$(O)/sql.o $(O)/acts.o: $(O)/%.o: $(O)/%.c $(O)/flags
	$(Q)$(COMPILE) -c -o $@ $<

# Every table of acts in lib: acts.h declares them for src, acts.c lists them. They are written anew when one comes or goes.
$(O)/acts.h: $(LIB_SRC) Makefile
	@mkdir -p $(@D)
	$(Q){ echo '#include "hl.h"'; \
	sed -n 's/^\(const struct hl_act [a-z_]*_acts\[\]\) = {$$/extern \1;/p' $(LIB_SRC); } >$@.new; \
	cmp -s $@.new $@ || cp $@.new $@; rm $@.new
$(O)/acts.c: $(O)/acts.h
	$(Q){ cat $<; echo 'const struct hl_act *const hl_acts[] = {'; \
	sed -n 's/^extern const struct hl_act \([a-z_]*\)\[\];$$/\1,/p' $<; echo 'NULL };'; } >$@
$(CLI_OBJ): | $(O)/acts.h

# lib/sql and the .tsv tables as C: lib/sql/README. A room's header is as old as its set of names, so that
# editing a statement compiles one file.
$(O)/sql.list: FORCE
	@mkdir -p $(@D)
	@echo '$(SQL) $(TABLES)' | cmp -s - $@ || echo '$(SQL) $(TABLES)' >$@

$(O)/sql.c: $(O)/sql.list $(SQL) $(TABLES) lib/sql/embed.awk Makefile
	$(call say,SQL)
	@rm -rf $(O)/sql/*/ && mkdir -p $(ROOMS:%=$(O)/sql/%)
	$(Q)LC_ALL=C awk -v out='$(O)' -v rooms='$(ROOMS)' -f lib/sql/embed.awk $(SQL) $(TABLES) >$@
	@for h in $(SQL_H); do cmp -s $$h.new $$h && rm $$h.new || mv $$h.new $$h; done

$(SQL_H): $(O)/sql.c
	@:

$(O)/libhl.a: $(LIB_OBJ)
	$(call say,AR $@)
	$(Q)rm -f $@ && $(AR) qcs $@ $^

$(O)/libcli.a: $(CLI_OBJ)
	$(call say,AR $@)
	$(Q)rm -f $@ && $(AR) qcs $@ $^

$(B)/hl-%: $(O)/main-%.o $(O)/libcli.a $(O)/libhl.a
	$(call say,LD $@)
	$(Q)$(CC) $(CFLAGS) $(LINK) $(LDFLAGS) -o $@ $^ $(PKG_LIBS) $(LDLIBS)

$(O)/locale/%/LC_MESSAGES/hl.mo: po/%.po
	@mkdir -p $(@D)
	$(Q)if command -v $(MSGFMT) >/dev/null; then $(MSGFMT) -c -o $@ $<; \
	else echo "notice: no msgfmt (package gettext): messages will be in English"; fi

$(O)/unit/%: tests/unit/%.c $(O)/libcli.a $(O)/libhl.a
	$(call say,LD $@)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(LINK) $(LDFLAGS) -MMD -MP -MT $@ -MF $@.d -Isrc/cli -o $@ $< $(O)/libcli.a $(O)/libhl.a \
		$(PKG_LIBS) -lcmocka $(LDLIBS)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(MAIN_OBJ:.o=.d) $(UNIT_BIN:=.d)

# --- testing ---------------------------------------------------------------------------------

check: all $(UNIT_BIN)
	@sh tests/run $(B) $(O)

lint: all
	@BIN=$(abspath $(B)) bash tests/tap tests/lint.bats
	@sh tests/figures $(B) $(O)

bench: all
	@BIN=$(abspath $(B)) OBJ=$(abspath $(O)) tests/bench/run

demo: all
	@BIN=$(abspath $(B)) tests/demo/run

# Expected outputs written anew from what the programs print now; look at the difference before committing it.
regen: all
	@REGEN=1 sh tests/run $(B) $(O)

# Fuzz harnesses (clang): run one as bin/.o/fuzz/NAME CORPUS-DIRECTORY
fuzz: $(FUZZ:tests/fuzz/%.c=$(O)/fuzz/%)
$(O)/fuzz/%: tests/fuzz/%.c $(LIB_SRC) $(O)/sql.c $(O)/acts.c
	@mkdir -p $(@D)
	clang -std=c11 -g -O1 $(DEFS) $(PKG_CFLAGS) -fsanitize=fuzzer,address,undefined -o $@ $^ $(PKG_LIBS)

# --- translation -------------------------------------------------------------------------------

POT := $(O)/hl.pot
pot:
	@mkdir -p $(O)
	xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --add-location=file --sort-by-file \
		--package-name=hl --package-version=$(VERSION) -o $(POT) \
		$(sort $(LIB_SRC) $(wildcard lib/*.h lib/*/*.h src/*.[ch] src/*/*.c))

update-po: pot
	for f in $(PO); do msgmerge --quiet --no-wrap --no-fuzzy-matching --update --backup=none --add-location=file \
		"$$f" $(POT); done

# --- installing ---------------------------------------------------------------------------------

D = $(DESTDIR)$(PREFIX)

install: all
	install -d "$(D)/bin" "$(D)/share/doc/hl" "$(D)/share/bash-completion/completions"
	install $(PROGS) "$(D)/bin"
	for f in $(MAN); do install -D -m 644 "$$f" "$(D)/share/man/man$${f##*.}/$$(basename "$$f")"; done
	for f in config.yaml README.md README.zh-CN.md LICENSE; do \
		if [ -f "$$f" ]; then install -m 644 "$$f" "$(D)/share/doc/hl"; fi; done
	for f in $(MO); do if [ -f "$$f" ]; then install -D -m 644 "$$f" "$(D)/share/locale/$${f#$(O)/locale/}"; fi; done
	for n in $(NOUNS); do \
		$(B)/hl-$$n --completion bash >"$(D)/share/bash-completion/completions/hl-$$n" || exit 1; done

uninstall:
	for n in $(NOUNS); do rm -f "$(D)/bin/hl-$$n" "$(D)/share/bash-completion/completions/hl-$$n"; done
	for f in $(MAN); do rm -f "$(D)/share/man/man$${f##*.}/$$(basename "$$f")"; done
	for f in $(MO); do rm -f "$(D)/share/locale/$${f#$(O)/locale/}"; done
	rm -rf "$(D)/share/doc/hl"

dist:
	git archive --prefix=hl-$(VERSION)/ -o hl-$(VERSION).tar.gz HEAD

clean:
	rm -rf bin/.o bin/.o-san bin/.bench bin/hl-*
