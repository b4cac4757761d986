package org.ktrail.queries.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the call traces of a text; the package describes how they look. */
public final class TraceReader {
  private final List<Trace> found = new ArrayList<>();
  private final StackReader stacks = new StackReader();
  private final List<ProseLines.Line> block = new ArrayList<>();
  private final List<ProseLines.Line> aside = new ArrayList<>();

  /** The last line of the block before: it may announce a trace. */
  private String before = "";

  private TraceReader() {}

  /** All traces, in order of their first lines. Never fails. */
  public static List<Trace> read(String text) {
    return read(ProseLines.of(text));
  }

  public static List<Trace> read(List<ProseLines.Line> lines) {
    TraceReader reader = new TraceReader();
    for (int i = 0; i < lines.size(); i++) {
      if (reader.stacks.take(lines, i)) {
        reader.end();
      } else {
        reader.take(lines.get(i));
      }
    }
    reader.end();
    reader.found.addAll(reader.stacks.found());
    reader.found.sort(Comparator.comparingInt(Trace::line));
    return List.copyOf(reader.found);
  }

  private void take(ProseLines.Line line) {
    if (block.isEmpty()) {
      begin(line);
      return;
    }
    ProseLines.Line last = block.getLast();
    boolean next = line.number() == last.number() + 1 || !aside.isEmpty();
    if (line.quote() < last.quote()) {
      aside.add(line); // a reviewer's words in the middle of a block: it may go on
    } else if (line.quote() == last.quote() && !line.isBlank() && next) {
      endAside();
      block.add(line);
    } else {
      end();
      begin(line);
    }
  }

  private void begin(ProseLines.Line line) {
    if (!line.isBlank()) {
      block.add(line);
    }
  }

  /** Lines between those of a quoted block are read as a text of their own. */
  private void endAside() {
    if (!aside.isEmpty()) {
      TraceReader inner = new TraceReader();
      aside.forEach(inner::take);
      inner.end();
      found.addAll(inner.found);
      aside.clear();
    }
  }

  private void end() {
    if (!block.isEmpty()) {
      found.addAll(new BlockReader(block, before).read());
      before = block.getLast().text();
      block.clear();
    }
    endAside();
  }
}
