package org.ktrail.indexer.mail.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.mail.MailDefect;
import org.ktrail.indexer.mail.MailLimits;
import org.ktrail.indexer.mail.MailParser;
import org.ktrail.indexer.mail.source.MailSource.MailSink;

/**
 * Splits a stream into mails at lines like {@code From x Thu Jan 1 00:00:00 1970} and takes one
 * {@code >} from lines that were quoted for it (mboxrd; of mboxo, where only {@code From } itself
 * is quoted, the same rule holds). What begins otherwise is one mail. Lines of any length and mails
 * of any size cost no more memory than the limits say.
 */
final class MboxStream {
  /** What `git mailsplit` asks for: a time and a year. */
  private static final Pattern SEPARATOR =
      Pattern.compile("(?>From \\S.*?\\d:\\d{2})(?>.*?\\b\\d{4}\\b).*", Pattern.DOTALL);

  /** The first line of what {@code git format-patch} writes. */
  private static final Pattern FORMATTED =
      Pattern.compile("From [0-9a-f]{40,64} Mon Sep 17 00:00:00 2001\\s*");

  private static final Pattern BOUNDARY =
      Pattern.compile("\\bboundary\\s*=\\s*\"?([^\";\\s]{1,100})", Pattern.CASE_INSENSITIVE);

  private static final Pattern QUOTED = Pattern.compile(">+From .*", Pattern.DOTALL);

  /** Bytes of a line that are looked at to tell what it is. */
  private static final int HEAD = 200;

  private final InputStream in;
  private final String source;
  private final String file;
  private final MailParser parser;
  private final MailSink sink;
  private final int limit;
  private int ordinal;

  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;

  private final ByteArrayOutputStream mail = new ByteArrayOutputStream();
  private long size;
  private boolean inMbox;

  /** What delimits the parts of the mail that is read, until the last of them has ended. */
  private String boundary = "";

  private boolean inHeader = true;

  /**
   * @param source the source's name
   * @param file what stands before a mail's number in its position
   * @param ordinal of the first mail
   */
  MboxStream(
      InputStream in, String source, String file, int ordinal, MailLimits limits, MailSink sink) {
    this.in = in;
    this.source = source;
    this.file = file;
    this.ordinal = ordinal;
    this.parser = new MailParser(limits);
    this.sink = sink;
    this.limit = limits.mail();
  }

  /** Reads to the end, and gives the ordinal that follows. A read error ends the last mail. */
  int read() {
    try {
      boolean first = true;
      ByteArrayOutputStream head = new ByteArrayOutputStream(HEAD);
      while (true) {
        head.reset();
        boolean whole = readUpTo(HEAD, head);
        if (head.size() == 0) {
          break;
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        boolean separator =
            (first || inMbox) && SEPARATOR.matcher(text).matches() && !isAttached(text);
        if (separator) {
          finish(List.of());
          inMbox = true;
        }
        int skip = inMbox && QUOTED.matcher(text).matches() ? 1 : 0;
        if (!separator) {
          add(head.toByteArray(), skip, head.size());
        }
        if (!whole) {
          restOfLine(!separator);
        }
        first = false;
        if (!separator) {
          structure(text);
        }
      }
      finish(List.of());
    } catch (IOException e) {
      String why = "the source ends here: " + e.getMessage();
      if (size > 0) {
        finish(List.of(new MailDefect(MailDefect.Kind.TORN, why)));
      }
      sink.problem(file, why);
    }
    return ordinal;
  }

  private void finish(List<MailDefect> found) {
    if (size > 0 && !blank()) {
      List<MailDefect> defects = new ArrayList<>(found);
      if (size > mail.size()) {
        defects.add(
            new MailDefect(
                MailDefect.Kind.OVERSIZED,
                "longer than " + limit + " bytes: the rest is not read"));
      }
      String position = file + (inMbox ? ", mail " + (ordinal + 1) : "");
      MailParser.Place place = new MailParser.Place(source, position, ordinal);
      sink.mail(parser.parse(mail.toByteArray(), size, defects, place));
      ordinal++;
    }
    mail.reset();
    size = 0;
    boundary = "";
    inHeader = true;
  }

  /** Whether a line that git writes above a patch stands in a part of a mail that is still open. */
  private boolean isAttached(String line) {
    return !boundary.isEmpty() && !inHeader && FORMATTED.matcher(line).matches();
  }

  private void structure(String line) {
    if (inHeader) {
      Matcher named = BOUNDARY.matcher(line);
      if (boundary.isEmpty() && named.find()) {
        boundary = named.group(1);
      }
      inHeader = !line.isBlank();
    } else if (!boundary.isEmpty() && line.strip().equals("--" + boundary + "--")) {
      boundary = "";
    }
  }

  private boolean blank() {
    return size < 100 && mail.toString(StandardCharsets.ISO_8859_1).isBlank();
  }

  private void add(byte[] bytes, int from, int to) {
    int room = Math.min(to - from, limit - mail.size());
    mail.write(bytes, from, Math.max(room, 0));
    size += to - from;
  }

  /** Reads to the end of the line or {@code most} bytes; whether the line's end was reached. */
  private boolean readUpTo(int most, ByteArrayOutputStream out) throws IOException {
    while (out.size() < most) {
      if (at == end && !fill()) {
        return true;
      }
      byte b = buffer[at++];
      out.write(b);
      if (b == '\n') {
        return true;
      }
    }
    return false;
  }

  private void restOfLine(boolean keep) throws IOException {
    while (at < end || fill()) {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      boolean done = at < end;
      at += done ? 1 : 0;
      if (keep) {
        add(buffer, from, at);
      }
      if (done) {
        return;
      }
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(in.read(buffer), 0);
    return end > 0;
  }
}
