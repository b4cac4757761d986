package org.ktrail.queries.invariants.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.FragmentParser;

class InstancesTest {
  private static List<RuleScope.Instance> instances(String text) {
    try (FragmentParser parser = new FragmentParser()) {
      return Instances.of(parser.parse(text).declarations(), "a.c");
    }
  }

  @Test
  void anInitialisedRecordSetsTheMembersThatItNames() {
    assertThat(
            instances(
                "int n;\nstatic const struct ops o = {\n\t.open = f,\n\t.inner.get = g,\n};\n"))
        .containsExactly(new RuleScope.Instance("o", "ops", Set.of("open", "inner"), "a.c", 2));
  }

  @Test
  void whatIsNotInitialisedOrNoRecordIsNoInstance() {
    assertThat(instances("struct ops o;\nint n = 3;\nint m[] = { 1, 2 };\nextern struct ops p;\n"))
        .isEmpty();
  }

  @Test
  void anInitialiserWithoutNamesSetsNoneByName() {
    assertThat(instances("struct ops o = { f, g };\n"))
        .singleElement()
        .extracting(RuleScope.Instance::members)
        .isEqualTo(Set.of());
  }
}
