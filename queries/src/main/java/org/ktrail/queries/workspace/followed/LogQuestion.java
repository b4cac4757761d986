package org.ktrail.queries.workspace.followed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.indexer.snapshot.BlobReader;
import org.ktrail.indexer.snapshot.CommitWalk;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.queries.calls.Within;
import org.ktrail.queries.regex.LinePattern;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.searched.GrepQuestion;

/**
 * Which commits changed a function.
 *
 * @param function its name, or {@code FILE:NAME}
 */
public record LogQuestion(String function) {
  /** Files that are named where several define it. */
  private static final int NAMED = 5;

  /**
   * @throws UserError if it is no identifier
   */
  public LogQuestion {
    if (!function.matches("(?:[^:]++:)?[A-Za-z_$][A-Za-z0-9_$]*+")) {
      throw new UserError(function + ": not the name of a function, nor FILE:NAME");
    }
  }

  /**
   * Tells of each commit, latest first.
   *
   * @param revision in git's syntax
   * @param told whether the next one is wanted
   * @throws UserError if there is no such function, or several files define one
   */
  public void ask(Workspace workspace, String revision, Predicate<FunctionChange> told) {
    Snapshot snapshot = workspace.snapshot(revision);
    if (snapshot.commit().isEmpty()) {
      throw new UserError(revision + ": a tree, which has no history; name a commit");
    }
    try (CommitWalk commits = new CommitWalk(workspace.repository());
        BlobReader reader = snapshot.reader();
        FileExtractor extractor = workspace.fileExtractor()) {
      FunctionTexts texts = new FunctionTexts(reader, extractor);
      FunctionVersion now = version(workspace, snapshot, texts);
      new FunctionLog(commits, texts).follow(snapshot.commit(), now, told);
    }
  }

  private FunctionVersion version(Workspace workspace, Snapshot snapshot, FunctionTexts texts) {
    int colon = function.lastIndexOf(':');
    String name = function.substring(colon + 1);
    if (colon >= 0) {
      String path = function.substring(0, colon);
      int file = snapshot.indexOf(path);
      if (file < 0) {
        throw new UserError(path + ": no such file at " + snapshot.revision());
      }
      return texts
          .named(path, snapshot.blob(file), name)
          .orElseThrow(() ->
              new UserError(
                  name + ": no function of this name in " + path + " at " + snapshot.revision()));
    }
    List<FunctionVersion> found = new ArrayList<>();
    for (String path : mentioning(workspace, snapshot, name)) {
      Optional<FunctionVersion> here =
          texts.named(path, snapshot.blob(snapshot.indexOf(path)), name);
      here.ifPresent(found::add);
    }
    if (found.isEmpty()) {
      throw new UserError(name + ": no function of this name at " + snapshot.revision());
    }
    if (found.size() > 1) {
      String places =
          String.join(", ", found.stream().limit(NAMED).map(f -> f.path() + ":" + name).toList());
      throw new UserError(
          name
              + ": defined in "
              + found.size()
              + " files; name one: "
              + places
              + (found.size() > NAMED ? " …" : ""));
    }
    return found.getFirst();
  }

  /** Sources in which the name stands before a parenthesis. */
  private static List<String> mentioning(Workspace workspace, Snapshot snapshot, String name) {
    LinePattern pattern =
        LinePattern.of(
            "\\b" + name.replace("$", "\\$") + "\\s*([(]|$)",
            new LinePattern.Manner(LinePattern.Syntax.EXTENDED, false, false, true));
    List<String> paths = new ArrayList<>();
    new GrepQuestion(pattern, Within.ANYWHERE, GrepQuestion.Wanted.FILES, false, true)
        .ask(
            workspace,
            snapshot.revision(),
            file -> {
              if (FileExtractor.isSource(file.path())) {
                paths.add(file.path());
              }
            });
    return paths;
  }
}
