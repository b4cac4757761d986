package org.ktrail.queries.series;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.queries.series.LinkReason.Kind;
import org.ktrail.queries.series.Revision.RevisionPatch;

/**
 * Links postings into histories. Each is tied to the earlier posting that most speaks for ({@link
 * Kinship}), the latest of equals; postings of single patches amend the last revision with as many
 * patches.
 */
public final class Histories {
  private Histories() {}

  /** The histories that these mails tell, by the date of their first posting. */
  public static List<History> of(List<Mail> mails) {
    return link(Postings.of(mails));
  }

  /** The histories of these postings, which are in the order of their dates. */
  static List<History> link(List<Posting> postings) {
    List<Chain> chains = new ArrayList<>();
    for (Posting posting : postings) {
      if (!(posting.isPartial() && amend(chains, posting))) {
        follow(chains, posting);
      }
    }
    return chains.stream().map(Chain::history).toList();
  }

  /**
   * Ties a posting to the history that has the strongest evidence, of equals the one that began
   * last; one of several series goes to the one that began first.
   */
  private static void follow(List<Chain> chains, Posting posting) {
    Features features = Features.of(posting);
    Chain best = null;
    int most = Kinship.ENOUGH - 1;
    for (Chain chain : chains) {
      for (Entry entry : chain.entries) {
        int weight = Kinship.of(entry.features, features).weight();
        if (weight > most || weight == most && best != null && !posting.isCombined()) {
          best = chain;
          most = weight;
        }
      }
    }
    if (best == null) {
      best = new Chain();
      chains.add(best);
    }
    best.entries.add(best.follower(posting, features));
  }

  /** Ties single patches to the revision that they amend; false if there is none. */
  private static boolean amend(List<Chain> chains, Posting posting) {
    Chain best = null;
    Entry base = null;
    double most = Similarity.SAME_TITLE;
    for (Chain chain : chains) {
      for (Entry entry : chain.entries) {
        double alike = amends(posting, entry);
        if (alike >= most) { // of equals the latest
          best = chain;
          base = entry;
          most = alike;
        }
      }
    }
    if (best == null || base == null) {
      return false;
    }
    best.addReroll(posting, base);
    return true;
  }

  /** How alike the patches are that would be replaced, 0 if it cannot amend this one. */
  private static double amends(Posting posting, Entry entry) {
    Version amended = entry.posting.versionOrFirst();
    Version own = posting.versionOrFirst();
    boolean version =
        own.major() == amended.major() && own.compareTo(amended) >= 0
            || own.major() > amended.major();
    boolean count =
        posting.count().isPresent() && posting.count().getAsInt() == entry.patches().size();
    if (!version || !count || !Similarity.same(entry.posting.author(), posting.author())) {
      return 0;
    }
    double sum = 0;
    for (Map.Entry<Integer, PatchMail> patch : posting.patches().entrySet()) {
      PatchMail old = entry.patches().get(patch.getKey());
      sum += old == null ? 0 : Similarity.titles(old.title(), patch.getValue().title());
    }
    return sum / Math.max(posting.patches().size(), 1) - (own.major() == amended.major() ? 0 : 0.3);
  }

  /** A posting in its place. */
  private static final class Entry {
    private Posting posting;
    private Features features;
    private final @Nullable Entry before;
    private final List<LinkReason> reasons;

    /** The revision of which this replaces single patches. */
    private @Nullable Entry base;

    Entry(Posting posting, Features features, @Nullable Entry before, List<LinkReason> reasons) {
      this.posting = posting;
      this.features = features;
      this.before = before;
      this.reasons = reasons;
    }

    /** All patches of the revision that this posting makes. */
    TreeMap<Integer, PatchMail> patches() {
      TreeMap<Integer, PatchMail> patches =
          base == null ? new TreeMap<>() : new TreeMap<>(base.patches());
      patches.putAll(posting.patches());
      return patches;
    }

    /** As if all had been sent at once. */
    Posting whole() {
      Entry under = base;
      return under == null
          ? posting
          : new Posting(
              under.whole().cover(),
              patches(),
              posting.version(),
              posting.count(),
              under.whole().parts());
    }
  }

  /** A history that grows. */
  private static final class Chain {
    private final List<Entry> entries = new ArrayList<>();

    /** The entry for a posting: it follows the latest one with which it has enough in common. */
    Entry follower(Posting posting, Features features) {
      for (Entry entry : entries.reversed()) {
        Kinship.Evidence evidence = Kinship.of(entry.features, features);
        if (evidence.weight() >= Kinship.ENOUGH) {
          return new Entry(posting, features, entry, evidence.reasons());
        }
      }
      return new Entry(posting, features, null, List.of());
    }

    /** Several postings of one version amend together. */
    void addReroll(Posting posting, Entry base) {
      if (base.base != null && base.posting.versionOrFirst().equals(posting.versionOrFirst())) {
        TreeMap<Integer, PatchMail> patches = new TreeMap<>(base.posting.patches());
        patches.putAll(posting.patches());
        base.posting =
            new Posting(Optional.empty(), patches, posting.version(), posting.count(), List.of());
        base.features = Features.of(base.whole());
        return;
      }
      Entry reroll = new Entry(posting, base.features, base, List.of());
      reroll.base = base;
      reroll.features = Features.of(reroll.whole());
      entries.add(entries.indexOf(base) + 1, reroll);
    }

    History history() {
      List<Posting> wholes = entries.stream().map(Chain::labelled).toList();
      List<String> labels = Labels.of(wholes);
      List<List<String>> aliases = Labels.aliases(wholes, labels);
      Map<Mail, String> sentFor = new IdentityHashMap<>();
      List<Revision> revisions = new ArrayList<>();
      for (int i = 0; i < entries.size(); i++) {
        String label = labels.get(i);
        entries.get(i).posting.patches().values().forEach(p -> sentFor.put(p.mail(), label));
        revisions.add(revision(entries.get(i), label, aliases.get(i), labels, sentFor));
      }
      return new History(title(), entries.getLast().posting.author(), revisions);
    }

    /** That of the latest whole posting, one of this series alone if there is one. */
    private String title() {
      List<Posting> whole =
          entries.stream().filter(e -> e.base == null).map(e -> e.posting).toList();
      return whole.reversed().stream()
          .filter(posting -> posting.parts().isEmpty())
          .findFirst()
          .orElse(whole.getLast())
          .title();
    }

    /** What a label is made of: of a reroll its own version in the place of the amended one. */
    private static Posting labelled(Entry entry) {
      Entry under = entry.base;
      return under == null
          ? entry.posting
          : new Posting(
              Optional.empty(),
              entry.patches(),
              entry.posting.version(),
              entry.posting.count(),
              under.whole().parts());
    }

    private Revision revision(
        Entry entry,
        String label,
        List<String> aliases,
        List<String> labels,
        Map<Mail, String> sentFor) {
      List<RevisionPatch> patches = new ArrayList<>();
      entry
          .patches()
          .forEach((number, patch) ->
              patches.add(
                  new RevisionPatch(number, patch, sentFor.getOrDefault(patch.mail(), label))));
      Optional<String> previous =
          Optional.ofNullable(entry.before).map(e -> labels.get(entries.indexOf(e)));
      List<LinkReason> reasons = entry.base == null ? entry.reasons : List.of(replaces(entry));
      List<Integer> missing =
          entry.posting.missing().stream().filter(n -> !entry.patches().containsKey(n)).toList();
      return new Revision(
          label,
          aliases,
          entry.whole().title(),
          entry.posting,
          patches,
          missing,
          previous,
          reasons);
    }

    private static LinkReason replaces(Entry entry) {
      OptionalInt count = entry.posting.count();
      String numbers =
          entry.posting.patches().keySet().stream()
              .map(n -> n + "/" + count.orElse(0))
              .collect(Collectors.joining(", "));
      return new LinkReason(Kind.REPLACES, "replaces " + numbers);
    }
  }
}
