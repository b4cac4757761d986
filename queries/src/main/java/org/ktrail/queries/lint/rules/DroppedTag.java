package org.ktrail.queries.lint.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.Trailer;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.SubmissionReader;

/**
 * A tag of somebody else that a patch had in the revision before, and has no more, though the patch
 * is nearly the same and nothing says that it was dropped.
 */
public final class DroppedTag implements Rule {
  private static final Set<String> GIVEN = Set.of("reviewed-by", "acked-by", "tested-by");

  /** Of the changed lines of both revisions, the part that both have. */
  private static final double NEARLY = 0.9;

  private static final Pattern SAID =
      Pattern.compile(
          "(?i)\\b(?:drop|remov)\\w*+\\b[^.]{0,80}\\b(?:tags?|acks?|reviews?|trailers?|\\w+-bys?|r-?bs?)\\b");

  @Override
  public String name() {
    return "dropped-tag";
  }

  @Override
  public String summary() {
    return "a review of the revision before is missing, though the patch is nearly the same";
  }

  @Override
  public void check(Submission submission, Report report) {
    boolean said =
        Stream.concat(submission.cover().stream(), submission.patches().stream())
            .anyMatch(p -> SAID.matcher(SubmissionReader.prose(p)).find());
    if (said) {
      return;
    }
    Map<String, List<Patch>> earlier =
        submission.earlier().stream().collect(Collectors.groupingBy(Patch::title));
    for (int i = 0; i < submission.patches().size(); i++) {
      Patch patch = submission.patches().get(i);
      List<Patch> before = earlier.getOrDefault(patch.title(), List.of());
      if (before.size() != 1 || !areNearlySame(before.getFirst(), patch)) {
        continue;
      }
      int number = submission.deltas().get(i).step().number();
      Set<String> now = patch.trailers().stream().map(DroppedTag::key).collect(Collectors.toSet());
      for (Trailer tag : before.getFirst().trailers()) {
        if (GIVEN.contains(tag.name().toLowerCase(Locale.ROOT)) && !now.contains(key(tag))) {
          report.add(
              FindingPlace.message(number),
              tag.value(),
              "the revision before has %s: %s, and nearly the same patch"
                  .formatted(tag.name(), tag.value()));
        }
      }
    }
  }

  /** The tag and the address, or the name if there is none. */
  private static String key(Trailer tag) {
    String value = tag.value().toLowerCase(Locale.ROOT);
    int address = value.indexOf('<');
    return tag.name().toLowerCase(Locale.ROOT) + " " + value.substring(Math.max(address, 0));
  }

  private static boolean areNearlySame(Patch a, Patch b) {
    Map<String, Integer> of = lines(a);
    Map<String, Integer> other = lines(b);
    int both = 0;
    int most = 0;
    for (Map.Entry<String, Integer> line : of.entrySet()) {
      both += Math.min(line.getValue(), other.getOrDefault(line.getKey(), 0));
      most += line.getValue();
    }
    most = Math.max(most, other.values().stream().mapToInt(n -> n).sum());
    return most > 0 && both >= NEARLY * most;
  }

  private static Map<String, Integer> lines(Patch patch) {
    Map<String, Integer> lines = new HashMap<>();
    patch.files().stream()
        .flatMap(f -> f.hunks().stream())
        .flatMap(h -> h.lines().stream())
        .filter(l -> l.kind() != HunkLine.Kind.CONTEXT)
        .forEach(l -> lines.merge(l.kind() + l.text(), 1, Integer::sum));
    return lines;
  }
}
