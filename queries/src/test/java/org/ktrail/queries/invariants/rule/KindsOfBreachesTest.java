package org.ktrail.queries.invariants.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.invariants.BreachKind;
import org.ktrail.queries.invariants.file.RuleFile;
import org.ktrail.queries.lint.RuleEntry;
import org.ktrail.queries.lint.rules.Rules;

/** What is said of checks elsewhere follows from what their classes say. */
class KindsOfBreachesTest {
  private static final List<String> NAMES = Checks.KINDS.stream().map(BreachKind::name).toList();

  @Test
  void theShippedFileHasARuleForEachKind() throws Exception {
    String file;
    try (var in =
        Objects.requireNonNull(RuleFile.class.getResourceAsStream("kernel-general.yaml"))) {
      file = new String(in.readAllBytes(), UTF_8);
    }
    assertThat(Pattern.compile("check: (.*)").matcher(file).results().map(m -> m.group(1)))
        .containsExactlyInAnyOrderElementsOf(NAMES);
  }

  @Test
  void lintHasARuleForEachKindWithItsSummary() {
    for (BreachKind kind : Checks.KINDS) {
      assertThat(Rules.ALL)
          .filteredOn(entry -> entry.rule().name().equals(kind.name()))
          .singleElement()
          .satisfies(entry -> assertThat(entry.rule().summary()).isEqualTo(kind.summary()));
    }
  }

  @Test
  void eachRuleHasAPageAndTheReadmeCountsThem() throws Exception {
    for (RuleEntry entry : Rules.ALL) {
      assertThat(Path.of("../docs/rules/" + entry.rule().name() + ".md")).exists();
    }
    assertThat(Files.readString(Path.of("../README.md")))
        .contains("[" + Rules.ALL.size() + " rules](docs/rules)");
  }
}
