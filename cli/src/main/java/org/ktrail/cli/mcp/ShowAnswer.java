package org.ktrail.cli.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ktrail.cli.output.Json;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.asked.SourceExcerpts;
import org.ktrail.queries.workspace.asked.SourceExcerpts.Excerpt;

/** Answers with source: what defines a name, or lines of a file from one to another. */
final class ShowAnswer implements AgentTool.ToolAnswer {
  /** Lines that are shown where nobody says how many. */
  private static final int LINES = 200;

  @Override
  public Map<String, Object> ask(AgentTool tool, ToolArguments given, ToolCall call) {
    String revision = given.text("rev").orElse("HEAD");
    Workspace workspace = call.asked().workspace(call.progress());
    SourceExcerpts source = new SourceExcerpts(workspace.snapshot(revision));
    List<Excerpt> excerpts;
    if (given.text("file").isPresent()) {
      int first = given.number("first").orElse(1);
      int last = given.number("last").orElse(first + LINES - 1);
      excerpts = List.of(source.lines(given.text("file").get(), first, last));
    } else if (given.text("name").isPresent()) {
      try (OpenRevision opened = workspace.open(AskedRevision.of(revision))) {
        excerpts = source.of(opened, given.text("name").get(), revision);
      }
    } else {
      throw new ToolFailure("show: give a `name`, or a `file` with `first` and `last`");
    }
    return Json.object(
        "schema",
        "ktrail/excerpts/1",
        "revision",
        revision,
        "excerpts",
        excerpts.stream().map(ShowAnswer::json).toList());
  }

  private static Map<String, Object> json(Excerpt excerpt) {
    List<Object> lines = new ArrayList<>();
    for (int i = 0; i < excerpt.lines().size(); i++) {
      lines.add(Json.object("line", excerpt.first() + i, "text", excerpt.lines().get(i)));
    }
    return Json.object(
        "file", excerpt.file(),
        "line", excerpt.first(),
        "last", excerpt.first() + lines.size() - 1,
        "what", excerpt.what(),
        "condition", excerpt.condition().toString(),
        "lines", lines);
  }
}
