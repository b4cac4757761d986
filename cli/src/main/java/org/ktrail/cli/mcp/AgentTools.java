package org.ktrail.cli.mcp;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All tools, in the order in which agents see them: the one place to add some. */
final class AgentTools {
  private AgentTools() {}

  /** Tools of commands that not every build of ktrail has. */
  private static final List<AgentTool> WHERE_THERE =
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

  /**
   * The tools.
   *
   * @param commands whether there is a command of a name
   */
  static List<AgentTool> all(Predicate<String> commands) {
    return Stream.of(
            NavigationTools.ALL.stream(),
            WHERE_THERE.stream().filter(tool -> commands.test(tool.name())),
            ReviewTools.ALL.stream())
        .flatMap(tools -> tools)
        .toList();
  }
}
