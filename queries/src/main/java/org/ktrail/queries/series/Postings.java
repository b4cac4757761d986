package org.ktrail.queries.series;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ktrail.indexer.mail.Mail;

/**
 * Puts the mails of one send together: by what their Message-IDs have in common, by replies to the
 * cover letter or the patch before, by their source where they have no Message-ID. A thread that
 * carries several series or versions is split by version and count of patches.
 */
public final class Postings {
  /** The mails of one send are at most so far apart, by their own dates. */
  private static final Duration ONE_SEND = Duration.ofDays(3);

  /** The same for mails that nothing but author, version and count ties together. */
  private static final Duration LOOSE_SEND = Duration.ofMinutes(30);

  private final List<SeriesMail> mails;
  private final Map<String, Integer> byId = new HashMap<>();
  private final int[] parents;

  private Postings(List<SeriesMail> mails) {
    this.mails = mails;
    this.parents = new int[mails.size()];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
      byId.put(mails.get(i).mail().messageId(), i);
    }
  }

  /**
   * The postings among these mails, in the order of their dates. Mails that are no patches are left
   * out; of those with one Message-ID the first counts.
   */
  public static List<Posting> of(List<Mail> mails) {
    List<SeriesMail> patches = patchMails(mails);
    Postings grouping = new Postings(patches);
    grouping.joinStems();
    grouping.joinReplies();
    grouping.joinSources();
    grouping.joinLoose();
    List<Posting> postings = new ArrayList<>();
    for (List<SeriesMail> send : grouping.sends()) {
      postings.addAll(Split.of(send));
    }
    postings.sort(Comparator.comparing(Posting::date));
    return postings;
  }

  /** Patches and cover letters, by date; mails without a subject of patches where none has one. */
  private static List<SeriesMail> patchMails(List<Mail> mails) {
    List<SeriesMail> marked = new ArrayList<>();
    List<SeriesMail> bare = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Instant last = Instant.EPOCH;
    for (Mail mail : mails) {
      last = mail.date().orElse(last);
      SubjectLine subject = SubjectLine.of(mail.subject());
      if (!subject.reply() && (mail.messageId().isEmpty() || ids.add(mail.messageId()))) {
        if (subject.patch()) {
          marked.add(new SeriesMail(mail, subject, last));
        } else if (mail.carriesDiff()) {
          bare.add(new SeriesMail(mail, subject, last));
        }
      }
    }
    List<SeriesMail> all =
        new ArrayList<>(
            marked.isEmpty()
                ? bare
                : Stream.concat(
                        marked.stream(), bare.stream().filter(b -> b.mail().messageId().isEmpty()))
                    .toList());
    all.sort(Comparator.comparing(SeriesMail::date)); // stable: the source's order decides the rest
    return all;
  }

  private void joinStems() {
    Map<String, Integer> stems = new HashMap<>();
    for (int i = 0; i < mails.size(); i++) {
      String stem = SendStem.of(mails.get(i).mail().messageId());
      if (!stem.isEmpty()) {
        Integer before = stems.put(stem, i);
        if (before != null && together(mails.get(before), mails.get(i), ONE_SEND)) {
          join(before, i);
        }
      }
    }
  }

  private void joinReplies() {
    for (int i = 0; i < mails.size(); i++) {
      Mail mail = mails.get(i).mail();
      for (String id :
          Stream.concat(mail.inReplyTo().stream(), mail.references().stream()).toList()) {
        Integer parent = byId.get(id);
        if (parent != null && parent != i && isSameSend(mails.get(parent), mails.get(i))) {
          join(parent, i);
        }
      }
    }
  }

  /** Whether a reply continues the send: a numbered patch below its cover letter or first patch. */
  private static boolean isSameSend(SeriesMail parent, SeriesMail child) {
    SubjectLine a = parent.subject();
    SubjectLine b = child.subject();
    boolean versions =
        b.version().isEmpty()
            || a.version().equals(b.version())
            // of a cover letter it is often forgotten; a dotted one is of single patches
            || a.version().isEmpty() && parent.isCover() && b.version().get().minor() == 0
            || CombinedPart.of(a.title()).stream()
                .anyMatch(part -> part.version().equals(b.version().get()));
    boolean counts = a.count().isEmpty() || a.count().equals(b.count());
    boolean numbered =
        (b.number().orElse(0) > 0 || b.between()) && (parent.isCover() || a.number().isPresent());
    return numbered
        && versions
        && counts
        && together(parent, child, ONE_SEND)
        && Similarity.same(parent.mail().from(), child.mail().from());
  }

  /** Files of patches have no Message-ID: those of one source are one send. */
  private void joinSources() {
    Map<String, Integer> sources = new HashMap<>();
    for (int i = 0; i < mails.size(); i++) {
      if (mails.get(i).mail().messageId().isEmpty()) {
        Integer before = sources.putIfAbsent(mails.get(i).mail().source(), i);
        if (before != null) {
          join(before, i);
        }
      }
    }
  }

  /** Numbered patches that nothing ties to a send yet, sent within minutes of each other. */
  private void joinLoose() {
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int i = 0; i < parents.length; i++) {
      sizes.merge(root(i), 1, Integer::sum);
    }
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < mails.size(); i++) {
      SubjectLine subject = mails.get(i).subject();
      boolean loose =
          sizes.getOrDefault(root(i), 0) == 1
              && subject.number().isPresent()
              && mails.get(i).mail().inReplyTo().isEmpty();
      if (loose) {
        String key = mails.get(i).mail().from().address() + subject.version() + subject.count();
        Integer before = last.put(key, i);
        if (before != null && together(mails.get(before), mails.get(i), LOOSE_SEND)) {
          join(before, i);
        }
      }
    }
  }

  private static boolean together(SeriesMail a, SeriesMail b, Duration most) {
    return Duration.between(a.date(), b.date()).abs().compareTo(most) <= 0;
  }

  private void join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private int root(int i) {
    int at = i;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  private Iterable<List<SeriesMail>> sends() {
    Map<Integer, List<SeriesMail>> sends = new LinkedHashMap<>();
    for (int i = 0; i < mails.size(); i++) {
      sends.computeIfAbsent(root(i), _ -> new ArrayList<>()).add(mails.get(i));
    }
    return sends.values();
  }
}
