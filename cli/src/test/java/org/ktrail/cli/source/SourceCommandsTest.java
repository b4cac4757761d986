package org.ktrail.cli.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

class SourceCommandsTest {
  @TempDir static Path directory;

  @BeforeAll
  static void repository() throws IOException {
    SampleRepository.create(
        directory.resolve("linux.git"),
        Map.of(
            "Kconfig",
            """
            source "drivers/Kconfig"
            """,
            "Kbuild",
            """
            obj-y += drivers/
            """,
            "arch/x86/Kconfig",
            """
            config X86
            	def_bool y
            """,
            "drivers/Makefile",
            """
            obj-y += core.o
            obj-$(CONFIG_LAMP) += lamp.o
            """,
            "drivers/Kconfig",
            """
            config LAMP
            	tristate "Lamps"
            	depends on MAINS || BATTERY
            	select WIRE if COPPER
            	imply BULB
            	help
            	  Light.

            config LANTERN
            	bool "Lanterns"
            	select LAMP
            """,
            "include/lamp.h",
            """
            #define READ(x) (*(const volatile typeof(x) *)&(x))
            #define WRITE(x, v) do { *(volatile typeof(x) *)&(x) = (v); } while (0)
            struct node { struct node *next, *prev; };
            struct lamp {
            	unsigned int lit:1, dim:3;
            	struct node node;
            	union {
            		int volts;
            		struct { char name[16]; } label;
            	};
            	int (*press)(struct lamp *lamp, int how);
            #ifdef CONFIG_LAMP_DEBUG
            	int presses;
            #endif
            };
            struct other { int volts; };
            static inline void put_in(struct node *n, struct node *head)
            {
            	n->next = head;
            	head->prev = n;
            }
            static inline int is_in(struct node *n) { return n->next != 0; }
            #ifdef CONFIG_LAMP
            void lamp_off(struct lamp *lamp);
            #else
            static inline void lamp_off(struct lamp *lamp) { }
            #endif
            """,
            "drivers/core.c",
            """
            #include "../include/lamp.h"
            static struct node lamps;
            int volts_of(struct other *o) { return o->volts; }
            int look(struct lamp *l, void *p)
            {
            	lamp_off(l);
            	return READ(l->volts) + is_in(&l->node) + ((struct lamp *)p)->volts;
            }
            #ifdef CONFIG_LAMP
            void only_with_lamps(struct lamp *l) { l->press(l, 1); }
            #endif
            """,
            "drivers/lamp.c",
            """
            #include "../include/lamp.h"
            static int pressed(struct lamp *lamp, int how) { return how; }
            static struct lamp first = { .volts = 12, .press = pressed };
            void lamp_off(struct lamp *lamp)
            {
            	lamp->volts = 0;
            	lamp->volts += 1;
            	WRITE(lamp->volts, 2);
            	put_in(&lamp->node, &first.node);
            	unknown_type(lamp)->volts = 3;
            	lamp->label.name[0] = 'x';
            }
            """));
  }

  private record Ran(int code, String out, String err) {}

  private static Ran run(String... words) {
    List<String> all = new ArrayList<>(List.of("-C", directory.resolve("linux.git").toString()));
    all.addAll(List.of(words));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(all.toArray(String[]::new), out, err);
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static String answer(String... words) {
    Ran ran = run(words);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }

  @Test
  void writesAreToldByTheirKind() {
    assertThat(answer("writes", "lamp.volts"))
        .contains(
            "4 writes",
            "drivers/lamp.c:3: file scope  initialised  type",
            "drivers/lamp.c:6: lamp_off  assigned  type  lamp->volts = 0;",
            "drivers/lamp.c:7: lamp_off  updated  type",
            "drivers/lamp.c:8: lamp_off  macro by WRITE  type",
            "1 by name only, of what has no known type (--unknown lists them)",
            "1 use of members of this name of other records left out")
        .doesNotContain("core.c");
    assertThat(answer("writes", "lamp.volts", "--unknown"))
        .contains("drivers/lamp.c:10: lamp_off  assigned  name");
  }

  @Test
  void readsGoThroughMacrosAndCasts() {
    assertThat(answer("reads", "struct lamp.volts"))
        .contains("3 reads", "drivers/core.c:7: look  macro by READ  type", "updated")
        .doesNotContain("volts_of");
  }

  @Test
  void anAddressIsFollowedIntoWhatItIsHandedTo() {
    assertThat(answer("writes", "lamp.node"))
        .contains("2 writes", "drivers/lamp.c:9: lamp_off  handed by put_in  type")
        .doesNotContain("core.c");
    assertThat(answer("reads", "lamp.node")).contains("drivers/core.c:7: look  handed by is_in");
  }

  @Test
  void partsOfAMemberAreItsOwn() {
    assertThat(answer("writes", "lamp.label")).contains("drivers/lamp.c:11: lamp_off  assigned");
    assertThat(answer("writes", "lamp.label.name")).contains("drivers/lamp.c:11");
  }

  @Test
  void unknownNamesAreErrors() {
    assertThat(run("writes", "lamp.colour").err()).contains("no member colour; it has lit, dim");
    assertThat(run("writes", "lamb.volts").err()).contains("did you mean", "lamp");
    assertThat(run("writes", "volts").err()).contains("name a STRUCT.FIELD");
    assertThat(run("struct", "lamb").code()).isEqualTo(2);
    assertThat(run("config", "LAMB").err()).contains("did you mean CONFIG_LAMP");
    assertThat(run("show", "lamb_off").err()).contains("did you mean lamp_off");
    assertThat(run("show", "drivers/none.c:1").code()).isEqualTo(2);
  }

  @Test
  void membersStandAsDeclared() {
    assertThat(answer("struct", "lamp"))
        .contains(
            "include/lamp.h:4: struct lamp",
            "unsigned int lit:1;",
            "unsigned int dim:3;",
            "  union {…};",
            "    int volts;  /* 3 reads, 4 writes, 1 by name */",
            "    struct {…} label;",
            "      char name[16];",
            "int (*press)(struct lamp *lamp, int how);  /* 1 read, 1 write, 1 installed */",
            "int presses;",
            "if CONFIG_LAMP_DEBUG");
    assertThat(answer("struct", "lamp", "--all")).contains("installs pressed");
  }

  @Test
  void anOptionWithWhatDependsOnIt() {
    assertThat(answer("config", "LAMP", "--edges"))
        .contains(
            "CONFIG_LAMP  tristate",
            "drivers/Kconfig:1: \"Lamps\"",
            "depends on MAINS || BATTERY",
            "select WIRE if CONFIG_COPPER",
            "imply BULB",
            "drivers/Kconfig:11: CONFIG_LANTERN  select LAMP",
            "1 source is built only under it:",
            "drivers/lamp.c  if CONFIG_LAMP",
            "drivers/core.c:10: function only_with_lamps",
            "only_with_lamps -> lamp.press");
  }

  @Test
  void sourceHasItsLinesAndWhatTheyCall() {
    assertThat(answer("show", "look", "--targets"))
        .startsWith("drivers/core.c:4: function look\n4  int look(struct lamp *l, void *p)\n")
        .contains("6  \tlamp_off(l);\n     -> lamp_off  drivers/lamp.c:4  direct exact")
        .doesNotContain("\u001b");
    assertThat(answer("show", "drivers/lamp.c:6"))
        .contains("function lamp_off", " 6  \tlamp->volts = 0;");
    assertThat(answer("show", "struct other")).contains("16  struct other { int volts; };");
    assertThat(answer("show", "drivers/Makefile")).contains("1  obj-y += core.o");
  }
}
