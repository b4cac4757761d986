package org.ktrail.queries.workspace.edited;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.code.TypeText;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.graph.SlotKind;
import org.ktrail.queries.mentions.Mention;
import org.ktrail.queries.mentions.NameAt;
import org.ktrail.queries.mentions.Owners;
import org.ktrail.queries.mentions.Syntax;
import org.ktrail.queries.mentions.TokenScan;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * Tells what the name at a place is: a variable of the function around it, a member of a record
 * that types tell or the graph knows, or a name of the file. One thread.
 */
public final class Pointing {
  private final OpenRevision opened;
  private final Owners owners;

  public Pointing(OpenRevision opened) {
    this.opened = opened;
    owners = opened.owners();
  }

  /**
   * @param offset byte of the file
   * @return empty where there is no file of this path, or no name there: in a comment, a literal
   */
  public Optional<PointedName> at(String path, int offset) {
    Optional<byte[]> text = opened.text(path);
    return text.flatMap(bytes -> NameAt.of(bytes, offset, Syntax.of(path)))
        .map(at -> {
          Optional<SourceFacts> facts = opened.facts(path);
          return new PointedName(
              path,
              at,
              record(path, at, facts),
              facts.flatMap(f -> local(path, text.orElseThrow(), at, f)));
        });
  }

  private Optional<PointedName.LocalName> local(
      String path, byte[] text, NameAt at, SourceFacts facts) {
    if (at.isMember() || at.mention().context() == Mention.Context.TAG) {
      return Optional.empty();
    }
    for (Declarations.Function f : facts.declarations().functions()) {
      int offset = at.mention().offset();
      if (f.start() < offset && offset < f.end()) {
        Body.@Nullable Local local = local(at.name(), offset, f, facts);
        if (local != null) {
          return Optional.of(
              new PointedName.LocalName(
                  at.name(),
                  TypeText.of(local.type()),
                  new Place(path, local.line()),
                  f.start(),
                  f.end()));
        }
        Optional<PointedName.LocalName> parameter = parameter(path, text, at.name(), f);
        if (parameter.isPresent()) {
          return parameter;
        }
      }
    }
    return Optional.empty();
  }

  private static Body.@Nullable Local local(
      String name, int offset, Declarations.Function f, SourceFacts facts) {
    if (f.body() < 0) {
      return null;
    }
    return facts.bodies().get(f.body()).locals().stream()
        .filter(l -> l.name().equals(name))
        .filter(l -> l.scopeStart() <= offset && offset < l.scopeEnd())
        .max(Comparator.comparingInt(Body.Local::scopeStart))
        .orElse(null);
  }

  /** Where a parameter is written, facts do not keep: it is the first mention in the head. */
  private static Optional<PointedName.LocalName> parameter(
      String path, byte[] text, String name, Declarations.Function f) {
    return f.parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .map(p -> {
          int line =
              TokenScan.scan(text, name, Syntax.of(path)).stream()
                  .filter(m -> f.start() < m.offset() && m.offset() < f.bodyStart())
                  .findFirst()
                  .map(Mention::line)
                  .orElse(f.line());
          return new PointedName.LocalName(
              name, TypeText.of(p.type()), new Place(path, line), f.start(), f.end());
        });
  }

  private String record(String path, NameAt at, Optional<SourceFacts> facts) {
    int line = at.mention().line();
    return switch (at.mention().context()) {
      case MEMBER, MEMBER_WRITE -> {
        String told = owners.owner(path, at.mention().offset(), at.chain());
        yield told.isEmpty() ? linked(path, line, at.name()) : told;
      }
      case DESIGNATOR -> {
        String told = linked(path, line, at.name());
        yield told.isEmpty() ? facts.map(f -> initialised(f, line, at.name())).orElse("") : told;
      }
      case CALL, DECLARED, OTHER -> {
        boolean within =
            facts.stream()
                .flatMap(f -> f.declarations().functions().stream())
                .anyMatch(f -> f.line() <= line && line <= f.endLine());
        yield within ? "" : owners.declaring(path, line, at.name());
      }
      case DEFINE, TAG -> "";
    };
  }

  /** The record of a member that holds functions, by what the graph has on the line. */
  private String linked(String path, int line, String member) {
    Graph graph = opened.view().graph();
    int file = graph.fileNamed(path);
    if (file < 0) {
      return "";
    }
    for (int slot : graph.slots().fieldsNamed(member)) {
      if (graph.slots().kind(slot) != SlotKind.FIELD) {
        continue;
      }
      boolean put =
          IntStream.range(graph.registrations().start(slot), graph.registrations().end(slot))
              .anyMatch(r ->
                  graph.registrations().file(r) == file && graph.registrations().line(r) == line);
      boolean called =
          IntStream.of(graph.slots().dispatches(slot))
              .anyMatch(
                  e -> graph.edges().line(e) == line && graph.file(graph.edges().from(e)) == file);
      if (put || called) {
        return graph.slots().owner(slot);
      }
    }
    return "";
  }

  /** The record that the variable around a line is of, if it has such a member. */
  private String initialised(SourceFacts facts, int line, String member) {
    return facts.declarations().globals().stream()
        .filter(g -> g.line() <= line)
        .max(Comparator.comparingInt(Declarations.Global::line))
        .map(g -> tag(g.type()))
        .filter(tag -> !MemberDeclarations.of(opened, tag, member).isEmpty())
        .orElse("");
  }

  private static String tag(TypeRef type) {
    return switch (type) {
      case TypeRef.Tagged t -> t.tag();
      case TypeRef.Named n -> n.name();
      case TypeRef.Array a -> tag(a.of());
      case TypeRef.Pointer _,
          TypeRef.Anonymous _,
          TypeRef.Function _,
          TypeRef.TypeOf _,
          TypeRef.Unknown _ ->
          "";
    };
  }

  /** The name of the record that a name is one of, or points to; "" if it cannot be told. */
  String type(PointedName name) {
    return owners.record(
        name.path(), name.at().mention().offset(), name.at().chain() + name.name());
  }
}
