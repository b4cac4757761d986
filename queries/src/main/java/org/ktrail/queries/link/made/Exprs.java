package org.ktrail.queries.link.made;

import java.util.List;
import java.util.stream.Collectors;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.world.BodyFrame;

/** Expressions as C text: what the facts kept of them, {@code 0} for what they did not. */
public final class Exprs {
  private Exprs() {}

  public static String text(Expr expr, BodyFrame frame) {
    return text(expr, frame.body(), 0);
  }

  private static String text(Expr expr, Body body, int depth) {
    if (depth > 20) {
      return "0";
    }
    int d = depth + 1;
    return switch (expr) {
      case Expr.Name n -> n.name();
      case Expr.Member m -> text(m.base(), body, d) + (m.arrow() ? "->" : ".") + m.field();
      case Expr.Index i -> text(i.base(), body, d) + "[" + text(i.index(), body, d) + "]";
      case Expr.Deref p -> "(*" + text(p.of(), body, d) + ")";
      case Expr.AddressOf a -> "&" + text(a.of(), body, d);
      case Expr.Result r -> {
        Body.CallSite site = body.calls().get(r.site());
        yield text(site.callee(), body, d) + "(" + arguments(site.arguments(), body, d) + ")";
      }
      case Expr.Cast c -> "((" + text(c.type()) + ")" + text(c.of(), body, d) + ")";
      case Expr.Choice c -> {
        // Any of them; which one the condition chose is not kept.
        StringBuilder out = new StringBuilder("(");
        for (Expr option : c.options()) {
          out.append(out.length() > 1 ? " : 0 ? " : "0 ? ").append(text(option, body, d));
        }
        yield out.append(" : 0)").toString();
      }
      case Expr.Selection s ->
          s.associations().stream()
              .map(a ->
                  (a.type() instanceof TypeRef.Unknown ? "default" : text(a.type()))
                      + ": "
                      + text(a.value(), body, d))
              .collect(
                  Collectors.joining(", ", "_Generic(" + text(s.control(), body, d) + ", ", ")"));
      case Expr.Init i -> "0";
      case Expr.TypeArgument t -> text(t.type());
      case Expr.Text t -> "\"" + t.value() + "\"";
      case Expr.Opaque o -> "0";
    };
  }

  private static String arguments(List<Expr> arguments, Body body, int depth) {
    return arguments.stream().map(a -> text(a, body, depth)).collect(Collectors.joining(", "));
  }

  public static String text(TypeRef type) {
    return switch (type) {
      case TypeRef.Tagged t ->
          switch (t.kind()) {
                case STRUCT -> "struct ";
                case UNION -> "union ";
                case ENUM -> "enum ";
              }
              + t.tag();
      case TypeRef.Named n -> n.name();
      case TypeRef.Anonymous a -> "void";
      case TypeRef.Pointer p -> text(p.to()) + " *";
      case TypeRef.Array a -> text(a.of()) + " *";
      case TypeRef.Function f -> "void";
      case TypeRef.TypeOf t -> "void";
      case TypeRef.Unknown u -> "void";
    };
  }

  /** The call as written, as far as it is known. */
  public static String text(Body.CallSite site, BodyFrame frame) {
    return text(site.callee(), frame.body(), 0)
        + "("
        + arguments(site.arguments(), frame.body(), 0)
        + ")";
  }
}
