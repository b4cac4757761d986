package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;

/**
 * Rewrites facts of one variant for the lists of another: call sites and records get new numbers.
 */
final class Remap {
  private final int[] records;
  private int[] sites = {};

  Remap(int[] records) {
    this.records = records;
  }

  void sites(int[] newNumbers) {
    sites = newNumbers;
  }

  List<Expr> exprs(List<Expr> list) {
    List<Expr> out = new ArrayList<>(list.size());
    for (Expr e : list) {
      out.add(expr(e));
    }
    return List.copyOf(out);
  }

  Expr expr(Expr e) {
    return switch (e) {
      case Expr.Name n -> n;
      case Expr.Text s -> s;
      case Expr.Opaque o -> o;
      case Expr.Member m -> new Expr.Member(expr(m.base()), m.field(), m.arrow());
      case Expr.Index i -> new Expr.Index(expr(i.base()), expr(i.index()));
      case Expr.Deref d -> new Expr.Deref(expr(d.of()));
      case Expr.AddressOf a -> new Expr.AddressOf(expr(a.of()));
      case Expr.Result r -> new Expr.Result(sites[r.site()]);
      case Expr.Cast c -> new Expr.Cast(type(c.type()), expr(c.of()));
      case Expr.Choice c -> new Expr.Choice(exprs(c.options()));
      case Expr.Selection s ->
          new Expr.Selection(
              expr(s.control()),
              s.associations().stream()
                  .map(a -> new Expr.Association(type(a.type()), expr(a.value())))
                  .toList());
      case Expr.TypeArgument a -> new Expr.TypeArgument(type(a.type()));
      case Expr.Init i ->
          new Expr.Init(type(i.type()), i.items().stream().map(this::item).toList());
    };
  }

  Expr.Item item(Expr.Item i) {
    return new Expr.Item(i.position(), i.designators(), expr(i.value()), i.line(), i.condition());
  }

  TypeRef type(TypeRef type) {
    return switch (type) {
      case TypeRef.Tagged t -> t;
      case TypeRef.Named n -> n;
      case TypeRef.Unknown u -> u;
      case TypeRef.Anonymous a -> new TypeRef.Anonymous(records[a.record()]);
      case TypeRef.Pointer p -> new TypeRef.Pointer(type(p.to()));
      case TypeRef.Array a -> new TypeRef.Array(type(a.of()));
      case TypeRef.TypeOf o -> new TypeRef.TypeOf(expr(o.of()));
      case TypeRef.Function f ->
          new TypeRef.Function(type(f.result()), f.parameters().stream().map(this::type).toList());
    };
  }

  List<Declarations.Parameter> parameters(List<Declarations.Parameter> list) {
    return list.stream().map(p -> new Declarations.Parameter(p.name(), type(p.type()))).toList();
  }

  Declarations.Field field(Declarations.Field f) {
    return new Declarations.Field(f.name(), type(f.type()), f.line(), f.condition());
  }
}
