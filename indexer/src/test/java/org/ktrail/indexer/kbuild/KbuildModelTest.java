package org.ktrail.indexer.kbuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;

class KbuildModelTest {
  private static final String TOP =
      """
      //- Makefile
      libs-y := lib/
      include $(srctree)/arch/$(SRCARCH)/Makefile
      export ARCH_LIB := $(filter %/, $(libs-y))
      //- Kbuild
      obj-y += arch/$(SRCARCH)/
      obj-y += $(ARCH_LIB)
      obj-y += d/
      //- arch/a/Makefile
      ifdef CONFIG_64BIT
      BITS := 64
      else
      BITS := 32
      endif
      export	BITS
      libs-y += arch/a/lib/
      //- arch/b/Makefile
      //- arch/b/Kbuild
      obj-y += x.o
      //- arch/b/x.c
      //- Kconfig
      config BOOL
      	bool "b"
      config 64BIT
      	bool
      config OTHER
      	bool
      config TRI
      	tristate "t"
      config NEEDS
      	tristate "n"
      	depends on TRI
      config BITFLAGS
      	bool
      config LEVELS
      	int
      //- d/a.c d/b.c d/c.c d/s.S d/e/a.c d/e/b.c lib/a.c lib/b.c shared/a.c
      """;

  private static KbuildModel model(String files) {
    return KbuildModel.read(FixtureTree.of(TOP + files));
  }

  private static String presence(KbuildModel model, String path) {
    return model.unit(path).map(u -> u.presence().toString()).orElse("none");
  }

  private static void check(String makefile, String path, String presence) {
    assertThat(presence(model("//- d/Makefile\n" + makefile), path)).isEqualTo(presence);
  }

  @Test
  void objectsAreThereWhereTheirSymbolIsOn() {
    check("obj-y += a.o", "d/a.c", "1");
    check("obj-$(CONFIG_BOOL) += b.o \\\n  a.o # comment", "d/a.c", "CONFIG_BOOL");
    check("obj-$(CONFIG_TRI) += a.o", "d/a.c", "CONFIG_TRI");
    check("obj-$(CONFIG_TRI) += s.o", "d/s.S", "CONFIG_TRI");
    check("obj-$(CONFIG_BITFLAGS) += a.o", "d/a.c", "CONFIG_BITFLAGS");
    check("obj-y += ../shared/a.o", "shared/a.c", "1");
    check("obj-y += b.o", "d/a.c", "none");
  }

  @Test
  void whatIsBuiltAsModuleIsSaid() {
    KbuildModel model = model("//- d/Makefile\nobj-$(CONFIG_TRI) += a.o");
    assertThat(model.unit("d/a.c").orElseThrow().modular()).hasToString("CONFIG_TRI=m");
  }

  @Test
  void compositesAreTakenApart() {
    String makefile =
        """
        obj-$(CONFIG_TRI) += whole.o
        whole-y := a.o
        whole-$(CONFIG_BOOL) += $(addprefix e/, a.o b.o)
        whole-objs += c.o
        """;
    check(makefile, "d/a.c", "CONFIG_TRI");
    check(makefile, "d/c.c", "CONFIG_TRI");
    check(makefile, "d/e/b.c", "CONFIG_BOOL && CONFIG_TRI");
  }

  @Test
  void conditionalsGuardWhatTheyEnclose() {
    String makefile =
        """
        ifeq ($(CONFIG_BOOL),y)
        	obj-y += a.o
        else ifneq ($(CONFIG_OTHER),)
        	obj-y += b.o
        else
        	obj-y += c.o
        endif
        ifdef CONFIG_TRI
        obj-$(CONFIG_BOOL) += e/a.o
        endif
        ifeq ($(CONFIG_BOOL)$(CONFIG_OTHER),yy)
        obj-y += e/b.o
        endif
        """;
    check(makefile, "d/a.c", "CONFIG_BOOL");
    check(makefile, "d/b.c", "!CONFIG_BOOL && CONFIG_OTHER");
    check(makefile, "d/c.c", "!CONFIG_BOOL && !CONFIG_OTHER");
    check(makefile, "d/e/a.c", "CONFIG_TRI && CONFIG_BOOL");
    check(makefile, "d/e/b.c", "CONFIG_BOOL && CONFIG_OTHER");
  }

  @Test
  void functionsWorkOnAllAlternatives() {
    check("obj-$(subst m,y,$(CONFIG_TRI)) += a.o", "d/a.c", "CONFIG_TRI");
    check("obj-$(CONFIG_TRI:m=y) += a.o", "d/a.c", "CONFIG_TRI");
    check("obj-y += $(if $(CONFIG_BOOL),a.o,b.o)", "d/b.c", "!CONFIG_BOOL");
    check("obj-y += $(foreach x,a b,$(x).o)", "d/b.c", "1");
    check("obj-y += $(filter-out $(skip-y),a.o b.o)\nskip-y := b.o", "d/b.c", "1");
    check(
        "skip-$(CONFIG_BOOL) := b.o\nobj-y += $(filter-out $(skip-y),b.o)",
        "d/b.c",
        "!CONFIG_BOOL");
    check("obj-y += $(patsubst %.c,%.o,$(notdir $(wildcard $(src)/*.c)))", "d/c.c", "1");
    check(
        "obj-$(subst y,$(CONFIG_TRI),$(CONFIG_BOOL)) += a.o", "d/a.c", "CONFIG_BOOL && CONFIG_TRI");
    check("def = $(1).o\nobj-y += $(call def,a)", "d/a.c", "1");
  }

  @Test
  void directoriesPassTheirConditionOn() {
    String files =
        """
        //- d/Makefile
        obj-$(CONFIG_TRI) += e/
        //- d/e/Makefile
        obj-y += a.o
        obj-$(CONFIG_NEEDS) += b.o
        """;
    // A directory visited for modules alone builds none of its obj-y.
    assertThat(presence(model(files), "d/e/a.c")).isEqualTo("CONFIG_TRI && !CONFIG_TRI=m");
    assertThat(presence(model(files), "d/e/b.c")).isEqualTo("CONFIG_TRI && CONFIG_NEEDS");
  }

  @Test
  void architecturesAreKeptApart() {
    KbuildModel model =
        model(
            """
            //- arch/a/Kbuild
            obj-y += f_$(BITS).o g.o
            //- arch/a/lib/Makefile
            lib-y += l.o
            //- lib/Makefile
            lib-y += a.o
            //- arch/a/f_32.c arch/a/f_64.c arch/a/g.c arch/a/lib/l.c
            """);
    assertThat(presence(model, "arch/a/f_32.c")).isEqualTo("ARCH=a && !CONFIG_64BIT");
    assertThat(presence(model, "arch/a/g.c")).isEqualTo("ARCH=a");
    assertThat(presence(model, "arch/a/lib/l.c")).isEqualTo("ARCH=a");
    assertThat(presence(model, "arch/b/x.c")).isEqualTo("ARCH=b");
    assertThat(presence(model, "lib/a.c")).isEqualTo("1");
    assertThat(model.presence("arch/a/include/asm/h.h")).hasToString("ARCH=a");
    assertThat(model.presence("include/linux/h.h")).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void includesAndRulesAreFollowed() {
    String files =
        """
        //- d/Makefile
        include $(srctree)/shared/Makefile.common
        obj-y += other.o $(common-y)
        $(obj)/other.o: $(src)/b.c FORCE
        	$(call if_changed,x)
        //- shared/Makefile.common
        common-$(CONFIG_BOOL) := ../shared/a.o
        """;
    assertThat(presence(model(files), "shared/a.c")).isEqualTo("CONFIG_BOOL");
    assertThat(presence(model(files), "d/b.c")).isEqualTo("1");
  }

  @Test
  void whatIsNotUnderstoodIsListed() {
    KbuildModel model = model("//- d/Makefile\nobj-y += $(shell find)\nobj-y += a.o");
    assertThat(model.unread())
        .containsExactly(new KbuildModel.UnreadLine("d/Makefile", 1, "obj-y += $(shell find)"));
    assertThat(presence(model, "d/a.c")).isEqualTo("1");
  }

  @Test
  void programsAreToldApart() {
    KbuildModel model =
        model(
            """
            //- d/Makefile
            obj-y += a.o
            vobjs-y := b.o
            hostprogs := gen
            //- d/gen.c tools/x/m.c tools/x/u/m.c tools/testing/selftests/s/t.c
            //- arch/a/boot/Makefile
            //- arch/a/boot/compressed/m.c
            """);
    Programs programs = model.programs();
    assertThat(programs.of("d/a.c")).isEqualTo(Programs.KERNEL);
    assertThat(programs.of("d/b.c")).isEqualTo("d");
    assertThat(programs.of("d/gen.c")).isEqualTo("d");
    assertThat(programs.of("d/c.c")).as("nobody builds it").isEqualTo(Programs.KERNEL);
    assertThat(programs.of("include/linux/h.h")).isEqualTo(Programs.KERNEL);
    assertThat(programs.of("tools/x/u/m.c")).isEqualTo("tools/x");
    assertThat(programs.of("tools/testing/selftests/s/t.c")).isEqualTo("tools/testing/selftests/s");
    assertThat(programs.of("arch/a/boot/compressed/m.c")).isEqualTo("arch/a/boot");
  }

  @Test
  void aTreeWithoutKbuildIsOneProgram() {
    KbuildModel model = KbuildModel.read(FixtureTree.of("//- Makefile\nall:\n//- tools/m.c\n"));
    assertThat(model.units()).isEmpty();
    assertThat(model.programs().of("tools/m.c")).isEmpty();
    assertThat(model.presence("tools/m.c")).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void tellsWhatTheCompilerIsGivenToDefine() {
    KbuildModel model =
        model(
            """
            //- d/Makefile
            obj-y += a.o b.o e/
            ccflags-$(CONFIG_BOOL) += -DDEBUG -Wall
            CFLAGS_b.o := -DNAME=1 -I$(src)
            subdir-ccflags-y += -DBELOW
            //- d/e/Makefile
            obj-y += a.o
            """);
    assertThat(model.defines("d/a.c")).hasToString("{BELOW=1, DEBUG=CONFIG_BOOL}");
    assertThat(model.defines("d/b.c")).hasToString("{BELOW=1, DEBUG=CONFIG_BOOL, NAME=1}");
    assertThat(model.defines("d/e/a.c")).hasToString("{BELOW=1}");
    assertThat(model.defines("lib/a.c")).isEmpty();
  }

  @Test
  void aChainOfDirectoriesMayBeLong() throws InterruptedException {
    int last = 20_000;
    StringBuilder tree = new StringBuilder("//- d/Makefile\nobj-$(CONFIG_BOOL) += ../c0/\n");
    for (int i = 0; i < last; i++) {
      tree.append("//- c%d/Makefile\nobj-y += ../c%d/\n".formatted(i, i + 1));
    }
    tree.append("//- c%d/Makefile\nobj-y += x.o\n//- c%d/x.c\n".formatted(last, last));
    KbuildModel[] model = new KbuildModel[1];
    Thread small = new Thread(null, () -> model[0] = model(tree.toString()), "small", 1 << 19);
    small.start();
    small.join();
    assertThat(presence(model[0], "c%d/x.c".formatted(last))).isEqualTo("CONFIG_BOOL");
  }

  @Test
  void wordsThatGrowAtEachLineAreGivenUp() {
    StringBuilder makefile = new StringBuilder("x := a\ny := a\nz := a\n");
    for (int i = 0; i < 60; i++) {
      makefile
          .append("x := $(addprefix $(x),$(x))\n")
          .append("y := $(subst a,aa,$(y))\n")
          .append("z := $(patsubst %,$(z)%,$(z))\n");
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> check(makefile + "obj-y += a.o $(x) $(y) $(z)", "d/a.c", "1"));
  }

  @Test
  void whatHoldsItselfTwiceIsGivenUp() {
    String text = "This is text. ".repeat(100);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            check(
                """
                x = %1$s$(x:%%.o=%%.c)%1$s$(x)$(y)
                y = $(call x,a$(x))%1$s${x}
                obj-y += a.o $(x)
                """
                    .formatted(text.replace(" ", "_")),
                "d/a.c",
                "1"));
  }

  @Test
  void onlyWhatIsCalledMayHoldItself() {
    check("x = a.o $(x)\nobj-y += $(x)", "d/a.c", "1");
    check("x = a.o $(if $(1),$(call x,))\nobj-y += $(call x,y)", "d/a.c", "1");
  }

  @Test
  void whatStandsAfterAnElseMayBeAnything() {
    check(
        "ifeq ($(CONFIG_BOOL),y)\nelse iy\nobj-y += a.o\nendif",
        "d/a.c",
        "!CONFIG_BOOL && make:iy");
    check("ifeq ($(CONFIG_BOOL),y)\nelse ifdefx\nobj-y += b.o\nendif\nobj-y += a.o", "d/a.c", "1");
  }

  @Test
  void aLongLineIsReadOnce() {
    for (String line : new String[] {"?", "!", "(", "$(x ", "${", "a:", "x%", ",", "\\"}) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> check("obj-y += a.o\n" + line.repeat(300_000), "d/a.c", "1"),
          line);
    }
  }

  @Test
  void manyStarsTakeNoLonger() {
    String path = "d/" + "a".repeat(200) + ".c";
    String stars = "*".repeat(40) + "a*".repeat(40);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          String makefile =
              "//- %s\n//- d/Makefile\n".formatted(path)
                  + "obj-y += $(patsubst d/%%.c,%%.o,$(wildcard d/%sb.c d/?*/a.c d/*%s.c))\n"
                      .formatted(stars, stars);
          KbuildModel model = model(makefile);
          assertThat(presence(model, path)).isEqualTo("1");
          assertThat(presence(model, "d/e/a.c")).isEqualTo("1");
          assertThat(presence(model, "d/b.c")).isEqualTo("none");
        });
  }
}
