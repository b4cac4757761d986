package org.ktrail.queries.invariants.check.types;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.types.NumberTypes;

/** Types of numbers that are computed: by C's rules, as far as these are the same everywhere. */
final class ValueTypes {
  private static final Pattern SIZE =
      Pattern.compile(
          "ARRAY_SIZE|struct_size|flex_array_size|size_(?:add|sub|mul)|array_size|strn?len");

  private final Subject s;

  ValueTypes(Subject s) {
    this.s = s;
  }

  /** As written where it is declared; {@code int} and such where computed; "" if not known. */
  String of(Expression e) {
    return switch (e) {
      case Expression.Call c -> called(c);
      case Expression.Other o when o.text().startsWith("sizeof") -> "size_t";
      case Expression.Literal l -> literal(l.text());
      case Expression.Unary u when u.operator().matches("[-~]") -> promoted(of(u.of()));
      case Expression.Binary b -> computed(b);
      default -> s.types.of(e, s.flow);
    };
  }

  private String called(Expression.Call c) {
    if (c.name().startsWith("sizeof") || SIZE.matcher(c.name()).matches()) {
      return "size_t";
    }
    return c.name().isEmpty() ? "" : s.code.declared(c.name(), s.flow).map(Flow::result).orElse("");
  }

  private static String literal(String text) {
    return text.matches("[0-9]++|0[xX][0-9a-fA-F]{1,7}") ? "int" : "";
  }

  private static String promoted(String type) {
    Optional<String> length = NumberTypes.length(type);
    return length.filter(l -> l.startsWith("h")).isPresent() ? "int" : type;
  }

  private String computed(Expression.Binary b) {
    if (b.operator().matches("<<|>>")) {
      return promoted(of(b.left()));
    }
    if (!b.operator().matches("[-+*/%&|^]")) {
      return "";
    }
    String left = promoted(of(b.left()));
    String right = promoted(of(b.right()));
    Optional<String> l = NumberTypes.length(left);
    Optional<String> r = NumberTypes.length(right);
    if (l.isEmpty() || r.isEmpty()) {
      return "";
    }
    if (l.get().equals(r.get())) {
      return NumberTypes.isUnsigned(left) ? left : right;
    }
    // Which of two wide ones wins differs from processor to processor.
    return l.get().isEmpty() ? right : r.get().isEmpty() ? left : "";
  }
}
