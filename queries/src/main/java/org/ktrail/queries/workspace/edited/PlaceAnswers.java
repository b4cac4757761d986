package org.ktrail.queries.workspace.edited;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.calls.Within;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.definitions.Definition.Kind;
import org.ktrail.queries.definitions.Definitions;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.mentions.Enclosing;
import org.ktrail.queries.mentions.Mention;
import org.ktrail.queries.mentions.NameAt;
import org.ktrail.queries.mentions.Reference;
import org.ktrail.queries.mentions.Syntax;
import org.ktrail.queries.mentions.TokenScan;
import org.ktrail.queries.operations.MemberReads;
import org.ktrail.queries.operations.Operations;
import org.ktrail.queries.operations.OperationsQuery;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.ReferenceQuestion;

/**
 * Answers about the name at a place: what {@code def}, {@code refs} and {@code ops} answer of a
 * name, narrowed to what it means there. One thread.
 */
public final class PlaceAnswers {
  private final OpenRevision opened;
  private final Pointing pointing;

  public PlaceAnswers(OpenRevision opened) {
    this.opened = opened;
    pointing = new Pointing(opened);
  }

  /** The name at a byte of a file; empty if there is none. */
  public Optional<PointedName> name(String path, int offset) {
    return pointing.at(path, offset);
  }

  /**
   * Where it is defined: what {@code def} tells, without declarations if there are definitions, and
   * only those that are meant where the linked graph or the file's own definitions tell.
   */
  public List<NamedPlace> definitions(PointedName name) {
    if (name.local().isPresent()) {
      return List.of(new NamedPlace(name.name(), name.local().get().place()));
    }
    if (name.isMember()) {
      return MemberDeclarations.of(opened, name.record(), name.name()).stream()
          .map(f -> new NamedPlace(name.name(), f.place()))
          .toList();
    }
    return meant(name).stream().map(d -> new NamedPlace(d.name(), d.place())).toList();
  }

  /** Where it is declared only: prototypes and {@code extern}s. */
  public List<NamedPlace> declarations(PointedName name) {
    return name.local().isPresent() || name.isMember()
        ? definitions(name)
        : found(name).stream()
            .filter(PlaceAnswers::isDeclaration)
            .map(d -> new NamedPlace(d.name(), d.place()))
            .toList();
  }

  /** The definitions that are meant, declarations if there are none. */
  List<Definition> meant(PointedName name) {
    List<Definition> all = found(name);
    List<Definition> defined = all.stream().filter(d -> !isDeclaration(d)).toList();
    if (defined.isEmpty()) {
      return all;
    }
    Set<Place> called = called(name);
    return Stream.of(
            defined.stream().filter(d -> called.contains(d.place())).toList(),
            defined.stream().filter(d -> d.place().path().equals(name.path())).toList(),
            defined.stream().filter(d -> !isPrivate(d)).toList())
        .filter(some -> !some.isEmpty())
        .findFirst()
        .orElse(defined);
  }

  private List<Definition> found(PointedName name) {
    boolean tag = name.at().mention().context() == Mention.Context.TAG;
    GraphView view = opened.view();
    return Definitions.find(
            view.graph(), opened.definitions(), opened.mentions(), name.name(), view::possible)
        .stream()
        .filter(d -> tag == isTag(d.kind()))
        .toList();
  }

  /** What the code around the place calls by this name on this line, by the graph. */
  private Set<Place> called(PointedName name) {
    GraphView view = opened.view();
    Graph graph = view.graph();
    Set<Place> places = new HashSet<>();
    for (int node : Enclosing.of(graph, Set.of(name.path())).nodes(name.path(), name.line())) {
      for (int e = graph.edges().outStart(node); e < graph.edges().outEnd(node); e++) {
        int target = graph.edges().target(e);
        if (target >= 0
            && graph.edges().line(e) == name.line()
            && graph.name(target).equals(name.name())) {
          places.add(view.symbol(target).place());
        }
      }
    }
    return places;
  }

  private static boolean isTag(Kind kind) {
    return kind == Kind.STRUCT || kind == Kind.UNION || kind == Kind.ENUM;
  }

  private static boolean isDeclaration(Definition d) {
    return d.kind() == Kind.PROTOTYPE || d.kind() == Kind.EXTERN;
  }

  /** Of a source by itself: no other file means it. */
  private static boolean isPrivate(Definition d) {
    return d.place().path().endsWith(".c")
        && (d.note().contains("static") || d.kind() == Kind.MACRO);
  }

  /** The definition of the record that it is one of, or points to. */
  public List<NamedPlace> types(PointedName name) {
    String record = pointing.type(name);
    if (record.isEmpty()) {
      return List.of();
    }
    GraphView view = opened.view();
    List<Definition> all =
        Definitions.find(
            view.graph(), opened.definitions(), opened.mentions(), record, view::possible);
    List<Definition> tags = all.stream().filter(d -> isTag(d.kind())).toList();
    List<Definition> typedefs = all.stream().filter(d -> d.kind() == Kind.TYPEDEF).toList();
    return (tags.isEmpty() ? typedefs : tags)
        .stream().map(d -> new NamedPlace(d.name(), d.place())).toList();
  }

  /**
   * The functions that are put into the member of a table of operations, or by a table into its
   * members; none where the record cannot be told.
   */
  public List<NamedPlace> fillers(PointedName name) {
    OperationsQuery query = new OperationsQuery(opened.view(), MemberReads.NONE);
    Stream<Registration> put = Stream.empty();
    if (name.isMember() && !name.record().isEmpty()) {
      put =
          query.of(name.record(), name.name()).members().stream()
              .map(Operations.Member::registrations)
              .flatMap(List::stream);
    } else if (!name.isMember() && name.local().isEmpty()) {
      put =
          query.ofVariable(name.name(), "").tables().stream()
              .map(Operations.Table::filled)
              .flatMap(List::stream);
    }
    return put.map(Registration::function)
        .map(f -> new NamedPlace(f.name(), f.place()))
        .distinct()
        .toList();
  }

  /**
   * Lines that mention it: those that {@code refs} tells; of a variable of a function those in it,
   * of a member those of its record, and those whose record cannot be told.
   */
  public List<NamedPlace> references(PointedName name, boolean definitionsToo) {
    if (name.local().isPresent()) {
      return ofLocal(name, name.local().get());
    }
    return lines(name.name()).stream()
        .filter(r -> definitionsToo || !isDefinition(r, name))
        .filter(r -> !name.isMember() || name.record().isEmpty() || isOf(r, name))
        .map(r -> new NamedPlace(name.name(), r.place()))
        .toList();
  }

  private List<Reference> lines(String name) {
    try {
      return new ReferenceQuestion(name, Within.ANYWHERE, Integer.MAX_VALUE)
          .ask(opened, "the work tree")
          .answers()
          .getFirst();
    } catch (UserError nothing) {
      return List.of();
    }
  }

  private static boolean isDefinition(Reference r, PointedName name) {
    return r.kind() == Reference.Kind.DEFINITION
        || r.kind() == Reference.Kind.DECLARATION
        || name.isMember() && r.enclosing().isEmpty() && r.record().equals(name.record());
  }

  private static boolean isOf(Reference r, PointedName name) {
    return r.record().equals(name.record())
        || r.record().isEmpty()
            && (isAccess(r.text(), "->" + name.name()) || isAccess(r.text(), "." + name.name()));
  }

  /**
   * Whether a line goes through an object to a member; one of an initialiser has none before it.
   */
  private static boolean isAccess(String line, String member) {
    int at = line.indexOf(member);
    return at > 0 && (Character.isJavaIdentifierPart(line.charAt(at - 1)) || isEnd(line, at - 1));
  }

  private static boolean isEnd(String line, int at) {
    return line.charAt(at) == ')' || line.charAt(at) == ']';
  }

  private List<NamedPlace> ofLocal(PointedName name, PointedName.LocalName local) {
    byte[] text = opened.text(name.path()).orElse(new byte[0]);
    return TokenScan.scan(text, name.name(), Syntax.of(name.path())).stream()
        .filter(m -> local.from() <= m.offset() && m.offset() < local.to())
        .filter(m -> m.context() != Mention.Context.TAG)
        .filter(m -> !new NameAt(name.name(), m, "").isMember())
        .map(m -> new NamedPlace(name.name(), new Place(name.path(), m.line())))
        .distinct()
        .toList();
  }
}
