package org.ktrail.cli.serve;

import java.util.List;
import java.util.Set;
import org.ktrail.cli.session.WordOrder;

/** Which command lines a server answers; all others are for a process of their own. */
final class ServedCommands {
  /** Questions: they read the repository, what is indexed and linked, and nothing else. */
  private static final Set<String> NAMES =
      Set.of(
          "path", "callers", "callees", "reach", "def", "refs", "ops", "show", "struct", "reads",
          "writes", "config", "grep", "tree", "log");

  /** Options that have something linked, or read files that only the asker's process finds. */
  private static final List<String> LOCAL =
      List.of("--worktree", "--config", "--series", "--overlay", "--without", "--at", "--base");

  private ServedCommands() {}

  static boolean has(List<String> args) {
    return WordOrder.of(args).command().filter(NAMES::contains).isPresent()
        && args.stream().noneMatch(arg -> LOCAL.stream().anyMatch(arg::startsWith));
  }
}
