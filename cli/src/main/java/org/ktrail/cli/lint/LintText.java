package org.ktrail.cli.lint;

import java.util.List;
import java.util.Locale;
import org.ktrail.cli.output.LineWidth;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.workspace.judged.LintReport;

/** Findings as checkpatch writes its own: a line each, its proof below. */
final class LintText {
  private LintText() {}

  static String of(List<LintReport> reports) {
    StringBuilder out = new StringBuilder();
    for (LintReport report : reports) {
      heading(report, out);
      report.notes().forEach(note -> wrapped("  " + note, "      ", out));
      int patch = -1;
      for (Finding f : report.findings()) {
        if (f.place().patch() != patch) {
          patch = f.place().patch();
          out.append(patch == 0 ? "series" : report.number(patch) + "/" + report.total());
          String title = report.title(patch);
          out.append(title.isEmpty() ? "" : " " + title).append('\n');
        }
        String where = where(f.place());
        wrapped(
            "  %s%s%s: %s [%s]"
                .formatted(
                    where.isEmpty() ? "" : where + ": ",
                    f.preExisting() ? "pre-existing " : "",
                    f.level().name().toLowerCase(Locale.ROOT),
                    f.message(),
                    f.rule()),
            "      ",
            out);
        for (Proof p : f.proof()) {
          String at = where(new FindingPlace(p.patch(), p.file(), p.line()));
          String in = p.patch() > 0 && p.patch() != f.place().patch() ? p.patch() + ": " : "";
          wrapped("    " + in + (at.isEmpty() ? "" : at + ": ") + p.text(), "        ", out);
        }
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static void heading(LintReport report, StringBuilder out) {
    String base =
        report.base().isEmpty()
            ? "no base"
            : report.placed() ? "on " + report.base() : "by its diffs, beside " + report.base();
    out.append(
        "%s: %d patches, %s: %d errors, %d warnings, %d notes\n"
            .formatted(
                report.label(),
                report.patches().size(),
                base,
                report.count(FindingLevel.ERROR),
                report.count(FindingLevel.WARNING),
                report.count(FindingLevel.INFO)));
  }

  private static String where(FindingPlace place) {
    return place.file().isEmpty()
        ? ""
        : place.line() > 0 ? place.file() + ":" + place.line() : place.file();
  }

  private static void wrapped(String line, String indent, StringBuilder out) {
    int columns = LineWidth.columns();
    String rest = line;
    String before = "";
    while (rest.length() > columns - before.length()) {
      int end = rest.lastIndexOf(' ', columns - before.length());
      if (end <= rest.length() - rest.stripLeading().length()) {
        break;
      }
      out.append(before).append(rest, 0, end).append('\n');
      rest = rest.substring(end + 1);
      before = indent;
    }
    out.append(before).append(rest).append('\n');
  }
}
