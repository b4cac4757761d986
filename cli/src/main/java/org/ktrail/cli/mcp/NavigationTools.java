package org.ktrail.cli.mcp;

import java.util.List;

/** Tools about the source of a revision. */
final class NavigationTools {
  private NavigationTools() {}

  static final ToolInput REV =
      ToolInput.option(
          "rev",
          "--rev",
          "The revision: a tag, branch or commit, in git's syntax. Left out, it is the server's"
              + " default (see the server's instructions).",
          "v6.12",
          "HEAD~3");

  private static final ToolInput IN =
      ToolInput.options(
          "in", "--in", "Only what lies in these files or directories.", "drivers/dax", "mm/gup.c");

  private static final String FUNCTION =
      "A function or macro: NAME; FILE:NAME where several have the name; FILE:LINE for the one"
          + " around that line. No parentheses.";

  static final List<AgentTool> ALL =
      List.of(
          AgentTool.of(
              "find",
              "Find symbols",
              "Finds functions, macros, types, variables and constants by a part of their name, and"
                  + " where each is defined. Use it first when you do not know a name exactly. A"
                  + " word without wildcards finds the name itself alone; put * around it for names"
                  + " that contain it. Answers kind, file:line and the Kconfig condition of each;"
                  + " of more than 500 names the first 500 (`matched` says how many there are).",
              List.of(
                  ToolInput.needed(
                      "name",
                      "A name, a wildcard pattern of the whole name (* ? [a-z]), or /REGEX/ found"
                          + " anywhere in a name. `struct NAME` finds types alone.",
                      "*dax_holder*",
                      "/^xfs_.*_fn$/",
                      "struct dax_device"),
                  REV),
              "def",
              List.of("definitions", "answers.definitions"),
              "def --limit=500"),
          new AgentTool(
              "show",
              "Show source",
              "Shows source text with line numbers: all that defines a name (every variant, each"
                  + " with its condition), or lines of a file. Use it before you claim what code"
                  + " does. Give `name` alone, or `file` with `first` and `last`.",
              List.of(
                  ToolInput.option(
                      "name",
                      "",
                      "A function, macro, type or variable; `struct NAME` for a type.",
                      "kill_dax",
                      "struct dax_holder_operations"),
                  ToolInput.option(
                      "file", "", "A path from the top of the tree.", "drivers/dax/super.c"),
                  ToolInput.number("first", "", "The first line, counted from 1 (1).", 330),
                  ToolInput.number("last", "", "The last line (200 lines from the first).", 360),
                  REV),
              "excerpts",
              List.of("excerpts.lines"),
              new ShowAnswer()),
          AgentTool.of(
              "callers",
              "Who calls a function",
              "Who calls a function, and where it is put into tables of operations, callbacks or"
                  + " work items, so that it is called through pointers: `direct` are calls by"
                  + " name, `indirect` are calls through what it is registered in, `by_name` are"
                  + " guesses. Each has file:line, kind and grade (exact, type, name: from proof to"
                  + " guess) and the Kconfig condition. Complete where text search is not: calls"
                  + " made by macros and through pointers are in it. Nothing direct does not mean"
                  + " unused: look at `indirect`.",
              List.of(
                  ToolInput.needed("function", FUNCTION, "kill_dax", "bus.c:unbind_store"),
                  IN,
                  REV),
              "callers",
              List.of(
                  "functions",
                  "direct",
                  "endings",
                  "indirect.registrations",
                  "indirect.routes.flows",
                  "indirect.routes.calls",
                  "by_name",
                  "answers.functions",
                  "answers.direct",
                  "answers.endings",
                  "answers.indirect.registrations",
                  "answers.indirect.routes.flows",
                  "answers.indirect.routes.calls",
                  "answers.by_name"),
              "callers --limit=5000"),
          AgentTool.of(
              "callees",
              "What a function calls",
              "What a function calls, in the order of its lines: by name, through macros, and"
                  + " through pointers, with the functions that such a pointer can hold (`targets`)"
                  + " and where each was put there. `depth` goes on into what is called.",
              List.of(
                  ToolInput.needed("function", FUNCTION, "dax_holder_notify_failure"),
                  ToolInput.number("depth", "--depth", "How many calls deep (1).", 2),
                  REV),
              "callees",
              List.of(
                  "functions.calls",
                  "functions.calls.targets",
                  "answers.functions.calls",
                  "answers.functions.calls.targets"),
              "callees"),
          AgentTool.of(
              "path",
              "How control gets from A to B",
              "How control gets from one function to another, through calls, macros, tables of"
                  + " operations and callbacks, each hop with its site (file:line), kind, grade and"
                  + " proof. A callback that one caller hands down is entered for that caller"
                  + " alone. The likeliest way comes first. Where there is none, `miss` says what"
                  + " stands between, and how much was searched. Use it to answer \"can X reach"
                  + " Y\", and to check a call trace.",
              List.of(
                  ToolInput.needed("from", FUNCTION, "kill_dax"),
                  ToolInput.needed("to", FUNCTION, "unmap_and_kill"),
                  ToolInput.options(
                      "via",
                      "--via",
                      "Pass these functions, in this order.",
                      "xfs_dax_notify_failure"),
                  ToolInput.options("avoid", "--avoid", "Do not enter these functions.", "printk"),
                  ToolInput.number("paths", "-k", "Up to so many paths that differ (1).", 3),
                  ToolInput.number("max_hops", "--max-hops", "Hops at most (32).", 12),
                  ToolInput.on(
                      "sync",
                      "--sync",
                      "Leave out what is handed over to run later: work, timers, RCU, threads."),
                  ToolInput.option(
                          "grade",
                          "--grade",
                          "The worst grade of a hop: exact, type (default), name.")
                      .of("exact", "type", "name"),
                  ToolInput.option(
                      "arch", "--arch", "An architecture (x86), or any for all at once.", "arm64"),
                  REV),
              "path",
              List.of("ends.from", "ends.to", "paths.hops", "miss.from_start", "miss.from_end"),
              "path"),
          AgentTool.of(
              "reach",
              "Which entries lead to a function",
              "Which entries of the kernel lead to a function, with a shortest way from each:"
                  + " system calls, interrupt handlers, ioctls, initcalls, kernel threads, loads of"
                  + " a module. Use it to judge who can trigger a bug, and in which context code"
                  + " runs.",
              List.of(
                  ToolInput.needed("function", FUNCTION, "unmap_and_kill"),
                  ToolInput.options("from", "--from", "Only entries of these kinds.", "syscalls")
                      .of("syscalls", "irq", "ioctl", "initcall", "kthread", "module"),
                  ToolInput.number("max_hops", "--max-hops", "Calls in a way at most (10).", 6),
                  REV),
              "reach",
              List.of("functions", "ways"),
              "reach --limit=1000"),
          AgentTool.of(
              "ops",
              "Who fills and calls a table of operations",
              "Of a struct of function pointers, or one member of it: which functions are put into"
                  + " it (registrations), who calls through it (dispatches), what flows into it"
                  + " from elsewhere, and, with a member, who merely reads it. Of a variable: the"
                  + " functions that it holds. Use it to learn the implementations of an"
                  + " interface.",
              List.of(
                  ToolInput.needed(
                      "name",
                      "STRUCT, STRUCT.MEMBER, VARIABLE or VARIABLE.MEMBER; wildcards are allowed.",
                      "dax_holder_operations.notify_failure",
                      "xfs_file_operations"),
                  REV),
              "ops",
              List.of(
                  "members.registrations",
                  "members.dispatches",
                  "members.flows",
                  "members.reads",
                  "variables.filled",
                  "answers.members.registrations",
                  "answers.members.dispatches",
                  "answers.members.flows",
                  "answers.members.reads",
                  "answers.variables.filled"),
              "ops"),
          AgentTool.of(
              "refs",
              "Every line that mentions a name",
              "Every line that mentions an identifier, with how (call, read, write, declaration …),"
                  + " the function around it and the text of the line; Kconfig and makefiles too."
                  + " For calls ask `callers`, which knows those through macros and pointers.",
              List.of(
                  ToolInput.needed("name", "An identifier or a pattern of such.", "CONFIG_FS_DAX"),
                  IN,
                  REV),
              "refs",
              List.of("references", "answers.references"),
              "refs --limit=5000"));
}
