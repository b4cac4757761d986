package org.ktrail.queries.workspace;

import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.queries.graph.Graph;

/** Whether changed files build others than before, or under other conditions. */
final class BuildChange {
  private BuildChange() {}

  /**
   * A file that is there before and after, and of which the build description says something else.
   *
   * @param graph of the base
   * @return for a reader; empty if there is none
   */
  static Optional<String> of(ChangedFiles files, Graph graph) {
    if (files.files().keySet().stream().noneMatch(path -> mayMatter(files, path))) {
      return Optional.empty();
    }
    ChangedFiles none = new ChangedFiles(files.base(), new TreeMap<>());
    CompletableFuture<KbuildModel> other =
        Parallel.ahead("kbuild", () -> BuildDescriptions.of(none));
    KbuildModel now = BuildDescriptions.of(files);
    KbuildModel before = other.join();
    for (int f = 0; f < graph.fileCount(); f++) {
      String path = graph.path(f);
      Optional<byte[]> bytes = files.files().get(path);
      boolean gone = bytes != null && bytes.isEmpty();
      if (!gone && !isSame(before, now, path)) {
        return Optional.of("the build description says something else of " + path);
      }
    }
    return Optional.empty();
  }

  /** A build description, or a source that is new or gone: an object is made of what is there. */
  private static boolean mayMatter(ChangedFiles files, String path) {
    boolean there = files.files().getOrDefault(path, Optional.empty()).isPresent();
    return FileExtractor.isSource(path)
        ? !path.endsWith(".h") && there != files.base().indexOf(path) >= 0
        : NearLink.isBuildDescription(path);
  }

  private static boolean isSame(KbuildModel before, KbuildModel now, String path) {
    return before.presence(path).equals(now.presence(path))
        && before.compiles(path) == now.compiles(path)
        && before.programs().of(path).equals(now.programs().of(path))
        && before.unit(path).equals(now.unit(path))
        && before.defines(path).equals(now.defines(path));
  }
}
