package org.ktrail.indexer.extract.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.extract.CSyntax;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.body.MemberUse;
import org.ktrail.indexer.normalise.NormalisedSource;
import org.ktrail.indexer.normalise.Normaliser;
import org.ktrail.indexer.syntax.FlatTree;
import org.ktrail.indexer.syntax.Parser;

/**
 * Finds the places of a C source that use members of some names. For one thread; keeps a parser, so
 * close it. Never fails: what the parser could not read, assembly, and what stands in a {@code
 * #define} is not among what it finds.
 */
public final class MemberReader implements AutoCloseable {
  private final Normaliser normaliser = new Normaliser();
  private final Parser parser = Parser.of();
  private final FlatTree tree = new FlatTree();

  /** A stretch of a file that nobody asks for. */
  public record Needless(int from, int to) {}

  /**
   * Uses in the order of the text.
   *
   * @param members their names
   * @param needless bodies of functions that are passed over, without their braces: parsing them is
   *     what costs most
   */
  public List<MemberUse> read(byte[] blob, Set<String> members, List<Needless> needless) {
    byte[] text = needless.isEmpty() ? blob : blob.clone();
    for (Needless each : needless) {
      for (int i = Math.max(0, each.from()); i < Math.min(each.to(), text.length); i++) {
        text[i] = text[i] == '\n' ? (byte) '\n' : (byte) ' ';
      }
    }
    NormalisedSource source = normaliser.normalise(text, 0);
    if (!source.parse()) {
      return List.of();
    }
    parser.parse(source.text(), tree);
    ParsedFile in = new ParsedFile(tree, source);
    UseReader uses = new UseReader(in);
    List<MemberUse> found = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      switch (in.kind(node)) {
        case CSyntax.FIELD_EXPRESSION -> {
          int field = in.child(node, CSyntax.FIELD_FIELD);
          if (field >= 0 && members.contains(in.text(field))) {
            Expr base = uses.shape(in.child(node, CSyntax.FIELD_ARGUMENT), 0);
            found.add(uses.accessed(node, field, base));
          }
        }
        case CSyntax.INITIALIZER_PAIR -> uses.initialised(node, members, found);
        default -> {}
      }
    }
    return found;
  }

  /**
   * Uses of names in a text that is a statement, an expression or the replacement of a macro, in
   * its order; declarations of the names are among them.
   */
  public List<MemberUse> names(String statement, Set<String> names) {
    byte[] text = ("void f(void) {" + statement + "\n;}\n").getBytes(ISO_8859_1);
    NormalisedSource source = normaliser.normalise(text, 0);
    List<MemberUse> found = new ArrayList<>();
    if (source.parse()) {
      parser.parse(source.text(), tree);
      ParsedFile in = new ParsedFile(tree, source);
      UseReader uses = new UseReader(in);
      for (int node = 0; node < tree.size(); node++) {
        if (in.is(node, CSyntax.IDENTIFIER) && names.contains(in.text(node))) {
          found.add(uses.named(node));
        }
      }
    }
    return found;
  }

  @Override
  public void close() {
    parser.close();
  }
}
