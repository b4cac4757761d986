package org.ktrail.queries.link.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;

/** Which association of a {@code _Generic} the compiler takes for a type. */
final class Selections {
  private Selections() {}

  /**
   * The values that may be selected, in their order. Qualifiers are not known: of two associations
   * that differ in them alone, both.
   *
   * @param control type of what controls the selection
   * @param typed the type that an association names, null if it is not known
   */
  static List<Expr> choose(
      Expr.Selection selection,
      Typed control,
      Function<TypeRef, @Nullable Typed> typed,
      DeclaredTypes declared) {
    List<Expr> chosen = new ArrayList<>();
    List<Expr> possible = new ArrayList<>();
    List<Expr> otherwise = new ArrayList<>();
    for (Expr.Association a : selection.associations()) {
      if (a.type() instanceof TypeRef.Unknown) {
        otherwise.add(a.value());
        continue;
      }
      Typed type = typed.apply(a.type());
      switch (type == null ? Truth.UNKNOWN : same(decayed(control), type, declared)) {
        case TRUE -> chosen.add(a.value());
        case UNKNOWN -> possible.add(a.value());
        case FALSE -> {}
      }
    }
    if (!chosen.isEmpty()) {
      return distinct(chosen);
    }
    possible.addAll(otherwise);
    return possible.isEmpty() ? distinct(selection.values()) : distinct(possible);
  }

  private static List<Expr> distinct(List<Expr> values) {
    return values.stream().distinct().toList();
  }

  private static Typed decayed(Typed control) {
    return control.type() instanceof TypeRef.Array a
        ? new Typed(new TypeRef.Pointer(a.of()), control.origin(), control.title())
        : control;
  }

  private static Truth same(Typed a, Typed b, DeclaredTypes declared) {
    if (a.type() instanceof TypeRef.Named n
        && b.type() instanceof TypeRef.Named m
        && n.name().equals(m.name())) {
      return Truth.TRUE;
    }
    Typed left = declared.strip(a);
    Typed right = declared.strip(b);
    if (left.type() instanceof TypeRef.Pointer p && right.type() instanceof TypeRef.Pointer q) {
      return same(
          new Typed(p.to(), left.origin(), left.title()),
          new Typed(q.to(), right.origin(), right.title()),
          declared);
    }
    if (left.type() instanceof TypeRef.Named n && right.type() instanceof TypeRef.Named m) {
      return Truth.of(words(n.name()).equals(words(m.name())));
    }
    if (left.type() instanceof TypeRef.Tagged t && right.type() instanceof TypeRef.Tagged u) {
      return Truth.of(t.equals(u));
    }
    if (left.type() instanceof TypeRef.Anonymous x && right.type() instanceof TypeRef.Anonymous y) {
      return Truth.of(x.record() == y.record() && left.origin().file() == right.origin().file());
    }
    boolean unknown = isUnknown(left.type()) || isUnknown(right.type());
    return unknown ? Truth.UNKNOWN : Truth.FALSE;
  }

  private static boolean isUnknown(TypeRef type) {
    return switch (type) {
      case TypeRef.Unknown u -> true;
      case TypeRef.TypeOf t -> true;
      default -> false;
    };
  }

  /** A primitive type in one form: {@code long unsigned int} is {@code unsigned long}. */
  private static String words(String type) {
    List<String> words = new ArrayList<>(Arrays.asList(type.split(" ")));
    if (words.size() > 1 && !words.contains("char")) {
      words.remove("signed");
    }
    if (words.equals(List.of("unsigned")) || words.isEmpty()) {
      words.add("int");
    }
    if (words.contains("long") || words.contains("short")) {
      words.remove("int");
    }
    return words.stream().sorted().collect(Collectors.joining(" "));
  }
}
