package org.ktrail.queries.link.made;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.facts.Fragments;

/**
 * What a header is read within: {@code struct heads { #define X(n) struct list n; #include "list.h"
 * };}. Facts do not tell where a declaration ends: what begins last before the include, and is
 * either empty or goes on behind it, is taken for what is around.
 *
 * @param record whose members the header's text is, or null
 * @param variable that the header's text initialises, or null
 */
record Surroundings(Declarations.@Nullable Record record, Declarations.@Nullable Global variable) {
  private static final Surroundings NONE = new Surroundings(null, null);

  static Surroundings of(Declarations d, int line) {
    for (Declarations.Record r : d.records()) {
      if (r.line() <= line
          && !r.tag().isEmpty()
          && r.fields().stream().anyMatch(f -> f.line() > line)) {
        return new Surroundings(r, null);
      }
    }
    Declarations.Record record = last(d.records(), Declarations.Record::line, line);
    Declarations.Global variable = last(d.globals(), Declarations.Global::line, line);
    int latest =
        Stream.of(
                lastLine(d.functions(), Declarations.Function::line, line),
                lastLine(d.prototypes(), Declarations.Prototype::line, line),
                lastLine(d.typedefs(), Declarations.Typedef::line, line),
                lastLine(d.invocations(), Declarations.Invocation::line, line))
            .max(Integer::compare)
            .orElse(0);
    int recordLine = record == null ? 0 : record.line();
    int variableLine = variable == null || variable.isExtern() ? 0 : variable.line();
    if (record != null
        && recordLine > Math.max(latest, variableLine)
        && record.fields().isEmpty()
        && !record.tag().isEmpty()) {
      return new Surroundings(record, null);
    }
    return variable != null && variableLine > latest && variableLine >= recordLine
        ? new Surroundings(null, variable)
        : NONE;
  }

  private static <T> @Nullable T last(List<T> all, ToIntFunction<T> lineOf, int line) {
    T last = null;
    for (T one : all) {
      int at = lineOf.applyAsInt(one);
      if (at <= line && (last == null || at >= lineOf.applyAsInt(last))) {
        last = one;
      }
    }
    return last;
  }

  private static <T> int lastLine(List<T> all, ToIntFunction<T> lineOf, int line) {
    T last = last(all, lineOf, line);
    return last == null ? 0 : lineOf.applyAsInt(last);
  }

  /** Whether a text is a part of what is around, and no declaration by itself. */
  boolean holds(String text) {
    return record != null
        || variable != null && (text.endsWith(",") || ".[{(".indexOf(text.charAt(0)) >= 0);
  }

  /** What is around with this text in it; null if it cannot be read. */
  @Nullable SourceFacts with(String text, Fragments fragments) {
    if (record != null) {
      String kind = record.kind() == TypeRef.Tag.UNION ? "union " : "struct ";
      return fragments.parse(kind + record.tag() + " { " + text + " };");
    }
    SourceFacts parsed = fragments.parse("void *" + SiteExpansion.NAME + "[] = { " + text + " };");
    List<Declarations.Global> globals = parsed.declarations().globals();
    if (variable == null || globals.size() != 1) {
      return null;
    }
    Declarations d = parsed.declarations();
    Declarations.Global made =
        new Declarations.Global(
            variable.name(),
            variable.type(),
            variable.isStatic(),
            false,
            globals.getFirst().initializer(),
            variable.line(),
            0,
            globals.getFirst().body());
    return new SourceFacts(
        new Declarations(
            d.conditions(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(made),
            List.of(),
            List.of()),
        parsed.bodies(),
        parsed.audit());
  }
}
