package org.ktrail.indexer.extract.body;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.extract.CSyntax;
import org.ktrail.indexer.facts.body.DeclaredMember;
import org.ktrail.indexer.normalise.NormalisedSource;
import org.ktrail.indexer.normalise.Normaliser;
import org.ktrail.indexer.syntax.FlatTree;
import org.ktrail.indexer.syntax.Parser;

/** Reads how the members of records are written. */
public final class RecordReader {
  private RecordReader() {}

  /** Every member of every record of a C source, in the order of the text. */
  public static List<DeclaredMember> read(byte[] blob) {
    NormalisedSource source = new Normaliser().normalise(blob, 0);
    if (!source.parse()) {
      return List.of();
    }
    FlatTree tree = new FlatTree();
    try (Parser parser = Parser.of()) {
      parser.parse(source.text(), tree);
    }
    ParsedFile in = new ParsedFile(tree, source);
    List<DeclaredMember> found = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      if (in.is(node, CSyntax.FIELD_DECLARATION)) {
        declared(in, node, found);
      }
    }
    return found;
  }

  private static void declared(ParsedFile in, int declaration, List<DeclaredMember> into) {
    FlatTree tree = in.tree;
    int type = in.child(declaration, CSyntax.FIELD_TYPE);
    if (type < 0) {
      return;
    }
    int body = in.child(type, CSyntax.FIELD_BODY);
    String head = in.written(tree.start(declaration), body < 0 ? tree.end(type) : tree.start(body));
    boolean any = false;
    for (int c = tree.firstChild(declaration); c >= 0; c = tree.nextSibling(c)) {
      if (tree.field(c) == CSyntax.FIELD_DECLARATOR) {
        int next = tree.nextSibling(c);
        int end = in.is(next, CSyntax.BITFIELD_CLAUSE) ? tree.end(next) : tree.end(c);
        // What was blanked for the parser stands before the first: struct x __rcu *p.
        String written = in.written(any ? tree.start(c) : tree.end(type), end);
        int name = name(in, c);
        if (name >= 0) {
          into.add(
              new DeclaredMember(
                  in.text(name), in.line(name), head + (body < 0 ? " " : " {…} ") + written));
        }
        any = true;
      }
    }
    if (!any) {
      into.add(new DeclaredMember("", in.line(type), body < 0 ? head : head + " {…}"));
    }
  }

  private static int name(ParsedFile in, int declarator) {
    int at = declarator;
    while (at >= 0 && !in.is(at, CSyntax.FIELD_IDENTIFIER)) {
      int inner = in.child(at, CSyntax.FIELD_DECLARATOR);
      at = inner >= 0 ? inner : in.tree.firstNamed(at);
    }
    return at;
  }
}
