package org.ktrail.indexer.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.store.EagerStores;

/** Indexes HEAD of a repository, slowly, in this process or in one that can be killed. */
final class IndexProcess {
  static final Duration COMMITS = Duration.ofMillis(100);

  private IndexProcess() {}

  /** What a run said and did. */
  record Run(IndexOutcome outcome, List<String> messages) {}

  static Run here(Path repository, int millisecondsPerBlob) {
    List<String> messages = Collections.synchronizedList(new ArrayList<>());
    try (SourceRepository r = Repositories.open(repository)) {
      IndexOutcome outcome =
          new Indexer(
                  EagerStores.of(r, COMMITS),
                  () -> new LineExtractor(millisecondsPerBlob),
                  new Messages(messages),
                  2)
              .index(r.snapshot("HEAD"));
      return new Run(outcome, messages);
    }
  }

  static Process start(Path repository, int millisecondsPerBlob) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            IndexProcess.class.getName(),
            repository.toString(),
            Integer.toString(millisecondsPerBlob))
        .redirectErrorStream(true)
        .redirectOutput(new File(repository.toFile(), "../" + System.nanoTime() + ".log"))
        .start();
  }

  public static void main(String[] args) {
    Run run = here(Path.of(args[0]), Integer.parseInt(args[1]));
    run.messages().forEach(System.out::println);
  }

  private record Messages(List<String> lines) implements Progress {
    @Override
    public void start(String what, long blobs, long bytes) {}

    @Override
    public void step(long blobs, long bytes) {}

    @Override
    public void message(String line) {
      lines.add(line);
    }

    @Override
    public void finish() {}
  }
}
