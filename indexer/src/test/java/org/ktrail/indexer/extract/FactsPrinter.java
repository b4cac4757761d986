package org.ktrail.indexer.extract;

import java.util.List;
import java.util.StringJoiner;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;

/** Facts as text, one a line: for golden tests and for looking at what was understood of a file. */
public final class FactsPrinter {
  private final StringBuilder out = new StringBuilder();
  private final SourceFacts facts;
  private final Declarations d;

  private FactsPrinter(SourceFacts facts) {
    this.facts = facts;
    this.d = facts.declarations();
  }

  /** All facts of a blob, in the order of the model. */
  public static String print(SourceFacts facts) {
    FactsPrinter p = new FactsPrinter(facts);
    p.declarations();
    return p.out.toString();
  }

  private void line(int line, int condition, String text) {
    out.append(line).append(": ").append(text);
    if (condition != 0) {
      out.append("  if ").append(d.conditions().get(condition));
    }
    out.append('\n');
  }

  private void declarations() {
    for (Declarations.Include i : d.includes()) {
      line(i.line(), i.condition(), "include " + (i.system() ? "<" + i.path() + ">" : i.path()));
    }
    for (Declarations.Macro m : d.macros()) {
      line(
          m.line(),
          m.condition(),
          "macro "
              + m.name()
              + (m.functionLike() ? "(" + String.join(", ", m.parameters()) + ")" : "")
              + (m.variadic() ? " variadic" : "")
              + " "
              + m.replacement());
      body(m.body());
    }
    for (int i = 0; i < d.records().size(); i++) {
      Declarations.Record r = d.records().get(i);
      line(r.line(), r.condition(), "record " + i + " " + word(r.kind()) + " " + r.tag());
      for (Declarations.Field f : r.fields()) {
        out.append("  ");
        line(f.line(), f.condition(), type(f.type()) + " " + f.name());
      }
    }
    for (Declarations.Typedef t : d.typedefs()) {
      line(t.line(), t.condition(), "typedef " + t.name() + " = " + type(t.type()));
    }
    for (Declarations.EnumConstant c : d.enumConstants()) {
      line(c.line(), c.condition(), "enumerator " + c.name());
    }
    for (Declarations.Invocation i : d.invocations()) {
      line(i.line(), i.condition(), "invocation " + invocation(i));
    }
    for (Declarations.Global g : d.globals()) {
      line(
          g.line(),
          g.condition(),
          (g.isStatic() ? "static " : "")
              + (g.isExtern() ? "extern " : "")
              + "global "
              + g.name()
              + " : "
              + type(g.type())
              + (g.initializer() instanceof Expr.Opaque ? "" : " = " + expr(g.initializer())));
      body(g.body());
    }
    for (Declarations.Prototype p : d.prototypes()) {
      line(
          p.line(),
          p.condition(),
          (p.isStatic() ? "static " : "")
              + (p.weak() ? "weak " : "")
              + "prototype "
              + signature(p.name(), p.parameters(), p.result())
              + (p.alias().isEmpty() ? "" : " alias " + p.alias()));
    }
    for (Declarations.Function f : d.functions()) {
      line(
          f.line(),
          f.condition(),
          (f.isStatic() ? "static " : "")
              + (f.inline() ? "inline " : "")
              + (f.weak() ? "weak " : "")
              + "function "
              + signature(f.name(), f.parameters(), f.result())
              + (f.alias().isEmpty() ? "" : " alias " + f.alias())
              + (f.madeBy().macro().isEmpty() ? "" : " made by " + invocation(f.madeBy()))
              + " to "
              + f.endLine());
      body(f.body());
    }
    out.append(facts.audit()).append('\n');
  }

  private static String invocation(Declarations.Invocation i) {
    return (i.prefix().isEmpty() ? "" : i.prefix() + " ")
        + i.macro()
        + i.arguments()
        + (i.trailer().isEmpty() ? "" : " " + i.trailer());
  }

  private String signature(String name, List<Declarations.Parameter> parameters, TypeRef result) {
    StringJoiner joined = new StringJoiner(", ", name + "(", ") : " + type(result));
    parameters.forEach(p -> joined.add(type(p.type()) + " " + p.name()));
    return joined.toString();
  }

  private void body(int index) {
    if (index < 0) {
      return;
    }
    Body b = facts.bodies().get(index);
    for (Body.Local l : b.locals()) {
      out.append("  local ");
      line(
          l.line(),
          l.condition(),
          (l.isStatic() ? "static " : "")
              + type(l.type())
              + " "
              + l.name()
              + (l.cleanup().isEmpty() ? "" : " cleanup " + l.cleanup()));
    }
    for (int i = 0; i < b.calls().size(); i++) {
      Body.CallSite c = b.calls().get(i);
      StringJoiner arguments = new StringJoiner(", ", "(", ")");
      c.arguments().forEach(a -> arguments.add(expr(a)));
      out.append("  call ");
      line(
          c.line(),
          c.condition(),
          "#"
              + i
              + " "
              + expr(c.callee())
              + arguments
              + (c.parsed() ? "" : " scanned")
              + (c.resultUsed() ? " used" : ""));
    }
    for (Body.Assignment a : b.assignments()) {
      out.append("  assign ");
      line(a.line(), a.condition(), expr(a.target()) + " = " + expr(a.value()));
    }
    for (Body.Value v : b.returns()) {
      out.append("  return ");
      line(v.line(), v.condition(), expr(v.value()));
    }
    if (!b.mentions().isEmpty()) {
      StringJoiner names = new StringJoiner(" ", "  mentions ", "\n");
      b.mentions().forEach(m -> names.add(m.name()));
      out.append(names);
    }
  }

  private static String word(TypeRef.Tag kind) {
    return switch (kind) {
      case STRUCT -> "struct";
      case UNION -> "union";
      case ENUM -> "enum";
    };
  }

  /** A type, written from left to right: {@code *struct x}, {@code [](int)void}. */
  public static String type(TypeRef type) {
    return switch (type) {
      case TypeRef.Tagged t -> word(t.kind()) + " " + t.tag();
      case TypeRef.Named n -> n.name();
      case TypeRef.Anonymous a -> "record " + a.record();
      case TypeRef.Pointer p -> "*" + type(p.to());
      case TypeRef.Array a -> "[]" + type(a.of());
      case TypeRef.TypeOf o -> "typeof(" + expr(o.of()) + ")";
      case TypeRef.Unknown u -> "?";
      case TypeRef.Function f -> {
        StringJoiner joined = new StringJoiner(", ", "(", ")" + type(f.result()));
        f.parameters().forEach(p -> joined.add(type(p)));
        yield joined.toString();
      }
    };
  }

  /** An expression; {@code _} is opaque, {@code #3} the result of call 3. */
  public static String expr(Expr e) {
    return switch (e) {
      case Expr.Name n -> n.name();
      case Expr.Member m -> expr(m.base()) + (m.arrow() ? "->" : ".") + m.field();
      case Expr.Index i -> expr(i.base()) + "[" + expr(i.index()) + "]";
      case Expr.Deref r -> "*" + expr(r.of());
      case Expr.AddressOf a -> "&" + expr(a.of());
      case Expr.Result r -> "#" + r.site();
      case Expr.Cast c -> "(" + type(c.type()) + ")" + expr(c.of());
      case Expr.TypeArgument t -> "<" + type(t.type()) + ">";
      case Expr.Text t -> "\"" + t.value() + "\"";
      case Expr.Opaque o -> "_";
      case Expr.Choice c -> {
        StringJoiner joined = new StringJoiner(" | ", "(", ")");
        c.options().forEach(o -> joined.add(expr(o)));
        yield joined.toString();
      }
      case Expr.Selection s -> {
        StringJoiner joined = new StringJoiner(", ", "(" + expr(s.control()) + " ? ", ")");
        s.associations().forEach(a -> joined.add(type(a.type()) + ": " + expr(a.value())));
        yield joined.toString();
      }
      case Expr.Init i -> {
        StringJoiner joined = new StringJoiner(", ", "{", "}");
        for (Expr.Item item : i.items()) {
          String place =
              item.position() < 0 ? String.join(".", item.designators()) : "" + item.position();
          joined.add(place + ": " + expr(item.value()));
        }
        yield (i.type() instanceof TypeRef.Unknown ? "" : "(" + type(i.type()) + ")") + joined;
      }
    };
  }
}
