package org.ktrail.queries.invariants.check.types;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.types.PlaceTypes;

/**
 * Members of fewer bits than their type has: they are handed as an {@code int}. The index keeps
 * types alone, so that the text of what declares the record is looked at.
 */
final class BitFields {
  /** Files that define a record of a name; one of more is nobody's in particular. */
  private static final int MOST_DEFINERS = 4;

  private BitFields() {}

  /** Whether a place may be one. */
  static boolean mayBe(Expression place, Subject s) {
    if (!(place.bare() instanceof Expression.Member m)) {
      return false;
    }
    String tag = PlaceTypes.tag(s.types.of(m.base(), s.flow));
    Pattern declared = Pattern.compile("\\b" + Pattern.quote(m.field()) + "\\s*+:\\s*+\\w");
    return !tag.isEmpty()
        && s.code.files().defining(tag).stream()
            .limit(MOST_DEFINERS)
            .flatMap(path -> s.code.files().image(path).stream())
            .anyMatch(i -> declared.matcher(new String(i.text(), ISO_8859_1)).find());
  }
}
