package org.ktrail.cli.grep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.ktrail.cli.output.SafeBytes;
import org.ktrail.queries.workspace.searched.GrepQuestion;
import org.ktrail.queries.workspace.searched.GrepQuestion.Wanted;
import org.ktrail.queries.workspace.searched.MatchedFile;
import org.ktrail.queries.workspace.searched.MatchedLine;

/**
 * Writes lines that match. Without functions the bytes are git's, whatever they are, unless a
 * terminal would obey some of them.
 */
final class GrepText {
  private final OutputStream out;
  private final OutputStream safe;
  private final String prefix;
  private final GrepQuestion question;
  private final GitPaths paths;
  private final long limit;
  private long told;
  private long all;

  /**
   * @param prefix stands before each path
   * @param onTerminal whether {@code out} is a terminal, for which control characters are written
   *     as text
   * @param limit lines that are written at most
   */
  GrepText(
      OutputStream out,
      String prefix,
      GrepQuestion question,
      boolean quotesPaths,
      boolean onTerminal,
      long limit) {
    this.out = out;
    this.prefix = prefix;
    this.question = question;
    this.paths = new GitPaths(quotesPaths);
    this.limit = limit;
    safe = question.functions() || onTerminal ? new SafeBytes(out) : out;
  }

  void write(MatchedFile file) {
    String name = prefix + (question.functions() ? file.path() : paths.written(file.path()));
    if (question.wanted() == Wanted.FILES) {
      line(name.getBytes(UTF_8));
    } else if (question.wanted() == Wanted.COUNTS) {
      line((name + ":" + file.count()).getBytes(UTF_8));
    } else if (file.binary()) {
      line(("Binary file " + prefix + file.path() + " matches").getBytes(UTF_8));
    } else {
      file.lines().forEach(line -> line(name, line));
    }
  }

  private void line(String name, MatchedLine line) {
    String head = name + ":" + line.number() + ":";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.bytes().length + 100);
    bytes.writeBytes((question.functions() ? head + line.function() + ":" : head).getBytes(UTF_8));
    bytes.writeBytes(line.bytes());
    line(bytes.toByteArray());
  }

  private void line(byte[] line) {
    all++;
    if (told == limit) {
      return;
    }
    told++;
    try {
      byte[] whole = java.util.Arrays.copyOf(line, line.length + 1);
      whole[line.length] = '\n';
      safe.write(whole, 0, whole.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says what was left out. */
  void finish(PrintWriter err) throws IOException {
    out.flush();
    if (all > told) {
      err.println("ktrail: " + told + " of " + all + " told; --limit 0 tells all");
    }
  }
}
