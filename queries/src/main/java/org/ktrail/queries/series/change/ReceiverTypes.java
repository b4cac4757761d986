package org.ktrail.queries.series.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.code.RecordLookup;

/** Types of expressions as far as one file and a {@link RecordLookup} know them. */
final class ReceiverTypes {
  private static final int DEEPEST = 16;
  private final Map<String, TypeRef> globals = new HashMap<>();
  private final Map<String, TypeRef> results = new HashMap<>();
  private final Map<String, TypeRef> typedefs = new HashMap<>();
  private final Map<String, Declarations.Record> records = new HashMap<>();
  private final List<Declarations.Record> all;
  private final RecordLookup others;

  ReceiverTypes(Declarations declarations, RecordLookup others) {
    this.others = others;
    this.all = declarations.records();
    declarations.globals().forEach(g -> globals.putIfAbsent(g.name(), g.type()));
    declarations.functions().forEach(f -> results.putIfAbsent(f.name(), f.result()));
    declarations.prototypes().forEach(p -> results.putIfAbsent(p.name(), p.result()));
    declarations.typedefs().forEach(t -> typedefs.putIfAbsent(t.name(), t.type()));
    declarations.records().forEach(r -> records.putIfAbsent(r.tag(), r));
  }

  /** Without pointers, arrays and typedefs of this file. */
  TypeRef plain(TypeRef type) {
    TypeRef at = type;
    for (int i = 0; i < DEEPEST; i++) {
      switch (at) {
        case TypeRef.Pointer p -> at = p.to();
        case TypeRef.Named n when typedefs.containsKey(n.name()) -> at = typedefs.get(n.name());
        default -> {
          return at;
        }
      }
    }
    return at;
  }

  /** The tag of the record that a type is, or points to; "" if it is not known. */
  String tag(TypeRef type) {
    TypeRef at = plain(type);
    if (at instanceof TypeRef.Array a) {
      at = plain(a.of());
    }
    return at instanceof TypeRef.Tagged t && t.kind() != TypeRef.Tag.ENUM ? t.tag() : "";
  }

  TypeRef member(TypeRef of, String name) {
    return found(of, name).orElse(TypeRef.UNKNOWN);
  }

  /** The type of a member, empty if no declaration of it is known. */
  Optional<TypeRef> found(TypeRef of, String name) {
    TypeRef record = plain(of);
    return switch (record) {
      case TypeRef.Tagged t -> {
        Declarations.Record own = t.tag().isEmpty() ? null : records.get(t.tag());
        Optional<TypeRef> here = own == null ? Optional.empty() : in(own, name, 0);
        yield here.or(() -> others.member(t.tag(), name).map(ReceiverTypes::elsewhere));
      }
      case TypeRef.Anonymous a -> in(all.get(a.record()), name, 0);
      default -> Optional.empty();
    };
  }

  /**
   * A type as another file has it: a record without a tag is a number there, and means nothing
   * here.
   */
  private static TypeRef elsewhere(TypeRef type) {
    return switch (type) {
      case TypeRef.Anonymous _ -> TypeRef.UNKNOWN;
      case TypeRef.Pointer p -> new TypeRef.Pointer(elsewhere(p.to()));
      case TypeRef.Array a -> new TypeRef.Array(elsewhere(a.of()));
      case TypeRef.TypeOf _ -> TypeRef.UNKNOWN;
      case TypeRef.Tagged _, TypeRef.Named _, TypeRef.Function _, TypeRef.Unknown _ -> type;
    };
  }

  private Optional<TypeRef> in(Declarations.Record record, String name, int depth) {
    for (Declarations.Field f : record.fields()) {
      if (f.name().equals(name)) {
        return Optional.of(f.type());
      }
      if (f.name().isEmpty() && f.type() instanceof TypeRef.Anonymous a && depth < DEEPEST) {
        Optional<TypeRef> nested = in(all.get(a.record()), name, depth + 1);
        if (nested.isPresent()) {
          return nested;
        }
      }
    }
    return Optional.empty();
  }

  Scope scope(List<Declarations.Parameter> parameters, Body body) {
    return new Scope(parameters, body);
  }

  /** Names of one body. */
  final class Scope {
    private final List<Declarations.Parameter> parameters;
    private final Body body;

    Scope(List<Declarations.Parameter> parameters, Body body) {
      this.parameters = parameters;
      this.body = body;
    }

    /** Whether it is a local or a parameter. */
    boolean owns(String name) {
      return parameters.stream().anyMatch(p -> p.name().equals(name))
          || body.locals().stream().anyMatch(l -> l.name().equals(name));
    }

    TypeRef type(Expr of, int at) {
      return type(of, at, 0);
    }

    private TypeRef type(Expr of, int at, int depth) {
      if (depth > DEEPEST) {
        return TypeRef.UNKNOWN;
      }
      return switch (of) {
        case Expr.Name n -> variable(n.name(), at, depth);
        case Expr.Member m -> member(type(m.base(), at, depth + 1), m.field());
        case Expr.Cast c -> c.type();
        case Expr.Deref d -> pointee(type(d.of(), at, depth + 1));
        case Expr.Index i -> pointee(type(i.base(), at, depth + 1));
        case Expr.AddressOf a -> new TypeRef.Pointer(type(a.of(), at, depth + 1));
        case Expr.Result r -> result(r, depth);
        case Expr.Choice c ->
            c.options().isEmpty() ? TypeRef.UNKNOWN : type(c.options().getFirst(), at, depth + 1);
        case Expr.Selection s -> TypeRef.UNKNOWN;
        case Expr.Init i -> i.type();
        case Expr.TypeArgument t -> t.type();
        case Expr.Text t -> TypeRef.UNKNOWN;
        case Expr.Opaque o -> TypeRef.UNKNOWN;
      };
    }

    private TypeRef pointee(TypeRef type) {
      return switch (type) {
        case TypeRef.Pointer p -> p.to();
        case TypeRef.Array a -> a.of();
        default -> type;
      };
    }

    private TypeRef variable(String name, int at, int depth) {
      Body.Local found = null;
      Body.Local elsewhere = null;
      for (Body.Local l : body.locals()) {
        if (l.name().equals(name)) {
          elsewhere = elsewhere == null ? l : elsewhere;
          found = l.at() <= at && at < l.scopeEnd() ? l : found;
        }
      }
      if (found == null && parameters.stream().noneMatch(p -> p.name().equals(name))) {
        found = elsewhere;
      }
      if (found != null) {
        return found.type() instanceof TypeRef.TypeOf t
            ? type(t.of(), at, depth + 1)
            : found.type();
      }
      for (Declarations.Parameter p : parameters) {
        if (p.name().equals(name)) {
          return p.type();
        }
      }
      return globals.getOrDefault(name, TypeRef.UNKNOWN);
    }

    private TypeRef result(Expr.Result r, int depth) {
      if (r.site() < 0 || r.site() >= body.calls().size()) {
        return TypeRef.UNKNOWN;
      }
      Body.CallSite site = body.calls().get(r.site());
      if (!(site.callee() instanceof Expr.Name n)) {
        return TypeRef.UNKNOWN;
      }
      if (n.name().equals("container_of") && site.arguments().size() == 3) {
        return new TypeRef.Pointer(type(site.arguments().get(1), site.at(), depth + 1));
      }
      return results.getOrDefault(n.name(), TypeRef.UNKNOWN);
    }
  }
}
