package org.ktrail.indexer.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.ktrail.indexer.mail.MailDefect.Kind;

/**
 * Reads one mail from its bytes. It never throws: what is wrong becomes a defect of the mail, and
 * what could be read is there. Time and memory are proportional to the bytes, which the limits
 * bound.
 */
public final class MailParser {
  private static final Pattern IN_BODY_FROM =
      Pattern.compile("\\A\\s*From: ([^\n]{1,500})\n(?:[A-Z][A-Za-z-]+: [^\n]*\n)*\\s*\n");

  /** Defects of one mail that are kept. */
  private static final int MOST_DEFECTS = 10;

  private final MailLimits limits;

  public MailParser(MailLimits limits) {
    this.limits = limits;
  }

  /**
   * Where a mail lies.
   *
   * @param source the source's name, as the user wrote it
   * @param position where in it
   * @param ordinal its place in it, from 0
   */
  public record Place(String source, String position, int ordinal) {}

  /**
   * Reads a mail that its source has cut or found fault with.
   *
   * @param size bytes before it was cut
   * @param found what the source says is wrong
   */
  public Mail parse(byte[] raw, long size, List<MailDefect> found, Place place) {
    return new Reading(found).read(raw, size, place);
  }

  /** The reading of one mail. */
  private final class Reading extends DecodeMonitor {
    private final List<MailDefect> defects;
    private final HeaderFields header = new HeaderFields(this);
    private final TextParts text;
    private HeaderFields partHeader = header;

    Reading(List<MailDefect> found) {
      defects = new ArrayList<>(found);
      text = new TextParts(defects);
    }

    Mail read(byte[] raw, long size, Place place) {
      byte[] bytes = raw;
      if (raw.length > limits.mail()) {
        bytes = java.util.Arrays.copyOf(raw, limits.mail());
        defect(Kind.OVERSIZED, "longer than " + limits.mail() + " bytes: the rest is not read");
      }
      HeaderCut.Result cut = HeaderCut.of(bytes, limits);
      if (cut.cut()) {
        defect(Kind.OVERSIZED_HEADER, "a header that is too long: the excess is not read");
      }
      try {
        walk(cut.bytes());
      } catch (IOException | MimeException | RuntimeException e) {
        // Hostile structure. mime4j throws unchecked ones too; what was read so far counts.
        defect(
            Kind.BROKEN_ENCODING,
            "broken MIME: " + DecodedBytes.printable(String.valueOf(e.getMessage()), 120));
      }
      return made(size, place);
    }

    private Mail made(long size, Place place) {
      String body = text.text();
      String id = header.messageId();
      if (header.isEmpty()) {
        defects.removeIf(defect -> defect.kind() == Kind.BROKEN_ENCODING); // says the same
        defects.add(new MailDefect(Kind.NO_HEADER, "no mail header")); // however many there are
      } else if (id.isEmpty()) {
        defects.add(new MailDefect(Kind.NO_MESSAGE_ID, "no Message-ID"));
      }
      Mailbox from = header.mailbox("from");
      Matcher named = IN_BODY_FROM.matcher(body);
      Mailbox author = named.find() ? header.mailboxOf(named.group(1)) : from;
      var date = header.date();
      if (date.isEmpty() && !header.isEmpty()) {
        defect(Kind.NO_DATE, "no date that can be read");
      }
      List<String> replyTo = header.ids("in-reply-to");
      return new Mail(
          id,
          replyTo.isEmpty() ? Optional.empty() : Optional.of(replyTo.getFirst()),
          header.ids("references"),
          from,
          author.address().isEmpty() ? from : author,
          date,
          header.text("subject"),
          body,
          size,
          header.kept(),
          place.source(),
          place.position(),
          place.ordinal(),
          defects);
    }

    private void walk(byte[] bytes) throws IOException, MimeException {
      MimeConfig config =
          new MimeConfig.Builder()
              .setMaxLineLen(-1)
              .setMaxHeaderLen(limits.header())
              .setMaxHeaderCount(limits.fields())
              .setMaxContentLen(-1)
              .build();
      MimeTokenStream stream = new MimeTokenStream(config, this, null);
      stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
      stream.parse(new ByteArrayInputStream(bytes));
      Deque<String> containers = new ArrayDeque<>();
      int parts = 0;
      for (EntityState state = stream.getState();
          state != EntityState.T_END_OF_STREAM;
          state = stream.next()) {
        switch (state) {
          case T_FIELD -> partHeader.add(stream.getField());
          case T_START_BODYPART -> {
            partHeader = new HeaderFields(this);
            if (++parts > limits.parts()) {
              defect(
                  Kind.NESTED_TOO_DEEP,
                  "more than " + limits.parts() + " parts: the rest is not read");
              return;
            }
          }
          case T_START_MULTIPART -> {
            containers.push(TextParts.Description.of(partHeader).type());
            if (containers.size() > limits.depth()) {
              defect(
                  Kind.NESTED_TOO_DEEP,
                  "parts nested deeper than " + limits.depth() + ": not read");
              return;
            }
          }
          case T_END_MULTIPART -> containers.pop();
          case T_BODY -> {
            TextParts.Description part = TextParts.Description.of(partHeader);
            if (part.isText()) {
              text.add(part, decoded(stream));
            }
          }
          case T_START_MESSAGE,
              T_END_MESSAGE,
              T_RAW_ENTITY,
              T_START_HEADER,
              T_END_HEADER,
              T_PREAMBLE,
              T_EPILOGUE,
              T_END_BODYPART,
              T_END_OF_STREAM -> {}
        }
      }
    }

    private byte[] decoded(MimeTokenStream stream) throws IOException {
      if (!"base64".equalsIgnoreCase(stream.getBodyDescriptor().getTransferEncoding())) {
        return stream.getDecodedInputStream().readAllBytes();
      }
      byte[] raw = stream.getInputStream().readAllBytes();
      Base64Check.problem(raw).ifPresent(problem -> defect(Kind.BROKEN_ENCODING, problem));
      return new Base64InputStream(new ByteArrayInputStream(raw), this).readAllBytes();
    }

    private void defect(Kind kind, String detail) {
      if (defects.size() < MOST_DEFECTS) {
        defects.add(new MailDefect(kind, detail));
      }
    }

    /** What mime4j complains of while it decodes; it goes on. */
    @Override
    public boolean warn(String error, String dropped) {
      // Line ends are mended on the way: nothing is lost.
      boolean harmless = error.contains("LF without CR") || error.contains("soft line break");
      if (!harmless && defects.stream().noneMatch(d -> d.kind() == Kind.BROKEN_ENCODING)) {
        defect(Kind.BROKEN_ENCODING, "broken encoding: " + DecodedBytes.printable(error, 120));
      }
      return false;
    }

    @Override
    public boolean isListening() {
      return true;
    }
  }
}
