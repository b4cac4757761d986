package org.ktrail.indexer.extract.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.ktrail.indexer.extract.CSyntax;
import org.ktrail.indexer.normalise.NormalisedSource;
import org.ktrail.indexer.syntax.FlatTree;

/** A parsed file: kinds of nodes, their text, their lines. */
final class ParsedFile {
  final FlatTree tree;
  private final byte[] text;
  private final byte[] original;
  private final int[] lineStarts;

  ParsedFile(FlatTree tree, NormalisedSource source) {
    this.tree = tree;
    this.text = source.text();
    this.original = source.original();
    int lines = 1;
    for (byte b : original) {
      lines += b == '\n' ? 1 : 0;
    }
    lineStarts = new int[lines];
    int line = 1;
    for (int i = 0; i < original.length; i++) {
      if (original[i] == '\n') {
        lineStarts[line++] = i + 1;
      }
    }
  }

  /** What a node is, as {@link CSyntax} counts. */
  int kind(int node) {
    return CSyntax.of(tree, node);
  }

  boolean is(int node, int kind) {
    return node >= 0 && kind(node) == kind;
  }

  /** The child in a field; −1 if none. */
  int child(int node, int field) {
    return tree.child(node, field);
  }

  /** Its bytes as they were parsed, blanks folded. */
  String text(int node) {
    String raw = raw(node);
    boolean folded = true;
    for (int i = 0; i < raw.length() && folded; i++) {
      char c = raw.charAt(i);
      folded = c > ' ' || c == ' ' && i + 1 < raw.length() && raw.charAt(i + 1) > ' ';
    }
    return folded ? raw : raw.strip().replaceAll("\\s+", " ");
  }

  private String raw(int node) {
    return new String(text, tree.start(node), tree.end(node) - tree.start(node), ISO_8859_1);
  }

  /** Its bytes in the file, with what was blanked for the parser. */
  String originalText(int node) {
    return new String(original, tree.start(node), tree.end(node) - tree.start(node), ISO_8859_1);
  }

  /** The bytes of the file between two offsets, blanks folded. */
  String written(int from, int to) {
    return new String(original, from, to - from, ISO_8859_1).strip().replaceAll("\\s+", " ");
  }

  /**
   * The macro that heads a loop, which the parser reads as a {@code while}; "" for a loop of C's.
   */
  String loopMacro(int loop) {
    int start = tree.start(loop);
    int end = start;
    while (end < original.length && isWord(original[end])) {
      end++;
    }
    String head = new String(original, start, end - start, ISO_8859_1);
    return head.equals("while") ? "" : head;
  }

  private static boolean isWord(byte b) {
    return b == '_' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }

  /** Behind the parenthesis that ends a loop's head, before its body. */
  int headEnd(int loop, int body) {
    int end = tree.start(loop);
    for (int c = tree.firstChild(loop); c >= 0 && c != body; c = tree.nextSibling(c)) {
      end = tree.isExtra(c) ? end : tree.end(c);
    }
    return end;
  }

  /** Line of a node's first byte, from 1. */
  int line(int node) {
    return lineAt(tree.start(node));
  }

  int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Where a declaration says that its pointer points: {@code __user}, {@code __iomem}; else "". */
  String space(int declaration, int declarator) {
    int start = tree.start(declaration);
    int end = declarator < 0 ? tree.end(declaration) : tree.end(declarator);
    String head = new String(original, start, end - start, ISO_8859_1);
    int value = head.indexOf('=');
    String declared = value < 0 ? head : head.substring(0, value);
    return declared.contains("__user") ? "__user" : declared.contains("__iomem") ? "__iomem" : "";
  }

  /** Whether a declaration has an attribute that cleans the variable up. */
  boolean isCleaned(int declaration) {
    String written = originalText(declaration);
    return written.contains("__free(") || written.contains("__cleanup(");
  }
}
