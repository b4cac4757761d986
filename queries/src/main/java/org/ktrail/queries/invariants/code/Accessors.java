package org.ktrail.queries.invariants.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;

/**
 * Macros that are a way through pointers from their only parameter, {@code #define X_DEV(x)
 * (&(x)->a->b->dev)}: whoever uses one follows what lies on it.
 */
public final class Accessors {
  private static final Pattern BODY =
      Pattern.compile(
          "\\(*+(&?+)\\s*+\\(*+(\\w++)\\)*+((?:\\s*+(?:->|\\.)\\s*+\\w++)++)\\s*+\\)*+");

  private static final Pattern MEMBER = Pattern.compile("(->|\\.)\\s*+(\\w++)");

  private Accessors() {}

  /** The pointers that a call goes through if it is one of such a macro; none otherwise. */
  public static List<String> followed(CodeState code, Flow from, Expression.Call call) {
    if (call.arguments().size() != 1 || !call.arguments().getFirst().bare().isPlace()) {
      return List.of();
    }
    Optional<String> body = code.macro(call.name(), from);
    Matcher whole = BODY.matcher(body.orElse(""));
    if (!whole.matches()) {
      return List.of();
    }
    List<String> followed = new ArrayList<>();
    String at = call.arguments().getFirst().bare().text();
    Matcher member = MEMBER.matcher(whole.group(3));
    while (member.find()) {
      if (member.group(1).equals("->")) {
        followed.add(at);
      }
      at += member.group(1) + member.group(2);
    }
    if (!whole.group(1).isEmpty() && !followed.isEmpty() && whole.group(3).lastIndexOf("->") >= 0) {
      followed.removeLast(); // only the address of what the last arrow leads to is computed
    }
    return followed;
  }
}
