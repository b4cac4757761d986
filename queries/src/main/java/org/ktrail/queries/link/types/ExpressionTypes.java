package org.ktrail.queries.link.types;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.values.FunctionValues;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.MacroBodies;
import org.ktrail.queries.link.world.World;

/**
 * Types of expressions as one file sees them: through locals, parameters, globals, members,
 * typedefs, casts, {@code typeof}, return types, and macros read at their use. Answers null where
 * the snapshot does not tell. For one thread and one file.
 */
public final class ExpressionTypes {
  /** How deep macros, typedefs and expressions may nest before a type is given up. */
  private static final int DEPTH = 24;

  /** Expressions looked at for one answer; see {@link FunctionValues}. */
  private static final int BUDGET = 1000;

  /** A type; {@code title} names an anonymous record by the way it was reached. */
  public record Typed(TypeRef type, FactOrigin origin, String title) {}

  /**
   * A member and the record it is counted to.
   *
   * @param group whether it is a second name for members of that record, which are counted to it
   */
  public record Member(
      String title, Declarations.Field field, FactOrigin origin, int file, boolean group) {
    public Typed typed() {
      return new Typed(field.type(), origin, group ? title : title + "." + field.name());
    }
  }

  private final FileView view;
  private final MacroBodies macros;
  private final DeclaredTypes declared;
  private int depth;
  private int spent;

  public ExpressionTypes(World world, FileView view, MacroBodies macros) {
    this.view = view;
    this.macros = macros;
    declared = new DeclaredTypes(world, view, this::atFileScope);
  }

  public DeclaredTypes declared() {
    return declared;
  }

  private @Nullable Typed atFileScope(Expr expr, FactOrigin origin) {
    return of(expr, BodyFrame.of(Callable.NOBODY, origin, Body.EMPTY), 0);
  }

  @Nullable
  public Typed of(Expr expr, BodyFrame frame, int at) {
    if (depth == 0) {
      spent = 0;
    }
    if (depth > DEPTH || ++spent > BUDGET) {
      return null;
    }
    depth++;
    try {
      return switch (expr) {
        case Expr.Name n -> ofName(n.name(), frame, at);
        case Expr.Member m -> {
          Typed base = of(m.base(), frame, at);
          Member member = base == null ? null : declared.member(base, frame.member(m.field()));
          yield member == null ? null : member.typed();
        }
        case Expr.Index i -> declared.pointee(of(i.base(), frame, at));
        case Expr.Deref d -> ofDeref(d, frame, at);
        case Expr.AddressOf a -> {
          Typed of = of(a.of(), frame, at);
          yield of == null
              ? null
              : new Typed(new TypeRef.Pointer(of.type()), of.origin(), of.title());
        }
        case Expr.Result r -> ofResult(frame.body().calls().get(r.site()), frame);
        case Expr.Cast c -> {
          Typed type = ofType(c.type(), frame, at);
          yield type != null && !isOpaque(type) ? type : of(c.of(), frame, at);
        }
        case Expr.Choice c -> {
          Typed found = null;
          for (Expr option : c.options()) {
            found = found != null ? found : of(option, frame, at);
          }
          yield found;
        }
        case Expr.Selection s -> {
          List<Expr> chosen = selected(s, frame, at);
          yield chosen.isEmpty() ? null : of(chosen.getFirst(), frame, at);
        }
        case Expr.Init i -> ofType(i.type(), frame, at);
        case Expr.TypeArgument t -> ofType(t.type(), frame, at);
        case Expr.Text t -> null;
        case Expr.Opaque o -> null;
      };
    } finally {
      depth--;
    }
  }

  /** The values that a selection can be: one, where the type of what controls it is known. */
  public List<Expr> selected(Expr.Selection selection, BodyFrame frame, int at) {
    Typed control = of(selection.control(), frame, at);
    return control == null
        ? selection.values()
        : Selections.choose(
            selection, control, association -> ofType(association, frame, at), declared);
  }

  private static boolean isOpaque(Typed typed) {
    return switch (typed.type()) {
      case TypeRef.Unknown u -> true;
      case TypeRef.Pointer p -> p.to() instanceof TypeRef.Named n && n.name().equals("void");
      default -> false;
    };
  }

  private @Nullable Typed ofDeref(Expr.Deref deref, BodyFrame frame, int at) {
    Expr inner = deref.of();
    while (inner instanceof Expr.Cast cast) {
      Typed type = ofType(cast.type(), frame, at);
      if (type != null && !isOpaque(type) && type.type() instanceof TypeRef.Pointer) {
        Typed to = declared.pointee(type);
        if (to != null && known(to)) {
          return to;
        }
      }
      inner = cast.of();
    }
    return inner instanceof Expr.AddressOf a
        ? of(a.of(), frame, at)
        : declared.pointee(of(inner, frame, at));
  }

  private boolean known(Typed typed) {
    Typed stripped = declared.strip(typed);
    return stripped.type() instanceof TypeRef.Pointer
        || stripped.type() instanceof TypeRef.Function
        || stripped.type() instanceof TypeRef.Tagged
        || stripped.type() instanceof TypeRef.Anonymous;
  }

  private @Nullable Typed ofName(String name, BodyFrame frame, int at) {
    Body.Local local = frame.local(name, at);
    if (local != null) {
      Typed type = ofType(local.type(), frame, at);
      if (type == null || isAuto(local.type())) {
        for (Body.Assignment a : frame.assignments().getOrDefault(name, List.of())) {
          if (a.target() instanceof Expr.Name) {
            return of(a.value(), frame, a.at());
          }
        }
      }
      return type;
    }
    int p = frame.owner().parameter(name);
    if (p >= 0 && frame.arguments() != null) {
      Expr argument = p < frame.arguments().size() ? frame.arguments().get(p) : Expr.OPAQUE;
      return frame.outer() == null ? null : of(argument, frame.outer(), frame.at());
    }
    if (frame.isFragment() && frame.outer() != null) {
      return ofName(name, frame.outer(), frame.at());
    }
    BodyFrame.Scope around = frame.around(name);
    if (around != null) {
      return ofName(name, around.frame(), around.at());
    }
    if (p >= 0) {
      return frame.owner().macro ? null : ofType(frame.owner().parameters.get(p).type(), frame, at);
    }
    Optional<World.Variable> variable = view.variable(name);
    if (variable.isPresent()) {
      return new Typed(variable.get().global().type(), variable.get().origin(), name);
    }
    for (Callable c : view.callables(name)) {
      if (!c.macro) {
        return new Typed(new TypeRef.Function(c.result, List.of()), c.origin, name);
      }
      if (!c.definition.functionLike()) {
        return ofMacro(c, List.of(), frame, at);
      }
    }
    return view.prototype(name)
        .map(d ->
            new Typed(new TypeRef.Function(d.prototype().result(), List.of()), d.origin(), name))
        .orElse(null);
  }

  private static boolean isAuto(TypeRef type) {
    return type instanceof TypeRef.Named n && n.name().equals("__auto_type");
  }

  private @Nullable Typed ofMacro(Callable macro, List<Expr> arguments, BodyFrame frame, int at) {
    Body body = macros.body(macro);
    if (frame.depth() > DEPTH || body.returns().isEmpty()) {
      return null;
    }
    BodyFrame use = BodyFrame.use(macro, body, arguments, frame, at);
    Body.Value value = body.returns().getLast();
    return of(value.value(), use, value.at());
  }

  private @Nullable Typed ofResult(Body.CallSite site, BodyFrame frame) {
    if (site.callee() instanceof Expr.Selection s) {
      List<Expr> chosen = selected(s, frame, site.at());
      return chosen.isEmpty() ? null : ofResult(site.calling(chosen.getFirst()), frame);
    }
    if (site.callee() instanceof Expr.Name n
        && frame.local(n.name(), site.at()) == null
        && frame.owner().parameter(n.name()) < 0) {
      boolean self = frame.owner().macro && frame.owner().name.equals(n.name());
      for (Callable c : view.callables(n.name())) {
        if (!c.macro) {
          return new Typed(c.result, c.origin, n.name());
        }
        if (!self && c.definition.functionLike()) {
          Typed type = ofMacro(c, site.arguments(), frame, site.at());
          if (type != null) {
            return type;
          }
        } else if (!self) {
          // An alias: #define foo bar, called foo(x).
          Typed callee = ofMacro(c, List.of(), frame, site.at());
          if (callee != null && declared.strip(callee).type() instanceof TypeRef.Function f) {
            return new Typed(f.result(), callee.origin(), callee.title());
          }
        }
      }
      return view.prototype(n.name())
          .map(d -> new Typed(d.prototype().result(), d.origin(), n.name()))
          .orElse(null);
    }
    Typed callee = of(site.callee(), frame, site.at());
    if (callee == null) {
      return null;
    }
    Typed function = declared.strip(callee);
    while (function.type() instanceof TypeRef.Pointer p) {
      function = declared.strip(new Typed(p.to(), function.origin(), function.title()));
    }
    return function.type() instanceof TypeRef.Function f
        ? new Typed(f.result(), function.origin(), function.title())
        : null;
  }

  /**
   * A type as written in a frame: macro parameters stand for the types given, typeof is evaluated.
   */
  @Nullable
  public Typed ofType(TypeRef type, BodyFrame frame, int at) {
    return switch (type) {
      case TypeRef.Unknown u -> null;
      case TypeRef.TypeOf t -> of(t.of(), frame, at);
      case TypeRef.Pointer p -> {
        Typed to = ofType(p.to(), frame, at);
        yield to == null
            ? null
            : new Typed(new TypeRef.Pointer(to.type()), to.origin(), to.title());
      }
      case TypeRef.Array a -> {
        Typed of = ofType(a.of(), frame, at);
        yield of == null ? null : new Typed(new TypeRef.Array(of.type()), of.origin(), of.title());
      }
      case TypeRef.Named n -> ofParameter(n.name(), type, frame);
      case TypeRef.Tagged t -> ofParameter(t.tag(), type, frame);
      case TypeRef.Function f -> new Typed(type, frame.origin(), "");
      case TypeRef.Anonymous a -> new Typed(type, frame.origin(), "");
    };
  }

  private @Nullable Typed ofParameter(String name, TypeRef type, BodyFrame frame) {
    if (frame.arguments() == null || frame.outer() == null) {
      return new Typed(type, frame.origin(), "");
    }
    int p = frame.owner().parameter(name);
    if (p < 0 || p >= frame.arguments().size()) {
      return new Typed(type, frame.origin(), "");
    }
    Expr argument = frame.arguments().get(p);
    return switch (argument) {
      case Expr.TypeArgument t -> ofType(t.type(), frame.outer(), frame.at());
      case Expr.Name n ->
          type instanceof TypeRef.Tagged t
              ? new Typed(new TypeRef.Tagged(t.kind(), n.name()), frame.outer().origin(), "")
              : ofParameter(n.name(), new TypeRef.Named(n.name()), frame.outer());
      default -> null;
    };
  }
}
