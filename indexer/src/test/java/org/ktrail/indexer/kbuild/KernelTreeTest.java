package org.ktrail.indexer.kbuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.AtomResolver;
import org.ktrail.indexer.condition.ConditionEvaluator;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;

/**
 * A real kernel and a compiler's record of it, where they can be had: the tree by the system
 * property {@code ktrail.linux}, the record beside the project.
 */
class KernelTreeTest {
  @Test
  void everyUnitThatTheCompilerSawIsKnownAsBuilt() throws Exception {
    String linux = System.getProperty("ktrail.linux", "");
    Path truth = Path.of("../../shared/truth");
    assumeThat(linux).as("skipped: -Dktrail.linux=DIR names no unpacked linux-6.12").isNotEmpty();
    assumeThat(truth).as("skipped: no ../shared").isDirectory();
    KbuildModel model = KbuildModel.read(DirectoryTree.of(Path.of(linux)));
    ConditionEvaluator evaluator =
        Configuration.parse(Files.readAllBytes(truth.resolve("config-6.12")), "")
            .evaluator(AtomResolver.UNKNOWN);
    assertThat(units(truth.resolve("callgraph-6.12.tsv.gz")))
        .isNotEmpty()
        .allSatisfy(path ->
            assertThat(evaluator.truth(model.unit(path).orElseThrow().presence()))
                .as(path)
                .isEqualTo(Truth.TRUE));
  }

  private static List<String> units(Path callgraph) throws Exception {
    try (BufferedReader rows =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(callgraph)), UTF_8))) {
      return rows.lines()
          .map(row -> row.substring(0, row.indexOf('\t')))
          .filter(unit -> unit.endsWith(".c"))
          .distinct()
          .toList();
    }
  }
}
