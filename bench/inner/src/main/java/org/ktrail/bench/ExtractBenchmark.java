package org.ktrail.bench;

import java.util.concurrent.TimeUnit;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.pipeline.Extractor;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.queries.workspace.Extractors;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A file's bytes to facts: parse, walk, conditions, macros. What indexing does 60,000 times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExtractBenchmark {
  /** Of everyday size, one with many conditions, a large one. */
  @Param({"fs/xfs/xfs_notify_failure.c", "include/linux/mm.h", "mm/memory.c"})
  String path;

  private byte[] source;
  private Extractor extractor;

  @Setup
  public void read() {
    extractor = Extractors.factory().create();
    try (SourceRepository repository = Repositories.open(Kernel.repository())) {
      source = repository.snapshot(Kernel.REVISION).read(path);
    }
  }

  @TearDown
  public void close() {
    extractor.close();
  }

  @Benchmark
  public SourceFacts extract() {
    return extractor.extract(source);
  }
}
