package org.ktrail.cli.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ktrail.cli.diff.DifferenceAnswer;
import org.ktrail.cli.output.Json;
import org.ktrail.queries.series.chronicle.PatchSummary;
import org.ktrail.queries.series.pairing.Fate;
import org.ktrail.queries.series.pairing.PatchPair;

/** What is told of a patch beside its title, as text and as JSON. */
final class PatchSummaryAnswer {
  /** Symbols of a patch that are named in text. */
  private static final int MOST = 12;

  private PatchSummaryAnswer() {}

  static List<String> lines(PatchSummary summary) {
    PatchPair pair = summary.pair();
    List<String> lines = new ArrayList<>();
    if (!summary.previous().isEmpty()) {
      lines.add(since(summary));
      pair.remarks().forEach(r -> lines.add("  " + r));
      pair.files()
          .forEach(f -> lines.add("  %s: +%d -%d".formatted(f.path(), f.added(), f.removed())));
    }
    symbols("+ ", summary.gained(), lines);
    symbols("- ", summary.lost(), lines);
    return lines;
  }

  private static String since(PatchSummary summary) {
    PatchPair pair = summary.pair();
    if (pair.fate() == Fate.NEW) {
      return "new since " + summary.previous();
    }
    String likeness =
        pair.likeness() > 0 && pair.likeness() < 1
            ? String.format(Locale.ROOT, " %.2f", pair.likeness())
            : "";
    return pair.fate()
        + likeness
        + " since "
        + DifferenceAnswer.places(summary.previous(), pair.before())
        + (summary.title().isEmpty() ? "" : "  " + summary.title());
  }

  private static void symbols(String sign, List<String> symbols, List<String> into) {
    if (!symbols.isEmpty()) {
      String more = symbols.size() > MOST ? ", and " + (symbols.size() - MOST) + " more" : "";
      into.add(sign + symbols.stream().limit(MOST).collect(Collectors.joining(", ")) + more);
    }
  }

  static Object json(PatchSummary summary) {
    PatchPair pair = summary.pair();
    return Json.object(
        "revision",
        summary.previous(),
        "fate",
        pair.fate().toString(),
        "before",
        pair.before(),
        "after",
        pair.after(),
        "likeness",
        Math.round(pair.likeness() * 100) / 100.0,
        "title",
        summary.title(),
        "remarks",
        pair.remarks(),
        "files",
        Json.array(
            pair.files(),
            f -> Json.object("file", f.path(), "added", f.added(), "removed", f.removed())),
        "gained",
        summary.gained(),
        "lost",
        summary.lost());
  }
}
