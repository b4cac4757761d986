package org.ktrail.queries.members;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.facts.body.MemberUse;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.partial.SourceTypes;
import org.ktrail.queries.link.types.DeclaredTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Member;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.mentions.Owners;

/** Tells which member of which record a use is of. One file at a time; for one thread. */
final class UseTypes {
  final String record;

  /** The member that each name means: its own, or that of a macro that stands for it. */
  private final Map<String, String> names;

  private final SourceTypes types;
  private final Owners owners;
  private SourceTypes.@Nullable FileTypes file;

  UseTypes(String record, Map<String, String> names, SourceTypes types, Owners owners) {
    this.record = record;
    this.names = names;
    this.types = types;
    this.owners = owners;
  }

  Owners owners() {
    return owners;
  }

  Declarations declarations(String path) {
    return types.declarations(path);
  }

  String path(FactOrigin origin) {
    return types.path(origin.file());
  }

  boolean isHeader(FactOrigin origin) {
    return path(origin).endsWith(".h");
  }

  /** The types that another file sees. */
  SourceTypes.FileTypes of(FactOrigin origin) {
    return types.of(origin);
  }

  void enter(String path) {
    file = types.in(path).orElse(null);
  }

  SourceTypes.@Nullable FileTypes file() {
    return file;
  }

  /** The member that a use is of; empty if what it is a member of has no known type. */
  Optional<Member> member(MemberUse use) {
    SourceTypes.FileTypes in = file;
    if (in == null) {
      return Optional.empty();
    }
    BodyFrame frame = in.frame(use.at());
    Typed typed = in.types().of(numbered(use.base(), frame.body()), frame, use.at());
    for (String step : use.leads()) {
      typed = typed == null ? null : led(typed, step, in.types().declared());
    }
    return typed == null
        ? Optional.empty()
        : Optional.ofNullable(in.types().declared().member(typed, use.member()));
  }

  /** Whether a member is one of the record that is asked about. */
  boolean isAsked(Member member) {
    return member.title().equals(record) && names.containsValue(member.field().name());
  }

  Place declared(Member member) {
    return new Place(types.path(member.file()), member.field().line());
  }

  private static @Nullable Typed led(Typed from, String step, DeclaredTypes declared) {
    if (step.startsWith(".")) {
      Member member = declared.member(from, step.substring(1));
      return member == null ? null : member.typed();
    }
    Typed plain = declared.strip(from);
    if (step.equals("[]") || isElements(plain)) {
      return declared.pointee(plain);
    }
    var around = declared.record(plain);
    int position = Integer.parseInt(step.substring(1));
    if (around == null || position >= around.record().fields().size()) {
      return null;
    }
    Declarations.Field field = around.record().fields().get(position);
    String title = around.title() + (field.name().isEmpty() ? "" : "." + field.name());
    return new Typed(field.type(), around.origin(), title);
  }

  private static boolean isElements(Typed plain) {
    return plain.type() instanceof TypeRef.Array || plain.type() instanceof TypeRef.Pointer;
  }

  /** With results of calls numbered as the body has them. */
  private static Expr numbered(Expr expr, Body body) {
    return switch (expr) {
      case Expr.Result r -> result(r.site(), body);
      case Expr.Member m -> new Expr.Member(numbered(m.base(), body), m.field(), m.arrow());
      case Expr.Index i -> new Expr.Index(numbered(i.base(), body), i.index());
      case Expr.Deref d -> new Expr.Deref(numbered(d.of(), body));
      case Expr.AddressOf a -> new Expr.AddressOf(numbered(a.of(), body));
      case Expr.Cast c -> new Expr.Cast(c.type(), numbered(c.of(), body));
      case Expr.Choice c ->
          new Expr.Choice(c.options().stream().map(o -> numbered(o, body)).toList());
      case Expr.Name n -> n;
      case Expr.Selection s -> s;
      case Expr.Init i -> i;
      case Expr.TypeArgument t -> t;
      case Expr.Text t -> t;
      case Expr.Opaque o -> o;
    };
  }

  private static Expr result(int at, Body body) {
    List<Body.CallSite> calls = body.calls();
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).at() == at) {
        return new Expr.Result(i);
      }
    }
    return Expr.OPAQUE;
  }

  /**
   * What happens to the member itself where something is done with a part: what a pointer leads to
   * is no part of it.
   */
  MemberUse.Access itself(MemberUse use, Member member) {
    SourceTypes.FileTypes in = file;
    if (in == null || use.access() == MemberUse.Access.UNEVALUATED) {
      return use.access();
    }
    DeclaredTypes declared = in.types().declared();
    Typed at = member.typed();
    for (String step : use.rest()) {
      if (at == null) {
        return use.access();
      }
      if (step.equals("[]")) {
        Typed plain = declared.strip(at);
        if (!(plain.type() instanceof TypeRef.Array)) {
          return MemberUse.Access.READ;
        }
        at = declared.pointee(plain);
      } else {
        Member part = declared.member(at, step.substring(1));
        at = part == null ? null : part.typed();
      }
    }
    boolean array = at != null && declared.strip(at).type() instanceof TypeRef.Array;
    return array && use.access() == MemberUse.Access.READ
        ? MemberUse.Access.ADDRESS_TAKEN
        : use.access();
  }
}
