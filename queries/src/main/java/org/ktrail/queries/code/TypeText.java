package org.ktrail.queries.code;

import java.util.List;
import java.util.stream.Collectors;
import org.ktrail.indexer.facts.Declarations.Parameter;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;

/** Types and expressions as one line of C; what facts do not keep is {@code _}. */
public final class TypeText {
  private TypeText() {}

  public static String of(TypeRef type) {
    return switch (type) {
      case TypeRef.Tagged t -> kind(t.kind()) + " " + (t.tag().isEmpty() ? "{…}" : t.tag());
      case TypeRef.Named n -> n.name();
      case TypeRef.Anonymous a -> "struct {…}";
      case TypeRef.Pointer p when p.to() instanceof TypeRef.Function f ->
          of(f.result()) + " (*)(" + list(f.parameters()) + ")";
      case TypeRef.Pointer p -> of(p.to()) + " *";
      case TypeRef.Array a -> of(a.of()) + " []";
      case TypeRef.Function f -> of(f.result()) + " (" + list(f.parameters()) + ")";
      case TypeRef.TypeOf t -> "typeof(" + of(t.of()) + ")";
      case TypeRef.Unknown u -> "_";
    };
  }

  public static String of(Expr expression) {
    return switch (expression) {
      case Expr.Name n -> n.name();
      case Expr.Member m -> of(m.base()) + (m.arrow() ? "->" : ".") + m.field();
      case Expr.Index i -> of(i.base()) + "[" + of(i.index()) + "]";
      case Expr.Deref d -> "*" + of(d.of());
      case Expr.AddressOf a -> "&" + of(a.of());
      case Expr.Cast c -> of(c.of());
      case Expr.Text t -> "\"" + t.value() + "\"";
      case Expr.TypeArgument t -> of(t.type());
      case Expr.Result r -> "_";
      case Expr.Choice c -> "_";
      case Expr.Selection s -> "_";
      case Expr.Init i -> "_";
      case Expr.Opaque o -> "_";
    };
  }

  public static String signature(String name, String result, List<Parameter> parameters) {
    return result
        + " "
        + name
        + parameters.stream().map(p -> of(p.type())).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String list(List<TypeRef> types) {
    return types.stream().map(TypeText::of).collect(Collectors.joining(", "));
  }

  private static String kind(TypeRef.Tag tag) {
    return switch (tag) {
      case STRUCT -> "struct";
      case UNION -> "union";
      case ENUM -> "enum";
    };
  }
}
