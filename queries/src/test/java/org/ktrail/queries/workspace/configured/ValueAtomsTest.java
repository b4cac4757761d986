package org.ktrail.queries.workspace.configured;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionEvaluator;
import org.ktrail.indexer.condition.ConditionParser;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.GraphWriter;

/** Values of macros in conditions, by what headers define under a configuration. */
class ValueAtomsTest {
  private static final Condition SHIFTED = Condition.atom("CONFIG_SHIFT");

  private static Truth of(String condition, String configuration, Path directory) throws Exception {
    GraphBuilder builder = new GraphBuilder();
    builder.constant("MAX_ROOMS", Condition.ALWAYS, "(1 << ROOMS_SHIFT)");
    builder.constant("ROOMS_SHIFT", SHIFTED, "CONFIG_SHIFT");
    builder.constant("ROOMS_SHIFT", Condition.not(SHIFTED), "0");
    builder.constant("TWICE", Condition.ALWAYS, "1");
    builder.constant("TWICE", Condition.atom("OPEN"), "2");
    Path file = directory.resolve("graph");
    GraphWriter.write(builder, file);
    SealedFile.seal(file);
    try (Graph graph = Graph.open(file)) {
      Configuration config = Configuration.parse(configuration.getBytes(UTF_8), "");
      ValueAtoms values = new ValueAtoms(graph, config);
      ConditionEvaluator evaluator = config.evaluator(values);
      values.decideBy(evaluator);
      return evaluator.truth(ConditionParser.parse(condition));
    }
  }

  @Test
  void aValueFollowsTheConfiguration(@TempDir Path directory) throws Exception {
    assertThat(of("MAX_ROOMS > 1", "CONFIG_SHIFT=6\n", directory)).isEqualTo(Truth.TRUE);
    assertThat(of("MAX_ROOMS > 1", "", directory)).isEqualTo(Truth.FALSE);
    assertThat(of("!(MAX_ROOMS == 64)", "CONFIG_SHIFT=6\n", directory)).isEqualTo(Truth.FALSE);
  }

  @Test
  void whatIsNotDefinedInOneWayIsOpen(@TempDir Path directory) throws Exception {
    assertThat(of("TWICE > 1", "", directory)).isEqualTo(Truth.UNKNOWN);
    assertThat(of("NOWHERE > 1", "", directory)).isEqualTo(Truth.UNKNOWN);
  }
}
