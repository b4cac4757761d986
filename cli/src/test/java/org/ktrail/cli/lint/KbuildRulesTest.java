package org.ktrail.cli.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

/** Rules that ask what Kconfig and makefiles say, on a tree that has both. */
class KbuildRulesTest {
  private static final Map<String, String> TREE =
      Map.ofEntries(
          Map.entry("Makefile", "VERSION = 6\ninclude $(srctree)/arch/$(SRCARCH)/Makefile\n"),
          Map.entry("Kbuild", "obj-y += arch/$(SRCARCH)/\nobj-y += drivers/\n"),
          Map.entry(
              "Kconfig",
              """
              source "arch/$(SRCARCH)/Kconfig"

              config MODULES
              	bool "Modules"
              	modules

              source "drivers/Kconfig"
              """),
          Map.entry("arch/x86/Kconfig", "config X86\n\tdef_bool y\n"),
          Map.entry("arch/x86/Makefile", "core-y :=\n"),
          Map.entry("arch/x86/Kbuild", "obj-y :=\n"),
          Map.entry(
              "drivers/Makefile", "obj-$(CONFIG_BUS) += bus.o\nobj-$(CONFIG_BULB) += bulb.o\n"),
          Map.entry(
              "drivers/Kconfig",
              """
              config WAS_BUS
              	tristate
              	transitional

              config BUS
              	tristate "Bus"
              	default WAS_BUS

              config BUS_FAST
              	bool "Fast"
              	depends on BUS

              config BULB_SYNC
              	bool "In step"

              config BULB
              	tristate "Bulb"
              	depends on BUS if BULB_SYNC
              """),
          Map.entry(
              "include/linux/bus.h",
              "#define EXPORT_SYMBOL_GPL(s) extern int s##_\nint bus_on(void);\n"),
          Map.entry(
              "drivers/bus.c",
              "#include <linux/bus.h>\n"
                  + "int bus_on(void)\n"
                  + "{\n"
                  + "\treturn 1;\n"
                  + "}\n"
                  + "EXPORT_SYMBOL_GPL(bus_on);\n"),
          Map.entry("drivers/bulb.c", "#include <linux/bus.h>\nint bulb_on;\n"));

  @TempDir Path directory;
  private String repository = "";

  @BeforeEach
  void create() throws IOException {
    Path bare = directory.resolve("linux.git");
    SampleRepository.create(bare, TREE);
    repository = bare.toString();
  }

  /** What a rule says of a patch. */
  private String lint(int code, String rule, String... diffs) throws IOException {
    String mail =
        "From mboxrd@z Thu Jan  1 00:00:00 1970\n"
            + "From: Ann <ann@one.example>\n"
            + "Subject: [PATCH] bulb: more\n"
            + "Date: Mon, 1 Jan 2024 10:00:00 +0000\n"
            + "Message-ID: <1@one.example>\n\n"
            + "More.\n"
            + "---\n"
            + String.join("", diffs);
    Path box = Files.writeString(directory.resolve("box.mbox"), mail);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = {"-C", repository, "lint", box.toString(), "--base", "HEAD", "--rules", rule};
    assertThat(Main.run(args, out, err)).as(err + out.toString(UTF_8)).isEqualTo(code);
    return out.toString(UTF_8).replaceAll("\\s+", " ");
  }

  /** A diff that puts lines behind the last ones of a file of the tree. */
  private static String appended(String path, String... lines) {
    String[] old = TREE.getOrDefault(path, "").split("\n");
    int from = Math.max(0, old.length - 3);
    StringBuilder diff =
        new StringBuilder(
            "diff --git a/%s b/%s\n--- a/%s\n+++ b/%s\n@@ -%d,%d +%d,%d @@\n"
                .formatted(
                    path,
                    path,
                    path,
                    path,
                    from + 1,
                    old.length - from,
                    from + 1,
                    old.length - from + lines.length));
    for (int i = from; i < old.length; i++) {
      diff.append(' ').append(old[i]).append('\n');
    }
    for (String line : lines) {
      diff.append('+').append(line).append('\n');
    }
    return diff.toString();
  }

  private static String added(String path, String text) {
    return "diff --git a/%s b/%s\nnew file mode 100644\n--- /dev/null\n+++ b/%s\n@@ -0,0 +1,%d @@\n"
            .formatted(path, path, path, text.lines().count())
        + text.lines().map(l -> "+" + l + "\n").collect(Collectors.joining());
  }

  @Test
  void aDependencyMayHaveACondition() throws IOException {
    String defined = appended("drivers/bus.c", "int bus_reset(void)", "{", "\treturn 0;", "}");
    assertThat(
            lint(
                1,
                "undefined-under-configuration",
                defined,
                appended("drivers/bulb.c", "int bulb(void)", "{", "\treturn bus_reset();", "}")))
        .contains("bus_reset is not defined with", "CONFIG_BULB", "!CONFIG_BUS");
    // Where it is used, the dependency holds.
    assertThat(
            lint(
                0,
                "undefined-under-configuration",
                defined,
                appended(
                    "drivers/bulb.c",
                    "#ifdef CONFIG_BULB_SYNC",
                    "int bulb(void)",
                    "{",
                    "\treturn bus_reset();",
                    "}",
                    "#endif")))
        .contains("0 errors, 0 warnings, 0 notes");
  }

  @Test
  void whatIsSelectedHasWhatItNeeds() throws IOException {
    String entry = "config %s\n\ttristate \"New\"\n%s\tselect BUS_FAST\n";
    assertThat(
            lint(
                1,
                "select-of-dependent",
                appended("drivers/Kconfig", entry.formatted("NEW", "").split("\n"))))
        .contains("NEW selects BUS_FAST, which depends on CONFIG_BUS");
    assertThat(
            lint(
                0,
                "select-of-dependent",
                appended(
                    "drivers/Kconfig", entry.formatted("NEW", "\tdepends on BUS\n").split("\n"))))
        .contains("0 notes");
  }

  @Test
  void whatIsImpliedNeedNotBeSaid() throws IOException {
    assertThat(
            lint(
                1,
                "implied-dependency",
                appended(
                    "drivers/Kconfig",
                    "config NEW",
                    "\tbool \"New\"",
                    "\tdepends on BUS",
                    "\tdepends on BUS_FAST")))
        .contains("NEW need not depend on BUS, on which BUS_FAST depends");
    assertThat(
            lint(
                0,
                "implied-dependency",
                appended(
                    "drivers/Kconfig",
                    "config NEW",
                    "\tbool \"New\"",
                    "\tdepends on BUS",
                    "\tdepends on BULB_SYNC")))
        .contains("0 notes");
  }

  @Test
  void anObjectIsInAListThatIsBuilt() throws IOException {
    String source = added("drivers/new/new.c", "int a;\n");
    String parent = appended("drivers/Makefile", "obj-y += new/");
    assertThat(
            lint(
                1,
                "not-built",
                source,
                parent,
                added("drivers/new/Makefile", "obj-(CONFIG_BUS) += all.o\nall-objs := new.o\n")))
        .contains("no makefile builds drivers/new/new.c");
    assertThat(
            lint(
                0,
                "not-built",
                source,
                parent,
                added("drivers/new/Makefile", "obj-$(CONFIG_BUS) += all.o\nall-objs := new.o\n")))
        .contains("0 notes");
    assertThat(
            lint(
                0,
                "not-built",
                source,
                parent,
                added("drivers/new/Makefile", "hostprogs := all\nall-objs := new.o\n")))
        .contains("0 notes");
  }
}
