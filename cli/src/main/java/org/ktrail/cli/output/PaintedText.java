package org.ktrail.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paints lines of text by what stands in them: places, levels of findings, verdicts, conditions. It
 * stands behind {@link SafeWriter}, so that no colour comes from what others named, and paints
 * nothing until it is told to.
 */
public final class PaintedText extends FilterWriter {
  private static final String OFF = "\u001b[m";

  /** Longer lines are source or machine-made, and stay as they are. */
  private static final int LONGEST = 2000;

  private enum Colour {
    FILE("\u001b[35m"),
    LINE("\u001b[32m"),
    BAD("\u001b[1;31m"),
    WARNED("\u001b[33m"),
    GOOD("\u001b[32m"),
    CONDITION("\u001b[36m"),
    RULE("\u001b[2m");

    private final String on;

    Colour(String on) {
      this.on = on;
    }
  }

  /** A place at the start of a line; the words for how bad something is; a condition; a rule. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<file>^ *+[^\\s:]++(?=:\\d))(?<colon>:)(?<line>\\d++)"
              + "|(?<bad>\\b(?:error|violated|impossible)\\b(?=:|$| ))"
              + "|(?<warned>\\b(?:warning|unknown|conflict)\\b(?=:|$| ))"
              + "|(?<good>\\bholds\\b(?=:|$| ))"
              + "|(?<condition>(?<= )if !?\\(*+CONFIG_[^\\n]*+)"
              + "|(?<rule>\\[[a-z0-9-]++\\]$)");

  private final StringBuilder line = new StringBuilder();
  private boolean painting;

  public PaintedText(Writer out) {
    super(out);
  }

  /** Paints what is written from now on. */
  public void paint() {
    painting = true;
  }

  @Override
  public void write(int c) throws IOException {
    if (!painting) {
      out.write(c);
    } else if (c == '\n') {
      line();
      out.write('\n');
    } else {
      line.append((char) c);
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    if (!painting) {
      out.write(text, offset, length);
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    if (!painting) {
      out.write(text, offset, length);
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      write(text.charAt(i));
    }
  }

  private void line() throws IOException {
    if (line.length() > LONGEST) {
      out.append(line);
    } else {
      out.write(painted(line));
    }
    line.setLength(0);
  }

  /** A line in colours. */
  static String painted(CharSequence line) {
    Matcher parts = PARTS.matcher(line);
    StringBuilder painted = new StringBuilder();
    int from = 0;
    while (parts.find()) {
      painted.append(line, from, parts.start());
      if (parts.group("file") != null) {
        painted.append(Colour.FILE.on).append(parts.group("file")).append(OFF).append(':');
        painted.append(Colour.LINE.on).append(parts.group("line")).append(OFF);
      } else {
        painted.append(colour(parts).on).append(parts.group()).append(OFF);
      }
      from = parts.end();
    }
    return painted.append(line, from, line.length()).toString();
  }

  private static Colour colour(Matcher parts) {
    return parts.group("bad") != null
        ? Colour.BAD
        : parts.group("warned") != null
            ? Colour.WARNED
            : parts.group("good") != null
                ? Colour.GOOD
                : parts.group("condition") != null ? Colour.CONDITION : Colour.RULE;
  }

  @Override
  public void close() throws IOException {
    line();
    super.close();
  }
}
