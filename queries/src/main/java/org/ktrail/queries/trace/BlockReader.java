package org.ktrail.queries.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the listings and inline traces of one block: lines without a blank one between them. */
final class BlockReader {
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "(?i).{0,200}\\b(?:call(?:ing)?"
              + " ?-?(?:traces?|chains?|stacks?|paths?|graphs?|trees?|sequences?|flow)|backtraces?|stack"
              + " ?traces?|code ?paths?|code flow|calltrace)\\b.{0,200}");

  /** A continuation of targets stands far to the right of the line that it continues. */
  private static final int FAR = 12;

  private static final int MOST_ARGUMENT_LINES = 3;

  private final List<ProseLines.Line> block;
  private final String before;
  private final List<Trace> found = new ArrayList<>();

  /** Lines of a segment; text without a name in it only between hops. */
  private final List<Listing.Row> segment = new ArrayList<>();

  private boolean announced;

  /**
   * @param before the line before the block
   */
  BlockReader(List<ProseLines.Line> block, String before) {
    this.block = List.copyOf(block);
    this.before = before;
  }

  List<Trace> read() {
    announced = isAnnounced(before);
    for (int i = 0; i < block.size(); i++) {
      ProseLines.Line line = block.get(i);
      ListingLine read = ListingLine.of(line.text());
      if (read instanceof ListingLine.Hop hop && hop.open()) {
        int last = lastOfArguments(i);
        if (last == i) {
          read = new ListingLine.Words(hop.column(), hop.marker(), Optional.empty(), line.text());
        }
        i = last;
      }
      if (read instanceof ListingLine.Hop hop && hop.targets().isPresent()) {
        List<Listing.Target> targets = new ArrayList<>();
        add(targets, line.number(), hop.targets().get().names());
        i = targetsBelow(i, hop, targets);
        if (!targets.isEmpty()) {
          if (!belongs(read)) {
            endSegment();
          }
          segment.add(new Listing.Row(line.number(), hop, List.copyOf(targets)));
          continue;
        }
      }
      if (belongs(read)) {
        segment.add(new Listing.Row(line.number(), read, List.of()));
      } else {
        endSegment();
        if (begins(read)) {
          segment.add(new Listing.Row(line.number(), read, List.of()));
        } else {
          announced = isAnnounced(line.text());
          inline(line);
        }
      }
    }
    endSegment();
    return found;
  }

  private static boolean isAnnounced(String line) {
    return ANNOUNCED.matcher(line).matches();
  }

  private int lastOfArguments(int first) {
    int depth = 0;
    for (int i = first; i < block.size() && i <= first + MOST_ARGUMENT_LINES; i++) {
      String text = block.get(i).text();
      for (int c = 0; c < text.length(); c++) {
        depth += text.charAt(c) == '(' ? 1 : text.charAt(c) == ')' ? -1 : 0;
      }
      if (depth <= 0) {
        return text.endsWith(";") || text.endsWith("{") ? first : i;
      }
    }
    return first;
  }

  private static void add(List<Listing.Target> targets, int line, List<TraceName> names) {
    names.forEach(name -> targets.add(new Listing.Target(line, name)));
  }

  private int targetsBelow(int at, ListingLine.Hop hop, List<Listing.Target> targets) {
    int last = at;
    for (int i = at + 1; i < block.size(); i++) {
      Marker marker = Marker.of(block.get(i).text());
      if (marker == null || marker.leadsToHop() || marker.end() < hop.column() + FAR) {
        break;
      }
      List<TraceName> more = CallText.targets(block.get(i).text().substring(marker.end())).names();
      if (more.isEmpty()) {
        break;
      }
      add(targets, block.get(i).number(), more);
      last = i;
    }
    return last;
  }

  private boolean begins(ListingLine line) {
    return switch (line) {
      case ListingLine.Hop hop -> announced || hop.marker().kind() != Marker.Kind.BULLET;
      case ListingLine.Gap gap -> gap.marker().leadsToHop();
      case ListingLine.Words words -> words.marker().leadsToHop() && !words.marker().tight();
      case ListingLine.Drawing _ -> false;
    };
  }

  /** Whether a line goes on with the segment that there is. */
  private boolean belongs(ListingLine line) {
    if (segment.isEmpty()) {
      return false;
    }
    return switch (line) {
      case ListingLine.Hop hop ->
          !hop.marker().leadsToHop() || !hop.marker().tight() || hop.alone();
      case ListingLine.Gap _, ListingLine.Drawing _ -> true;
      case ListingLine.Words words ->
          words.marker().leadsToHop() && !words.marker().tight()
              || words.column() > segment.getFirst().line().column();
    };
  }

  private void endSegment() {
    if (!segment.isEmpty()) {
      boolean flat = announced || segment.getFirst().line() instanceof ListingLine.Words;
      Listing.of(segment, announced && flat).ifPresent(found::add);
      segment.clear();
      announced = false;
    }
  }

  private void inline(ProseLines.Line line) {
    InlineReader.read(line).ifPresent(found::add);
  }
}
