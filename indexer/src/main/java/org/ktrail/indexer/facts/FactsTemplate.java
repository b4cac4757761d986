package org.ktrail.indexer.facts;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ktrail.indexer.facts.SourceFacts.Audit;

/**
 * Facts from which those of other texts are made that differ in names only. Immutable; for any
 * number of threads.
 */
public final class FactsTemplate {
  /** Bytes of a string beside its letters, about. */
  private static final int STRING = 32;

  private final byte[] declarations;
  private final List<String> declarationStrings;
  private final byte[] bodies;
  private final List<String> bodyStrings;
  private final Audit audit;

  private FactsTemplate(byte[] declarations, byte[] bodies, Audit audit) {
    this.declarations = declarations;
    this.declarationStrings = FactsInput.strings(declarations);
    this.bodies = bodies;
    this.bodyStrings = FactsInput.strings(bodies);
    this.audit = audit;
  }

  /**
   * @param facts without macros, which are not kept
   * @throws IllegalArgumentException if there are any
   */
  public static FactsTemplate of(SourceFacts facts) {
    if (!facts.declarations().macros().isEmpty()) {
      throw new IllegalArgumentException("macros");
    }
    FactsOutput declarations = new FactsOutput();
    DeclarationsCodec.write(declarations, facts.declarations());
    FactsOutput bodies = new FactsOutput();
    BodiesCodec.write(bodies, facts.bodies());
    return new FactsTemplate(
        declarations.finish().toArray(), bodies.finish().toArray(), facts.audit());
  }

  /** The facts with each string of them replaced. */
  public SourceFacts with(UnaryOperator<String> renamed) {
    FactsInput in = new FactsInput(declarations, renamed(declarationStrings, renamed));
    Declarations made = DeclarationsCodec.read(in, List::of);
    List<Body> read = BodiesCodec.read(new FactsInput(bodies, renamed(bodyStrings, renamed)));
    return new SourceFacts(made, read, audit);
  }

  private static String[] renamed(List<String> strings, UnaryOperator<String> renamed) {
    String[] all = new String[strings.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = renamed.apply(strings.get(i));
    }
    return all;
  }

  /** Bytes that it takes, about. */
  public int size() {
    return declarations.length + bodies.length + size(declarationStrings) + size(bodyStrings);
  }

  private static int size(List<String> strings) {
    return strings.stream().mapToInt(s -> STRING + s.length()).sum();
  }
}
