package org.ktrail.queries.workspace.edited;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.definitions.Definition.Kind;

/** The symbols that a text defines, from its facts alone: no graph has to be there. */
public final class FileOutline {
  private FileOutline() {}

  /**
   * A symbol of a file.
   *
   * @param detail how it is declared, "" if that says no more
   * @param line where it begins, from 1
   * @param endLine its last line
   * @param members of a record, in their order
   */
  public record Entry(
      Kind kind, String name, String detail, int line, int endLine, List<Member> members) {}

  /** A member of a record. */
  public record Member(String name, String detail, int line) {}

  /** In order of line. */
  public static List<Entry> of(Declarations d) {
    List<Entry> all = new ArrayList<>();
    d.functions()
        .forEach(f ->
            all.add(
                new Entry(
                    Kind.FUNCTION,
                    f.name(),
                    DeclaredText.function(f),
                    f.line(),
                    f.endLine(),
                    List.of())));
    d.macros()
        .forEach(m ->
            all.add(
                new Entry(
                    Kind.MACRO,
                    m.name(),
                    m.functionLike() ? "(" + String.join(", ", m.parameters()) + ")" : "",
                    m.line(),
                    m.endLine(),
                    List.of())));
    d.records().stream().filter(r -> !r.tag().isEmpty()).forEach(r -> all.add(record(r)));
    d.typedefs().forEach(t -> all.add(plain(Kind.TYPEDEF, t.name(), t.type(), t.line())));
    d.globals().stream()
        .filter(g -> !g.isExtern())
        .forEach(g -> all.add(plain(Kind.VARIABLE, g.name(), g.type(), g.line())));
    d.enumConstants()
        .forEach(c ->
            all.add(new Entry(Kind.ENUM_CONSTANT, c.name(), "", c.line(), c.line(), List.of())));
    all.removeIf(e -> e.name().isEmpty() || Declarations.isPaste(e.name()));
    all.sort(Comparator.comparingInt(Entry::line).thenComparing(Entry::name));
    return List.copyOf(all);
  }

  private static Entry plain(Kind kind, String name, TypeRef type, int line) {
    return new Entry(kind, name, DeclaredText.variable("", type), line, line, List.of());
  }

  private static Entry record(Declarations.Record r) {
    List<Member> members =
        r.fields().stream()
            .filter(f -> !f.name().isEmpty())
            .map(f -> new Member(f.name(), DeclaredText.variable("", f.type()), f.line()))
            .toList();
    int end = members.stream().mapToInt(Member::line).max().orElse(r.line());
    return new Entry(
        r.kind() == TypeRef.Tag.UNION ? Kind.UNION : Kind.STRUCT,
        r.tag(),
        "",
        r.line(),
        Math.max(end, r.line()),
        members);
  }
}
