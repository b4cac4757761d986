package org.ktrail.cli.source;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ktrail.cli.output.SafeWriter;
import org.ktrail.indexer.facts.body.TextSpan;
import org.ktrail.queries.excerpts.Excerpt;

/**
 * How source looks: on a terminal with colours, and with links (OSC 8) to files of the work tree;
 * elsewhere as it is. What others wrote is made harmless first, as {@link SafeWriter} does.
 */
sealed interface Paint {
  String plain(String text);

  String number(String text);

  String line(Excerpt.Line line);

  /** A place, which leads to a line of a file. */
  String link(String text, String path, int line);

  /** Text as it is. */
  record None() implements Paint {
    @Override
    public String plain(String text) {
      return text;
    }

    @Override
    public String number(String text) {
      return text;
    }

    @Override
    public String line(Excerpt.Line line) {
      return line.text();
    }

    @Override
    public String link(String text, String path, int line) {
      return text;
    }
  }

  /**
   * Colours.
   *
   * @param workTree where files are, empty if links lead nowhere
   */
  record Colours(Optional<Path> workTree) implements Paint {
    private static final String OFF = "\u001b[0m";

    @Override
    public String plain(String text) {
      StringWriter out = new StringWriter();
      try (SafeWriter safe = new SafeWriter(out, false)) {
        safe.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // a string takes all
      }
      return out.toString();
    }

    @Override
    public String number(String text) {
      return "\u001b[2m" + plain(text) + OFF;
    }

    @Override
    public String line(Excerpt.Line line) {
      StringBuilder out = new StringBuilder();
      for (Excerpt.Piece piece : line.pieces()) {
        String text = plain(piece.text());
        out.append(piece.sort().map(s -> colour(s) + text + OFF).orElse(text));
      }
      return out.toString();
    }

    private static String colour(TextSpan.Sort sort) {
      return switch (sort) {
        case COMMENT -> "\u001b[2m";
        case KEYWORD -> "\u001b[35m";
        case TYPE -> "\u001b[36m";
        case LITERAL -> "\u001b[32m";
        case FUNCTION -> "\u001b[1m";
        case DIRECTIVE -> "\u001b[33m";
      };
    }

    @Override
    public String link(String text, String path, int line) {
      Optional<Path> file = workTree.map(top -> top.resolve(path)).filter(Files::isRegularFile);
      return file.map(f ->
              "\u001b]8;;"
                  + f.toUri()
                  + "#"
                  + line
                  + "\u001b\\"
                  + plain(text)
                  + "\u001b]8;;\u001b\\")
          .orElse(plain(text));
    }
  }
}
