package org.ktrail.cli.history;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ktrail.cli.output.Json;
import org.ktrail.indexer.snapshot.Change;
import org.ktrail.queries.workspace.followed.FunctionChange;
import org.ktrail.queries.workspace.followed.FunctionChange.Kind;

/** How {@code log} answers. */
final class FunctionLogAnswer {
  private static final int SHORT = 12;

  private FunctionLogAnswer() {}

  /** A line, and with the patch what it changed. */
  static String text(FunctionChange change, boolean patch) {
    Change commit = change.commit();
    StringBuilder out = new StringBuilder();
    out.append(commit.id(), 0, SHORT)
        .append(' ')
        .append(ListingAnswer.date(commit), 0, 10)
        .append(' ')
        .append(commit.author())
        .append(": ")
        .append(commit.subject())
        .append(" [")
        .append(what(change))
        .append("]\n");
    if (patch) {
      change.diff().forEach(line -> out.append(line).append('\n'));
      out.append('\n');
    }
    return out.toString();
  }

  private static String what(FunctionChange change) {
    return change.kinds().stream()
        .map(kind ->
            switch (kind) {
              case MOVED -> kind.word() + " from " + change.earlierPath();
              case RENAMED -> kind.word() + " from " + change.earlierName();
              case ADDED -> kind.word() + " in " + change.path();
              case SIGNATURE, BODY -> kind.word();
            })
        .collect(Collectors.joining(", "));
  }

  static Map<String, Object> json(
      String function, String revision, List<FunctionChange> changes, boolean patch) {
    return Json.object(
        "schema",
        "ktrail/log/1",
        "function",
        function,
        "revision",
        revision,
        "changes",
        Json.array(changes, change -> change(change, patch)));
  }

  private static Object change(FunctionChange change, boolean patch) {
    Map<String, Object> json = ListingAnswer.commit(change.commit());
    json.put("kinds", Json.array(List.copyOf(change.kinds()), Kind::word));
    json.put("file", change.path());
    json.put("name", change.name());
    json.put("earlier_file", change.earlierPath());
    json.put("earlier_name", change.earlierName());
    if (patch) {
      json.put("diff", String.join("\n", change.diff()) + "\n");
    }
    return json;
  }
}
