package org.ktrail.queries.series;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names the revisions of a history. A label is the version as posted, {@code rfc-} before it where
 * the whole asks for comments, {@code -resend} behind it where it says so. Several series sent as
 * one under a version of its own are {@code v14-combined-v2}: the version that the cover letter
 * gives this series, then the posting's. Where the numbering began again at 1, what was before is a
 * predecessor: {@code p0-rfc-2020-04}. What was posted twice without saying so is {@code -again}.
 */
final class RevisionLabels {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);

  private RevisionLabels() {}

  /** What two spellings of a label have in common. */
  static String normal(String label) {
    return Arrays.stream(label.strip().toLowerCase(Locale.ROOT).split("[-_\\s]+"))
        .map(word -> word.replaceFirst("^(v|p)0+(?=\\d)", "$1"))
        .sorted()
        .collect(Collectors.joining("-"));
  }

  /** The label that a posting would have if no other had it. */
  static String plain(Posting posting, Version last) {
    String version = posting.versionOrFirst().toString();
    String label;
    if (posting.isCombined()) {
      Version own = part(posting, last);
      label = own + "-combined" + (posting.version().isPresent() ? "-" + version : "");
    } else {
      label = version;
    }
    return (posting.isRfc() ? "rfc-" : "") + label + (posting.isResend() ? "-resend" : "");
  }

  /** Which part of a combined posting continues a history that has come to this version. */
  private static Version part(Posting posting, Version last) {
    return posting.parts().stream()
        .map(CombinedPart::version)
        .filter(v -> v.compareTo(last) >= 0)
        .min(
            java.util.Comparator.<Version>comparingInt(v -> v.major() - last.major())
                .thenComparing(java.util.Comparator.naturalOrder()))
        .orElse(posting.parts().getFirst().version());
  }

  /** Labels of a history's postings, in order, each different from the others. */
  static List<String> of(List<Posting> postings) {
    List<String> labels = new ArrayList<>();
    Version last = new Version(0, 0);
    for (Posting posting : postings) {
      labels.add(plain(posting, last.major() == 0 ? firstPart(posting) : last));
      if (!posting.isCombined()) {
        last = posting.versionOrFirst();
      }
    }
    predecessors(postings, labels);
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      int times = seen.merge(labels.get(i), 1, Integer::sum);
      if (times > 1) {
        labels.set(
            i,
            labels.get(i)
                + (labels.get(i).endsWith("-resend")
                    ? times
                    : "-again" + (times > 2 ? times - 1 : "")));
      }
    }
    return labels;
  }

  private static Version firstPart(Posting posting) {
    return posting.isCombined() ? posting.parts().getFirst().version() : new Version(0, 0);
  }

  /** Of several first versions with other patches, the last one begins the numbering. */
  private static void predecessors(List<Posting> postings, List<String> labels) {
    Map<String, Integer> begins = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      if (isFirst(postings.get(i))) {
        begins.put(labels.get(i), i);
      }
    }
    int number = 0;
    for (int i = 0; i < labels.size(); i++) {
      Integer last = begins.get(labels.get(i));
      if (isFirst(postings.get(i))
          && last != null
          && last != i
          && !samePatches(postings.get(i), postings.get(last))) {
        labels.set(
            i,
            "p"
                + number++
                + (postings.get(i).isRfc() ? "-rfc-" : "-")
                + MONTH.format(postings.get(i).date()));
      }
    }
  }

  private static boolean isFirst(Posting posting) {
    return posting.versionOrFirst().equals(Version.FIRST)
        && !posting.isResend()
        && !posting.isCombined();
  }

  private static boolean samePatches(Posting a, Posting b) {
    List<String> titles = b.patches().values().stream().map(SeriesMail::title).toList();
    return a.patches().values().stream().map(SeriesMail::title).toList().equals(titles);
  }

  /** Other names of each revision that no other one of the history has. */
  static List<List<String>> aliases(List<Posting> postings, List<String> labels) {
    List<List<String>> wanted = new ArrayList<>();
    Map<String, Integer> owners = new HashMap<>();
    Set<String> taken =
        labels.stream().map(RevisionLabels::normal).collect(Collectors.toCollection(HashSet::new));
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      List<String> names = new ArrayList<>();
      Posting posting = postings.get(i);
      if (label.matches("p\\d+-.*")) {
        names.add(label.replaceFirst("-.*", ""));
        names.add(label.replaceFirst("p\\d+-", ""));
      }
      String combined = label.replaceFirst("-combined-.*", "-combined");
      if (!combined.equals(label) && !owners.containsKey(normal(combined))) {
        names.add(combined); // of several the first
      }
      if (!posting.isCombined() && !label.startsWith("p")) {
        names.add(posting.versionOrFirst().toString());
      }
      names.removeIf(name -> taken.contains(normal(name)));
      names.forEach(name -> owners.merge(normal(name), 1, Integer::sum));
      wanted.add(names);
    }
    return wanted.stream()
        .map(names -> names.stream().filter(n -> owners.getOrDefault(normal(n), 0) == 1).toList())
        .toList();
  }
}
