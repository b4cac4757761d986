package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.normalise.NormalisedSource.Span;

/**
 * Adds to the facts of the first variant of a blob those of the second that the first leaves out.
 */
final class VariantMerge {
  private final Found into;
  private final Found other;
  private final List<Span> dropped;
  private final Remap remap;
  private final BodyMerge bodies;

  /**
   * @param dropped what the first variant leaves out
   */
  VariantMerge(Found into, Found other, List<Span> dropped) {
    this.into = into;
    this.other = other;
    this.dropped = dropped;
    int[] records = new int[other.records.size()];
    this.remap = new Remap(records);
    this.bodies = new BodyMerge(remap);
    records(records);
  }

  private boolean isNew(int at) {
    return ParsedText.within(dropped, at);
  }

  private boolean touched(int from, int to) {
    for (Span s : dropped) {
      if (s.start() < to && s.end() > from) {
        return true;
      }
    }
    return false;
  }

  private void records(int[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      Declarations.Record r = other.records.get(i);
      List<Declarations.Field> fields = new ArrayList<>();
      for (Declarations.Field f : r.fields()) {
        fields.add(remap.field(f));
      }
      int at = other.recordAt.get(i);
      int same = into.recordAt.indexOf(at);
      if (same < 0) {
        numbers[i] =
            into.addRecord(
                new Declarations.Record(
                    r.kind(), r.tag(), List.copyOf(fields), r.line(), r.condition()),
                at);
      } else {
        numbers[i] = same;
        into.records.set(same, joined(into.records.get(same), fields));
      }
    }
  }

  private static Declarations.Record joined(
      Declarations.Record first, List<Declarations.Field> more) {
    Set<String> known = new HashSet<>();
    for (Declarations.Field f : first.fields()) {
      known.add(f.line() + f.name());
    }
    List<Declarations.Field> fields = new ArrayList<>(first.fields());
    for (Declarations.Field f : more) {
      if (known.add(f.line() + f.name())) {
        fields.add(f);
      }
    }
    return fields.size() == first.fields().size()
        ? first
        : new Declarations.Record(
            first.kind(), first.tag(), List.copyOf(fields), first.line(), first.condition());
  }

  void merge() {
    for (int i = 0; i < other.functions.size(); i++) {
      function(other.functions.get(i), other.audits.get(i));
    }
    for (int i = 0; i < other.prototypes.size(); i++) {
      Declarations.Prototype p = other.prototypes.get(i);
      if (isNew(other.prototypeAt.get(i))) {
        into.addPrototype(
            new Declarations.Prototype(
                p.name(),
                remap.type(p.result()),
                remap.parameters(p.parameters()),
                p.isStatic(),
                p.weak(),
                p.alias(),
                p.line(),
                p.condition()),
            other.prototypeAt.get(i));
      }
    }
    for (int i = 0; i < other.typedefs.size(); i++) {
      Declarations.Typedef t = other.typedefs.get(i);
      if (isNew(other.typedefAt.get(i))) {
        into.addTypedef(
            new Declarations.Typedef(t.name(), remap.type(t.type()), t.line(), t.condition()),
            other.typedefAt.get(i));
      }
    }
    for (int i = 0; i < other.enumerators.size(); i++) {
      if (isNew(other.enumeratorAt.get(i))) {
        into.addEnumerator(other.enumerators.get(i), other.enumeratorAt.get(i));
      }
    }
    for (int i = 0; i < other.globals.size(); i++) {
      global(other.globals.get(i), other.globalAt.get(i));
    }
  }

  private void function(Declarations.Function f, Audits.OfBody audit) {
    boolean overlapped = false;
    int body = -1;
    for (int i = 0; i < into.functions.size(); i++) {
      Declarations.Function g = into.functions.get(i);
      if (g.start() == f.start()) {
        if (touched(f.bodyStart(), f.end())) {
          Body both = bodies.merge(into.bodies.get(g.body()), other.bodies.get(f.body()));
          into.bodies.set(g.body(), both);
        }
        return;
      }
      if (g.bodyStart() == f.bodyStart()) {
        // Two heads, one body: they share it.
        body = g.body();
      }
      overlapped |= g.start() < f.end() && f.start() < g.end();
    }
    if (!isNew(f.start()) && overlapped) {
      return;
    }
    if (body < 0) {
      body = into.addBody(bodies.renumbered(other.bodies.get(f.body())));
    } else {
      into.bodies.set(body, bodies.merge(into.bodies.get(body), other.bodies.get(f.body())));
    }
    into.audits.add(audit);
    into.functions.add(
        f.with(remap.type(f.result()), remap.parameters(f.parameters())).withBody(body));
  }

  private void global(Declarations.Global g, int at) {
    int same = into.globalAt.indexOf(at);
    if (same < 0 && !isNew(at)) {
      return;
    }
    Declarations.Global first = same < 0 ? null : into.globals.get(same);
    int body = first == null ? -1 : first.body();
    if (g.body() >= 0) {
      Body calls = other.bodies.get(g.body());
      if (body < 0) {
        body = into.addBody(bodies.renumbered(calls));
      } else {
        into.bodies.set(body, bodies.merge(into.bodies.get(body), calls));
      }
    }
    Expr value = remap.expr(g.initializer());
    if (first == null) {
      into.addGlobal(
          new Declarations.Global(
              g.name(),
              remap.type(g.type()),
              g.isStatic(),
              g.isExtern(),
              value,
              g.line(),
              g.condition(),
              body),
          at);
    } else if (!first.initializer().equals(value)) {
      into.globals.set(
          same,
          new Declarations.Global(
              first.name(),
              first.type(),
              first.isStatic(),
              first.isExtern(),
              joined(first.initializer(), value),
              first.line(),
              first.condition(),
              body));
    }
  }

  /** Elements of both, each once. */
  private static Expr joined(Expr a, Expr b) {
    if (!(a instanceof Expr.Init x && b instanceof Expr.Init y)) {
      return BodyMerge.either(a, b);
    }
    Map<String, Integer> byPlace = new HashMap<>();
    List<Expr.Item> items = new ArrayList<>(x.items());
    for (int i = 0; i < items.size(); i++) {
      byPlace.put(key(items.get(i)), i);
    }
    for (Expr.Item item : y.items()) {
      Integer same = byPlace.get(key(item));
      if (same == null) {
        items.add(item);
      } else if (!items.get(same).value().equals(item.value())) {
        Expr.Item first = items.get(same);
        items.set(
            same,
            new Expr.Item(
                first.position(),
                first.designators(),
                joined(first.value(), item.value()),
                first.line(),
                first.condition()));
      }
    }
    return new Expr.Init(x.type(), List.copyOf(items));
  }

  private static String key(Expr.Item item) {
    return item.line() + ":" + item.position() + item.designators();
  }
}
