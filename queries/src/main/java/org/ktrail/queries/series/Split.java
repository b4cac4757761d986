package org.ktrail.queries.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Makes postings of mails that were sent together. */
final class Split {
  private record Key(Optional<Version> version, OptionalInt count) {}

  private Split() {}

  static List<Posting> of(List<SeriesMail> send) {
    List<SeriesMail> covers = send.stream().filter(SeriesMail::isCover).toList();
    Map<OptionalInt, Version> versions = new HashMap<>();
    for (SeriesMail cover : covers) {
      SubjectLine subject = cover.subject();
      subject.version().ifPresent(v -> versions.putIfAbsent(subject.count(), v));
    }
    Map<Key, List<SeriesMail>> groups = new LinkedHashMap<>();
    for (SeriesMail patch : send) {
      if (!patch.isCover()) {
        groups.computeIfAbsent(key(patch, versions), _ -> new ArrayList<>()).add(patch);
      }
    }
    List<Posting> postings = new ArrayList<>();
    Set<SeriesMail> used = new HashSet<>();
    groups.forEach((key, group) -> {
      Optional<SeriesMail> cover = covers.stream().filter(c -> fits(c, key)).findFirst();
      cover.ifPresent(used::add);
      numbered(group, key, cover, postings);
    });
    for (SeriesMail cover : covers) {
      if (!used.contains(cover) && cover.subject().patch()) {
        postings.add(
            posting(
                Optional.of(cover),
                new TreeMap<>(),
                new Key(cover.subject().version(), cover.subject().count())));
      }
    }
    return postings;
  }

  /** A patch without a version has that of its cover letter. */
  private static Key key(SeriesMail patch, Map<OptionalInt, Version> versions) {
    SubjectLine subject = patch.subject();
    return new Key(
        subject.version().or(() -> Optional.ofNullable(versions.get(subject.count()))),
        subject.count());
  }

  private static boolean fits(SeriesMail cover, Key key) {
    SubjectLine subject = cover.subject();
    return (subject.count().isEmpty() || subject.count().equals(key.count()))
        && (subject.version().isEmpty() || subject.version().equals(key.version()));
  }

  /**
   * Numbers the patches; those whose number is taken make further postings, without a cover letter,
   * the first ones the second, and so on.
   */
  private static void numbered(
      List<SeriesMail> group, Key key, Optional<SeriesMail> cover, List<Posting> to) {
    TreeMap<Integer, SeriesMail> patches = new TreeMap<>();
    List<TreeMap<Integer, SeriesMail>> again = new ArrayList<>();
    Map<Integer, Integer> times = new HashMap<>();
    List<SeriesMail> between = new ArrayList<>();
    for (SeriesMail patch : group) {
      int number = patch.subject().number().orElse(patches.isEmpty() ? 1 : patches.lastKey() + 1);
      if (patch.subject().between()) {
        between.add(patch);
      } else if (patches.putIfAbsent(number, patch) != null) {
        int round = times.merge(number, 1, Integer::sum);
        if (again.size() < round) {
          again.add(new TreeMap<>());
        }
        again.get(round - 1).put(number, patch);
      }
    }
    OptionalInt count =
        key.count().isPresent()
            ? OptionalInt.of(key.count().getAsInt() + between.size())
            : key.count();
    to.add(posting(cover, with(patches, between), new Key(key.version(), count)));
    again.forEach(numbered -> to.add(posting(Optional.empty(), numbered, key)));
  }

  /** Patches put in between that make room one by one; more stand behind the last. */
  private static final int MANY = 1000;

  /** With patches that were put in between others, which make room for them. */
  private static TreeMap<Integer, SeriesMail> with(
      TreeMap<Integer, SeriesMail> patches, List<SeriesMail> between) {
    TreeMap<Integer, SeriesMail> all = new TreeMap<>(patches);
    for (int i = Math.min(between.size(), MANY) - 1; i >= 0; i--) {
      int behind = between.get(i).subject().number().orElse(0);
      TreeMap<Integer, SeriesMail> moved = new TreeMap<>(all.headMap(behind, true));
      moved.put(behind + 1, between.get(i));
      all.tailMap(behind, false).forEach((number, patch) -> moved.put(number + 1, patch));
      all = moved;
    }
    for (SeriesMail more : between.subList(Math.min(between.size(), MANY), between.size())) {
      all.put(all.lastKey() + 1, more);
    }
    return all;
  }

  private static Posting posting(
      Optional<SeriesMail> cover, TreeMap<Integer, SeriesMail> patches, Key key) {
    return new Posting(
        cover,
        patches,
        key.version(),
        key.count(),
        cover.map(c -> CombinedPart.of(c.title())).orElse(List.of()));
  }
}
