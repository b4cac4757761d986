package org.ktrail.queries.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds {@code a() -> b() -> c()} within a line. Without the parentheses it takes blanks about the
 * arrows and three names, else it might be a member, a renaming or a state that follows another;
 * and since lock orders are written so too, the snapshot decides whether these names are hops.
 */
final class InlineReader {
  private InlineReader() {}

  /** The first one of a line. */
  static Optional<Trace> read(ProseLines.Line line) {
    String text = line.text();
    if (!text.contains("->") && !text.contains("→")) {
      return Optional.empty();
    }
    List<TraceName> called = chain(text, true);
    List<TraceName> chain = called.size() > 1 ? called : chain(text, false);
    int fewest = chain == called ? 2 : 3;
    return chain.size() >= fewest && !isRename(text)
        ? Optional.of(trace(line, chain))
        : Optional.empty();
  }

  private static List<TraceName> chain(String text, boolean called) {
    List<TraceName> chain = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      boolean start = CallText.isStart(text.charAt(at)) && (at == 0 || !isInside(text, at));
      CallText.Expression e = start ? CallText.at(text, at) : null;
      if (e == null || e.open() || (called ? !e.arguments() : !isBare(e))) {
        if (chain.size() > 1) {
          break;
        }
        chain.clear();
        at = e == null ? at + 1 : nameEnd(text, at);
        continue;
      }
      chain.add(
          called ? e.name() : new TraceName(e.name().text(), e.name().name(), TraceName.Kind.WORD));
      int next = afterArrow(text, e.end());
      if (next < 0) {
        if (chain.size() > 1) {
          break;
        }
        chain.clear();
        at = nameEnd(text, at);
      } else {
        at = next;
      }
    }
    return chain;
  }

  private static boolean isBare(CallText.Expression e) {
    return !e.arguments()
        && e.name().kind() == TraceName.Kind.FUNCTION
        && !e.name().name().equals(e.name().name().toUpperCase(Locale.ROOT));
  }

  private static boolean isInside(String text, int at) {
    char c = text.charAt(at - 1);
    return CallText.isPart(c) || c == '.' || c == '>' || c == '$' || c == '"';
  }

  private static int nameEnd(String text, int at) {
    int end = at;
    while (end < text.length() && CallText.isPart(text.charAt(end))) {
      end++;
    }
    return Math.max(end, at + 1);
  }

  private static int afterArrow(String text, int from) {
    int at = blanks(text, from);
    int arrow =
        text.startsWith("-->", at)
            ? 3
            : text.startsWith("->", at) && at > from ? 2 : text.startsWith("→", at) ? 1 : 0;
    return arrow == 0 ? -1 : blanks(text, at + arrow);
  }

  private static int blanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** {@code rename a() -> b()} tells of no call. */
  private static boolean isRename(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("renam") || lower.contains("replac") || lower.contains("convert");
  }

  private static Trace trace(ProseLines.Line line, List<TraceName> chain) {
    List<TraceHop> hops = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      hops.add(
          new TraceHop(
              line.number(),
              i,
              chain.get(i),
              Optional.empty(),
              i == 0 ? List.of() : List.of(i - 1),
              TraceHop.Gap.NONE,
              true,
              ""));
    }
    return new Trace(Trace.Form.INLINE, false, hops);
  }
}
