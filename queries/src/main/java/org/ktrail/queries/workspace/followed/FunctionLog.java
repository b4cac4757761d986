package org.ktrail.queries.workspace.followed;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.CommitWalk;
import org.ktrail.queries.workspace.Interrupted;
import org.ktrail.queries.workspace.followed.FunctionChange.Kind;

/**
 * Walks from a commit to those before it that changed a function. Where a parent has the same text,
 * the walk goes there alone, as git's does with files; where none has, the commit is told, and the
 * walk goes on to each parent that has the function.
 */
final class FunctionLog {
  private static final int CONTEXT = 3;

  private final CommitWalk commits;
  private final FunctionTexts texts;
  private final FunctionOrigins origins;

  private record At(String commit, long time, FunctionVersion function) {}

  FunctionLog(CommitWalk commits, FunctionTexts texts) {
    this.commits = commits;
    this.texts = texts;
    origins = new FunctionOrigins(commits, texts);
  }

  /**
   * @param told of each commit that changed it, latest first; whether the next one is wanted
   */
  void follow(String commit, FunctionVersion function, Predicate<FunctionChange> told) {
    PriorityQueue<At> next =
        new PriorityQueue<>(
            Comparator.comparingLong(At::time).reversed().thenComparing(At::commit));
    Set<List<String>> seen = new HashSet<>();
    next.add(new At(commit, commits.time(commit), function));
    while (!next.isEmpty()) {
      Interrupted.check();
      At at = next.remove();
      if (!seen.add(List.of(at.commit(), at.function().path(), at.function().name()))) {
        continue;
      }
      Optional<FunctionChange> change = pass(at, next);
      if (change.isPresent() && !told.test(change.get())) {
        return;
      }
    }
  }

  /** Sends the function on to parents, and says what the commit did to it. */
  private Optional<FunctionChange> pass(At at, PriorityQueue<At> next) {
    FunctionVersion now = at.function();
    List<String> parents = commits.parents(at.commit());
    if (commits.isUnchanged(at.commit(), now.path())) {
      next.add(new At(parents.getFirst(), commits.time(parents.getFirst()), now));
      return Optional.empty();
    }
    List<At> before = new ArrayList<>();
    for (String parent : parents) {
      Optional<FunctionVersion> then = version(parent, now.path(), now.name());
      if (then.isPresent() && then.get().hasTextOf(now)) {
        next.add(new At(parent, commits.time(parent), then.get()));
        return Optional.empty();
      }
      then.ifPresent(f -> before.add(new At(parent, commits.time(parent), f)));
    }
    if (before.isEmpty()) {
      for (String parent : parents) {
        Optional<FunctionVersion> origin = origins.of(now, parent, at.commit());
        origin.ifPresent(f -> before.add(new At(parent, commits.time(parent), f)));
        if (!before.isEmpty()) {
          break;
        }
      }
    }
    next.addAll(before);
    return Optional.of(before.isEmpty() ? added(at) : changed(at, before.getFirst().function()));
  }

  private Optional<FunctionVersion> version(String commit, String path, String name) {
    Optional<BlobId> blob = commits.blob(commit, path);
    return blob.flatMap(b -> texts.named(path, b, name));
  }

  private FunctionChange added(At at) {
    return new FunctionChange(
        commits.shown(at.commit()),
        EnumSet.of(Kind.ADDED),
        at.function().path(),
        at.function().name(),
        "",
        "",
        diff("", "", at.function().path(), at.function().text()));
  }

  private FunctionChange changed(At at, FunctionVersion then) {
    FunctionVersion now = at.function();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (!then.head().replace(then.name(), now.name()).equals(now.head())) {
      kinds.add(Kind.SIGNATURE);
    }
    if (!then.body().equals(now.body())) {
      kinds.add(Kind.BODY);
    }
    if (!then.path().equals(now.path())) {
      kinds.add(Kind.MOVED);
    }
    if (!then.name().equals(now.name())) {
      kinds.add(Kind.RENAMED);
    }
    return new FunctionChange(
        commits.shown(at.commit()),
        kinds,
        now.path(),
        now.name(),
        then.path(),
        then.name(),
        diff(then.path(), then.text(), now.path(), now.text()));
  }

  private static List<String> diff(String oldPath, String old, String path, String now) {
    List<String> before = old.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        oldPath.isEmpty() ? "/dev/null" : "a/" + oldPath,
        "b/" + path,
        before,
        DiffUtils.diff(before, now.lines().toList()),
        CONTEXT);
  }
}
