package org.ktrail.queries.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of an oops, a lockdep report or of ftrace, as far as it tells of a stack. */
sealed interface StackLine {
  /**
   * A frame.
   *
   * @param symbol as written, with what the compiler added ({@code f.part.0})
   * @param reliable no {@code ?} stands in front
   */
  record Frame(String symbol, boolean reliable, String remark) implements StackLine {
    /** The function without what the compiler made of it. */
    TraceName name() {
      int from = symbol.startsWith(".") ? 1 : 0;
      int dot = symbol.indexOf('.', from);
      String name = symbol.substring(from, dot < 0 ? symbol.length() : dot);
      return new TraceName(symbol, name, TraceName.Kind.FUNCTION);
    }
  }

  /** Where the processor was: the innermost frame, if a stack follows. */
  record Instruction(Frame frame) implements StackLine {}

  /** {@code Call Trace:} or like it: a stack follows. */
  record Head() implements StackLine {}

  /** {@code <TASK>}: says nothing of calls. */
  record Mark() implements StackLine {}

  /** {@code </IRQ>}: what follows was interrupted and did not call. */
  record Interrupted() implements StackLine {}

  String SYMBOL = "(\\.?[A-Za-z_$][\\w$.]{0,200})";

  Pattern LOG =
      Pattern.compile(
          // Of syslog and journald, of dates as ISO 8601 and dmesg -T write them.
          "^(?:(?:[A-Z][a-z]{2} [ \\d]\\d"
              + " \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?|\\d{4}-\\d\\d-\\d\\d[T"
              + " ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z| ?[+-]\\d\\d:?\\d\\d)?)"
              + " ?(?:[\\w.-]{1,64} )?kernel(?:\\[\\d{1,9}\\])?: ?)?+(?:\\d{4}-\\d\\d-\\d\\d[T"
              + " ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?"
              + " )?+(?:\\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}\\]"
              + " ?)?+(?:[a-z]{1,8} *: *[a-z]{1,8} *: *)?+(?:<\\d>)?+ ?(?:\\["
              + " *\\d{1,9}\\.\\d{1,9}\\] ?+)?+(?:\\[ *[TC]\\d{1,9}\\] ?+){0,2}+");

  Pattern FRAME =
      Pattern.compile(
          " *(?:\\[<?[0-9a-fA-F]{1,16}>?\\] *){0,3}(\\? *)?"
              + SYMBOL
              + "\\+0x[0-9a-f]{1,16}/0x[0-9a-f]{1,16}(.*)");

  /** As {@code decode_stacktrace.sh} writes it. */
  Pattern DECODED = Pattern.compile(" *(\\? *)?" + SYMBOL + " (\\([\\w./+-]{1,300}:\\d{1,9}\\b.*)");

  Pattern INSTRUCTION =
      Pattern.compile(
          " *+(?:RIP: *+(?:[0-9a-f]{4}:)?|EIP: *+(?:[0-9a-f]{4}:)?|pc *+: *+|epc *+: *+|PC is at"
              + " |NIP )(.*)");

  Pattern FUNCTION_TRACER = Pattern.compile(" *=> " + SYMBOL + "(?:\\+0x[0-9a-f/x]{1,40})?( *)");

  static @Nullable StackLine of(String line) {
    String text = withoutLog(line);
    String word = text.strip();
    if (word.startsWith("</IRQ>")
        || word.startsWith("</NMI>")
        || word.startsWith("</SOFTIRQ>")
        || word.startsWith("<EOI>")) {
      return new Interrupted();
    }
    if (word.equals("<TASK>")
        || word.equals("</TASK>")
        || word.equals("<IRQ>")
        || word.equals("<NMI>")
        || word.equals("<SOFTIRQ>")) {
      return new Mark();
    }
    Matcher instruction = INSTRUCTION.matcher(text);
    if (instruction.matches()) {
      Frame frame = frame(instruction.group(1));
      return frame == null ? null : new Instruction(frame);
    }
    Frame frame = frame(text);
    if (frame != null) {
      return frame;
    }
    return isHead(word) ? new Head() : null;
  }

  static String withoutLog(String line) {
    Matcher log = LOG.matcher(line);
    return log.find() ? line.substring(log.end()) : line;
  }

  private static @Nullable Frame frame(String text) {
    Matcher exact = FRAME.matcher(text);
    if (exact.matches()) {
      return new Frame(exact.group(2), exact.group(1) == null, exact.group(3).strip());
    }
    Matcher decoded = DECODED.matcher(text);
    return decoded.matches()
        ? new Frame(decoded.group(2), decoded.group(1) == null, decoded.group(3).strip())
        : null;
  }

  /** A frame of a stack that ftrace printed, or null. */
  static @Nullable Frame ofTracer(String line) {
    Matcher frame = FUNCTION_TRACER.matcher(withoutLog(line));
    return frame.matches() ? new Frame(frame.group(1), true, "") : null;
  }

  private static boolean isHead(String word) {
    return word.equals("Call Trace:")
        || word.equals("Call trace:")
        || word.equals("stack backtrace:")
        || word.equals("Backtrace:")
        || word.equals("Stack:")
        || word.equals("dump_stack:");
  }
}
