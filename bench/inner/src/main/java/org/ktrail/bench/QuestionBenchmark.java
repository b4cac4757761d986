package org.ktrail.bench;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ktrail.cli.Main;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole questions in a process that is warm: the revision is opened anew each time, its index and
 * graph are there. What is left out is the start of the process, which {@code bench/speed} has.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 4, time = 4)
@Measurement(iterations = 5, time = 4)
public class QuestionBenchmark {
  @Param({
    "path kill_dax unmap_and_kill",
    "callers kill_dax",
    "ops file_operations.read_iter",
    "simulate dax-holder --only register_api_on_held",
    "simulate dax-holder --only two_register_at_once"
  })
  String question;

  private String[] arguments;

  /** The first time aloud: a question that fails would be fast. */
  @Setup
  public void ask() {
    arguments =
        Stream.concat(
                Stream.of("-C", Kernel.repository().toString()),
                Stream.of((question + " --rev " + Kernel.REVISION).split(" ")))
            .toArray(String[]::new);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code = Main.run(arguments, OutputStream.nullOutputStream(), errors);
    if (code == 2) {
      throw new IllegalStateException(errors.toString(StandardCharsets.UTF_8));
    }
  }

  @Benchmark
  public int question() {
    return Main.run(arguments, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
  }
}
