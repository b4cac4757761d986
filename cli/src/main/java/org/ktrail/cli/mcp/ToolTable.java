package org.ktrail.cli.mcp;

import java.util.List;
import java.util.stream.Collectors;

/** The table of tools of the documentation. */
final class ToolTable {
  private ToolTable() {}

  static String of(List<AgentTool> tools) {
    return tools.stream()
        .map(tool ->
            "| `%s` | %s | %s |%n"
                .formatted(
                    tool.name(),
                    tool.inputs().stream()
                        .map(i -> i.required() ? "**" + i.name() + "**" : i.name())
                        .collect(Collectors.joining(", ")),
                    firstSentences(tool.description())))
        .collect(Collectors.joining("", "| tool | arguments | answers |\n|---|---|---|\n", ""));
  }

  /** Up to where it goes into details. */
  private static String firstSentences(String text) {
    int end = text.indexOf(". ");
    return (end < 0 ? text : text.substring(0, end + 1)).replace("|", "\\|");
  }
}
