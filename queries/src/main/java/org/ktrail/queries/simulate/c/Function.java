package org.ktrail.queries.simulate.c;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;

/** The function that is being read: what its body makes up. */
final class Function {
  private final byte[] nameBytes;
  private final Map<String, Integer> labels = new HashMap<>();
  private @Nullable Variable rest;

  Function(String name) {
    nameBytes = (name + "\0").getBytes(StandardCharsets.UTF_8);
  }

  /** {@code __func__}: one array, wherever it is named. */
  TypedExpression.StringLiteral nameLiteral() {
    return new TypedExpression.StringLiteral(nameBytes, CType.CHAR.qualified(TypeMarks.CONST));
  }

  /** What holds the arguments without names. */
  Variable needRest() {
    if (rest == null) {
      rest = new Variable("...", new CType.Array(CType.ULONG, -1), false);
    }
    return rest;
  }

  Optional<Variable> rest() {
    return Optional.ofNullable(rest);
  }

  /** A name for a label that one block has on its own. */
  String localLabel(String label) {
    int n = labels.merge(label, 1, Integer::sum);
    return label + "#" + n;
  }
}
