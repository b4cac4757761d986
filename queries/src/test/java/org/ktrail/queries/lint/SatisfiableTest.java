package org.ktrail.queries.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.kbuild.Kconfig;
import org.ktrail.indexer.kbuild.KconfigSymbol;
import org.ktrail.indexer.snapshot.SourceTree;

class SatisfiableTest {
  private static final Condition LAMP_WITHOUT_POWER =
      Condition.and(Condition.atom("CONFIG_LAMP_0"), Condition.not(Condition.atom("CONFIG_POWER")));

  /** A base that has nothing but symbols. */
  private static final class Symbols extends NoBase {
    private final Kconfig kconfig;

    Symbols(String text) {
      this.kconfig =
          Kconfig.read(
              new SourceTree() {
                @Override
                public Collection<String> paths() {
                  return List.of("Kconfig");
                }

                @Override
                public byte[] read(String path) {
                  return text.getBytes(UTF_8);
                }
              });
    }

    @Override
    public Optional<KconfigSymbol> symbol(String name) {
      return kconfig.symbol(name);
    }

    @Override
    public List<KconfigSymbol.Select> selectors(String name) {
      return kconfig.symbols().values().stream()
          .flatMap(s ->
              s.definitions().stream()
                  .flatMap(d -> d.selects().stream())
                  .filter(x -> x.symbol().equals(name))
                  .map(x -> new KconfigSymbol.Select(s.name(), x.when())))
          .toList();
    }
  }

  /** Lamps of which each depends on the next; the last has what is given. */
  private static Satisfiable lamps(int count, String last) {
    StringBuilder text = new StringBuilder("config POWER\n\tbool \"Power\"\n");
    for (int i = 0; i < count; i++) {
      text.append("config LAMP_").append(i).append("\n\tbool \"Lamp\"\n");
      text.append(i + 1 < count ? "\tdepends on LAMP_" + (i + 1) + "\n" : last);
    }
    return new Satisfiable(new Symbols(text.toString()));
  }

  @Test
  void whatIsDemandedManyStepsAwayCounts() {
    assertThat(lamps(2, "\tdepends on POWER\n").test(LAMP_WITHOUT_POWER)).isFalse();
    assertThat(lamps(20, "\tdepends on POWER\n").test(LAMP_WITHOUT_POWER)).isFalse();
    assertThat(lamps(20, "\tselect POWER\n").test(LAMP_WITHOUT_POWER)).isFalse();
  }

  @Test
  void whatNobodyDemandsMayBeOff() {
    assertThat(lamps(20, "\tdepends on !POWER\n").test(LAMP_WITHOUT_POWER)).isTrue();
    assertThat(lamps(20, "\tselect POWER if LAMP_SPARE\n").model(LAMP_WITHOUT_POWER).orElseThrow())
        .isEqualTo(Map.of("CONFIG_LAMP_0", true, "CONFIG_POWER", false));
  }

  /** Of a symbol that nobody can set, one of those that select it is on, and needs power. */
  @Test
  void whoSelectsIsLookedAtToo() {
    String text =
        "config POWER\n\tbool \"Power\"\nconfig LAMP_0\n\tbool\nconfig A\n\tbool \"A\"\n"
            + "\tdepends on B\n\tselect LAMP_0\nconfig B\n\tbool \"B\"\n\tdepends on C\n"
            + "config C\n\tbool \"C\"\n\tdepends on D\nconfig D\n\tbool \"D\"\n\tdepends on E\n"
            + "config E\n\tbool \"E\"\n\tdepends on F\nconfig F\n\tbool \"F\"\n";
    assertThat(new Satisfiable(new Symbols(text)).test(LAMP_WITHOUT_POWER)).isTrue();
    assertThat(new Satisfiable(new Symbols(text + "\tselect POWER\n")).test(LAMP_WITHOUT_POWER))
        .isFalse();
  }

  @Test
  void beyondItsBoundNothingIsShown() {
    assertThat(lamps(1_000, "\tdepends on !POWER\n").test(LAMP_WITHOUT_POWER)).isFalse();
  }
}
