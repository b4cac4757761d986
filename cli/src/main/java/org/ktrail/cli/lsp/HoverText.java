package org.ktrail.cli.lsp;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.queries.workspace.edited.CallNeighbours;
import org.ktrail.queries.workspace.edited.NameSummary;

/** What is shown of a name beside the cursor. */
final class HoverText {
  private HoverText() {}

  /**
   * @param marked whether the client shows Markdown; else it is plain text
   */
  static String of(NameSummary summary, boolean marked) {
    List<String> lines = new ArrayList<>();
    if (!summary.declared().isEmpty()) {
      lines.add(marked ? "```c\n" + summary.declared() + "\n```" : summary.declared());
    }
    String note = summary.note().isEmpty() ? "" : " (" + summary.note() + ")";
    lines.add(text(summary.kind() + note + ", " + summary.place(), marked));
    summary.calls().ifPresent(count -> lines.add(text(called(count), marked)));
    if (!summary.condition().isEmpty()) {
      lines.add(text("if " + summary.condition(), marked));
    }
    if (summary.others() > 0) {
      lines.add(text("or " + summary.others() + " others of this name", marked));
    }
    return String.join(marked ? "\n\n" : "\n", lines);
  }

  private static String called(CallNeighbours.Count count) {
    return times(count.direct(), "direct call")
        + (count.throughSlots() == 0 ? "" : ", " + count.throughSlots() + " through slots");
  }

  static String times(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** Without what Markdown would take for its own: names have underscores and stars. */
  private static String text(String line, boolean marked) {
    return marked ? line.replaceAll("([\\\\`*_{}\\[\\]<>#!|&])", "\\\\$1") : line;
  }
}
