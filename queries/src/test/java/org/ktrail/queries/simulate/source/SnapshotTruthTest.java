package org.ktrail.queries.simulate.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.run.Program;
import org.ktrail.queries.simulate.truth.FunctionClass;
import org.ktrail.queries.simulate.truth.GccTruth;
import org.ktrail.queries.simulate.truth.Outcome;
import org.ktrail.queries.simulate.truth.Score;

/**
 * The functions of {@link org.ktrail.queries.simulate.CompilerTruthTest} as a scenario finds them:
 * in files of a snapshot that include headers, each with variables and functions of its own that
 * others have too. Files that nobody includes give those names other meanings.
 */
class SnapshotTruthTest {
  private static final long SEED = 20261130;
  private static final int EACH = 42;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*+");

  /** Names that C gives a meaning; and those of which the prelude is made. */
  private static final List<String> LOCALS =
      List.of("x", "y", "s", "p", "n", "r", "v", "i", "t", "e", "q", "w", "o", "tail", "run", "rc");

  /** As the build makes it of {@code kernel/bounds.c}; a snapshot does not have it. */
  private static final String GENERATED =
      """
      #define TRUTH_NR_KINDS 5
      #define TRUTH_PAIR_SIZE 24
      #define TRUTH_SECOND_OFFSET 8
      #define TRUTH_NEGATIVE_KIND -3
      #define TRUTH_SHIFT 3
      """;

  @TempDir Path directory;

  @Test
  void codeOfASnapshotComputesWhatTheCompilersProgramDoes() throws Exception {
    List<FunctionClass> classes = new ArrayList<>(FunctionClass.all(SEED, EACH));
    classes.add(FunctionClass.preprocessed(SEED, EACH));
    TreeMap<String, String> files = new TreeMap<>();
    Map<String, String> placed = new LinkedHashMap<>();
    classes.forEach(c -> place(c, files, placed));
    addHeaders(files);
    addUnrelated(classes, files);
    Map<String, String> generated = new TreeMap<>(files);
    generated.put("include/generated/truth-bounds.h", GENERATED);
    Optional<GccTruth> compiled = GccTruth.of(generated, placed.keySet(), directory);
    assumeThat(compiled).as("skipped: there is no gcc here").isPresent();

    TreeMap<String, byte[]> texts = new TreeMap<>();
    files.forEach((path, text) -> texts.put(path, text.getBytes(UTF_8)));
    Models models = Models.shipped();
    Configuration configuration = new Configuration(Map.of("TRUTH", "y"), "x86");
    SnapshotCode code = Snapshots.of(texts, Snapshots.facts(texts), configuration, models);
    Program program = models.over(code);
    Score score = new Score();
    for (FunctionClass c : classes) {
      for (String name : c.functions().keySet()) {
        List<Outcome> outcomes = new ArrayList<>();
        for (long[] input : GccTruth.INPUTS) {
          outcomes.add(Outcome.of(program, name, input, "effects_so_far"));
        }
        score.add(c.name(), name, outcomes, compiled.get());
      }
    }
    Path golden = Path.of("src/test/resources/org/ktrail/queries/simulate/truth/snapshot.txt");
    if (Boolean.getBoolean("update")) {
      Files.writeString(golden, score.text());
    }
    assertThat(score.text()).as("write it with -Dupdate=true").isEqualTo(Files.readString(golden));
  }

  /** Half of the functions each in two files, which have the preamble both. */
  private static void place(
      FunctionClass c, Map<String, String> files, Map<String, String> placed) {
    StringBuilder one = new StringBuilder("#include <linux/truth.h>\n" + c.preamble());
    StringBuilder other = new StringBuilder(one);
    int i = 0;
    for (Map.Entry<String, String> f : c.functions().entrySet()) {
      boolean first = i++ % 2 == 0;
      (first ? one : other).append(f.getValue());
      placed.put(f.getKey(), "lib/" + c.name() + (first ? "/one.c" : "/other.c"));
    }
    files.put("lib/" + c.name() + "/one.c", one.toString());
    files.put("lib/" + c.name() + "/other.c", other.toString());
  }

  private static void addHeaders(Map<String, String> files) {
    files.put(
        "include/linux/truth_types.h",
        "#ifndef TRUTH_TYPES_H\n#define TRUTH_TYPES_H\n" + FunctionClass.prelude() + "#endif\n");
    files.put("include/linux/truth.h", FunctionClass.header());
    files.put(
        "include/linux/kbuild.h",
        """
        #define DEFINE(sym, val) asm volatile("\\n.ascii \\"->" #sym " %0 " #val "\\"" : : "i" (val))
        #define BLANK() asm volatile("\\n.ascii \\"->\\"" : : )
        #define OFFSET(sym, str, mem) DEFINE(sym, __builtin_offsetof(struct str, mem))
        """);
    files.put(
        "kernel/bounds.c",
        """
        #define __GENERATING_BOUNDS_H
        #include <linux/truth.h>
        #include <linux/kbuild.h>
        enum { __NR_KINDS = 5 };
        #define SECOND(name) OFFSET(name, truth_pair, second)
        void bounds(void)
        {
          DEFINE(TRUTH_NR_KINDS, __NR_KINDS);
          BLANK();
        #ifdef CONFIG_TRUTH
          DEFINE(TRUTH_PAIR_SIZE, sizeof(struct truth_pair));
        #else
          DEFINE(TRUTH_PAIR_SIZE, 0);
        #endif
          OFFSET(TRUTH_SECOND_OFFSET, truth_pair, second);
          DEFINE(TRUTH_NEGATIVE_KIND, TRUTH_NEGATIVE);
          DEFINE(TRUTH_SHIFT, __builtin_ctz(sizeof(long)));
        }
        """);
    files.put(
        "lib/effects.c",
        """
        #include <linux/truth.h>
        long effects;
        long effects_so_far(void) { return effects; }
        static const long kinds[4] = { TRUTH_LARGE, TRUTH_NEGATIVE, [3] = TRUTH_BASE };
        long truth_of(int i) { return kinds[i]; }
        """);
  }

  /**
   * Enumerators and macros with the names of statics and locals, in files that are not included.
   */
  private static void addUnrelated(List<FunctionClass> classes, Map<String, String> files) {
    TreeSet<String> names = new TreeSet<>(LOCALS);
    for (FunctionClass c : classes) {
      Matcher m = NAME.matcher(c.preamble());
      while (m.find()) {
        if (m.group().startsWith(c.name() + "_")) {
          names.add(m.group());
        }
      }
    }
    StringBuilder enumerators = new StringBuilder("enum {\n");
    StringBuilder macros = new StringBuilder("#define truth_redefined(x) nonsense\n");
    StringBuilder header = new StringBuilder("enum unrelated {\n");
    for (String name : names) {
      enumerators.append(name).append(",\n");
      header.append(name).append(" = 9,\n");
      macros.append("#define ").append(name).append(" 77\n");
    }
    files.put("drivers/enumerators.c", enumerators + "};\n");
    files.put("drivers/macros.c", macros + "int unrelated = tail;\n");
    files.put("include/linux/unrelated_enum.h", header + "};\n");
    files.put("include/linux/unrelated.h", macros.toString());
    files.put("drivers/user.c", "#include <linux/unrelated.h>\nint user = run;\n");
  }
}
