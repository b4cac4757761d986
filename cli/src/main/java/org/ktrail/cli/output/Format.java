package org.ktrail.cli.output;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which answers are written, all of them: the one place to add one.
 *
 * <p>A form that is made of the tree of an answer, as JSON is, every command has from then on, in
 * its help as well. Others a command has that says so, with what writes its answer so ({@link
 * Forms#and}).
 */
public enum Format {
  /** For reading; what a command writes unless it is asked for something else. */
  TEXT,
  JSON("", Json::write),
  /** Graphviz. */
  DOT,
  MERMAID,
  /** Scalable Vector Graphics. */
  SVG,
  HTML(", one page with nothing outside it", null),
  /** Lines of cells with tabs between them. */
  TSV,
  /** Static Analysis Results Interchange Format 2.1.0. */
  SARIF,
  /** Reviewdog's diagnostics, one JSON object a line. */
  RDJSONL,
  JUNIT,
  CHECKSTYLE;

  private final String gloss;
  private final @Nullable BiConsumer<Object, PrintWriter> ofTree;

  Format() {
    this("", null);
  }

  /**
   * @param gloss what help says behind the name
   * @param ofTree writes the tree of any answer, if the form is made of that
   */
  Format(String gloss, @Nullable BiConsumer<Object, PrintWriter> ofTree) {
    this.gloss = gloss;
    this.ofTree = ofTree;
  }

  /** The word on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String gloss() {
    return gloss;
  }

  /** Writes the tree of any answer; empty if the form is not made of that. */
  Optional<BiConsumer<Object, PrintWriter>> ofTree() {
    return Optional.ofNullable(ofTree);
  }

  /** The forms that every answer has. */
  static List<Format> everywhere() {
    return Arrays.stream(values()).filter(f -> f == TEXT || f.ofTree != null).toList();
  }
}
