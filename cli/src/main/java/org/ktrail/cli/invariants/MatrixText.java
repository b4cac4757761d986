package org.ktrail.cli.invariants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.output.LineWidth;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.rule.InvariantVerdict;
import org.ktrail.queries.workspace.judged.VerdictMatrix;

/** Prints a matrix. */
final class MatrixText {
  private static final int CELL = 15;

  private MatrixText() {}

  /** A row for each rule and revision. */
  static String tsv(VerdictMatrix m) {
    StringBuilder out = new StringBuilder("rule\trevision\tverdict\tdetail\n");
    for (int r = 0; r < m.rules().size(); r++) {
      for (int c = 0; c < m.columns().size(); c++) {
        InvariantVerdict v = m.cells().get(r).get(c);
        out.append(m.rules().get(r).invariant().name())
            .append('\t')
            .append(m.columns().get(c).label())
            .append('\t')
            .append(v.word())
            .append('\t')
            .append(detail(v))
            .append('\n');
      }
    }
    return out.toString();
  }

  private static String detail(InvariantVerdict v) {
    return switch (v) {
      case InvariantVerdict.Holds h -> h.places() + (h.places() == 1 ? " place" : " places");
      case InvariantVerdict.Violated x -> {
        Breach b = x.breaches().getFirst();
        yield "%s:%d %s: %s".formatted(b.file(), b.line(), b.function(), b.message());
      }
      case InvariantVerdict.Unknown u -> u.reason();
      case InvariantVerdict.NotApplicable n -> "";
    };
  }

  static Object json(VerdictMatrix m) {
    List<Object> rules = new ArrayList<>();
    for (int r = 0; r < m.rules().size(); r++) {
      List<Object> cells = new ArrayList<>();
      for (int c = 0; c < m.columns().size(); c++) {
        InvariantVerdict v = m.cells().get(r).get(c);
        Map<String, Object> cell =
            Json.object("revision", m.columns().get(c).label(), "verdict", v.word());
        switch (v) {
          case InvariantVerdict.Holds h -> cell.put("places", h.places());
          case InvariantVerdict.Violated x ->
              cell.put("breaches", Json.array(x.breaches(), MatrixText::breach));
          case InvariantVerdict.Unknown u -> cell.put("reason", u.reason());
          case InvariantVerdict.NotApplicable n -> {}
        }
        cells.add(cell);
      }
      rules.add(
          Json.object(
              "name",
              m.rules().get(r).invariant().name(),
              "why",
              m.rules().get(r).why(),
              "spans",
              Json.array(
                  m.spans(r),
                  s ->
                      Json.object(
                          "introduced",
                          s.introduced().label(),
                          "mended",
                          s.mended().map(VerdictMatrix.Column::label).orElse(""))),
              "cells",
              cells));
    }
    return Json.object(
        "schema",
        "ktrail/invariants/1",
        "file",
        m.file(),
        "revisions",
        Json.array(m.columns(), c -> Json.object("label", c.label(), "how", c.how())),
        "rules",
        rules);
  }

  private static Object breach(Breach b) {
    return Json.object(
        "finds",
        b.rule(),
        "file",
        b.file(),
        "line",
        b.line(),
        "function",
        b.function(),
        "subject",
        b.subject(),
        "message",
        b.message(),
        "proof",
        Json.array(
            b.proof(), w -> Json.object("file", w.file(), "line", w.line(), "text", w.text())));
  }

  static String text(VerdictMatrix m) {
    StringBuilder out = new StringBuilder();
    int label = 10;
    for (VerdictMatrix.Column c : m.columns()) {
      label = Math.max(label, c.label().length());
    }
    int fitting = Math.max(1, (LineWidth.columns() - label) / (CELL + 1));
    for (int r = 0; r < m.rules().size(); r++) {
      out.append("%3d  %s%n".formatted(r + 1, m.rules().get(r).invariant().name()));
    }
    for (int from = 0; from < m.rules().size(); from += fitting) {
      int to = Math.min(from + fitting, m.rules().size());
      StringBuilder head = new StringBuilder("\n" + " ".repeat(label));
      for (int r = from; r < to; r++) {
        head.append(" %-15s".formatted(r + 1));
      }
      out.append(head.toString().stripTrailing()).append('\n');
      for (int c = 0; c < m.columns().size(); c++) {
        StringBuilder line =
            new StringBuilder(("%-" + label + "s").formatted(m.columns().get(c).label()));
        for (int r = from; r < to; r++) {
          line.append(" %-15s".formatted(m.cells().get(r).get(c).word()));
        }
        out.append(line.toString().stripTrailing()).append('\n');
      }
    }
    for (int r = 0; r < m.rules().size(); r++) {
      details(m, r, out);
    }
    return out.toString();
  }

  private static void details(VerdictMatrix m, int rule, StringBuilder out) {
    List<InvariantVerdict> cells = m.cells().get(rule);
    boolean news =
        cells.stream()
            .anyMatch(v ->
                v instanceof InvariantVerdict.Violated || v instanceof InvariantVerdict.Unknown);
    if (!news) {
      return;
    }
    out.append("\n%s%n".formatted(m.rules().get(rule).invariant().name()));
    if (m.columns().size() > 1) {
      for (VerdictMatrix.Span s : m.spans(rule)) {
        out.append(
            "  violated since %s%s%n"
                .formatted(
                    s.introduced().label(),
                    s.mended().map(c -> ", mended by " + c.label()).orElse("")));
      }
    }
    Map<String, List<String>> unknown = new LinkedHashMap<>();
    for (int c = 0; c < cells.size(); c++) {
      String label = m.columns().get(c).label();
      switch (cells.get(c)) {
        case InvariantVerdict.Violated v -> v.breaches().forEach(b -> breach(label, b, out));
        case InvariantVerdict.Unknown u ->
            unknown.computeIfAbsent(u.reason(), k -> new ArrayList<>()).add(label);
        case InvariantVerdict.Holds h -> {}
        case InvariantVerdict.NotApplicable n -> {}
      }
    }
    unknown.forEach((reason, labels) ->
        wrapped(
            "  unknown for %s: %s".formatted(String.join(", ", labels), reason), "      ", out));
  }

  private static void breach(String label, Breach b, StringBuilder out) {
    wrapped(
        "  %s:%d: %s: %s: %s".formatted(b.file(), b.line(), label, b.function(), b.message()),
        "      ",
        out);
    for (Breach.Way w : b.proof()) {
      wrapped("    %s:%d: %s".formatted(w.file(), w.line(), w.text()), "        ", out);
    }
  }

  private static void wrapped(String line, String indent, StringBuilder out) {
    int columns = LineWidth.columns();
    String rest = line;
    Optional<String> before = Optional.empty();
    while (rest.length() > columns - before.orElse("").length()) {
      int end = rest.lastIndexOf(' ', columns - before.orElse("").length());
      if (end <= rest.length() - rest.stripLeading().length()) {
        break;
      }
      out.append(before.orElse("")).append(rest, 0, end).append('\n');
      rest = rest.substring(end + 1);
      before = Optional.of(indent);
    }
    out.append(before.orElse("")).append(rest).append('\n');
  }
}
