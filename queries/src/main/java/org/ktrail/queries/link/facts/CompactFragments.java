package org.ktrail.queries.link.facts;

import java.lang.ref.WeakReference;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.facts.SourceFacts;

/**
 * Fragments whose facts are kept for long: what macros make of a kernel waits for its link. Bodies
 * lie encoded until they are asked for, and parameters that many functions have are one list. The
 * audit is not kept.
 */
public final class CompactFragments implements Fragments {
  private final Fragments fragments;
  private final ConcurrentHashMap<List<Declarations.Parameter>, List<Declarations.Parameter>>
      parameters;

  /**
   * @param parameters shared by all threads
   */
  public CompactFragments(
      Fragments fragments,
      ConcurrentHashMap<List<Declarations.Parameter>, List<Declarations.Parameter>> parameters) {
    this.fragments = fragments;
    this.parameters = parameters;
  }

  @Override
  public SourceFacts parse(String text) {
    SourceFacts facts = fragments.parse(text);
    Declarations d = facts.declarations();
    Declarations compact =
        new Declarations(
            d.conditions(),
            d.includes(),
            d.macros(),
            d.functions().stream().map(this::compact).toList(),
            d.prototypes(),
            d.records(),
            d.typedefs(),
            d.globals(),
            d.enumConstants(),
            d.invocations(),
            d.assemblerMacros());
    List<Body> bodies = facts.bodies().isEmpty() ? List.of() : new EncodedBodies(facts.bodies());
    return new SourceFacts(compact, bodies, SourceFacts.Audit.NONE);
  }

  /** The bodies of what macros made, encoded; at once where they lie so. */
  public static byte[] encodedBodies(SourceFacts facts) {
    return facts.bodies() instanceof EncodedBodies e && facts.audit().equals(SourceFacts.Audit.NONE)
        ? e.encoded
        : FactsCodec.encodeBodies(facts.bodies(), facts.audit());
  }

  private Declarations.Function compact(Declarations.Function f) {
    return f.with(f.result(), parameters.computeIfAbsent(f.parameters(), list -> list));
  }

  /** Decoded when asked for, and anew when that is gone. */
  private static final class EncodedBodies extends AbstractList<Body> {
    private final byte[] encoded;
    private final int size;
    private @Nullable WeakReference<List<Body>> decoded;

    EncodedBodies(List<Body> bodies) {
      encoded = FactsCodec.encodeBodies(bodies, SourceFacts.Audit.NONE);
      size = bodies.size();
    }

    @Override
    public Body get(int index) {
      List<Body> bodies = decoded == null ? null : decoded.get();
      if (bodies == null) {
        bodies = FactsCodec.decodeBodies(encoded);
        decoded = new WeakReference<>(bodies);
      }
      return bodies.get(index);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
