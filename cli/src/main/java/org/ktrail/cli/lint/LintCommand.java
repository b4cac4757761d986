package org.ktrail.cli.lint;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.options.HistoryOption;
import org.ktrail.cli.options.MailSources;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.output.Messages;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.Workspaces;
import org.ktrail.indexer.failure.Secrets;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.Precision;
import org.ktrail.queries.lint.RuleEntry;
import org.ktrail.queries.lint.rules.Rules;
import org.ktrail.queries.lint.rules.StaleTrace;
import org.ktrail.queries.series.Histories;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.workspace.Workspace;
import org.ktrail.queries.workspace.judged.LintReport;
import org.ktrail.queries.workspace.judged.LintRun;
import org.ktrail.queries.workspace.judged.SourceLint;
import org.ktrail.queries.workspace.judged.Suppressions;
import org.ktrail.queries.workspace.posted.ReadMails;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail lint SOURCE}. */
@Command(
    name = "lint",
    description =
        "Judges posted patches and the series they make: operations without users, layers in"
            + " inverted order, symbols that a configuration leaves undefined, messages that say"
            + " what the patch does not do …",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "SOURCE is an mbox, a maildir, a directory of patches, a quilt directory, a public-inbox",
      "repository, a commit or a range A..B of the repository, or - for standard input. Several",
      "ranges are v1, v2 … of one series. Nothing in the tree or in the mails can change the"
          + " rules,",
      "or make anything be run or fetched.",
      "",
      "Examples:",
      "  ktrail -C linux lint postings.mbox --at v8",
      "  ktrail -C linux lint postings.mbox --at v9 --since v8",
      "  ktrail -C linux lint v6.12..topic --format sarif",
      "  ktrail -C linux lint HEAD",
      "  ktrail -C linux lint v6.12..topic-v1 v6.12..topic-v2 --at v2 --since v1",
      "  ktrail lint --list-rules",
      "",
      "Exit codes: 0 clean, 1 findings, 2 could not run, 3 undecided: a patch is not here or could",
      "not be read whole, and the rest has no findings.",
    })
public final class LintCommand implements Callable<Integer>, HasFormat {
  /** Revisions from which on it tells how far it is, as often. */
  private static final int MANY = 50;

  private static final int CLEAN = 0;
  private static final int FINDINGS = 1;
  private static final int UNDECIDED = 3;

  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "Where the patches are.")
  private List<String> source = List.of();

  @Mixin private final MailSources reader = new MailSources();
  @Mixin private final HistoryOption choice = new HistoryOption();

  @Option(
      names = "--at",
      paramLabel = "LABEL",
      description = "Only this revision of the series, such as v8.")
  private @Nullable String label;

  @Option(
      names = "--base",
      paramLabel = "REV",
      description = "Hold it against this revision (default: found by the mails, else HEAD).")
  private String base = "";

  @Option(
      names = "--rules",
      split = ",",
      paramLabel = "RULE",
      description = "Only these rules, separated by commas.")
  private List<String> rules = List.of();

  @Option(
      names = "--sources",
      paramLabel = "PATH",
      description = {
        "Judge files of the revision of --base, below these paths, as if they were new: for",
        "measuring rules on code that nobody changed.",
      })
  private List<String> sources = List.of();

  @Option(
      names = "--list-rules",
      description = {
        "Print the rules with their levels, and how many of their findings were right of those",
        "that were judged by hand.",
      })
  private boolean listRules;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = {
        "Leave out what is milder than error, warning or info (default: warning; with --rules",
        "info).",
      })
  private @Nullable FindingLevel level;

  @Option(
      names = "--suppress",
      paramLabel = "FILE",
      description = {
        "Findings to leave out, one a line: RULE SUBJECT # reason. * stands for any text.",
      })
  private @Nullable Path suppress;

  @Option(
      names = "--since",
      paramLabel = "LABEL",
      description = "What this revision of the series has too is no news: see --all.")
  private @Nullable String since;

  @Option(
      names = "--all",
      description = "Findings that the base, or the revision of --since, has already, too.")
  private boolean all;

  private final FormatOption format =
      FormatOption.of(Format.SARIF, Format.RDJSONL, Format.JUNIT, Format.CHECKSTYLE);

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    CommandSpec self = Objects.requireNonNull(spec);
    PrintWriter out = self.commandLine().getOut();
    if (listRules) {
      for (RuleEntry entry : Rules.ALL) {
        Precision precision = Precision.of(entry.rule().name());
        out.printf(
            "%-30s %-8s %8s  %s%n",
            entry.rule().name(),
            entry.level().name().toLowerCase(Locale.ROOT),
            precision.judged() == 0 ? "-" : precision.right() + "/" + precision.judged(),
            entry.rule().summary());
      }
      return CLEAN;
    }
    if (!sources.isEmpty()) {
      if (format.chosen() != Format.TEXT) {
        throw new UserError("--format: findings of --sources are given as text alone");
      }
      return ofSources(out, self.commandLine().getErr());
    }
    if (source.isEmpty()) {
      throw new UserError("lint: name a SOURCE of patches, or ask for --list-rules");
    }
    String from = Secrets.masked(String.join(" ", source));
    PrintWriter err = self.commandLine().getErr();
    List<RuleEntry> chosen = chosen();
    boolean link =
        !rules.isEmpty() && chosen.stream().anyMatch(e -> e.rule() instanceof StaleTrace);
    Suppressions suppressions =
        suppress == null ? Suppressions.NONE : Suppressions.read(Objects.requireNonNull(suppress));
    List<LintReport> reports = new ArrayList<>();
    try (Workspace workspace =
        Workspaces.open(Objects.requireNonNull(ktrail), base.isEmpty() ? "HEAD" : base, err)) {
      ReadMails read = reader.read(source);
      MailSources.complain(read, err);
      List<History> histories = Histories.of(read.mails());
      List<Revision> revisions = choice.choice().revisions(histories, label);
      if (revisions.isEmpty()) {
        throw new UserError(MailSources.nothing(from));
      }
      try (LintRun run = new LintRun(workspace, base, shown(chosen), link)) {
        List<Finding> before = List.of();
        if (since != null) {
          for (Revision revision : choice.choice().revisions(histories, since)) {
            before = run.lint(PostedSeries.of(revision), List.of(), _ -> true).findings();
          }
        }
        Map<Revision, Revision> earlier = new IdentityHashMap<>();
        histories.forEach(history -> earlier.putAll(history.earlier()));
        for (Revision revision : revisions) {
          if (revisions.size() > MANY && reports.size() % MANY == 0) {
            err.printf("ktrail: %d of %d revisions%n", reports.size(), revisions.size());
            err.flush();
          }
          PostedSeries series =
              PostedSeries.of(revision).after(Optional.ofNullable(earlier.get(revision)));
          reports.add(run.lint(series, before, f -> kept(f, suppressions)).of(revision));
        }
      }
    }
    suppressions.unused().forEach(line -> err.println("ktrail: " + line));
    Forms.of(() -> LintText.of(reports), () -> LintJson.of(from, reports))
        .andJson(Format.SARIF, () -> Sarif.of(reports, chosen))
        .and(Format.RDJSONL, () -> Rdjsonl.of(reports))
        .and(Format.JUNIT, () -> LintXml.junit(reports))
        .and(Format.CHECKSTYLE, () -> LintXml.checkstyle(reports))
        .write(format.chosen(), out);
    if (reports.stream().anyMatch(r -> !r.findings().isEmpty())) {
      return FINDINGS;
    }
    boolean torn =
        reports.stream()
            .anyMatch(r ->
                !r.missing().isEmpty()
                    || r.patches().stream().anyMatch(p -> p.isTorn() || p.files().isEmpty()));
    return torn ? UNDECIDED : CLEAN;
  }

  private Integer ofSources(PrintWriter out, PrintWriter err) {
    try (Workspace workspace =
            Workspaces.open(Objects.requireNonNull(ktrail), base.isEmpty() ? "HEAD" : base, err);
        SourceLint lint = new SourceLint(workspace, shown(chosen()), Messages.teller(err))) {
      boolean any = false;
      for (Finding f : lint.of(base, sources)) {
        if (f.level().compareTo(mildest()) <= 0) {
          any = true;
          out.printf(
              "%s:%d: %s: %s [%s]%n",
              f.place().file(),
              f.place().line(),
              f.level().name().toLowerCase(Locale.ROOT),
              f.message(),
              f.rule());
        }
      }
      if (lint.failed()) {
        throw new UserError("not all files could be judged: there may be more to find");
      }
      return any ? FINDINGS : CLEAN;
    }
  }

  /** Who names rules wants what they find. */
  private FindingLevel mildest() {
    FindingLevel asked = level;
    return asked != null ? asked : rules.isEmpty() ? FindingLevel.WARNING : FindingLevel.INFO;
  }

  /** Those whose findings can be shown: none is worse than its rule. */
  private List<RuleEntry> shown(List<RuleEntry> chosen) {
    return chosen.stream().filter(e -> e.level().compareTo(mildest()) <= 0).toList();
  }

  private boolean kept(Finding f, Suppressions suppressions) {
    return f.level().compareTo(mildest()) <= 0
        && (all || !f.preExisting())
        && !suppressions.matches(f);
  }

  private List<RuleEntry> chosen() {
    if (rules.isEmpty()) {
      return Rules.ALL;
    }
    List<RuleEntry> chosen = new ArrayList<>();
    for (String name : rules) {
      chosen.add(
          Rules.ALL.stream()
              .filter(e -> e.rule().name().equals(name.strip()))
              .findFirst()
              .orElseThrow(() ->
                  new UserError("--rules %s: no such rule; see --list-rules".formatted(name))));
    }
    return chosen;
  }
}
