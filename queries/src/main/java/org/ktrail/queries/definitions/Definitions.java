package org.ktrail.queries.definitions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.definitions.Definition.Kind;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.mentions.Meaning;
import org.ktrail.queries.mentions.MentionSource;

/**
 * Answers {@code def}: everything a name means in a snapshot. What is written is read from the
 * facts of blobs; what macros make ({@code SYSCALL_DEFINE3(read, …)} makes {@code __x64_sys_read})
 * and labels of assembly are read from the graph.
 */
public final class Definitions {
  private static final Comparator<Definition> ORDER =
      Comparator.comparing(Definition::kind)
          .thenComparing(Definition::place)
          .thenComparing(d -> d.condition().toString());

  private final String name;
  private final List<Definition> found = new ArrayList<>();

  private Definitions(String name) {
    this.name = name;
  }

  /**
   * Definitions first, then declarations, each in order of path and line.
   *
   * @param possible whether a condition can hold in the configuration asked for
   */
  public static List<Definition> find(
      Graph graph, DefinitionSource source, String name, Predicate<Condition> possible) {
    Definitions definitions = new Definitions(name);
    source.declaring(name).forEach(definitions::written);
    definitions.linked(graph);
    return definitions.found.stream()
        .filter(d -> possible.test(d.condition()))
        .distinct()
        .sorted(ORDER)
        .toList();
  }

  /** What is written in single files, where there is no graph; in the same order. */
  public static List<Definition> written(List<DeclaringFile> files, String name) {
    Definitions definitions = new Definitions(name);
    files.forEach(definitions::written);
    return definitions.found.stream().distinct().sorted(ORDER).toList();
  }

  /**
   * The same, and if nothing defines the name, what only the text tells: enumerations, variables
   * that macros make, and what is defined for assembly.
   */
  public static List<Definition> find(
      Graph graph,
      DefinitionSource source,
      MentionSource mentions,
      String name,
      Predicate<Condition> possible) {
    List<Definition> found = find(graph, source, name, possible);
    boolean defined = found.stream().anyMatch(d -> !isDeclaration(d));
    if (defined && !isUndeclaredVariable(found)) {
      return found;
    }
    return Stream.of(
            found,
            new EnumTags(graph, mentions).of(name),
            new MadeVariables(source).of(name),
            new AssemblyNames(source, mentions).of(name))
        .flatMap(List::stream)
        .filter(d -> !defined || isDeclaration(d) || found.contains(d))
        .filter(d -> possible.test(d.condition()))
        .distinct()
        .sorted(ORDER)
        .toList();
  }

  /** A variable of all files that nothing seen so far declares: a macro may. */
  private static boolean isUndeclaredVariable(List<Definition> found) {
    return found.stream().allMatch(d -> d.kind() == Kind.VARIABLE && d.note().isEmpty());
  }

  private static boolean isDeclaration(Definition d) {
    return d.kind() == Kind.PROTOTYPE || d.kind() == Kind.EXTERN;
  }

  /** What defines the name, or, where nothing does, what declares it. */
  public static List<Definition> shown(List<Definition> all) {
    List<Definition> defined = all.stream().filter(d -> !isDeclaration(d)).toList();
    return defined.isEmpty() ? all : defined;
  }

  /** What definitions tell of mentions. */
  public static Meaning meaning(List<Definition> definitions) {
    Map<Boolean, Set<Place>> places =
        definitions.stream()
            .collect(
                Collectors.partitioningBy(
                    Definitions::isDeclaration,
                    Collectors.mapping(Definition::place, Collectors.toSet())));
    return new Meaning(
        places.getOrDefault(false, Set.of()),
        places.getOrDefault(true, Set.of()),
        definitions.stream().allMatch(Definitions::isValue));
  }

  private static boolean isValue(Definition d) {
    return switch (d.kind()) {
      case VARIABLE, EXTERN, FUNCTION, PROTOTYPE, ASSEMBLY, STRUCT, UNION, ENUM -> true;
      case MACRO, TYPEDEF, ENUM_CONSTANT -> false;
    };
  }

  private void written(DeclaringFile file) {
    Declarations d = file.declarations();
    d.functions().stream()
        .filter(f -> f.name().equals(name))
        .forEach(f -> {
          Kind kind = file.path().endsWith(".S") ? Kind.ASSEMBLY : Kind.FUNCTION;
          add(file, kind, f.line(), f.condition(), functionNote(f));
        });
    d.macros().stream()
        .filter(m -> m.name().equals(name))
        .forEach(m ->
            add(
                file,
                Kind.MACRO,
                m.line(),
                m.condition(),
                m.functionLike() ? "(" + String.join(", ", m.parameters()) + ")" : ""));
    d.records().stream()
        .filter(r -> r.tag().equals(name))
        .forEach(r -> add(file, record(r.kind()), r.line(), r.condition(), ""));
    d.typedefs().stream()
        .filter(t -> t.name().equals(name))
        .forEach(t -> add(file, Kind.TYPEDEF, t.line(), t.condition(), ""));
    d.globals().stream()
        .filter(g -> g.name().equals(name))
        .forEach(g ->
            add(
                file,
                g.isExtern() ? Kind.EXTERN : Kind.VARIABLE,
                g.line(),
                g.condition(),
                g.isStatic() ? "static" : ""));
    d.enumConstants().stream()
        .filter(c -> c.name().equals(name))
        .forEach(c -> add(file, Kind.ENUM_CONSTANT, c.line(), c.condition(), ""));
    d.prototypes().stream()
        .filter(p -> p.name().equals(name))
        .forEach(
            p -> add(file, Kind.PROTOTYPE, p.line(), p.condition(), p.isStatic() ? "static" : ""));
  }

  private static Kind record(TypeRef.Tag tag) {
    return switch (tag) {
      case STRUCT, ENUM -> Kind.STRUCT;
      case UNION -> Kind.UNION;
    };
  }

  private static String functionNote(Declarations.Function f) {
    StringJoiner note = new StringJoiner(" ");
    if (!f.madeBy().equals(Invocation.NONE)) {
      note.add("by " + f.madeBy().macro());
    }
    if (f.isStatic()) {
      note.add("static");
    }
    if (f.inline()) {
      note.add("inline");
    }
    if (f.weak()) {
      note.add("weak");
    }
    if (!f.alias().isEmpty()) {
      note.add("alias of " + f.alias());
    }
    return note.toString();
  }

  private void add(DeclaringFile file, Kind kind, int line, int condition, String note) {
    found.add(
        new Definition(
            kind,
            name,
            new Place(file.path(), line),
            Condition.and(file.condition(), file.declarations().conditions().get(condition)),
            file.program(),
            note));
  }

  /** What only the graph knows. */
  private void linked(Graph graph) {
    Set<Place> written = new HashSet<>();
    found.forEach(d -> written.add(d.place()));
    for (int node : graph.nodes(name)) {
      NodeKind kind = graph.kind(node);
      int file = graph.file(node);
      if (file < 0 || kind == NodeKind.DECLARED || kind == NodeKind.FILE_SCOPE) {
        continue;
      }
      Place place = new Place(graph.path(file), graph.line(node));
      if (written.contains(place)) {
        continue;
      }
      found.add(
          new Definition(
              switch (kind) {
                case MACRO -> Kind.MACRO;
                case ASSEMBLY -> Kind.ASSEMBLY;
                case FUNCTION, GENERATED, DECLARED, FILE_SCOPE -> Kind.FUNCTION;
              },
              name,
              place,
              graph.condition(graph.nodeCondition(node)),
              graph.program(file),
              kind == NodeKind.GENERATED ? "made by a macro" : ""));
    }
  }
}
