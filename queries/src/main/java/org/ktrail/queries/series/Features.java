package org.ktrail.queries.series;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ktrail.indexer.mail.Mailbox;

/**
 * What postings are compared by, taken from their mails once.
 *
 * @param title words of the cover letter's or only patch's title
 * @param patches words of the patches' titles
 * @param ids Message-IDs of all mails
 * @param answered Message-IDs that the mails answer, directly or not
 * @param mentioned Message-IDs in the prose of the head mail
 * @param prose lines of the head mail before its diff, without what is quoted
 * @param since the latest version of which the prose tells the changes since
 */
record Features(
    Set<String> title,
    List<Set<String>> patches,
    Set<String> files,
    Set<String> ids,
    Set<String> answered,
    Set<String> mentioned,
    Set<String> changeIds,
    List<String> prose,
    Optional<Version> since,
    Version version,
    boolean rfc,
    boolean resend,
    boolean combined,
    Mailbox author) {
  private static final Pattern CHANGE_ID =
      Pattern.compile("change-id: *(\\S{8,200})", Pattern.CASE_INSENSITIVE);
  private static final Pattern FILE = Pattern.compile("^diff --git a/(\\S+) ", Pattern.MULTILINE);
  private static final Pattern ID =
      Pattern.compile(
          "(?<![^\\s<>/()\\[\\]\"@])[^\\s<>/()\\[\\]\"@]{1,200}+@[^\\s<>/()\\[\\]\"]{1,200}+");
  private static final Pattern SINCE =
      Pattern.compile(
          "\\b(?:changes?|changelog|updates?)\\b.{0,20}\\b(?:since|from|over|to|against)\\s+v(\\d{1,5})(?:\\.(\\d{1,5}))?\\b.*",
          Pattern.CASE_INSENSITIVE);

  /** Lines at the end of a mail among which its footer is. */
  private static final int FOOTER = 30;

  /** Lines of prose that are read. */
  private static final int LONGEST = 2000;

  static Features of(Posting posting) {
    List<String> prose = prose(posting.head().mail().body());
    return new Features(
        Similarity.words(ownTitle(posting)),
        posting.patches().values().stream().map(p -> Similarity.words(p.title())).toList(),
        files(posting),
        ids(posting.mails().map(m -> m.mail().messageId())),
        ids(
            posting
                .mails()
                .flatMap(m ->
                    Stream.concat(m.mail().inReplyTo().stream(), m.mail().references().stream()))),
        mentioned(prose),
        changeIds(posting, prose),
        prose,
        since(prose),
        posting.versionOrFirst(),
        posting.isRfc(),
        posting.isResend(),
        posting.isCombined(),
        posting.author());
  }

  /** The title; of a part of a thread that carries several series the name of that part. */
  private static String ownTitle(Posting posting) {
    return posting.isCombined()
        ? posting.title()
        : posting.parts().stream()
            .filter(part -> part.version().equals(posting.versionOrFirst()))
            .map(CombinedPart::name)
            .findFirst()
            .orElse(posting.title());
  }

  private static Set<String> ids(Stream<String> ids) {
    return ids.filter(id -> !id.isEmpty()).collect(Collectors.toSet());
  }

  private static List<String> prose(String body) {
    int diff = body.startsWith("diff --git ") ? 0 : body.indexOf("\ndiff --git ");
    return (diff < 0 ? body : body.substring(0, diff))
        .lines()
        .filter(line -> !line.startsWith(">"))
        .limit(LONGEST)
        .toList();
  }

  private static Set<String> mentioned(List<String> prose) {
    Set<String> ids = new HashSet<>();
    for (String line : prose) {
      Matcher matcher = ID.matcher(line);
      while (line.indexOf('@') >= 0 && matcher.find()) {
        ids.add(matcher.group());
      }
    }
    return ids;
  }

  private static Set<String> changeIds(Posting posting, List<String> prose) {
    Set<String> ids = new HashSet<>();
    var mail = posting.head().mail();
    Stream.of("change-id", "x-change-id")
        .flatMap(name -> mail.header(name).stream())
        .forEach(ids::add);
    // Of a single patch, which has no cover letter, the footer stands below the diff.
    List<String> below = mail.body().lines().toList();
    List<String> footer = below.subList(Math.max(0, below.size() - FOOTER), below.size());
    for (String line :
        (Iterable<String>) Stream.concat(prose.stream(), footer.stream())::iterator) {
      Matcher matcher = CHANGE_ID.matcher(line.strip());
      if (matcher.matches()) {
        ids.add(matcher.group(1));
      }
    }
    return ids;
  }

  private static Set<String> files(Posting posting) {
    Set<String> files = new HashSet<>();
    for (SeriesMail patch : posting.patches().values()) {
      Matcher matcher = FILE.matcher(patch.mail().body());
      while (matcher.find() && files.size() < 10_000) {
        files.add(matcher.group(1));
      }
    }
    return files;
  }

  private static Optional<Version> since(List<String> prose) {
    Optional<Version> latest = Optional.empty();
    for (String line : prose) {
      Matcher matcher = SINCE.matcher(line);
      if (line.length() < 200 && matcher.find()) {
        Version version =
            new Version(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)));
        if (latest.isEmpty() || version.compareTo(latest.get()) > 0) {
          latest = Optional.of(version);
        }
      }
    }
    return latest;
  }
}
