package org.ktrail.queries.link.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;

class NamedDefinitionsTest {
  private static final int[] NO_UNITS = {};

  /** Files below this are headers, or sources that others include. */
  private static final int FIRST_SOURCE = 10;

  private final List<Callable> all = new ArrayList<>();

  private Callable macro(int file) {
    Callable c =
        Callable.of(
            new FactOrigin(file, Declarations.NONE),
            new Declarations.Macro("PFX", false, List.of(), false, "x", 1, 1, 0, -1),
            Condition.ALWAYS);
    all.add(c);
    return c;
  }

  private NamedDefinitions definitions() {
    return new NamedDefinitions(all, file -> file >= FIRST_SOURCE);
  }

  @Test
  void aSourceMeansItsOwnAndWhatHeadersHave() {
    Callable other = macro(11);
    Callable own = macro(12);
    Callable header = macro(3);
    assertThat(definitions().from(12, NO_UNITS)).containsExactly(own, header);
    assertThat(definitions().from(13, NO_UNITS)).containsExactly(header).doesNotContain(other);
  }

  @Test
  void aSourceMeansWhatTheSourceHasThatIncludesIt() {
    Callable around = macro(11);
    Callable header = macro(3);
    macro(12);
    assertThat(definitions().from(4, new int[] {11})).containsExactly(around, header);
  }

  @Test
  void aHeaderMeansNoMacroOfASource() {
    macro(11);
    Callable header = macro(3);
    assertThat(definitions().fromHeader()).containsExactly(header);
  }

  @Test
  void tellsWhenThereAreMore() {
    macro(11);
    NamedDefinitions made = definitions();
    assertThat(made.isCurrent()).isTrue();
    macro(12);
    assertThat(made.isCurrent()).isFalse();
  }
}
