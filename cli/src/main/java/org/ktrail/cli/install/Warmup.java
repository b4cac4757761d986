package org.ktrail.cli.install;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ktrail.cli.Commands;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

/**
 * Runs what most sessions begin with, once, while the JVM records an ahead-of-time cache (JEP 514).
 * Every command should have a run here: what is not run is not cached, and what is run only for
 * another one costs a start all the same. Questions are asked of a small repository made for it.
 */
public final class Warmup {
  private Warmup() {}

  private static final List<List<String>> RUNS =
      List.of(List.of("--version"), List.of("--help"), List.of("no-such-command"));

  /** Indexes and links the sample. */
  private static final String FIRST = "callers flush_disk";

  /** What the graph alone answers. */
  private static final List<String> GRAPH =
      List.of(
          "callers flush_disk",
          "callers flush_disk --depth 2",
          "callers write_back --rev sample",
          "callers quick_copy --in fs --limit 1",
          "callees sync_disk --depth 2",
          "callees start_cache",
          "callees sync_disk --format json",
          "path sync_disk flush_disk",
          "path flush_disk sync_disk",
          "path start_cache flush_disk --rev sample",
          "path start_cache quick_copy",
          "path start_cache write_back",
          "path write_back cache_flush",
          "path cache_init cache_flush",
          "path start_cache flush_disk --arch any",
          "path sync_disk flush_disk -k 2 --format json",
          "reach flush_disk");

  /** What the facts answer too. */
  private static final List<String> FACTS =
      List.of("callers flash_disk", "ops disk_ops.flush", "def disk_ops", "refs flush_disk");

  /** Done with the sample's repository. */
  private static final List<String> WORK =
      List.of(
          "export edges",
          "export symbols",
          "callers sync_disk --overlay CHANGED",
          "series list FILES/disk.mbox",
          "series show FILES/disk.mbox --at v2",
          "series place FILES/disk.mbox",
          "series diff FILES/disk.mbox v1 v2 --base HEAD",
          "series diff FILES/disk.mbox v1 v2 --base HEAD --format html",
          "trace check FILES/disk.mbox --series FILES/disk.mbox --at v2 --base HEAD",
          "lint FILES/disk.mbox --at v2 --base HEAD",
          "invariants kernel-general --series FILES/disk.mbox --base HEAD",
          "invariants kernel-pairs --rev HEAD",
          "simulate FILES/disk.yaml",
          "simulate FILES/disk.yaml --series FILES/disk.mbox --each v1,v2 --base HEAD --format"
              + " tsv");

  /** Resources below this class's: where each is in the sample's repository. */
  private static final Map<String, List<String>> SOURCES =
      Map.of(
          "disk.h", List.of("include/disk.h"),
          "work.h", List.of("include/work.h"),
          "disk.c", List.of("drivers/disk/disk.c"),
          "cache.c", List.of("fs/cache/cache.c"),
          "copy.c", List.of("arch/arm/copy.c", "arch/x86/copy.c"),
          "Kconfig", List.of("Kconfig"),
          "arch.Kconfig", List.of("arch/arm/Kconfig", "arch/x86/Kconfig"));

  private static final Map<String, String> MAKEFILES =
      Map.of(
          "Makefile",
          "VERSION = 6\nobj-y += drivers/disk/ fs/cache/\n",
          "drivers/disk/Makefile",
          "obj-$(CONFIG_DISK) += disk.o\n",
          "fs/cache/Makefile",
          "obj-$(CONFIG_CACHE) += cache.o\n",
          "arch/arm/Makefile",
          "obj-y += copy.o\n",
          "arch/x86/Makefile",
          "obj-y += copy.o\n");

  /** Resources beside those: mails and scenarios about them. */
  private static final List<String> FILES = List.of("disk.yaml", "disk.mbox");

  /**
   * @param args what to run, {@code everything}, {@code questions} or {@code graph}, and a
   *     directory: the first makes the sample there, the others ask of it what was linked before
   */
  public static void main(String[] args) throws IOException {
    Path sample = Path.of(args[1]);
    switch (args[0]) {
      case "everything" -> everything(sample);
      case "questions" -> questions(sample);
      case "graph" -> ask(GRAPH, sample);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void everything(Path sample) throws IOException {
    RUNS.forEach(Warmup::run);
    Commands.ALL.forEach(command -> run(List.of(command.name(), "--help")));
    run(List.of("doctor"));
    make(sample);
    ask(FIRST, sample);
    questions(sample);
    ask(WORK, sample);
  }

  private static void questions(Path sample) {
    ask(GRAPH, sample);
    ask(FACTS, sample);
  }

  private static void ask(List<String> questions, Path sample) {
    questions.forEach(question -> ask(question, sample));
  }

  private static void make(Path sample) throws IOException {
    Map<String, String> sources = new HashMap<>(MAKEFILES);
    for (Map.Entry<String, List<String>> source : SOURCES.entrySet()) {
      String text = text(source.getKey());
      source.getValue().forEach(path -> sources.put(path, text));
    }
    Path changed = Files.createDirectories(sample.resolve("changed/drivers/disk"));
    SampleRepository.create(sample.resolve("repository"), sources);
    Files.writeString(
        changed.resolve("disk.c"),
        text("disk.c") + "int close_disk(struct disk *d) { return sync_disk(d); }\n");
    for (String name : FILES) {
      Files.writeString(sample.resolve(name), text(name));
    }
  }

  private static void ask(String question, Path sample) {
    String asked =
        question
            .replace("FILES", sample.toString())
            .replace("CHANGED", sample.resolve("changed").toString());
    String repository = sample.resolve("repository").toString();
    run(Stream.concat(Stream.of("-C", repository), Stream.of(asked.split(" "))).toList());
  }

  private static String text(String name) throws IOException {
    try (InputStream text = Warmup.class.getResourceAsStream("sample/" + name)) {
      return new String(requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void run(List<String> args) {
    Main.run(
        args.toArray(String[]::new),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream());
  }
}
