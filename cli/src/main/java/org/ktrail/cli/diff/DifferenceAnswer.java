package org.ktrail.cli.diff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ktrail.cli.output.WrappedText;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.paths.PathResult;
import org.ktrail.queries.series.compare.Difference;
import org.ktrail.queries.series.compare.RevisionDifference;
import org.ktrail.queries.series.compare.RevisionDifference.FilePart;
import org.ktrail.queries.series.compare.RevisionDifference.Paired;
import org.ktrail.queries.series.compare.RevisionDifference.Reached;
import org.ktrail.queries.series.compare.RevisionDifference.Routes;
import org.ktrail.queries.series.compare.RevisionDifference.Side;
import org.ktrail.queries.series.compare.RevisionDifference.UnchangedCaller;
import org.ktrail.queries.series.compare.Sort;
import org.ktrail.queries.series.pairing.Fate;
import org.ktrail.queries.series.pairing.PatchPair;

/** How {@code series diff} and {@code diff} answer as text. */
public final class DifferenceAnswer {
  private DifferenceAnswer() {}

  public static String text(RevisionDifference difference) {
    WrappedText out = new WrappedText();
    side(out, difference.before());
    side(out, difference.after());
    if (difference.isSame()) {
      out.heading("no difference");
    }
    if (!difference.patches().isEmpty()) {
      out.blank().heading(summary(difference.patches()));
      difference.patches().forEach(p -> patch(out, difference, p));
    }
    for (Sort sort : Sort.values()) {
      sort(out, difference, sort);
    }
    unchangedCallers(out, difference.unchangedCallers());
    difference.reached().forEach(r -> reached(out, r));
    difference.routes().forEach(r -> routes(out, difference, r));
    return out.toString();
  }

  private static void side(WrappedText out, Side side) {
    String patches =
        side.patches().isEmpty() ? "" : ": " + WrappedText.count(side.patches().size(), "patch");
    String on =
        side.base().isEmpty() || side.base().equals(side.label()) ? "" : " on " + side.base();
    out.heading(side.label() + patches + on);
    side.notes().forEach(note -> out.hanging("  " + note, 4));
  }

  private static String summary(List<Paired> patches) {
    return "patches: "
        + List.of(Fate.values()).stream()
            .filter(f -> patches.stream().anyMatch(p -> p.pair().fate() == f))
            .map(f -> patches.stream().filter(p -> p.pair().fate() == f).count() + " " + f)
            .collect(Collectors.joining(", "));
  }

  private static void patch(WrappedText out, RevisionDifference difference, Paired paired) {
    PatchPair pair = paired.pair();
    String old = places(difference.before().label(), pair.before());
    String now = places(difference.after().label(), pair.after());
    String title =
        paired.after().isEmpty() ? paired.before().getFirst() : String.join(" | ", paired.after());
    String arrow = old.isEmpty() ? now : now.isEmpty() ? old : old + " -> " + now;
    String likeness =
        pair.likeness() > 0 && pair.likeness() < 1
            ? String.format(Locale.ROOT, " %.2f", pair.likeness())
            : "";
    out.hanging(pair.fate() + likeness + "  " + arrow + "  " + title, 8);
    pair.remarks().forEach(r -> out.hanging("    " + r, 8));
    pair.files()
        .forEach(
            f -> out.hanging("    %s: +%d -%d".formatted(f.path(), f.added(), f.removed()), 8));
  }

  public static String places(String label, List<Integer> places) {
    return places.isEmpty()
        ? ""
        : label + "/" + places.stream().map(String::valueOf).collect(Collectors.joining("+"));
  }

  private static void sort(WrappedText out, RevisionDifference difference, Sort sort) {
    long count =
        difference.files().stream()
            .flatMap(f -> f.differences().stream())
            .filter(d -> Sort.of(d.fact()) == sort)
            .count();
    if (count == 0) {
      return;
    }
    out.blank().heading(sort + ": " + count);
    for (FilePart file : difference.files()) {
      boolean first = true;
      for (Difference d : file.differences()) {
        if (Sort.of(d.fact()) == sort) {
          if (first) {
            presence(file).ifPresent(out::heading);
          }
          first = false;
          out.at(
              DifferenceText.place(d),
              DifferenceText.sign(d) + " " + DifferenceText.subject(d),
              DifferenceText.controls(d.item()),
              DifferenceText.before(d),
              DifferenceText.condition(d),
              DifferenceText.origin(d));
        }
      }
    }
  }

  /** When a file is built, where something can be told of that. */
  static Optional<String> presence(FilePart file) {
    Optional<Condition> now = file.after().or(file::before);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    String text = WrappedText.condition(now.get());
    boolean differs =
        file.before().isPresent()
            && file.after().isPresent()
            && !file.before().get().equals(file.after().get());
    String was =
        differs
            ? ", was built " + built(file.before().orElseThrow())
            : file.after().isEmpty() ? ", not built any more" : "";
    return text.isEmpty() && was.isEmpty()
        ? Optional.empty()
        : Optional.of(file.path() + " is built " + built(now.get()) + was);
  }

  private static String built(Condition condition) {
    String text = WrappedText.condition(condition);
    return text.isEmpty() ? "always" : text;
  }

  private static void unchangedCallers(WrappedText out, List<UnchangedCaller> callers) {
    if (callers.isEmpty()) {
      return;
    }
    out.blank()
        .heading("callers of a changed signature, themselves not changed: " + callers.size());
    for (UnchangedCaller caller : callers) {
      String misfit =
          caller.arguments() == caller.parameters()
              ? ""
              : "passes %d of %d".formatted(caller.arguments(), caller.parameters());
      out.at(caller.place(), caller.caller() + " calls " + caller.function().signature(), misfit);
    }
  }

  private static void reached(WrappedText out, Reached reached) {
    out.blank()
        .heading(
            "new functions reached from "
                + reached.entry()
                + ": "
                + reached.functions().size()
                + " of "
                + (reached.functions().size() + reached.unreached().size()));
    for (Reached.New f : reached.functions()) {
      out.heading(
          f.path() + ":" + f.line() + ": " + f.name() + "  " + WrappedText.count(f.hops(), "hop"));
    }
    if (!reached.unreached().isEmpty()) {
      out.heading("not reached: " + String.join(", ", reached.unreached()));
    }
  }

  private static void routes(WrappedText out, RevisionDifference difference, Routes routes) {
    out.blank().heading("path " + routes.query().from() + " " + routes.query().to());
    out.heading(difference.before().label() + ": " + outcome(routes.before()));
    out.heading(difference.after().label() + ": " + outcome(routes.after()));
    SideBySide.rows(routes.before(), routes.after()).forEach(row -> out.hanging(row.text(), 8));
  }

  public static String json(RevisionDifference difference) {
    return DifferenceJson.write(difference);
  }

  static String outcome(PathResult result) {
    return switch (result) {
      case PathResult.Found found ->
          WrappedText.count(found.paths().getFirst().counted(), "hop")
              + ", "
              + found.paths().getFirst().worst();
      case PathResult.None none -> none.capped() ? "none found, the search gave up" : "none";
      case PathResult.UnknownName unknown -> "no function " + unknown.name();
    };
  }
}
