package org.ktrail.cli.install;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ktrail.cli.Commands;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

/**
 * Runs what most sessions begin with, once, while the JVM records an ahead-of-time cache (JEP 514).
 * Every command should have a run here: what is not run is not cached. Questions are asked of a
 * small repository made for it.
 */
public final class Warmup {
  private Warmup() {}

  private static final List<List<String>> RUNS =
      List.of(List.of("--version"), List.of("--help"), List.of("no-such-command"));

  /** Asked twice: the first one indexes. */
  private static final List<List<String>> QUESTIONS =
      List.of(
          List.of("callers", "flush_disk"),
          List.of("callers", "flush_disk"),
          List.of("callers", "flash_disk"),
          List.of("callees", "sync_disk", "--depth", "2"),
          List.of("callees", "sync_disk", "--format", "json"),
          List.of("path", "sync_disk", "flush_disk"),
          List.of("ops", "disk_ops.flush"),
          List.of("def", "disk_ops"),
          List.of("refs", "flush_disk"),
          List.of("export", "edges"),
          List.of("export", "symbols"));

  private static final Map<String, String> SAMPLE =
      Map.of(
          "include/disk.h",
          """
          #define note(text) printk("%s", text)
          struct disk;
          struct disk_ops {
          	int (*flush)(struct disk *d);
          };
          struct disk {
          	const struct disk_ops *ops;
          };
          """,
          "drivers/disk.c",
          """
          #include "disk.h"
          static int flush_disk(struct disk *d)
          {
          #ifdef CONFIG_DEBUG
          	note("flush");
          #endif
          	return 0;
          }
          static const struct disk_ops operations = { .flush = flush_disk };
          int sync_disk(struct disk *d)
          {
          	d->ops = &operations;
          	return d->ops->flush(d);
          }
          """,
          "drivers/Makefile",
          "obj-y += disk.o\n",
          "Makefile",
          "VERSION = 6\n");

  /** Laid over the sample. */
  private static final Map<String, String> CHANGED =
      Map.of(
          "drivers/disk.c",
          SAMPLE.get("drivers/disk.c")
              + "int close_disk(struct disk *d) { return sync_disk(d); }\n",
          "include/disk.h",
          SAMPLE.get("include/disk.h") + "static inline void warn(void) { note(\"\"); }\n");

  public static void main(String[] args) throws IOException {
    RUNS.forEach(Warmup::run);
    Commands.ALL.forEach(command -> run(List.of(command.name(), "--help")));
    run(List.of("doctor"));
    Path sample = Files.createTempDirectory("ktrail-warmup");
    try {
      Path repository = sample.resolve("repository");
      SampleRepository.create(repository, SAMPLE);
      for (List<String> question : QUESTIONS) {
        run(Stream.concat(Stream.of("-C", repository.toString()), question.stream()).toList());
      }
      Path changed = sample.resolve("changed");
      for (Map.Entry<String, String> file : CHANGED.entrySet()) {
        Path path = changed.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      run(
          List.of(
              "-C",
              repository.toString(),
              "callers",
              "sync_disk",
              "--overlay",
              changed.toString()));
    } finally {
      delete(sample);
    }
  }

  private static void run(List<String> args) {
    Main.run(
        args.toArray(String[]::new),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
