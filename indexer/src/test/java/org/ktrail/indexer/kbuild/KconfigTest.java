package org.ktrail.indexer.kbuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;

class KconfigTest {
  private static final Kconfig KCONFIG =
      Kconfig.read(
          FixtureTree.of(
              """
              //- Kconfig
              source "arch/$(SRCARCH)/Kconfig"
              if NET
              source "net/Kconfig"
              endif
              config NET # with a comment
              	bool "Networking"
              	select LIB if !SMALL
              	imply NICE
              	help
              	  config FAKE
              	    bool

              	  More of it.
              config LIB
              	tristate
              //- net/Kconfig
              menu "Options"
              	depends on A || B = y
              config DEEP
              	tristate "Deep" if EXPERT
              	depends on C != n && !(D=m)
              	default m if E
              endmenu
              config NUMBER
              	int "n"
              	range 1 9
              	default 3
              config LAMP
              	tristate "Lamp"
              	depends on ROOM || ROOM = n
              	depends on !DARK
              //- arch/a/Kconfig
              config WORD
              	def_bool y
              //- arch/b/Kconfig
              config WORD
              	def_bool BIG
              """));

  private static KconfigSymbol symbol(String name) {
    return KCONFIG.symbol(name).orElseThrow();
  }

  @Test
  void dependenciesOfEverythingAroundAreJoined() {
    assertThat(symbol("DEEP").depends())
        .hasToString(
            "CONFIG_NET && CONFIG_C && !CONFIG_D=m" + " && (CONFIG_A || CONFIG_B && !CONFIG_B=m)");
    assertThat(symbol("NUMBER").depends()).hasToString("CONFIG_NET");
  }

  @Test
  void whatIsBuiltInNeedsMoreThanWhatIsOn() {
    assertThat(symbol("LAMP").depends()).hasToString("CONFIG_NET && !CONFIG_DARK");
    assertThat(symbol("LAMP").dependsBuiltIn())
        .hasToString("CONFIG_NET && !CONFIG_DARK && !CONFIG_NET=m && !CONFIG_ROOM=m");
  }

  @Test
  void entriesKeepTheirPlaceAndParts() {
    KconfigSymbol.Definition net = symbol("NET").definitions().getFirst();
    assertThat(net.path()).isEqualTo("Kconfig");
    assertThat(net.line()).isEqualTo(5);
    assertThat(net.prompt()).contains("Networking");
    assertThat(net.selects())
        .containsExactly(
            new KconfigSymbol.Select("LIB", Condition.not(Condition.atom("CONFIG_SMALL"))));
    assertThat(symbol("DEEP").definitions().getFirst().defaults())
        .containsExactly(new KconfigSymbol.Default("m", Condition.atom("CONFIG_E")));
    assertThat(symbol("LIB").type()).isEqualTo(KconfigSymbol.Type.TRISTATE);
    assertThat(KCONFIG.symbol("FAKE")).as("help is no entry").isEmpty();
  }

  @Test
  void architecturesReadTheirOwnFiles() {
    assertThat(symbol("WORD").definitions())
        .extracting(d -> d.depends().toString())
        .containsExactly("ARCH=a", "ARCH=b");
  }

  @Test
  void aFileInItselfIsReadOnce() {
    Kconfig kconfig =
        Kconfig.read(
            FixtureTree.of(
                """
                //- Kconfig
                source "a/Kconfig"
                if OTHER
                source "a/Kconfig"
                endif
                //- a/Kconfig
                config A
                	bool "a"
                	depends on X
                menu "B"
                	depends on A
                source "a/Kconfig"
                source "b/Kconfig"
                endmenu
                //- b/Kconfig
                if B
                source "a/Kconfig"
                source "b/Kconfig"
                endif
                """));
    assertThat(kconfig.symbol("A").orElseThrow().definitions()).hasSize(2);
  }

  @Test
  void aFileThatIsReadFromManyPlacesIsReadFromSomeOfThem() {
    StringBuilder tree = new StringBuilder("//- Kconfig\n");
    for (int file = 0; file < 12; file++) {
      for (int times = 0; times < 10; times++) {
        tree.append("if A")
            .append(times)
            .append("\nsource \"")
            .append(file)
            .append("/Kconfig\"\nendif\n");
      }
      tree.append("//- ").append(file).append("/Kconfig\n");
    }
    tree.append("config LAST\n\tbool\n");
    Kconfig kconfig =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> Kconfig.read(FixtureTree.of(tree.toString())));
    assertThat(kconfig.symbol("LAST").orElseThrow().definitions()).isNotEmpty();
  }

  @Test
  void whatIsNestedDeepIsNotUnderstoodAndHarmsNothing() {
    Kconfig deep =
        Kconfig.read(
            FixtureTree.of(
                "//- Kconfig\n"
                    + "if A\n".repeat(20_000)
                    + "config DEEP\n\tbool\n\tdepends on "
                    + "(".repeat(50_000)
                    + "X"
                    + ")".repeat(50_000)
                    + "\n"
                    + "endif\n".repeat(20_000)
                    + "config PLAIN\n"
                    + "\tbool\n"
                    + "\tdepends on ((X && !(Y || \"$(a (b))\" = \"z\")))\n"));
    assertThat(deep.symbols()).containsKeys("DEEP", "PLAIN");
  }
}
