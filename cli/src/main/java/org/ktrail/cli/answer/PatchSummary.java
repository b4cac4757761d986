package org.ktrail.cli.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ktrail.queries.series.pairing.Fate;
import org.ktrail.queries.series.pairing.PatchPair;

/**
 * What is told of a patch beside its title.
 *
 * @param previous label of the revision before, "" if there is none
 * @param pair since that revision; of a first revision all are new
 * @param title of a dropped patch, otherwise ""
 * @param gained symbols that it brings, with their kind
 * @param lost symbols that it takes
 */
public record PatchSummary(
    String previous, PatchPair pair, String title, List<String> gained, List<String> lost) {
  /** Symbols of a patch that are named in text. */
  private static final int MOST = 12;

  public PatchSummary {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!previous.isEmpty()) {
      lines.add(since());
      pair.remarks().forEach(r -> lines.add("  " + r));
      pair.files()
          .forEach(f -> lines.add("  %s: +%d -%d".formatted(f.path(), f.added(), f.removed())));
    }
    symbols("+ ", gained, lines);
    symbols("- ", lost, lines);
    return lines;
  }

  private String since() {
    if (pair.fate() == Fate.NEW) {
      return "new since " + previous;
    }
    String likeness =
        pair.likeness() > 0 && pair.likeness() < 1
            ? String.format(Locale.ROOT, " %.2f", pair.likeness())
            : "";
    return pair.fate()
        + likeness
        + " since "
        + DifferenceAnswer.places(previous, pair.before())
        + (title.isEmpty() ? "" : "  " + title);
  }

  private static void symbols(String sign, List<String> symbols, List<String> into) {
    if (!symbols.isEmpty()) {
      String more = symbols.size() > MOST ? ", and " + (symbols.size() - MOST) + " more" : "";
      into.add(sign + symbols.stream().limit(MOST).collect(Collectors.joining(", ")) + more);
    }
  }

  Object json() {
    return Json.object(
        "revision",
        previous,
        "fate",
        pair.fate().toString(),
        "before",
        pair.before(),
        "after",
        pair.after(),
        "likeness",
        Math.round(pair.likeness() * 100) / 100.0,
        "title",
        title,
        "remarks",
        pair.remarks(),
        "files",
        Json.array(
            pair.files(),
            f -> Json.object("file", f.path(), "added", f.added(), "removed", f.removed())),
        "gained",
        gained,
        "lost",
        lost);
  }
}
