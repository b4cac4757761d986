package org.ktrail.queries.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the frames of stacks, innermost first. Lines that are no frame end a stack; between an
 * instruction pointer and the stack that belongs to it registers and code may stand.
 */
final class StackReader {
  /** Lines of registers between {@code RIP:} and the stack. */
  private static final int REGISTERS = 40;

  private final List<Trace> found = new ArrayList<>();
  private final List<Entry> frames = new ArrayList<>();
  private @Nullable Entry instruction;
  private boolean interrupted;
  private boolean tracer;

  private record Entry(int line, StackLine.Frame frame, boolean interrupted) {}

  /** Takes the line at a place; false if it is none of a stack. */
  boolean take(List<ProseLines.Line> lines, int at) {
    ProseLines.Line line = lines.get(at);
    StackLine.Frame traced = StackLine.ofTracer(line.text());
    if (traced != null) {
      if (!hasEqual(lines, at)) {
        end();
        return false; // a listing, whose callees are to the right
      }
      if (!tracer) {
        end();
      }
      tracer = true;
      frames.add(new Entry(line.number(), traced, false));
      return true;
    }
    if (tracer) {
      end();
    }
    StackLine read = StackLine.of(line.text());
    if (read == null) {
      end();
      return false;
    }
    switch (read) {
      case StackLine.Frame frame -> {
        if (frames.isEmpty()) {
          begin(line.number(), frame);
        }
        frames.add(new Entry(line.number(), frame, interrupted));
        interrupted = false;
      }
      case StackLine.Instruction pointer -> {
        if (frames.isEmpty()) {
          instruction = new Entry(line.number(), pointer.frame(), false);
        } else { // in the middle of a stack: what an interrupt interrupted
          frames.add(new Entry(line.number(), pointer.frame(), true));
        }
      }
      case StackLine.Interrupted _ -> interrupted = !frames.isEmpty();
      case StackLine.Head _ -> end();
      case StackLine.Mark _ -> {}
    }
    return !(read instanceof StackLine.Head);
  }

  /** Whether a neighbour is a frame of ftrace too and begins in the same column. */
  private static boolean hasEqual(List<ProseLines.Line> lines, int at) {
    for (int other = at - 1; other <= at + 1; other += 2) {
      if (other >= 0
          && other < lines.size()
          && StackLine.ofTracer(lines.get(other).text()) != null
          && lines.get(other).text().indexOf("=>") == lines.get(at).text().indexOf("=>")) {
        return true;
      }
    }
    return false;
  }

  private void begin(int line, StackLine.Frame first) {
    Entry at = instruction;
    instruction = null;
    if (at != null
        && line - at.line() <= REGISTERS
        && !at.frame().name().name().equals(first.name().name())) {
      frames.add(at);
    }
  }

  void end() {
    if (frames.size() > 1) {
      found.add(trace());
    }
    frames.clear();
    interrupted = false;
    tracer = false;
  }

  private Trace trace() {
    int[] callers = new int[frames.size()];
    int[] depths = new int[frames.size()];
    int caller = -1;
    int depth = 0;
    for (int i = frames.size() - 1; i >= 0; i--) {
      callers[i] = caller;
      depths[i] = depth;
      if (frames.get(i).frame().reliable()) {
        caller = i;
        depth++;
      }
      if (frames.get(i).interrupted()) {
        caller = -1;
      }
    }
    List<TraceHop> hops = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      Entry entry = frames.get(i);
      hops.add(
          new TraceHop(
              entry.line(),
              depths[i],
              entry.frame().name(),
              Optional.empty(),
              callers[i] < 0 ? List.of() : List.of(callers[i]),
              TraceHop.Gap.NONE,
              entry.frame().reliable(),
              entry.frame().remark()));
    }
    return new Trace(Trace.Form.STACK, false, hops);
  }

  List<Trace> found() {
    end();
    return found;
  }
}
