package org.ktrail.queries.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.mail.Mail;

/**
 * Links postings into histories. Each is tied to the earlier posting that most speaks for ({@link
 * Kinship}), the latest of equals; postings of single patches amend the last revision with as many
 * patches.
 */
public final class Histories {
  /** Of the revisions with as many patches so many may be amended, the latest. */
  private static final int MOST = 300;

  private final List<Chain> chains = new ArrayList<>();
  private final Relatives<Chain.Entry> relatives;
  private final Map<Integer, List<Chain.Entry>> byCount = new HashMap<>();

  private Histories(Relatives<Chain.Entry> relatives) {
    this.relatives = relatives;
  }

  /** The histories that these mails tell, by the date of their first posting. */
  public static List<History> of(List<Mail> mails) {
    return link(Postings.of(mails));
  }

  /** The histories of these postings, which are in the order of their dates. */
  static List<History> link(List<Posting> postings) {
    List<Features> features = postings.stream().map(Features::of).toList();
    Histories histories = new Histories(new Relatives<>(features));
    for (int i = 0; i < postings.size(); i++) {
      Posting posting = postings.get(i);
      if (!(posting.isPartial() && histories.amend(posting))) {
        histories.follow(posting, features.get(i));
      }
    }
    return histories.chains.stream().map(Chain::history).toList();
  }

  /**
   * Ties a posting to the history that has the strongest evidence, of equals the one that began
   * last; one of several series goes to the one that began first.
   */
  private void follow(Posting posting, Features features) {
    List<Chain.Entry> candidates = new ArrayList<>(relatives.of(features));
    candidates.sort(Comparator.comparingInt(entry -> entry.chain.number));
    Map<Chain.Entry, Kinship.Evidence> found = new IdentityHashMap<>();
    Chain best = null;
    int most = Kinship.ENOUGH - 1;
    for (Chain.Entry entry : candidates) {
      Kinship.Evidence evidence = Kinship.of(entry.features, features);
      int weight = evidence.weight();
      if (weight >= Kinship.ENOUGH) {
        found.put(entry, evidence);
      }
      if (weight > most || weight == most && best != null && !posting.isCombined()) {
        best = entry.chain;
        most = weight;
      }
    }
    if (best == null) {
      best = new Chain(chains.size());
      chains.add(best);
    }
    Chain.Entry follower = best.follower(posting, features, found);
    best.entries.add(follower);
    know(follower);
  }

  private void know(Chain.Entry entry) {
    relatives.add(entry, entry.features);
    byCount.computeIfAbsent(entry.count(), _ -> new ArrayList<>()).add(entry);
  }

  /** Ties single patches to the revision that they amend; false if there is none. */
  private boolean amend(Posting posting) {
    List<Chain.Entry> all = byCount.getOrDefault(posting.count().orElse(0), List.of());
    Chain.Entry base = null;
    double most = Similarity.SAME_TITLE;
    for (Chain.Entry entry : all.subList(Math.max(0, all.size() - MOST), all.size())) {
      double alike = amends(posting, entry);
      if (alike > most || alike == most && (base == null || entry.isBehind(base))) {
        base = entry;
        most = alike;
      }
    }
    if (base == null) {
      return false;
    }
    know(base.chain.addReroll(posting, base));
    return true;
  }

  /** How alike the patches are that would be replaced, 0 if it cannot amend this one. */
  private static double amends(Posting posting, Chain.Entry entry) {
    Version amended = entry.posting.versionOrFirst();
    Version own = posting.versionOrFirst();
    boolean version =
        own.major() == amended.major() && own.compareTo(amended) >= 0
            || own.major() > amended.major();
    boolean count = posting.count().isPresent() && posting.count().getAsInt() == entry.count();
    if (!version || !count || !Similarity.same(entry.posting.author(), posting.author())) {
      return 0;
    }
    double sum = 0;
    for (Map.Entry<Integer, SeriesMail> patch : posting.patches().entrySet()) {
      SeriesMail old = entry.patch(patch.getKey());
      sum += old == null ? 0 : Similarity.titles(old.title(), patch.getValue().title());
    }
    return sum / Math.max(posting.patches().size(), 1) - (own.major() == amended.major() ? 0 : 0.3);
  }
}
