package org.ktrail.queries.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BreachTest {
  private static Breach breach(String file, int line, String rule, String subject) {
    return new Breach(rule, file, "f", line, subject, "is lost", List.of());
  }

  @Test
  void breachesAreInTheOrderOfTheirPlaces() {
    Breach first = breach("a.c", 9, "lock-held", "x");
    Breach second = breach("a.c", 10, "lock-held", "a");
    Breach third = breach("a.c", 10, "not-released", "a");
    Breach fourth = breach("b.c", 1, "lock-held", "a");
    assertThat(Stream.of(fourth, third, second, first).sorted(Breach.ORDER))
        .containsExactly(first, second, third, fourth);
  }

  @Test
  void aBreachIsOnAllMachinesUnlessItIsSaidToBeOnSome() {
    Breach everywhere = breach("a.c", 1, "narrowed", "x");
    assertThat(everywhere.width()).isEqualTo(Breach.Width.ANY);
    Breach narrow = everywhere.on(Breach.Width.BITS_32);
    assertThat(narrow.width()).isEqualTo(Breach.Width.BITS_32);
    assertThat(narrow.on(Breach.Width.ANY)).isEqualTo(everywhere);
  }

  @Test
  void aProofDoesNotChangeWithTheListItWasMadeOf() {
    List<Breach.Way> ways = new ArrayList<>(List.of(new Breach.Way("a.c", 3, "taken")));
    Breach found = new Breach("lock-held", "a.c", "f", 9, "x", "is held", ways);
    ways.clear();
    assertThat(found.proof()).containsExactly(new Breach.Way("a.c", 3, "taken"));
  }

  @Test
  void aKindSaysWhatItDeservesAndWhatTellsIt() {
    BreachKind kind = BreachKind.change("lost-error", "an error is lost");
    assertThat(kind.weight()).isEqualTo(BreachKind.Weight.CHANGE);
    assertThat(BreachKind.fault("a", "b").weight()).isEqualTo(BreachKind.Weight.FAULT);
    assertThat(BreachKind.note("a", "b").weight()).isEqualTo(BreachKind.Weight.NOTE);
    assertThat(kind.certainAlone()).isFalse();
    BreachKind both = kind.toldByFunctionAlone().whereRegistersHaveSomeWidth();
    assertThat(both.certainAlone()).isTrue();
    assertThat(both.onSomeWidth()).isTrue();
    assertThat(both.name()).isEqualTo("lost-error");
  }
}
