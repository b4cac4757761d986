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
record Word(String text, Condition when) {
  static final char UNKNOWN = '\u0001';

  /** More alternatives than this are not told apart. */
  private static final int MOST_TEXTS = 64;

  boolean isUnknown() {
    return text.indexOf(UNKNOWN) >= 0;
  }

  Word with(String other) {
    return new Word(other, when);
  }

  Word under(Condition guard) {
    return guard.equals(Condition.ALWAYS) ? this : new Word(text, Guards.and(when, guard));
  }

  /** The condition under which any of the words is there. */
  static Condition any(List<Word> words) {
    Condition any = Condition.NEVER;
    for (Word word : words) {
      if (!word.text.isEmpty()) {
        any = Guards.or(any, word.when);
      }
    }
    return any;
  }

  static List<Word> under(List<Word> words, Condition guard) {
    if (guard.equals(Condition.ALWAYS)) {
      return words;
    }
    List<Word> result = new ArrayList<>(words.size());
    for (Word word : words) {
      Word guarded = word.under(guard);
      if (!guarded.when.equals(Condition.NEVER)) {
        result.add(guarded);
      }
    }
    return result;
  }

  /** Every text that the words can make together; the conditions exclude each other. */
  static List<Word> texts(List<Word> words) {
    Map<String, Condition> texts = new LinkedHashMap<>();
    texts.put("", Condition.ALWAYS);
    for (Word word : words) {
      Map<String, Condition> longer = new LinkedHashMap<>();
      Condition absent = Guards.not(word.when);
      texts.forEach((text, when) -> {
        String with = text.isEmpty() ? word.text : text + " " + word.text;
        put(longer, with, Guards.and(when, word.when));
        put(longer, text, Guards.and(when, absent));
      });
      if (longer.size() > MOST_TEXTS) {
        return List.of(new Word(UNKNOWN + "too-many", Condition.ALWAYS));
      }
      texts = longer;
    }
    List<Word> result = new ArrayList<>(texts.size());
    texts.forEach((text, when) -> result.add(new Word(text, when)));
    return result;
  }

  private static void put(Map<String, Condition> texts, String text, Condition when) {
    if (!when.equals(Condition.NEVER)) {
      texts.merge(text, when, Guards::or);
    }
  }
}
