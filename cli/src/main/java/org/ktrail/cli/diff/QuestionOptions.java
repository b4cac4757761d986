package org.ktrail.cli.diff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.workspace.compared.GraphQuestions;
import picocli.CommandLine.Option;

/** What commands that compare revisions may be asked beside what differs. */
public final class QuestionOptions {
  /** Forms of the answer. */
  public enum Form {
    TEXT,
    JSON,
    HTML
  }

  @Option(
      names = "--entry",
      paramLabel = "FUNCTION",
      description = "Tell which new functions it reaches; may be given again.")
  private List<String> entries = List.of();

  @Option(
      names = "--path",
      arity = "2",
      paramLabel = "FUNCTION",
      description = "--path FROM TO: how control gets there, in each; may be given again.")
  private List<String> ends = List.of();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "For --entry and --path, a kernel .config: leave out what it does not build.")
  private @Nullable Path config;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or html, one page with nothing outside it (default: text).")
  private Form format = Form.TEXT;

  public Form format() {
    return format;
  }

  public GraphQuestions questions() {
    if (ends.size() % 2 != 0) {
      throw new UserError("--path: needs two functions, FROM and TO");
    }
    List<PathQuery> paths = new ArrayList<>();
    for (int i = 0; i < ends.size(); i += 2) {
      paths.add(PathQuery.of(ends.get(i), ends.get(i + 1)));
    }
    return new GraphQuestions(List.copyOf(entries), paths, Optional.ofNullable(config));
  }
}
