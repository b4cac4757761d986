package org.ktrail.indexer.kbuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;

/**
 * A word of a make variable, and the condition under which it is there.
 *
 * @param text without blanks; {@link #UNKNOWN} marks a value that only a running make has
 */
record MakeWord(String text, Condition when) {
  static final char UNKNOWN = '\u0001';

  /** More alternatives than this are not told apart. */
  private static final int MOST_TEXTS = 64;

  boolean isUnknown() {
    return text.indexOf(UNKNOWN) >= 0;
  }

  MakeWord with(String other) {
    return new MakeWord(other, when);
  }

  MakeWord under(Condition guard) {
    return guard.equals(Condition.ALWAYS) ? this : new MakeWord(text, Guards.and(when, guard));
  }

  /** The condition under which any of the words is there. */
  static Condition any(List<MakeWord> words) {
    Condition any = Condition.NEVER;
    for (MakeWord word : words) {
      if (!word.text.isEmpty()) {
        any = Guards.or(any, word.when);
      }
    }
    return any;
  }

  static List<MakeWord> under(List<MakeWord> words, Condition guard) {
    if (guard.equals(Condition.ALWAYS)) {
      return words;
    }
    List<MakeWord> result = new ArrayList<>(words.size());
    for (MakeWord word : words) {
      MakeWord guarded = word.under(guard);
      if (!guarded.when.equals(Condition.NEVER)) {
        result.add(guarded);
      }
    }
    return result;
  }

  /** Every text that the words can make together; the conditions exclude each other. */
  static List<MakeWord> texts(List<MakeWord> words) {
    Map<String, Condition> texts = new LinkedHashMap<>();
    texts.put("", Condition.ALWAYS);
    for (MakeWord word : words) {
      Map<String, Condition> longer = new LinkedHashMap<>();
      Condition absent = Guards.not(word.when);
      texts.forEach((text, when) -> {
        String with = text.isEmpty() ? word.text : text + " " + word.text;
        put(longer, with, Guards.and(when, word.when));
        put(longer, text, Guards.and(when, absent));
      });
      if (longer.size() > MOST_TEXTS) {
        return List.of(new MakeWord(UNKNOWN + "too-many", Condition.ALWAYS));
      }
      texts = longer;
    }
    List<MakeWord> result = new ArrayList<>(texts.size());
    texts.forEach((text, when) -> result.add(new MakeWord(text, when)));
    return result;
  }

  private static void put(Map<String, Condition> texts, String text, Condition when) {
    if (!when.equals(Condition.NEVER)) {
      texts.merge(text, when, Guards::or);
    }
  }
}
