package org.ktrail.cli.mcp;

import java.util.List;
import java.util.stream.Stream;

/** All tools, in the order in which agents see them: the one place to add some. */
final class AgentTools {
  private AgentTools() {}

  private static final List<AgentTool> TEXT_AND_TYPES =
      List.of(
          AgentTool.of(
              "grep",
              "Search text",
              "Lines of a revision that match a regular expression, as git grep -E finds them, with"
                  + " the function around each. Use it for texts; for symbols ask find, refs or"
                  + " callers.",
              List.of(
                  ToolInput.needed("regex", "A regular expression.", "dax_.*_failure\\\\("),
                  ToolInput.options("in", "--in", "Only below these paths.", "drivers/dax"),
                  NavigationTools.REV),
              "grep",
              List.of("matches", "files.lines", "lines"),
              "grep"),
          AgentTool.of(
              "struct",
              "Members of a type",
              "The members of a struct or union with their types, and who reads, writes and"
                  + " installs each.",
              List.of(
                  ToolInput.needed("name", "A struct or union.", "dax_device"),
                  NavigationTools.REV),
              "struct",
              List.of("members", "structs.members"),
              "struct"));

  /** The tools. */
  static List<AgentTool> all() {
    return Stream.of(NavigationTools.ALL, TEXT_AND_TYPES, ReviewTools.ALL)
        .flatMap(List::stream)
        .toList();
  }
}
