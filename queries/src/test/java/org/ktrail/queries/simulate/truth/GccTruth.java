package org.ktrail.queries.simulate.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What functions compute when gcc compiles them as the kernel is compiled. */
public final class GccTruth {
  /** Arguments that each function is called with. */
  public static final long[][] INPUTS = {
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

  private final Map<String, String> results;

  private GccTruth(Map<String, String> results) {
    this.results = results;
  }

  /** {@code "result effects"} of a call with the inputs of a number. */
  public String of(String function, int input) {
    return results.getOrDefault(function + " " + input, "nothing");
  }

  /**
   * Compiles files and calls functions in them, each call as if it were the first one.
   *
   * @param files by path; those of C are compiled, each by itself, with {@code include} for headers
   * @return empty if there is no gcc here
   * @throws IllegalStateException if gcc refuses the source, or its program does not run
   */
  public static Optional<GccTruth> of(
      Map<String, String> files, Collection<String> names, Path directory)
      throws IOException, InterruptedException {
    Path binary = directory.resolve("truth");
    List<String> command = new ArrayList<>(List.of("gcc", "-w", "-O0", "-std=gnu11", "-fwrapv"));
    // A wide character has 16 bits in the kernel.
    command.addAll(List.of("-fno-strict-aliasing", "-fshort-wchar"));
    command.add("-DCONFIG_TRUTH=1");
    command.addAll(List.of("-I", directory.resolve("include").toString()));
    command.addAll(List.of("-o", binary.toString()));
    Map<String, String> all = new TreeMap<>(files);
    all.put("main.c", main(names));
    for (Map.Entry<String, String> e : all.entrySet()) {
      Path file = directory.resolve(e.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, e.getValue());
      if (e.getKey().endsWith(".c")) {
        command.add(file.toString());
      }
    }
    Optional<Process> gcc = started(command);
    if (gcc.isEmpty()) {
      return Optional.empty();
    }
    String said = new String(gcc.get().getInputStream().readAllBytes(), UTF_8);
    if (gcc.get().waitFor() != 0) {
      throw new IllegalStateException("gcc: " + said);
    }
    Process run = new ProcessBuilder(binary.toString()).redirectErrorStream(true).start();
    String printed = new String(run.getInputStream().readAllBytes(), UTF_8);
    if (run.waitFor() != 0) {
      throw new IllegalStateException("the compiled functions end with " + run.exitValue());
    }
    Map<String, String> results = new HashMap<>();
    for (String line : printed.lines().toList()) {
      String[] f = line.split(" ");
      results.put(f[0] + " " + f[1], f[2] + " " + f[3]);
    }
    return Optional.of(new GccTruth(results));
  }

  private static Optional<Process> started(List<String> command) {
    try {
      return Optional.of(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String main(Collection<String> names) {
    StringBuilder main = new StringBuilder("int printf(const char *, ...);\n");
    main.append(
        "void *malloc(unsigned long); void *memcpy(void *, const void *, unsigned long);\n");
    main.append("extern char __data_start[], _end[]; extern long effects;\n");
    for (String name : names) {
      main.append("long ").append(name).append("(long, long);\n");
    }
    main.append("static const long truth_in[][2] = {");
    for (long[] i : INPUTS) {
      main.append("{").append(literal(i[0])).append(',').append(literal(i[1])).append("},");
    }
    main.append(
        "};\nstatic const struct { const char *n; long (*f)(long, long); } truth_of[] = {\n");
    for (String name : names) {
      main.append("{ \"").append(name).append("\", ").append(name).append(" },\n");
    }
    // What variables hold is put back before each call, so that all start anew.
    main.append(
        """
        };
        int main(void)
        {
          unsigned long size = _end - __data_start;
          char *saved = malloc(size);
          memcpy(saved, __data_start, size);
          for (unsigned long k = 0; k < sizeof(truth_of) / sizeof(truth_of[0]); k++)
            for (int i = 0; i < sizeof(truth_in) / sizeof(truth_in[0]); i++) {
              memcpy(__data_start, saved, size);
              long r = truth_of[k].f(truth_in[i][0], truth_in[i][1]);
              printf("%s %d %ld %ld\\n", truth_of[k].n, i, r, effects);
            }
          return 0;
        }
        """);
    return main.toString();
  }

  private static String literal(long v) {
    return v == Long.MIN_VALUE ? "(-0x7fffffffffffffffL - 1)" : v + "L";
  }
}
