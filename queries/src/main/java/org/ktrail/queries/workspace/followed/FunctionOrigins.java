package org.ktrail.queries.workspace.followed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.CommitWalk;

/**
 * Where a function was before a commit that made its file, moved it or renamed it: what the parent
 * had and the commit has not, with most of the body.
 */
final class FunctionOrigins {
  /** Files that a commit may change; what imports a tree moves nothing. */
  private static final int MOST = 3_000;

  /** Likeness from which a function of another file, or name, is taken for the same. */
  private static final double SAME = 0.5;

  private final CommitWalk commits;
  private final FunctionTexts texts;

  FunctionOrigins(CommitWalk commits, FunctionTexts texts) {
    this.commits = commits;
    this.texts = texts;
  }

  private record Candidate(FunctionVersion function, double likeness) {}

  Optional<FunctionVersion> of(FunctionVersion function, String parent, String commit) {
    List<String> changed =
        commits.changed(parent, commit, MOST).stream().filter(FileExtractor::isSource).toList();
    return best(changed, function, parent, commit, true)
        .or(() -> best(changed, function, parent, commit, false));
  }

  /**
   * @param named whether its name has to be the same; if not, its file is looked at alone, or files
   *     that are gone
   */
  private Optional<FunctionVersion> best(
      List<String> changed, FunctionVersion function, String parent, String commit, boolean named) {
    List<Candidate> candidates = new ArrayList<>();
    for (String path : changed) {
      Optional<BlobId> old = commits.blob(parent, path);
      Optional<BlobId> now = commits.blob(commit, path);
      boolean looked =
          old.isPresent()
              && (named
                  ? texts.mentions(old.get(), function.name())
                  : path.equals(function.path()) || now.isEmpty());
      if (looked) {
        Map<String, FunctionVersion> kept =
            now.map(blob -> Map.copyOf(texts.all(path, blob))).orElse(Map.of());
        for (FunctionVersion each : texts.all(path, old.get()).values()) {
          if ((!named || each.name().equals(function.name())) && !kept.containsKey(each.name())) {
            candidates.add(new Candidate(each, each.likeness(function)));
          }
        }
      }
    }
    return candidates.stream()
        .filter(c -> c.likeness() >= SAME)
        .max(
            Comparator.comparingDouble(Candidate::likeness)
                .thenComparing(c -> c.function().path(), Comparator.reverseOrder()))
        .map(Candidate::function);
  }
}
