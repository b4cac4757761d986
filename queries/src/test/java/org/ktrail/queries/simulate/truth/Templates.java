package org.ktrail.queries.simulate.truth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills what stands between {@code @} in templates of C, at random:
 *
 * <ul>
 *   <li>{@code @f@} the name of the function, {@code @c@} that of the class
 *   <li>{@code @int@} an integer type, {@code @wide@} one of at least 32 bits
 *   <li>{@code @num@} a number, {@code @num(1,9)@} one from 1 to 9, {@code @hex@} any of 64 bits
 *   <li>{@code @expr@} arithmetic on a and b
 *   <li>{@code @pick(x`y)@} x or y
 * </ul>
 *
 * <p>{@code @int.1@} is the same type wherever it stands in one template; so with the others.
 */
final class Templates {
  private static final Pattern SPOT =
      Pattern.compile("@(\\w++)(?:\\.(\\w++))?(?:\\(((?:[^)]|\\)(?!@))*+)\\))?@");

  private static final List<String> WIDE = List.of("u32", "s32", "u64", "s64");
  private static final List<String> INTEGERS =
      List.of("u8", "s8", "u16", "s16", "u32", "s32", "u64", "s64");

  private final Random random;
  private final String kind;

  Templates(Random random, String kind) {
    this.random = random;
    this.kind = kind;
  }

  /** One template with its spots filled. */
  String fill(String template, String function) {
    return fill(template, function, new HashMap<>());
  }

  private String fill(String template, String function, Map<String, String> kept) {
    StringBuilder out = new StringBuilder();
    Matcher m = SPOT.matcher(template);
    while (m.find()) {
      String what = m.group(1);
      String key = m.group(2) == null ? null : what + "." + m.group(2);
      String text = key == null ? null : kept.get(key);
      if (text == null) {
        text = fill(drawn(what, m.group(3), function), function, kept);
        if (key != null) {
          kept.put(key, text);
        }
      }
      m.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    return m.appendTail(out).toString();
  }

  private String drawn(String what, @org.jspecify.annotations.Nullable String of, String function) {
    return switch (what) {
      case "f" -> function;
      case "c" -> kind;
      case "int" -> one(INTEGERS);
      case "wide" -> one(WIDE);
      case "hex" -> "0x" + Long.toHexString(random.nextLong());
      case "expr" -> expression(2);
      case "num" -> Integer.toString(number(of == null ? "-100,100" : of));
      case "pick" -> one(List.of(String.valueOf(of).split("`", -1)));
      default -> throw new IllegalArgumentException(what);
    };
  }

  private int number(String range) {
    String[] ends = range.split(",");
    int low = Integer.parseInt(ends[0].strip());
    return low + random.nextInt(Integer.parseInt(ends[1].strip()) - low + 1);
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String expression(int depth) {
    if (depth == 0) {
      return one(List.of("a", "b", "@num@", "(@int@)a", "(@int@)b"));
    }
    String left = expression(depth - 1);
    String right = expression(depth - 1);
    return "("
        + left
        + " "
        + one(List.of("+", "-", "*", "&", "|", "^", "<", "=="))
        + " "
        + right
        + ")";
  }
}
