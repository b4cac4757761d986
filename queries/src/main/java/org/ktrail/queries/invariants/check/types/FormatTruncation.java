package org.ktrail.queries.invariants.check.types;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Event;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.Step;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.types.Conversions;
import org.ktrail.queries.invariants.types.Conversions.Conversion;
import org.ktrail.queries.invariants.types.NumberTypes;

/**
 * A text printed into an array of its function that it may not fit in: {@code char b[9]}, {@code
 * "%02u.%02u.%02u"} of three {@code u8}. A width bounds from below. As the compiler does for the
 * kernel's extra warnings, numbers narrower than {@code int} count with all their digits, and what
 * has no such bound with the fewest.
 */
public final class FormatTruncation implements Check {
  private static final Set<String> PRINTERS = Set.of("snprintf", "scnprintf", "sprintf");

  /** Digits of a width that is believed. */
  private static final int LONGEST_WIDTH = 6;

  private static final Pattern STRING =
      Pattern.compile("sizeof ?\\(?\"((?:\\\\.|[^\"\\\\])*+)\"\\)?");
  private static final Pattern MAX = Pattern.compile("max(?:_t)?\\((.*+)");

  @Override
  public void check(Subject s, Consumer<Breach> found) {
    for (Step step : s.flow.calls()) {
      Expression.Call call = ((Event.Call) step.event()).call();
      int format = call.name().equals("sprintf") ? 1 : 2;
      if (PRINTERS.contains(call.name())
          && call.arguments().size() > format
          && call.arguments().getFirst().bare() instanceof Expression.Name buffer
          && call.arguments().get(format) instanceof Expression.Literal text) {
        int size = size(s, buffer.name());
        int most = length(s, call, format, text.text());
        if (size > 0 && most >= size) {
          found.accept(
              s.breach(
                  "format-truncation",
                  step.line(),
                  buffer.name(),
                  "%s has room for %d characters, and up to %d are printed into it"
                      .formatted(buffer.name(), size - 1, most),
                  s.way(step.line(), text.text())));
        }
      }
    }
  }

  /** Bytes of a local array; 0 if it is none, or its size is not known. */
  private static int size(Subject s, String name) {
    List<Flow.Variable> all = s.flow.locals().stream().filter(v -> v.name().equals(name)).toList();
    if (all.size() != 1 || !all.getFirst().isArray()) {
      return 0;
    }
    int line = all.getFirst().line();
    String text =
        s.code
            .files()
            .image(s.flow.file())
            .flatMap(i -> new String(i.text(), ISO_8859_1).lines().skip(line - 1L).findFirst())
            .orElse("");
    Matcher m =
        Pattern.compile(
                "\\bchar\\b[^;]*\\b" + Pattern.quote(name) + "\\[([^;=]+)\\] *+(?:[;,=].*+)?+$")
            .matcher(text);
    return m.find() ? constant(m.group(1)).orElse(0) : 0;
  }

  private static OptionalInt constant(String text) {
    String bare = text.strip();
    Matcher string = STRING.matcher(bare);
    Matcher max = MAX.matcher(bare);
    if (bare.matches("\\d{1,6}")) {
      return OptionalInt.of(Integer.parseInt(bare));
    }
    if (string.matches()) {
      return OptionalInt.of(string.group(1).replaceAll("\\\\.", "x").length() + 1);
    }
    int comma = bare.indexOf(',');
    if (max.matches() && comma > 0 && bare.endsWith(")")) {
      OptionalInt one = constant(bare.substring(bare.indexOf('(') + 1, comma));
      OptionalInt other = constant(bare.substring(comma + 1, bare.length() - 1));
      return one.isPresent() && other.isPresent()
          ? OptionalInt.of(Math.max(one.getAsInt(), other.getAsInt()))
          : OptionalInt.empty();
    }
    return OptionalInt.empty();
  }

  /** Characters that are printed, at most where they are bounded; −1 if that cannot be told. */
  private static int length(Subject s, Expression.Call call, int at, String literal) {
    String text = Conversions.joined(literal);
    if (text.isEmpty()) {
      return -1;
    }
    int length = 0;
    int argument = at + 1;
    int end = 0;
    for (Conversion c : Conversions.of(text)) {
      length += plain(text.substring(end, c.start()));
      end = c.end();
      if (c.isPercent()) {
        length++;
      } else if (c.stars() > 0
          || c.width().length() > LONGEST_WIDTH
          || c.letter().equals("p")
          || argument >= call.arguments().size()) {
        return -1;
      } else {
        int width = c.width().isEmpty() ? 0 : Integer.parseInt(c.width());
        length += Math.max(width, digits(s, call.arguments().get(argument++), c));
      }
    }
    return argument == call.arguments().size() ? length + plain(text.substring(end)) : -1;
  }

  private static int plain(String text) {
    return text.replaceAll("\\\\.", "x").length();
  }

  private static int digits(Subject s, Expression argument, Conversion conversion) {
    String letter = conversion.letter();
    if (letter.equals("s")) {
      return 0;
    }
    String type = letter.matches("[diuxX]") ? new ValueTypes(s).of(argument) : "";
    String narrow = NumberTypes.length(type).orElse("");
    int bits = narrow.equals("hh") ? 8 : narrow.equals("h") ? 16 : 0;
    if (bits == 0 || argument.bare() instanceof Expression.Literal) {
      return 1;
    }
    boolean hex = letter.equalsIgnoreCase("x");
    int sign = NumberTypes.isUnsigned(type) || hex ? 0 : 1;
    int prefix = hex && conversion.flags().contains("#") ? 2 : 0;
    return prefix + (hex ? bits / 4 : bits == 8 ? 3 : 5) + sign;
  }
}
