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

/** A history that grows. */
final class Chain {
  /** Its place among all. */
  final int number;

  final List<Entry> entries = new ArrayList<>();

  Chain(int number) {
    this.number = number;
  }

  /** The entry for a posting: it follows the latest one with which it has enough in common. */
  Entry follower(Posting posting, Features features, Map<Entry, Kinship.Evidence> enough) {
    for (Entry entry : entries.reversed()) {
      Kinship.Evidence evidence = enough.get(entry);
      if (evidence != null) {
        return new Entry(this, posting, features, entry, evidence.reasons());
      }
    }
    return new Entry(this, posting, features, null, List.of());
  }

  /** Several postings of one version amend together. Gives what is new or has changed. */
  Entry addReroll(Posting posting, Entry base) {
    if (base.base != null && base.posting.versionOrFirst().equals(posting.versionOrFirst())) {
      TreeMap<Integer, SeriesMail> patches = new TreeMap<>(base.posting.patches());
      patches.putAll(posting.patches());
      base.posting =
          new Posting(Optional.empty(), patches, posting.version(), posting.count(), List.of());
      base.features = Features.of(base.whole());
      return base;
    }
    Entry reroll = new Entry(this, posting, base.features, base, List.of());
    reroll.base = base;
    reroll.features = Features.of(reroll.whole());
    entries.add(entries.indexOf(base) + 1, reroll);
    return reroll;
  }

  History history() {
    List<Posting> wholes = entries.stream().map(Chain::labelled).toList();
    List<String> labels = RevisionLabels.of(wholes);
    List<List<String>> aliases = RevisionLabels.aliases(wholes, labels);
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
    List<Posting> whole = entries.stream().filter(e -> e.base == null).map(e -> e.posting).toList();
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
        label, aliases, entry.whole().title(), entry.posting, patches, missing, previous, reasons);
  }

  private static LinkReason replaces(Entry entry) {
    OptionalInt count = entry.posting.count();
    String numbers =
        entry.posting.patches().keySet().stream()
            .map(n -> n + "/" + count.orElse(0))
            .collect(Collectors.joining(", "));
    return new LinkReason(Kind.REPLACES, "replaces " + numbers);
  }

  /** A posting in its place. */
  static final class Entry {
    Posting posting;
    Features features;
    private final @Nullable Entry before;
    private final List<LinkReason> reasons;
    final Chain chain;

    /** The revision of which this replaces single patches. */
    private @Nullable Entry base;

    Entry(
        Chain chain,
        Posting posting,
        Features features,
        @Nullable Entry before,
        List<LinkReason> reasons) {
      this.chain = chain;
      this.posting = posting;
      this.features = features;
      this.before = before;
      this.reasons = reasons;
    }

    /** Whether its history began later, or it stands further behind in the same. */
    boolean isBehind(Entry other) {
      return chain == other.chain
          ? chain.entries.indexOf(this) > chain.entries.indexOf(other)
          : chain.number > other.chain.number;
    }

    int count() {
      return base == null ? posting.patches().size() : patches().size();
    }

    @Nullable SeriesMail patch(int number) {
      SeriesMail own = posting.patches().get(number);
      return own != null || base == null ? own : base.patch(number);
    }

    /** All patches of the revision that this posting makes. */
    TreeMap<Integer, SeriesMail> patches() {
      TreeMap<Integer, SeriesMail> patches =
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
}
