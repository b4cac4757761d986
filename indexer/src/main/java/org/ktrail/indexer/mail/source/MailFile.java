package org.ktrail.indexer.mail.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.mail.Mail;
import org.ktrail.indexer.mail.MailLimits;

/** A file or stream with an mbox, a mail or a bare patch in it, compressed by gzip or not. */
final class MailFile implements MailSource {
  /** The most that is unpacked of one file, in bytes: a gzip bomb ends there. */
  static final long MOST_UNPACKED = 4L << 30;

  /** Fields of which a header has at least one; {@code Index: file.c} alone makes none. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "(?:from|subject|date|message-id|received|return-path|to|mime-version)[ \\t]*:.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern FIELD =
      Pattern.compile("[!-9;-~]+[ \\t]*:.*|[ \\t].*", Pattern.DOTALL);

  private final String name;
  private final Opener opener;
  private final MailLimits limits;

  /** Opens the bytes. */
  interface Opener {
    InputStream open() throws IOException;
  }

  MailFile(String name, Opener opener, MailLimits limits) {
    this.name = name;
    this.opener = opener;
    this.limits = limits;
  }

  static MailFile of(String name, Path file, MailLimits limits) {
    return new MailFile(name, () -> Files.newInputStream(file), limits);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void read(MailSink sink) {
    read(opener, name, name, 0, limits, sink);
  }

  /**
   * Reads one file of a source.
   *
   * @return the ordinal that follows
   * @throws UserError if it cannot be opened
   */
  static int read(
      Opener opener, String source, String file, int ordinal, MailLimits limits, MailSink sink) {
    try (InputStream raw = new BufferedInputStream(opener.open(), 1 << 16);
        InputStream in = unpacked(raw)) {
      String start = peek(in);
      if (start.isBlank() || beginsWithHeader(start.stripLeading())) {
        return new MboxStream(in, source, file, ordinal, limits, sink).read();
      }
      Mail patch = BarePatch.read(in, source, file, ordinal, limits);
      sink.mail(patch);
      return ordinal + 1;
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read: " + FailureReason.of(e), e);
    }
  }

  /** The first bytes; a stream that breaks off within them says so when it is read. */
  private static String peek(InputStream in) throws IOException {
    byte[] bytes = new byte[1 << 13];
    int n = 0;
    in.mark(bytes.length);
    try {
      int more = 0;
      while (n < bytes.length && more >= 0) {
        more = in.read(bytes, n, bytes.length - n);
        n += Math.max(more, 0);
      }
    } catch (EOFException _) {
      // torn; what came before is there
    }
    in.reset();
    return new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
  }

  private static boolean beginsWithHeader(String start) {
    if (start.startsWith("From ")) {
      return true;
    }
    for (String line : start.split("\n", -1)) {
      if (KNOWN.matcher(line).matches()) {
        return true;
      }
      if (!FIELD.matcher(line).matches()) {
        return false;
      }
    }
    return true; // fields beyond what was looked at
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return packed
        ? new BufferedInputStream(
            new BoundedStream(new GZIPInputStream(in, 1 << 16), MOST_UNPACKED), 1 << 16)
        : in;
  }
}
