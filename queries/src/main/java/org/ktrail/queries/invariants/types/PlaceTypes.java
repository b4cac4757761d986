package org.ktrail.queries.invariants.types;

import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.series.change.RecordLookup;
import org.ktrail.queries.series.change.TypeText;

/** Types of places by what declares them: variables of the function, members of records. */
public final class PlaceTypes {
  private static final String UNKNOWN = "";
  private final RecordLookup records;

  public PlaceTypes(RecordLookup records) {
    this.records = records;
  }

  /** As written, {@code *} for pointers; "" if it is not known. */
  public String of(Expression e, Flow flow) {
    return switch (e) {
      case Expression.Name n -> variable(n.name(), flow);
      case Expression.Cast c -> c.type();
      case Expression.Member m -> {
        String tag = tag(of(m.base(), flow));
        yield tag.isEmpty()
            ? UNKNOWN
            : records.member(tag, m.field()).map(TypeText::of).orElse(UNKNOWN);
      }
      case Expression.Deref d -> pointee(of(d.of(), flow));
      case Expression.Index i -> pointee(of(i.base(), flow));
      case Expression.AddressOf a -> {
        String type = of(a.of(), flow);
        yield type.isEmpty() ? UNKNOWN : type + " *";
      }
      default -> UNKNOWN;
    };
  }

  /** Blocks may have variables of one name and several types: which one is meant is not told. */
  private static String variable(String name, Flow flow) {
    boolean several =
        flow.locals().stream()
                .filter(v -> v.name().equals(name))
                .map(Flow.Variable::type)
                .distinct()
                .count()
            > 1;
    return several ? UNKNOWN : flow.variable(name).map(Flow.Variable::type).orElse(UNKNOWN).strip();
  }

  /**
   * Whether reading a member may be no more than computing an address: it is an array, or nothing
   * says what it is.
   */
  public boolean mayBeArray(Expression.Member m, Flow flow) {
    return records
        .member(tag(of(m.base(), flow)), m.field())
        .map(t -> t instanceof TypeRef.Array)
        .orElse(true);
  }

  private static String pointee(String type) {
    return type.endsWith("*") ? type.substring(0, type.length() - 1).strip() : UNKNOWN;
  }

  /** The record that a type is, or points to; "" if it is none. */
  public static String tag(String type) {
    String plain = type.replace("const ", "").replace("*", "").strip();
    return plain.startsWith("struct ") || plain.startsWith("union ")
        ? plain.substring(plain.indexOf(' ') + 1).strip()
        : "";
  }
}
