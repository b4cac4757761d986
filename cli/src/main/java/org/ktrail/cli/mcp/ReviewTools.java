package org.ktrail.cli.mcp;

import java.util.List;

/** Tools about posted patches, and about what code does. */
final class ReviewTools {
  private ReviewTools() {}

  private static final ToolInput SOURCE =
      ToolInput.several(
          "source",
          "Where the patches are: an mbox (.gz too), a mail, a maildir, a directory of patches, a"
              + " public-inbox repository, or a range A..B of the repository. PATH/MESSAGE-ID is"
              + " one thread of it. Several are read together.",
          "/home/me/series.mbox",
          "v6.12..topic");

  private static final ToolInput HISTORY =
      ToolInput.option(
          "history",
          "--history",
          "Which series, where the source has several: its number in series_list, or a part of its"
              + " title.",
          "1");

  private static final ToolInput AT =
      ToolInput.option(
          "at", "--at", "Which revision of the series, as series_list calls it.", "v2");

  private static final ToolInput BASE =
      ToolInput.option(
          "base",
          "--base",
          "The revision of the repository that the patches are for (found by the mails).",
          "v6.12");

  private static final ToolInput REV = NavigationTools.REV;

  static final List<AgentTool> ALL =
      List.of(
          AgentTool.of(
              "series_list",
              "Revisions of posted series",
              "Which patch series are in a source, which revisions of each were posted, and why one"
                  + " is taken to follow another. Begin a review with it: its labels (v1, v2) are"
                  + " what the other series tools take.",
              List.of(SOURCE),
              "series-list",
              List.of("histories.revisions"),
              "series list"),
          AgentTool.of(
              "series_show",
              "One revision of a series",
              "What one revision of a posted series consists of: its patches with authors and"
                  + " dates, what became of each since the revision before, which are missing.",
              List.of(SOURCE, AT, HISTORY),
              "series-show",
              List.of("patches"),
              "series show"),
          AgentTool.of(
              "series_diff",
              "What changed between two revisions",
              "What changed from one revision of a series to another: which patches were reworded,"
                  + " changed, split, dropped or added, and which symbols, calls, conditions and"
                  + " registrations are gained, lost or changed in the code that results, each with"
                  + " the hunk that made it so. `from` = base tells all that one revision changes.",
              List.of(
                  SOURCE,
                  ToolInput.needed("from", "A revision of the series, or base.", "v1", "base"),
                  ToolInput.needed("to", "Another revision.", "v2"),
                  BASE,
                  HISTORY),
              "series-diff",
              List.of("patches", "files.differences", "unchanged_callers", "reached", "paths"),
              "series diff"),
          AgentTool.of(
              "lint",
              "What reviewers would say",
              "Judges posted patches by rules about code and commit messages: leaks on error paths,"
                  + " symbols that a configuration leaves undefined, messages that say what the"
                  + " patch does not do … Each finding has a rule, a level, file:line or the"
                  + " patch's message, and proof. No finding does not mean that the patch is"
                  + " right.",
              List.of(
                  SOURCE,
                  AT,
                  BASE,
                  HISTORY,
                  ToolInput.option("level", "--level", "The mildest level that is told (warning).")
                      .of("error", "warning", "info"),
                  ToolInput.options("rules", "--rules", "Only these rules.", "no-changelog"),
                  ToolInput.option(
                      "since", "--since", "Leave out what this earlier revision has too.", "v1")),
              "lint",
              List.of("revisions.patches", "revisions.notes", "revisions.findings"),
              "lint"),
          AgentTool.of(
              "trace_check",
              "Check call traces of a text",
              "Holds the call traces of a mail, a commit message or any text file against the"
                  + " source: for each step whether the one function calls the other, by which way,"
                  + " or that it cannot; and which names the text mentions that are not there.",
              List.of(
                  ToolInput.needed(
                      "input",
                      "A file with the text, an mbox, or a commit of the repository.",
                      "/tmp/mail.txt",
                      "HEAD"),
                  ToolInput.number(
                      "max_hops",
                      "--max-hops",
                      "How many hops two names may be apart that stand one below the other (8).",
                      8),
                  REV),
              "trace-check",
              List.of("messages.traces.hops", "messages.names"),
              "trace check"),
          AgentTool.of(
              "simulate",
              "What happens in a situation",
              "Runs scenarios over the code of a revision and tells every way each can go, with the"
                  + " verdict and the trace. Takes seconds to minutes. The scenarios are a YAML"
                  + " file, or come with ktrail (`ktrail simulate --list` names them).",
              List.of(
                  ToolInput.needed(
                      "scenario",
                      "A YAML file, or the name of one that comes along.",
                      "dax-holder"),
                  ToolInput.options(
                      "only",
                      "--only",
                      "Of several scenarios these alone.",
                      "register_api_on_held"),
                  REV),
              "simulate",
              List.of(
                  "scenarios",
                  "revisions.results.ways",
                  "revisions.results.ways.trace",
                  "revisions.results.ways.trace.below",
                  "steps.changes"),
              "simulate"),
          AgentTool.of(
              "invariants",
              "Which rules about every path hold",
              "Holds a revision, or a posted series on its base, against rules about what happens"
                  + " on every path: what is acquired is released, one call comes before another, a"
                  + " member is written under its lock. Each rule has a verdict and each breach its"
                  + " file:line and the way to it. Restrict it with `in`: a whole kernel takes"
                  + " minutes.",
              List.of(
                  ToolInput.needed(
                      "rules",
                      "A rule file, or one that comes along: kernel-pairs, kernel-general,"
                          + " dax-protocol.",
                      "kernel-general"),
                  ToolInput.options("in", "--in", "Only files below these paths.", "drivers/dax/"),
                  ToolInput.options(
                      "series",
                      "--series",
                      "Posted patches instead of a revision.",
                      "/home/me/series.mbox"),
                  ToolInput.options("at", "--at", "Only these revisions of the series.", "v2"),
                  BASE,
                  REV),
              "invariants",
              List.of("revisions", "rules.spans", "rules.cells.breaches"),
              "invariants"));
}
