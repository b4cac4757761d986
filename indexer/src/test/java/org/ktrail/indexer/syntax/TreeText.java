package org.ktrail.indexer.syntax;

import io.github.treesitter.jtreesitter.internal.TreeSitter;

/** Nodes as S-expressions with fields, without unnamed tokens, for tests. */
final class TreeText {
  private TreeText() {}

  static String of(FlatTree tree, int node) {
    StringBuilder out = new StringBuilder();
    describe(tree, node, out);
    return out.toString();
  }

  private static String fieldName(int field) {
    return TreeSitter.ts_language_field_name_for_id(Grammar.LANGUAGE, (short) field).getString(0);
  }

  private static void describe(FlatTree tree, int node, StringBuilder out) {
    if (tree.field(node) != 0) {
      out.append(fieldName(tree.field(node))).append(": ");
    }
    out.append('(').append(tree.isMissing(node) ? "MISSING " : "");
    out.append(Grammar.symbolName(tree.symbol(node)));
    for (int child = tree.firstChild(node);
        child >= 0 && child < tree.next(node);
        child = tree.next(child)) {
      if (tree.isNamed(child) || tree.isMissing(child)) {
        describe(tree, child, out.append(' '));
      }
    }
    out.append(')');
  }
}
