package org.ktrail.indexer.normalise;

import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.lex.Lexer;
import org.ktrail.indexer.lex.WordTable;

/**
 * Rewrites unpreprocessed C so that a C grammar can read it, byte for byte in place. Blobs are
 * lexed once; the passes work on the tokens. Never fails: what no pass knows is left as it is.
 *
 * <p>Keeps its arrays from blob to blob: one instance a thread. Variant 0 keeps the first branch of
 * each {@code #if} that splits something, variant <i>k</i> the one after <i>k</i> others.
 */
public final class Normaliser {
  private static final WordTable WORDS = words();

  private final Lexer lexer = new Lexer(WORDS);
  private final Draft draft = new Draft(WORDS);
  private final Folded folded = new Folded();

  private static WordTable words() {
    InputStream in = Normaliser.class.getResourceAsStream("words.tsv");
    return WordTable.read(Objects.requireNonNull(in, "words.tsv"));
  }

  /** All words that it knows by name. */
  public static Stream<String> knownWords() {
    return WORDS.words();
  }

  public NormalisedSource normalise(byte[] blob, int variant) {
    boolean hasDirectives = draft.start(blob, lexer);
    Strangeness.refuse(blob, draft.t);
    Directives directives = new Directives(blob, folded, false);
    directives.read(draft.t);
    if (!directives.code) {
      return result(
          directives, List.of(), List.of(), new BranchJoin(draft, variant, folded), false);
    }
    BranchJoin branches = new BranchJoin(draft, variant, folded);
    if (hasDirectives) {
      branches.run();
    }
    Invocations reader = new Invocations(draft, draft.text.clone(), directives, folded);
    FileScope fileScope = new FileScope(draft, reader);
    new Annotations(draft).run();
    new Assembly(draft).run();
    new GnuExtensions(draft).run();
    new Strings(draft).run();
    new Members(draft).run();
    new GuessedAnnotations(draft).run();
    fileScope.run();
    new MacroArguments(draft).run();
    new BlockHeads(draft).run();
    new BodyMacros(draft).run();
    new InitialiserCommas(draft).run();
    return result(directives, fileScope.invocations, fileScope.heads.heads, branches, true);
  }

  /** Only what the preprocessor's lines say to the assembler; the text is as it was. */
  public NormalisedSource assembler(byte[] blob) {
    draft.start(blob, lexer);
    Directives directives = new Directives(blob, folded, true);
    directives.read(draft.t);
    return result(directives, List.of(), List.of(), new BranchJoin(draft, 0, folded), false);
  }

  private NormalisedSource result(
      Directives directives,
      List<Invocation> invocations,
      List<NormalisedSource.Head> heads,
      BranchJoin branches,
      boolean parse) {
    List<NormalisedSource.Head> sorted =
        heads.stream().sorted(Comparator.comparingInt(NormalisedSource.Head::nameAt)).toList();
    return new NormalisedSource(
        draft.original,
        draft.text,
        directives.conditions.starts(),
        directives.conditions.changes(),
        directives.conditions.table(),
        directives.includes,
        directives.macros,
        invocations,
        sorted,
        draft.blanked(),
        branches.dropped,
        branches.variants,
        parse);
  }
}
