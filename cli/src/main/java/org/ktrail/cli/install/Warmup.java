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

  /** Asked of the sample's graph. */
  private static final List<String> QUESTIONS =
      List.of(
          "callers flush_disk",
          "callers flash_disk",
          "callers flush_disk --depth 2",
          "callees sync_disk --depth 2",
          "callees sync_disk --format json",
          "path sync_disk flush_disk",
          "path flush_disk sync_disk",
          "path sync_disk flush_disk -k 2 --format json",
          "reach flush_disk",
          "ops disk_ops.flush",
          "def disk_ops",
          "refs flush_disk");

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

  /** Resources beside this class; their C is the sample's. */
  private static final List<String> FILES = List.of("disk.h", "disk.c", "disk.yaml", "disk.mbox");

  /**
   * @param args what to run, {@code everything} or {@code questions}, and a directory: the former
   *     makes the sample there, the latter asks of it what was linked before
   */
  public static void main(String[] args) throws IOException {
    Path sample = Path.of(args[1]);
    if (args[0].equals("everything")) {
      everything(sample);
    } else {
      QUESTIONS.forEach(question -> ask(question, sample));
    }
  }

  private static void everything(Path sample) throws IOException {
    RUNS.forEach(Warmup::run);
    Commands.ALL.forEach(command -> run(List.of(command.name(), "--help")));
    run(List.of("doctor"));
    make(sample);
    ask(FIRST, sample);
    QUESTIONS.forEach(question -> ask(question, sample));
    WORK.forEach(work -> ask(work, sample));
  }

  private static void make(Path sample) throws IOException {
    Map<String, String> files = files(Files.createDirectories(sample));
    SampleRepository.create(
        sample.resolve("repository"),
        Map.of(
            "include/disk.h",
            files.get("disk.h"),
            "drivers/disk.c",
            files.get("disk.c"),
            "drivers/Makefile",
            "obj-y += disk.o\n",
            "Makefile",
            "VERSION = 6\n"));
    Path changed = Files.createDirectories(sample.resolve("changed/drivers"));
    Files.writeString(
        changed.resolve("disk.c"),
        files.get("disk.c") + "int close_disk(struct disk *d) { return sync_disk(d); }\n");
  }

  private static void ask(String question, Path sample) {
    String asked =
        question
            .replace("FILES", sample.toString())
            .replace("CHANGED", sample.resolve("changed").toString());
    String repository = sample.resolve("repository").toString();
    run(Stream.concat(Stream.of("-C", repository), Stream.of(asked.split(" "))).toList());
  }

  /** The text of each of FILES, which are written to the directory. */
  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new HashMap<>();
    for (String name : FILES) {
      try (InputStream text = requireNonNull(Warmup.class.getResourceAsStream(name), name)) {
        files.put(name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
      }
      Files.writeString(directory.resolve(name), files.get(name));
    }
    return files;
  }

  private static void run(List<String> args) {
    Main.run(
        args.toArray(String[]::new),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream());
  }
}
