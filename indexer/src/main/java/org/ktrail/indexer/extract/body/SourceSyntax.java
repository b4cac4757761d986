package org.ktrail.indexer.extract.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.extract.CSyntax;
import org.ktrail.indexer.facts.body.TextSpan;
import org.ktrail.indexer.facts.body.TextSpan.Sort;
import org.ktrail.indexer.normalise.NormalisedSource;
import org.ktrail.indexer.normalise.Normaliser;
import org.ktrail.indexer.syntax.FlatTree;
import org.ktrail.indexer.syntax.Parser;

/** What the text of a C source is made of, for who shows it. */
public final class SourceSyntax {
  private final FlatTree tree = new FlatTree();
  private final byte[] text;
  private final ParsedFile in;

  /** Parses a source; of a text that is no C nothing is known. */
  public SourceSyntax(byte[] blob) {
    text = blob;
    NormalisedSource source = new Normaliser().normalise(blob, 0);
    try (Parser parser = Parser.of()) {
      parser.parse(source.text(), tree);
    }
    in = new ParsedFile(tree, source);
  }

  /**
   * Lines, from 1.
   *
   * @param last inclusive
   */
  public record Lines(int first, int last) {}

  /** The definition or declaration at file scope that a line is in; empty if it is in none. */
  public Optional<Lines> around(int line) {
    for (int node = 0; node < tree.size(); ) {
      int first = in.line(node);
      int last = in.lineAt(Math.max(tree.start(node), tree.end(node) - 1));
      switch (in.kind(node)) {
        case CSyntax.FUNCTION_DEFINITION,
            CSyntax.DECLARATION,
            CSyntax.TYPE_DEFINITION,
            CSyntax.STRUCT_SPECIFIER,
            CSyntax.UNION_SPECIFIER,
            CSyntax.ENUM_SPECIFIER,
            CSyntax.EXPRESSION_STATEMENT -> {
          if (first <= line && line <= last) {
            return Optional.of(new Lines(first, last));
          }
          node = tree.next(node);
        }
        default -> node++;
      }
    }
    return Optional.empty();
  }

  /** Spans that do not overlap, in order. */
  public List<TextSpan> spans() {
    List<TextSpan> found = new ArrayList<>();
    int behind = 0;
    for (int node = 0; node < tree.size(); ) {
      Sort sort = sort(node);
      if (sort == null) {
        node++;
        continue;
      }
      if (tree.start(node) >= behind && tree.end(node) > tree.start(node)) {
        found.add(new TextSpan(tree.start(node), tree.end(node), sort));
        behind = tree.end(node);
      }
      node = tree.next(node);
    }
    return withDirectives(found);
  }

  private @Nullable Sort sort(int node) {
    return switch (in.kind(node)) {
      case CSyntax.COMMENT -> Sort.COMMENT;
      case CSyntax.STRING_LITERAL, CSyntax.CHAR_LITERAL, CSyntax.NUMBER_LITERAL -> Sort.LITERAL;
      case CSyntax.TRUE, CSyntax.FALSE, CSyntax.NULL -> Sort.LITERAL;
      case CSyntax.PRIMITIVE_TYPE, CSyntax.TYPE_IDENTIFIER, CSyntax.SIZED_TYPE_SPECIFIER ->
          Sort.TYPE;
      case CSyntax.TYPE_QUALIFIER, CSyntax.STORAGE_CLASS_SPECIFIER -> Sort.KEYWORD;
      case CSyntax.IDENTIFIER -> isFunction(node) ? Sort.FUNCTION : null;
      default -> isKeyword(node) ? Sort.KEYWORD : null;
    };
  }

  private boolean isFunction(int identifier) {
    int up = tree.parent(identifier);
    return in.is(up, CSyntax.CALL_EXPRESSION) && in.child(up, CSyntax.FIELD_FUNCTION) == identifier
        || in.is(up, CSyntax.FUNCTION_DECLARATOR);
  }

  private boolean isKeyword(int node) {
    return tree.firstChild(node) < 0
        && !tree.isNamed(node)
        && tree.end(node) > tree.start(node)
        && Character.isLetter(text[tree.start(node)]);
  }

  /** Lines of the preprocessor, which the parser does not see, in place of what it saw there. */
  private List<TextSpan> withDirectives(List<TextSpan> spans) {
    List<TextSpan> all = new ArrayList<>();
    int next = 0;
    for (int at = 0; at < text.length; at++) {
      int line = at;
      while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
        at++;
      }
      boolean directive = at < text.length && text[at] == '#';
      while (at < text.length
          && (text[at] != '\n' || directive && at > 0 && text[at - 1] == '\\')) {
        at++;
      }
      int begins = line;
      boolean inComment =
          directive
              && spans.stream()
                  .anyMatch(s -> s.sort() == Sort.COMMENT && s.from() < begins && begins < s.to());
      while (next < spans.size() && spans.get(next).from() < at) {
        if (!directive || inComment) {
          all.add(spans.get(next));
        }
        next++;
      }
      if (directive && !inComment) {
        all.add(new TextSpan(line, at, Sort.DIRECTIVE));
      }
    }
    return all;
  }
}
