package org.ktrail.queries.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Makes a trace of consecutive lines, if they are one: who calls whom follows from the columns. */
final class Listing {
  private static final int FEWEST = 2;

  private final List<TraceHop> hops = new ArrayList<>();
  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean lost;

  /**
   * A line of a listing.
   *
   * @param targets to which it leads, those of the lines that continue it included
   */
  record Row(int number, ListingLine line, List<Target> targets) {}

  /** A name after {@code =>}. */
  record Target(int line, TraceName name) {}

  /**
   * What stands at a column.
   *
   * @param callers of what stands to the right: the hops here, or those around it if this is none
   * @param gap that what stands to the right has to its caller
   */
  private record Level(int column, int depth, List<Integer> callers, TraceHop.Gap gap) {}

  private Listing() {}

  /**
   * @param announced the line before says that a trace follows
   */
  static Optional<Trace> of(List<Row> rows, boolean announced) {
    if (!isTrace(rows, announced)) {
      return Optional.empty();
    }
    Listing listing = new Listing();
    listing.lost = isFlat(rows);
    rows.forEach(listing::add);
    return listing.hops.size() < FEWEST
        ? Optional.empty()
        : Optional.of(new Trace(Trace.Form.LISTING, listing.lost, listing.hops));
  }

  private static boolean isTrace(List<Row> rows, boolean announced) {
    int named = 0;
    int called = 0;
    int marked = 0;
    int arrows = 0;
    int words = 0;
    int before = -1;
    boolean nested = false;
    for (Row row : rows) {
      if (row.line() instanceof ListingLine.Words) {
        words++;
      }
      ListingLine.Hop hop = row.line().hop();
      if (hop == null) {
        continue;
      }
      boolean isCall = hop.arguments() || hop.name().kind() == TraceName.Kind.MEMBER;
      named += hop.name().kind() == TraceName.Kind.WORD ? 0 : 1;
      called += isCall ? 1 : 0;
      marked += hop.marker().leadsToHop() ? 1 : 0;
      arrows += hop.marker().kind() == Marker.Kind.ARROW ? 1 : 0;
      nested |= before >= 0 && hop.column() > before;
      before = hop.column();
      called += row.targets().isEmpty() ? 0 : 1;
    }
    if (named < FEWEST || words > named) {
      return false;
    }
    if (marked > 0) { // a tree of files has branches too
      return called >= 1 && (arrows > 0 && marked >= FEWEST || 2 * called >= named);
    }
    return called >= FEWEST && 2 * called >= named && (nested || announced);
  }

  /** Whether the outermost arrows stand below each other and nothing is to their left. */
  private static boolean isFlat(List<Row> rows) {
    int first = -1;
    int second = -1;
    int least = Integer.MAX_VALUE;
    for (Row row : rows) {
      if (row.line() instanceof ListingLine.Drawing || row.line() instanceof ListingLine.Words) {
        continue;
      }
      int column = row.line().column();
      least = Math.min(least, column);
      if (first < 0) {
        first = column;
      } else if (second < 0) {
        second = column;
      }
    }
    return first == second && first == least;
  }

  private void add(Row row) {
    switch (row.line()) {
      case ListingLine.Drawing _ -> {}
      case ListingLine.Gap gap -> skip(gap.column(), TraceHop.Gap.SKIPPED);
      case ListingLine.Words words -> {
        int column = words.column();
        if (words.last().isPresent()) {
          hop(row, column, words.last().get(), Optional.empty(), words.text());
        } else {
          skip(column, TraceHop.Gap.STEP);
        }
      }
      case ListingLine.Hop hop -> {
        if (isLabel(hop)) {
          return;
        }
        hop(row, hop.column(), hop.name(), Optional.empty(), hop.remark());
        if (!row.targets().isEmpty()) {
          targets(row, hop);
        }
      }
    }
  }

  /** Leaves the levels that what stands at a column is not inside of. */
  private Optional<Level> around(int column) {
    while (!levels.isEmpty() && levels.peek().column() > column) {
      levels.pop();
    }
    if (!levels.isEmpty() && levels.peek().column() == column) {
      Level same = levels.pop();
      if (lost && levels.isEmpty()) {
        levels.push(same); // outermost ones below each other: a chain
      } else if (same.gap() != TraceHop.Gap.NONE && isSibling(same)) {
        return Optional.of(same);
      }
    }
    return Optional.ofNullable(levels.peek());
  }

  /** A gap in the same column stands between this and its caller only where nothing is deeper. */
  private static boolean isSibling(Level gap) {
    return gap.gap() == TraceHop.Gap.SKIPPED;
  }

  private void skip(int column, TraceHop.Gap gap) {
    Optional<Level> around = around(column);
    List<Integer> callers = around.map(Level::callers).orElse(List.of());
    int depth = around.map(Level::depth).orElse(0);
    if (lost && !levels.isEmpty() && levels.peek().column() == column) {
      levels.pop();
    }
    levels.push(new Level(column, depth, callers, gap));
  }

  private void hop(
      Row row, int column, TraceName name, Optional<TraceName> through, String remark) {
    Optional<Level> around = around(column);
    List<Integer> callers = around.map(Level::callers).orElse(List.of());
    int depth = around.map(level -> level.depth() + (callers.isEmpty() ? 0 : 1)).orElse(0);
    TraceHop.Gap gap = around.map(Level::gap).orElse(TraceHop.Gap.NONE);
    hops.add(new TraceHop(row.number(), depth, name, through, callers, gap, true, remark));
    if (lost && !levels.isEmpty() && levels.peek().column() == column) {
      levels.pop();
    }
    levels.push(new Level(column, depth, List.of(hops.size() - 1), TraceHop.Gap.NONE));
  }

  /** A caller named again above what it calls: a heading of a list of cases. */
  private boolean isLabel(ListingLine.Hop hop) {
    if (hop.marker().kind() != Marker.Kind.BULLET) {
      return false;
    }
    Optional<Level> around = around(hop.column());
    for (int caller : around.map(Level::callers).orElse(List.of())) {
      if (hops.get(caller).name().name().equals(hop.name().name())) {
        int depth = around.orElseThrow().depth();
        levels.push(new Level(hop.column(), depth, List.of(caller), TraceHop.Gap.NONE));
        return true;
      }
    }
    return false;
  }

  /** What a member leads to is called by the member's caller, and calls what stands below. */
  private void targets(Row row, ListingLine.Hop hop) {
    TraceHop member = hops.getLast();
    List<Integer> numbers = new ArrayList<>();
    for (Target target : row.targets()) {
      numbers.add(hops.size());
      hops.add(
          new TraceHop(
              target.line(),
              member.depth(),
              target.name(),
              Optional.of(hop.name()),
              member.callers(),
              member.gap(),
              true,
              ""));
    }
    levels.pop();
    levels.push(new Level(hop.column(), member.depth(), numbers, TraceHop.Gap.NONE));
  }
}
