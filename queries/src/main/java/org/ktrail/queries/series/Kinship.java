package org.ktrail.queries.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.series.LinkReason.Kind;

/**
 * Evidence that one posting follows another in a history, and how much it weighs. A change-id or a
 * link that is called the previous version decides alone; likeness of subject and patches decides
 * with the author; that a mail is mentioned or answered only adds, since series also name what they
 * depend on.
 */
final class Kinship {
  /** What evidence has to reach. */
  static final int ENOUGH = 50;

  /** Words beside a link that say that it is an earlier version of the same. */
  private static final Pattern PREVIOUS =
      Pattern.compile(
          "(^|\\W)(previous|prior|last)"
              + " (version|posting|revision|series|submission|discussion)|link to (rfc"
              + " )?v\\d+|^\\W*+(rfc[ -]?)?(patch )?(rfc )?v\\d++(\\.\\d++)?+( at)?\\W*+$"
              + "|^\\W*+(rfc|patch)?\\W*+v\\d++(\\.\\d++)?+[^\\w:]*+:",
          Pattern.CASE_INSENSITIVE);

  /** How much, and why. */
  record Evidence(int weight, List<LinkReason> reasons) {}

  private final Features earlier;
  private final Features later;
  private final List<LinkReason> reasons = new ArrayList<>();
  private int weight;

  private Kinship(Features earlier, Features later) {
    this.earlier = earlier;
    this.later = later;
  }

  static Evidence of(Features earlier, Features later) {
    return new Kinship(earlier, later).weighed();
  }

  private Evidence weighed() {
    if (!Collections.disjoint(earlier.ids(), later.ids())) {
      return new Evidence(0, List.of()); // parts of one thread that share its cover letter
    }
    changeIds();
    links();
    answers();
    boolean alike = subjects();
    alike |= patches();
    files(alike);
    changes();
    author();
    versions();
    boolean says =
        reasons.stream()
            .anyMatch(r ->
                r.kind() != Kind.AUTHOR
                    && r.kind() != Kind.FILES
                    && r.kind() != Kind.MENTIONS
                    && r.kind() != Kind.CHANGES);
    return new Evidence(says ? weight : 0, reasons);
  }

  private void because(Kind kind, int more, String detail) {
    weight += more;
    reasons.add(new LinkReason(kind, detail));
  }

  private void changeIds() {
    if (!Collections.disjoint(earlier.changeIds(), later.changeIds())) {
      because(Kind.CHANGE_ID, 200, "same change-id");
    }
  }

  private void links() {
    if (Collections.disjoint(earlier.ids(), later.mentioned())) {
      return;
    }
    List<String> lines = later.prose();
    boolean called = false;
    for (int i = 0; i < lines.size() && !called; i++) {
      String line = lines.get(i);
      Optional<String> id = earlier.ids().stream().filter(line::contains).findFirst();
      if (id.isPresent()) {
        String beside = line.substring(0, line.indexOf(id.get()));
        beside = beside.replaceFirst("(https?://\\S*|<)$", "");
        called =
            PREVIOUS.matcher(beside).find()
                || i > 0 && beside.isBlank() && PREVIOUS.matcher(lines.get(i - 1)).find()
                || footnoted(beside, lines);
      }
    }
    if (called) {
      because(Kind.LINKS_PREVIOUS, 80, "links to it as the version before");
    } else {
      because(Kind.MENTIONS, 25, "names its Message-ID");
    }
  }

  /** Whether {@code [1]} before the link is the note of a line {@code Changes since v1[1]:}. */
  private boolean footnoted(String beside, List<String> lines) {
    Matcher note = Pattern.compile("^\\s*(\\[\\d+\\]):?\\s*$").matcher(beside);
    String version = Pattern.quote(String.valueOf(earlier.version()));
    return note.matches()
        && lines.stream()
            .anyMatch(line ->
                line.contains(note.group(1))
                    && !line.stripLeading().startsWith(note.group(1))
                    && line.matches(
                        "(?i).*\\b(since|from|to|of)\\s+(rfc\\s+)?(" + version + "|v\\d+)\\b.*"));
  }

  private void answers() {
    if (!Collections.disjoint(earlier.ids(), later.answered())) {
      because(Kind.ANSWERS, 30, "sent as an answer to it");
    }
  }

  private boolean subjects() {
    double alike = Similarity.words(earlier.title(), later.title());
    if (alike >= Similarity.SAME_TITLE) {
      because(
          Kind.SUBJECT,
          (int) Math.round(60 * alike * alike),
          alike == 1 ? "same subject" : "similar subject");
      return true;
    }
    return false;
  }

  private boolean patches() {
    List<Set<String>> before = earlier.patches();
    List<Set<String>> after = later.patches();
    if (before.isEmpty() || after.isEmpty() || before.size() == 1 && after.size() == 1) {
      return false; // then the subjects say it
    }
    int pairs = Similarity.paired(before, after);
    double share = (double) pairs / Math.min(before.size(), after.size());
    if (pairs > 0 && share >= 0.3) {
      because(Kind.PATCHES, (int) Math.round(60 * share), pairedWords(pairs, before.size()));
      return true;
    }
    return false;
  }

  private static String pairedWords(int pairs, int all) {
    return all == 1 ? "its patch" : (pairs == all ? "all" : pairs) + " of its " + all + " patches";
  }

  private void files(boolean alike) {
    Set<String> before = earlier.files();
    Set<String> after = later.files();
    double share = Similarity.sets(before, after);
    if (share >= 0.3) {
      because(
          Kind.FILES,
          (int) Math.round(25 * share),
          share == 1 ? "same files" : Math.round(100 * share) + " % of the files");
    } else if (share == 0 && alike && !before.isEmpty() && !after.isEmpty()) {
      weight -= 25;
    }
  }

  /** Whether the text tells what changed since the earlier one's version. */
  private void changes() {
    if (earlier.version().compareTo(later.version()) < 0
        && later.since().map(v -> v.major() == earlier.version().major()).orElse(false)
        && !earlier.rfc()) {
      because(Kind.CHANGES, 10, "tells the changes since " + later.since().get());
    }
  }

  private void author() {
    var before = earlier.author();
    var after = later.author();
    if (!Similarity.same(before, after)) {
      weight -= 40;
    } else if (before.address().equalsIgnoreCase(after.address())) {
      because(Kind.AUTHOR, 15, "same author");
    } else {
      because(
          Kind.AUTHOR,
          15,
          "same author, at "
              + before.address().toLowerCase(Locale.ROOT).replaceFirst("^.*@", "")
              + " before");
    }
  }

  /** A version that could follow adds a little, one that could not takes away. */
  private void versions() {
    Version before = earlier.version();
    Version after = later.version();
    boolean restarts = earlier.rfc() && !later.rfc() || later.combined() || earlier.combined();
    if (after.compareTo(before) > 0 || restarts || after.equals(before) && later.resend()) {
      weight += 10;
    } else if (after.equals(before)) {
      weight -= 10;
    } else {
      weight -= 30;
    }
  }
}
