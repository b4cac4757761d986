package org.ktrail.queries.invariants;

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

/**
 * A text printed into an array of its function that it may not fit in: {@code char b[9]}, {@code
 * "%02u.%02u.%02u"} of three {@code u8}. A width bounds from below. As the compiler does for the
 * kernel's extra warnings, numbers narrower than {@code int} count with all their digits, and what
 * has no such bound with the fewest.
 */
final class FormatTruncation implements Check {
  private static final Set<String> PRINTERS = Set.of("snprintf", "scnprintf", "sprintf");

  private static final Pattern CONVERSION =
      Pattern.compile(
          "%([-+ #0]*+)(\\*|\\d++)?+(?:\\.(\\*|\\d++))?+(hh|h|ll|l|z|t|j|L|q)?([a-zA-Z%])");

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
    String text = Formats.joined(literal);
    if (text.isEmpty()) {
      return -1;
    }
    int length = 0;
    int argument = at + 1;
    int end = 0;
    Matcher m = CONVERSION.matcher(text);
    while (m.find()) {
      length += plain(text.substring(end, m.start()));
      end = m.end();
      if (m.group(5).equals("%")) {
        length++;
        continue;
      }
      if ("*".equals(m.group(2)) || "*".equals(m.group(3)) || m.group(5).equals("p")) {
        return -1;
      }
      if (argument >= call.arguments().size()) {
        return -1;
      }
      int width = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
      length += Math.max(width, digits(s, call.arguments().get(argument++), m));
    }
    return argument == call.arguments().size() ? length + plain(text.substring(end)) : -1;
  }

  private static int plain(String text) {
    return text.replaceAll("\\\\.", "x").length();
  }

  private static int digits(Subject s, Expression argument, Matcher conversion) {
    String letter = conversion.group(5);
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
    int prefix = hex && conversion.group(1).contains("#") ? 2 : 0;
    return prefix + (hex ? bits / 4 : bits == 8 ? 3 : 5) + sign;
  }
}
