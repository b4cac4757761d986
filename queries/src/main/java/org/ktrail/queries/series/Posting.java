package org.ktrail.queries.series;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ktrail.indexer.mail.Mailbox;

/**
 * The mails of one send: a cover letter, if there is one, and patches.
 *
 * @param patches by number; a send of unnumbered patches is numbered in its order
 * @param version as written in the cover letter, else in the patches
 * @param count how many patches the subjects speak of
 * @param parts what a cover letter says it combines, empty if it is of one series
 */
public record Posting(
    Optional<SeriesMail> cover,
    TreeMap<Integer, SeriesMail> patches,
    Optional<Version> version,
    OptionalInt count,
    List<CombinedPart> parts) {

  /** The number of a posting whose subjects have none is 1. */
  public Version versionOrFirst() {
    return version.orElse(Version.FIRST);
  }

  public Stream<SeriesMail> mails() {
    return Stream.concat(cover.stream(), patches.values().stream());
  }

  /** The mail that speaks for all: the cover letter, else the first patch. */
  public SeriesMail head() {
    return cover.orElseGet(() -> patches.firstEntry().getValue());
  }

  public String title() {
    return head().title();
  }

  public Mailbox author() {
    Mailbox from = head().mail().from();
    // A relay sends for somebody, whom the text names.
    return from.name().contains(" via ") ? head().mail().author() : from;
  }

  public Instant date() {
    return head().date();
  }

  /** Whether it asks for comments: the cover letter says so, or every patch. */
  public boolean isRfc() {
    return cover.map(c -> c.subject().rfc()).orElse(false)
        || !patches.isEmpty() && patches.values().stream().allMatch(p -> p.subject().rfc());
  }

  /** Whether it says that it was sent before. */
  public boolean isResend() {
    return cover.map(c -> c.subject().resend()).orElse(false)
        || !patches.isEmpty() && patches.values().stream().allMatch(p -> p.subject().resend());
  }

  /** Whether several series were sent as one, numbered through, under a version of its own. */
  public boolean isCombined() {
    return !parts.isEmpty()
        && parts.stream().noneMatch(part -> part.version().equals(versionOrFirst()));
  }

  /** Numbers that the subjects speak of and that no mail has. */
  public List<Integer> missing() {
    return IntStream.rangeClosed(1, Math.min(count.orElse(0), 2000))
        .filter(n -> !patches.containsKey(n))
        .boxed()
        .toList();
  }

  /** Whether it sends single patches of a series anew: some numbers only, and no cover letter. */
  public boolean isPartial() {
    return cover.isEmpty() && !missing().isEmpty();
  }
}
