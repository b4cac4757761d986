package org.ktrail.queries.simulate.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.Unsupported;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.model.MoreModels;
import org.ktrail.queries.simulate.run.Program;

/**
 * Any text is some headers and a source, {@code //- path} ahead of each: what the simulator
 * preprocesses and reads of them is code, or {@link Unsupported} says why not. Runs on the inputs
 * in the resources; with JAZZER_FUZZ=1 it looks for new ones (see tools/fuzz).
 */
@Timeout(60)
class PreprocessorFuzzTest {
  private static final Models MODELS = Models.shipped();
  private static final Configuration CONFIGURATION =
      new Configuration(Map.of("A", "y", "M", "m", "N", "3", "S", "text"), "x86");

  private static final Program NOTHING =
      new Program() {
        @Override
        public Optional<LoweredFunction> function(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<LoweredFunction> initialiser(String variable) {
          return Optional.empty();
        }

        @Override
        public Optional<CType> variable(String name) {
          return Optional.empty();
        }
      };

  @FuzzTest(maxDuration = "60s")
  void anyTextIsFiles(byte[] bytes) {
    TreeMap<String, byte[]> files = files(new String(bytes, StandardCharsets.ISO_8859_1));
    Map<String, SourceFacts> facts = Snapshots.facts(files);
    SnapshotCode code = Snapshots.of(files, facts, CONFIGURATION, MODELS);
    facts.forEach((path, of) -> {
      read(() -> code.functionsOf(path));
      for (Declarations.Function function : of.declarations().functions()) {
        read(() -> code.function(code.symbol(path, function.name())));
      }
      for (Declarations.Global global : of.declarations().globals()) {
        read(() -> code.variable(code.symbol(path, global.name())));
        read(() -> code.initialiser(code.symbol(path, global.name())));
      }
      of.declarations().macros().forEach(macro -> read(() -> code.has(macro.name())));
      of.declarations().records().forEach(record -> read(() -> code.has(record.tag())));
      read(() -> code.read(List.of(path), new String(bytes, StandardCharsets.UTF_8), Map.of()));
    });
    code.problems().forEach((symbol, problem) -> assertThat(problem).contains(": "));
  }

  @FuzzTest(maxDuration = "60s")
  void anyTextIsAModel(byte[] bytes) {
    try {
      MoreModels more = MoreModels.with("fuzz.c", new String(bytes, StandardCharsets.UTF_8));
      Models models = more.models();
      assertThat(Predefined.of(CONFIGURATION, models))
          .containsKeys(names(models.macros().keySet()));
      for (String name : more.names()) {
        read(() -> models.type(name));
        read(() -> models.over(NOTHING).function(name));
      }
    } catch (Unsupported e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  private static String[] names(Set<String> names) {
    return names.toArray(String[]::new);
  }

  private static void read(Supplier<?> code) {
    try {
      assertThat(code.get()).isNotNull();
    } catch (Unsupported e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  private static TreeMap<String, byte[]> files(String input) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    String path = "a.c";
    StringBuilder text = new StringBuilder();
    for (String line : input.split("(?<=\n)")) {
      if (line.startsWith("//- ") && !line.substring(4).isBlank()) {
        files.put(path, text.toString().getBytes(StandardCharsets.ISO_8859_1));
        path = line.substring(4).strip();
        text.setLength(0);
      } else {
        text.append(line);
      }
    }
    files.put(path, text.toString().getBytes(StandardCharsets.ISO_8859_1));
    return files;
  }
}
