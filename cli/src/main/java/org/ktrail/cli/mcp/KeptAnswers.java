package org.ktrail.cli.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest answers, for who asks for their next page. Of any number of threads. */
final class KeptAnswers {
  private static final int KEPT = 8;

  private final Map<String, Kept> latest = new LinkedHashMap<>();

  /**
   * A whole answer.
   *
   * @param digest tells it from others
   */
  record Kept(String question, String digest, Map<String, Object> answer, List<String> notes) {
    Kept {
      notes = List.copyOf(notes);
    }
  }

  synchronized Optional<Kept> get(String digest) {
    return Optional.ofNullable(latest.get(digest));
  }

  synchronized Kept keep(String question, Map<String, Object> answer, List<String> notes) {
    Kept kept = new Kept(question, PageCursor.digest(question, answer), answer, notes);
    latest.remove(kept.digest());
    latest.put(kept.digest(), kept);
    if (latest.size() > KEPT) {
      latest.remove(latest.keySet().iterator().next());
    }
    return kept;
  }
}
