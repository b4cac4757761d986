package org.ktrail.queries.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.queries.simulate.c.TranslationUnit;
import org.ktrail.queries.simulate.run.Machine;
import org.ktrail.queries.simulate.run.Program;
import org.ktrail.queries.simulate.run.Setting;
import org.ktrail.queries.simulate.term.Solver;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** What gcc's programs compute, the machine must compute: results and side effects. */
class CompilerTruthTest {
  private static final int GENERATED = 300;
  private static final long[][] INPUTS = {
    {0, 0},
    {1, 2},
    {-1, 3},
    {7, -5},
    {123456789, 987654321},
    {-128, 255},
    {0x7fffffffL, 1},
    {Long.MIN_VALUE, -1},
    {4, 4},
    {0x123456789abcdefL, 0x0fedcba987654321L},
  };

  @TempDir Path directory;

  @Test
  void theMachineComputesWhatTheCompilersProgramDoes() throws Exception {
    StringBuilder source = new StringBuilder(resource());
    RandomFunctions generator = new RandomFunctions(20261121);
    for (int i = 0; i < GENERATED; i++) {
      source.append(generator.function("test_random_" + i));
    }
    TranslationUnit unit = TestProgram.read(source.toString());
    List<String> names =
        unit.functions().stream().filter(name -> name.startsWith("test_")).toList();
    Map<String, String> truth = compiled(source.toString(), names);
    Program program = new TestProgram(unit);
    List<String> wrong = new ArrayList<>();
    for (String name : names) {
      for (int i = 0; i < INPUTS.length; i++) {
        String mine = run(program, name, INPUTS[i]);
        String key = name + " " + i;
        if (!mine.equals(truth.get(key))) {
          wrong.add(key + ": " + mine + ", gcc: " + truth.get(key));
        }
      }
    }
    assertThat(names).hasSizeGreaterThanOrEqualTo(GENERATED + 60);
    assertThat(wrong).isEmpty();
  }

  private static String run(Program program, String name, long[] input) {
    Machine machine =
        new Machine(
            program, Solver.NONE, new Setting.Bounds(1_000_000, 50, 50, 1, 1, 2, 1_000_000));
    try {
      Machine.Ending ending =
          machine
              .run(name, List.of(Terms.known(64, input[0]), Terms.known(64, input[1])))
              .getFirst();
      if (ending.fault().isPresent()) {
        return String.valueOf(ending.fault().get().getMessage());
      }
      return number(ending.result().orElseThrow())
          + " "
          + number(machine.global(ending, "effects", 0, 8));
    } catch (RuntimeException e) {
      return String.valueOf(e);
    }
  }

  private static String number(Term t) {
    return t instanceof Term.Known k ? Long.toString(k.value()) : t.toString();
  }

  private Map<String, String> compiled(String source, List<String> names) throws Exception {
    StringBuilder main = new StringBuilder(source);
    main.append("int printf(const char *, ...);\nint main(void)\n{\n");
    main.append("static const long in[][2] = {");
    for (long[] i : INPUTS) {
      main.append("{").append(literal(i[0])).append(',').append(literal(i[1])).append("},");
    }
    main.append("};\n");
    // A fresh process for each call: variables of file scope start anew.
    main.append("extern int fork(void); extern int waitpid(int, int *, int);");
    main.append("extern void _exit(int); extern int fflush(void *);\n");
    for (String name : names) {
      main.append("for (int i = 0; i < ").append(INPUTS.length).append("; i++) {\n");
      main.append("fflush((void *)0); int pid = fork(); if (!pid) {");
      main.append("long r = ").append(name).append("(in[i][0], in[i][1]); printf(\"");
      main.append(name).append(" %d %ld %ld\\n\", i, r, effects); fflush((void *)0); _exit(0); }");
      main.append("waitpid(pid, (void *)0, 0); }\n");
    }
    main.append("return 0; }\n");
    Path file = directory.resolve("truth.c");
    Files.writeString(file, main);
    Path binary = directory.resolve("truth");
    Process gcc =
        start(
            "gcc",
            "-w",
            "-O0",
            "-std=gnu11",
            "-fwrapv",
            "-fno-strict-aliasing",
            "-o",
            binary.toString(),
            file.toString());
    assertThat(gcc.waitFor()).as(text(gcc.getInputStream())).isZero();
    Process run = start(binary.toString());
    String printed = text(run.getInputStream());
    assertThat(run.waitFor()).isZero();
    Map<String, String> truth = new HashMap<>();
    for (String line : printed.lines().toList()) {
      String[] f = line.split(" ");
      truth.put(f[0] + " " + f[1], f[2] + " " + f[3]);
    }
    return truth;
  }

  private static String literal(long v) {
    return v == Long.MIN_VALUE ? "(-0x7fffffffffffffffL - 1)" : v + "L";
  }

  private static Process start(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeThat(e).as("skipped: no %s here", command[0]).isNull();
      throw new IllegalStateException(e);
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), UTF_8);
  }

  private static String resource() throws IOException {
    try (InputStream in = CompilerTruthTest.class.getResourceAsStream("functions.c")) {
      return text(Objects.requireNonNull(in));
    }
  }
}
