package org.ktrail.queries.workspace.edited;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.code.TypeText;

/** What a file declares, as a line of C. */
final class DeclaredText {
  /** Characters of a macro's replacement that are told. */
  private static final int LONGEST = 300;

  private DeclaredText() {}

  /** What a file declares by this name on this line; empty if a macro made it. */
  static Optional<String> of(Declarations d, String name, int line) {
    return Stream.of(
            d.functions().stream()
                .filter(f -> f.name().equals(name) && f.line() == line)
                .map(DeclaredText::function),
            d.prototypes().stream()
                .filter(p -> p.name().equals(name) && p.line() == line)
                .map(p -> head(p.isStatic(), p.name(), p.result(), p.parameters())),
            d.macros().stream()
                .filter(m -> m.name().equals(name) && m.line() == line)
                .map(DeclaredText::macro),
            d.records().stream()
                .filter(r -> r.tag().equals(name) && r.line() == line)
                .map(DeclaredText::record),
            d.typedefs().stream()
                .filter(t -> t.name().equals(name) && t.line() == line)
                .map(t -> "typedef " + variable(t.name(), t.type())),
            d.globals().stream()
                .filter(g -> g.name().equals(name) && g.line() == line)
                .map(g ->
                    (g.isStatic() ? "static " : g.isExtern() ? "extern " : "")
                        + variable(g.name(), g.type())))
        .flatMap(found -> found)
        .findFirst();
  }

  static String function(Declarations.Function f) {
    return f.madeBy().equals(Declarations.Invocation.NONE)
        ? head(f.isStatic(), f.name(), f.result(), f.parameters())
        : f.madeBy().macro() + "(" + String.join(", ", f.madeBy().arguments()) + ")";
  }

  private static String head(
      boolean isStatic, String name, TypeRef result, List<Declarations.Parameter> parameters) {
    String list =
        parameters.stream()
            .map(p -> variable(p.name(), p.type()))
            .collect(Collectors.joining(", ", "(", ")"));
    return (isStatic ? "static " : "") + variable(name, result) + list;
  }

  private static String macro(Declarations.Macro m) {
    String head =
        "#define "
            + m.name()
            + (m.functionLike() ? "(" + String.join(", ", m.parameters()) + ")" : "");
    String text = m.replacement();
    return (head + " " + (text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text))
        .strip();
  }

  private static String record(Declarations.Record r) {
    String kind = r.kind() == TypeRef.Tag.UNION ? "union " : "struct ";
    return kind
        + r.tag()
        + r.fields().stream()
            .map(f -> "\t" + variable(f.name(), f.type()) + ";\n")
            .collect(Collectors.joining("", " {\n", "}"));
  }

  /** A declaration of this name, without its semicolon. */
  static String variable(String name, TypeRef type) {
    String text = TypeText.of(type);
    if (text.contains("(*)")) {
      return text.replace("(*)", "(*" + name + ")");
    }
    if (text.endsWith(" []")) {
      return text.substring(0, text.length() - 2) + name + "[]";
    }
    return (text + (text.endsWith("*") ? "" : " ") + name).strip();
  }
}
