package org.ktrail.queries.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Classes of letters whose case does not count. */
class FoldedClassesTest {
  private static boolean matches(CharSet set, boolean negated, String text) {
    Pattern pattern = Re2.compile("", new Node.Chars(set, negated, true), false);
    return pattern.matcher(text).matches();
  }

  /** RE2/J goes round for ever in these if it is to fold them. */
  @Test
  @Timeout(60)
  void thoseOfAllLetters() {
    CharSet upper = Classes.UNICODE.get("upper");
    CharSet letters = Classes.UNICODE.get("alpha");
    for (String letter : new String[] {"a", "A", "\u00e4", "\u0432", "\u0412"}) {
      assertThat(matches(upper, false, letter)).as(letter).isTrue();
      assertThat(matches(upper, true, letter)).as(letter).isFalse();
      assertThat(matches(letters, false, letter)).as(letter).isTrue();
      assertThat(matches(letters, true, letter)).as(letter).isFalse();
    }
    assertThat(matches(letters, false, "\u1c80")).isTrue();
    assertThat(matches(letters, true, "\u1c80")).isFalse();
    assertThat(matches(letters, false, "1")).isFalse();
    assertThat(matches(letters, true, "1")).isTrue();
    assertThat(matches(CharSet.of("\u1c80"), false, "\u1c80")).isTrue();
  }
}
