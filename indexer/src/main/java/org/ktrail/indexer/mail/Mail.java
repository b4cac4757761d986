package org.ktrail.indexer.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail as it is read: everything decoded, nothing interpreted. It has no Message-ID where it came
 * without one, as patch files do; {@link #name()} is always there.
 *
 * @param messageId without angle brackets, "" if there is none
 * @param inReplyTo the same
 * @param references the same, oldest first, without {@code inReplyTo} unless it is named there
 * @param from who sent it
 * @param author whom the text names as author, as `git am` reads it; else {@code from}
 * @param date when it was sent, by its own account
 * @param subject decoded and unfolded
 * @param body all its text and attached patches, decoded, lines ended by LF, format=flowed undone
 * @param size bytes as it came
 * @param headers values of the other header fields that series carry, by name in lower case
 * @param source the name of the source that it came from, as the user wrote it
 * @param position where in the source: a file, the number of a mail
 * @param ordinal its place in the source, from 0
 * @param defects what was wrong with it
 */
public record Mail(
    String messageId,
    Optional<String> inReplyTo,
    List<String> references,
    Mailbox from,
    Mailbox author,
    Optional<Instant> date,
    String subject,
    String body,
    long size,
    Map<String, List<String>> headers,
    String source,
    String position,
    int ordinal,
    List<MailDefect> defects) {
  private static final Pattern DIFF =
      Pattern.compile(
          "^(?:diff --git \\S|diff --cc \\S|--- \\S[^\n]*\n\\+\\+\\+ \\S|GIT binary patch$)",
          Pattern.MULTILINE);

  public Mail {
    references = List.copyOf(references);
    headers = Map.copyOf(headers);
    defects = List.copyOf(defects);
  }

  /** How to speak of it: its Message-ID, else where it is. */
  public String name() {
    return messageId.isEmpty() ? position : "<" + messageId + ">";
  }

  /** Whether the text has a diff that is not quoted. Whether it is whole is not looked at. */
  public boolean carriesDiff() {
    return DIFF.matcher(body).find();
  }

  /** The first value of a header field that is kept. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }
}
