package org.ktrail.queries.workspace.posted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.mail.Mail;

/**
 * Mails that have the Message-ID of an earlier one. A copy that came by another list says nothing
 * new; one with another patch is left out as well, which has to be said.
 */
final class SameIds {
  /** Message-IDs that are named. */
  private static final int NAMED = 10;

  private final Map<String, Integer> patches = new HashMap<>();
  private final Map<String, Integer> others = new LinkedHashMap<>();

  void add(Mail mail) {
    if (mail.messageId().isEmpty()) {
      return;
    }
    int patch = patch(mail);
    Integer first = patches.putIfAbsent(mail.messageId(), patch);
    if (first != null && first != patch) {
      others.merge(mail.messageId(), 1, Integer::sum);
    }
  }

  /** One line each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    others.entrySet().stream()
        .limit(NAMED)
        .forEach(e ->
            problems.add(
                "<%s>: %d more with this Message-ID, and another patch; the first one counts"
                    .formatted(e.getKey(), e.getValue())));
    if (others.size() > NAMED) {
      problems.add("and so of %d more Message-IDs".formatted(others.size() - NAMED));
    }
    return problems;
  }

  /** Of the subject and what is added and removed: lists put their own words below a mail. */
  private static int patch(Mail mail) {
    int hash = mail.subject().strip().hashCode();
    for (String line : (Iterable<String>) mail.body().lines()::iterator) {
      if (line.startsWith("+") || line.startsWith("-") && !line.startsWith("--")) {
        hash = 31 * hash + line.stripTrailing().hashCode();
      }
    }
    return hash;
  }
}
