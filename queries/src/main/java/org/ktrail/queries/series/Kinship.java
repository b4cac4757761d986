package org.ktrail.queries.series;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final Pattern CHANGE_ID =
      Pattern.compile("^change-id: *(\\S{8,200})$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private static final Pattern FILE = Pattern.compile("^diff --git a/(\\S+) ", Pattern.MULTILINE);

  /** Words beside a link that say that it is an earlier version of the same. */
  private static final Pattern PREVIOUS =
      Pattern.compile(
          "(^|\\W)(previous|prior|last) (version|posting|revision|series|submission|discussion)"
              + "|link to (rfc )?v\\d+|^\\W*(rfc[ -]?)?(patch )?(rfc )?v\\d+(\\.\\d+)?( at)?\\W*$"
              + "|^\\W*(rfc|patch)?\\W*v\\d+(\\.\\d+)?\\W*:",
          Pattern.CASE_INSENSITIVE);

  /** How much, and why. */
  record Evidence(int weight, List<LinkReason> reasons) {}

  private final Posting earlier;
  private final Posting later;
  private final List<LinkReason> reasons = new ArrayList<>();
  private int weight;

  private Kinship(Posting earlier, Posting later) {
    this.earlier = earlier;
    this.later = later;
  }

  static Evidence of(Posting earlier, Posting later) {
    return new Kinship(earlier, later).weighed();
  }

  private Evidence weighed() {
    changeIds();
    links();
    answers();
    boolean alike = subjects();
    alike |= patches();
    files(alike);
    author();
    versions();
    boolean says =
        reasons.stream()
            .anyMatch(r ->
                r.kind() != Kind.AUTHOR && r.kind() != Kind.FILES && r.kind() != Kind.MENTIONS);
    return new Evidence(says ? weight : 0, reasons);
  }

  private void because(Kind kind, int more, String detail) {
    weight += more;
    reasons.add(new LinkReason(kind, detail));
  }

  private void changeIds() {
    Set<String> ids = changeIds(earlier);
    ids.retainAll(changeIds(later));
    if (!ids.isEmpty()) {
      because(Kind.CHANGE_ID, 200, "same change-id");
    }
  }

  private static Set<String> changeIds(Posting posting) {
    Set<String> ids = new HashSet<>();
    var mail = posting.head().mail();
    Stream.of("change-id", "x-change-id")
        .flatMap(name -> mail.header(name).stream())
        .forEach(ids::add);
    Matcher matcher = CHANGE_ID.matcher(prose(posting));
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    return ids;
  }

  /** The text of the head mail before its diff, without what is quoted. */
  private static String prose(Posting posting) {
    String body = posting.head().mail().body();
    int diff = body.indexOf("\ndiff --git ");
    return (diff < 0 ? body : body.substring(0, diff))
        .lines()
        .filter(line -> !line.startsWith(">"))
        .collect(Collectors.joining("\n"));
  }

  private void links() {
    List<String> lines = prose(later).lines().toList();
    for (PatchMail mail : earlier.mails().toList()) {
      String id = mail.mail().messageId();
      for (int i = 0; i < lines.size() && !id.isEmpty(); i++) {
        if (lines.get(i).contains(id)) {
          String beside = lines.get(i).substring(0, lines.get(i).indexOf(id));
          beside = beside.replaceFirst("(https?://\\S*|<)$", "");
          boolean called =
              PREVIOUS.matcher(beside).find()
                  || i > 0 && beside.isBlank() && PREVIOUS.matcher(lines.get(i - 1)).find()
                  || footnoted(beside, lines);
          if (called) {
            because(Kind.LINKS_PREVIOUS, 80, "links to it as the version before");
          } else {
            because(Kind.MENTIONS, 25, "names its Message-ID");
          }
          return;
        }
      }
    }
  }

  /** Whether {@code [1]} before the link is the note of a line {@code Changes since v1[1]:}. */
  private boolean footnoted(String beside, List<String> lines) {
    Matcher note = Pattern.compile("^\\s*(\\[\\d+\\]):?\\s*$").matcher(beside);
    String version = Pattern.quote(String.valueOf(earlier.versionOrFirst()));
    return note.matches()
        && lines.stream()
            .anyMatch(line ->
                line.contains(note.group(1))
                    && !line.stripLeading().startsWith(note.group(1))
                    && line.matches(
                        "(?i).*\\b(since|from|to|of)\\s+(rfc\\s+)?(" + version + "|v\\d+)\\b.*"));
  }

  private void answers() {
    Set<String> ids = earlier.mails().map(m -> m.mail().messageId()).collect(Collectors.toSet());
    ids.remove("");
    Optional<String> answered =
        later
            .mails()
            .flatMap(
                m -> Stream.concat(m.mail().inReplyTo().stream(), m.mail().references().stream()))
            .filter(ids::contains)
            .findFirst();
    if (answered.isPresent()) {
      because(Kind.ANSWERS, 30, "sent as an answer to it");
    }
  }

  private boolean subjects() {
    double alike = Similarity.titles(earlier.title(), later.title());
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
    List<String> before = titles(earlier);
    List<String> after = titles(later);
    if (before.isEmpty() || after.isEmpty() || before.size() == 1 && after.size() == 1) {
      return false; // then the subjects say it
    }
    int pairs = Similarity.paired(before, after);
    double share = (double) pairs / Math.min(before.size(), after.size());
    if (pairs > 0 && share >= 0.3) {
      because(
          Kind.PATCHES,
          (int) Math.round(60 * share),
          pairs + " of its " + before.size() + (before.size() == 1 ? " patch" : " patches"));
      return true;
    }
    return false;
  }

  private static List<String> titles(Posting posting) {
    return posting.patches().values().stream().map(PatchMail::title).toList();
  }

  private void files(boolean alike) {
    Set<String> before = files(earlier);
    Set<String> after = files(later);
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

  private static Set<String> files(Posting posting) {
    Set<String> files = new HashSet<>();
    for (PatchMail patch : posting.patches().values()) {
      Matcher matcher = FILE.matcher(patch.mail().body());
      while (matcher.find()) {
        files.add(matcher.group(1));
      }
    }
    return files;
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
              + before.address().toLowerCase(Locale.ROOT).replaceFirst(".*@", "")
              + " before");
    }
  }

  /** A version that could follow adds a little, one that could not takes away. */
  private void versions() {
    Version before = earlier.versionOrFirst();
    Version after = later.versionOrFirst();
    boolean restarts =
        earlier.isRfc() && !later.isRfc() || later.isCombined() || earlier.isCombined();
    if (after.compareTo(before) > 0 || restarts || after.equals(before) && later.isResend()) {
      weight += 10;
    } else if (after.equals(before)) {
      weight -= 10;
    } else {
      weight -= 30;
    }
  }
}
