package org.ktrail.queries.series;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a mail's subject says: {@code Re: [RFC PATCH v2 3/9] fs: add x}.
 *
 * @param reply whether it is an answer or a forward
 * @param patch whether brackets say that it is a patch or a cover letter
 * @param rfc asked for comments
 * @param resend said to be sent again
 * @param version empty if none is written
 * @param number of the patch, 0 for a cover letter
 * @param between whether it belongs behind the patch of that number: {@code 1.5/3}
 * @param count of patches
 * @param tags other words in brackets: trees and lists
 * @param title what is left
 */
public record SubjectLine(
    boolean reply,
    boolean patch,
    boolean rfc,
    boolean resend,
    Optional<Version> version,
    OptionalInt number,
    boolean between,
    OptionalInt count,
    List<String> tags,
    String title) {
  public SubjectLine {
    tags = List.copyOf(tags);
  }

  /** Reads a decoded subject. What it cannot read becomes title; it never throws. */
  public static SubjectLine of(String subject) {
    return new SubjectParser(subject).parse();
  }
}
