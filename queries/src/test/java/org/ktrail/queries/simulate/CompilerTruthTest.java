package org.ktrail.queries.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.run.Program;
import org.ktrail.queries.simulate.truth.FunctionClass;
import org.ktrail.queries.simulate.truth.GccTruth;
import org.ktrail.queries.simulate.truth.Outcome;
import org.ktrail.queries.simulate.truth.Score;

/**
 * What gcc's programs compute, the machine must compute: results and side effects. What it does not
 * understand it may refuse, by name.
 */
class CompilerTruthTest {
  private static final String EFFECTS = "\nlong effects_so_far(void) { return effects; }\n";

  private static final long SEED = 20261130;
  private static final int EACH = 42;
  private static final int GENERAL = 100;

  @TempDir Path directory;

  @Test
  void theMachineComputesWhatTheCompilersProgramDoes() throws Exception {
    String fixed = resource("functions.c");
    RandomFunctions generator = new RandomFunctions(20261121);
    Map<String, String> general = new LinkedHashMap<>();
    for (int i = 0; i < GENERAL; i++) {
      general.put("test_random_" + i, generator.function("test_random_" + i));
    }
    List<FunctionClass> classes = new ArrayList<>(FunctionClass.all(SEED, EACH));

    StringBuilder source = new StringBuilder(fixed);
    general.values().forEach(source::append);
    List<String> names = new ArrayList<>(TestProgram.read(fixed).functions());
    names.removeIf(name -> !name.startsWith("test_"));
    List<String> old = List.copyOf(names);
    names.addAll(general.keySet());
    for (FunctionClass c : classes) {
      source.append(c.preamble());
      c.functions().values().forEach(source::append);
      names.addAll(c.functions().keySet());
    }
    Optional<GccTruth> compiled =
        GccTruth.of(Map.of("truth.c", source.toString()), names, directory);
    assumeThat(compiled).as("skipped: there is no gcc here").isPresent();
    GccTruth truth = compiled.orElseThrow();

    Score score = new Score();
    Models models = Models.shipped();
    for (String name : old) {
      score.add("fixed", name, outcomes(models, fixed, name), truth);
    }
    general.forEach(
        (name, text) -> score.add("general", name, outcomes(models, fixed + text, name), truth));
    for (FunctionClass c : classes) {
      String before = FunctionClass.prelude() + "long effects;\n" + c.preamble();
      c.functions()
          .forEach((name, text) ->
              score.add(c.name(), name, outcomes(models, before + text, name), truth));
    }
    Path golden = Path.of("src/test/resources/org/ktrail/queries/simulate/truth/score.txt");
    if (Boolean.getBoolean("update")) {
      Files.writeString(golden, score.text());
    }
    assertThat(score.text()).as("write it with -Dupdate=true").isEqualTo(Files.readString(golden));
  }

  /** Each function is read by itself, so that what is refused takes no other one with it. */
  private static List<Outcome> outcomes(Models models, String text, String name) {
    List<Outcome> out = new ArrayList<>();
    Program program;
    try {
      program = TestProgram.of(text + EFFECTS, models);
    } catch (RuntimeException e) {
      return List.of(new Outcome.Refused(String.valueOf(e.getMessage())));
    }
    for (long[] input : GccTruth.INPUTS) {
      out.add(Outcome.of(program, name, input, "effects_so_far"));
    }
    return out;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CompilerTruthTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }
}
