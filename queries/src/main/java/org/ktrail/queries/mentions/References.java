package org.ktrail.queries.mentions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.mentions.Reference.Kind;

/**
 * Answers {@code refs}: every line that mentions an identifier, token-exact, outside comments and
 * literals. What each is comes from the graph where the graph knows the name, else from the tokens
 * around it. Two mentions on one line are one reference, of the more telling kind.
 */
public final class References {
  /**
   * @param chain what stands before a member, "" before others
   */
  private record Quoted(Mention mention, String line, String chain) {}

  /** A reference, and what its record can be told by. */
  private record Pending(Reference reference, Quoted quoted) {}

  /**
   * @param symbols what Kconfig says, of another form
   */
  private record Scanned(String path, List<Quoted> mentions, List<KconfigScan.Found> symbols) {
    boolean isEmpty() {
      return mentions.isEmpty() && symbols.isEmpty();
    }
  }

  private static final Quoted NOT_QUOTED =
      new Quoted(new Mention(0, 0, Mention.Context.OTHER, VariableAccess.READ, false), "", "");

  private final Graph graph;
  private final String name;
  private final Map<Place, Kind> known = new HashMap<>();

  /** Records of members that hold functions, where the graph knows them. */
  private final Map<Place, String> records = new HashMap<>();

  /** Whether it is, or may be, something that is read and written. */
  private final boolean isValue;

  private final boolean isFunction;

  private References(Graph graph, String name, Meaning meaning) {
    this.graph = graph;
    this.name = name;
    isValue = !name.startsWith(BuildFiles.SYMBOL) && meaning.value();
    isFunction =
        Arrays.stream(graph.nodes(name)).anyMatch(node -> graph.kind(node) != NodeKind.MACRO);
  }

  /**
   * In order of path and line.
   *
   * @param meaning of the name
   * @param within where references are looked for
   * @param owners tells records of members
   * @param owned references whose record is looked for: it costs
   */
  public static List<Reference> find(
      Graph graph,
      MentionSource source,
      Meaning meaning,
      String name,
      Predicate<String> within,
      Owners owners,
      int owned) {
    List<Scanned> scanned =
        Parallel.map(
                source.candidates(name).stream().filter(c -> within.test(c.path())).toList(),
                candidate -> scanned(candidate, name))
            .stream()
            .filter(s -> !s.isEmpty())
            .toList();
    References references = new References(graph, name, meaning);
    references.learn(meaning);
    references.learnMembers();
    Enclosing enclosing =
        Enclosing.of(graph, scanned.stream().map(Scanned::path).collect(Collectors.toSet()));
    List<Pending> found =
        Parallel.map(scanned, s -> references.inFile(s, enclosing).toList()).stream()
            .flatMap(List::stream)
            .sorted((a, b) -> a.reference().place().compareTo(b.reference().place()))
            .toList();
    List<Reference> all = new ArrayList<>();
    for (Pending pending : found) {
      all.add(all.size() < owned ? references.owned(pending, owners) : pending.reference());
    }
    return List.copyOf(all);
  }

  private Reference owned(Pending pending, Owners owners) {
    Reference r = pending.reference();
    String known = records.getOrDefault(r.place(), "");
    String record =
        !known.isEmpty()
            ? known
            : switch (r.kind()) {
              case MEMBER ->
                  owners.owner(
                      r.place().path(),
                      pending.quoted().mention().offset(),
                      pending.quoted().chain());
              case DECLARATION, OTHER ->
                  r.enclosing().isEmpty()
                      ? owners.declaring(r.place().path(), r.place().line(), name)
                      : "";
              case DEFINITION,
                  CALL,
                  REGISTRATION,
                  MACRO,
                  TAG,
                  ADDRESS_TAKEN,
                  WRITE,
                  READ,
                  CONDITION,
                  SELECT,
                  DEPENDS,
                  BUILD ->
                  "";
            };
    return new Reference(r.place(), r.kind(), r.access(), record, r.enclosing(), r.text());
  }

  /** Lines are quoted here, so that no text outlives its turn. */
  private static Scanned scanned(MentionSource.Candidate candidate, String name) {
    byte[] text = candidate.text().get();
    String path = candidate.path();
    if (BuildFiles.isKconfig(path)) {
      return new Scanned(
          path,
          List.of(),
          name.startsWith(BuildFiles.SYMBOL)
              ? KconfigScan.scan(text, BuildFiles.wordIn(path, name))
              : List.of());
    }
    LineQuotes quotes = new LineQuotes(text);
    return new Scanned(
        path,
        TokenScan.scan(text, name, Syntax.of(path)).stream()
            .map(m -> new Quoted(m, quotes.of(m), VariableAccess.chain(text, m)))
            .toList(),
        List.of());
  }

  /** What is known of lines: the most telling kind wins, since a line may hold several. */
  private void learn(Meaning meaning) {
    meaning.declarations().forEach(place -> known.put(place, Kind.DECLARATION));
    meaning.definitions().forEach(place -> known.put(place, Kind.DEFINITION));
    for (int node : graph.nodes(name)) {
      if (graph.kind(node) != NodeKind.DECLARED && graph.file(node) >= 0) {
        know(graph.file(node), graph.line(node), Kind.DEFINITION);
      }
      for (int edge : graph.edges().in(node)) {
        know(graph.file(graph.edges().from(edge)), graph.edges().line(edge), Kind.CALL);
      }
      for (int r : graph.registrations().of(node)) {
        know(graph.registrations().file(r), graph.registrations().line(r), Kind.REGISTRATION);
      }
    }
  }

  /** Calls through members of this name, and what is put into them. */
  private void learnMembers() {
    for (int slot : graph.slots().fieldsNamed(name)) {
      String record = graph.slots().owner(slot);
      for (int r = graph.registrations().start(slot); r < graph.registrations().end(slot); r++) {
        own(graph.registrations().file(r), graph.registrations().line(r), record);
      }
      for (int edge : graph.slots().dispatches(slot)) {
        own(graph.file(graph.edges().from(edge)), graph.edges().line(edge), record);
      }
    }
  }

  private void own(int file, int line, String record) {
    if (file >= 0) {
      records.put(new Place(graph.path(file), line), record);
    }
  }

  private void know(int file, int line, Kind kind) {
    if (file >= 0) {
      known.merge(new Place(graph.path(file), line), kind, References::moreTelling);
    }
  }

  private static Kind moreTelling(Kind a, Kind b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private Stream<Pending> inFile(Scanned scanned, Enclosing enclosing) {
    String path = scanned.path();
    Map<Integer, Pending> byLine = new LinkedHashMap<>();
    for (Quoted quoted : scanned.mentions()) {
      Mention mention = quoted.mention();
      Place place = new Place(path, mention.line());
      int around = enclosing.node(path, mention.line());
      Kind kind = kind(place, mention, around);
      String function = around == Enclosing.NONE ? "" : graph.name(around);
      if (kind == Kind.DEFINITION && function.equals(name)) {
        function = "";
      }
      Reference reference =
          new Reference(place, kind, access(kind, mention), "", function, quoted.line());
      byLine.merge(
          mention.line(),
          new Pending(reference, quoted),
          (a, b) -> a.reference().kind().compareTo(b.reference().kind()) <= 0 ? a : b);
    }
    return Stream.concat(
        byLine.values().stream(),
        scanned.symbols().stream()
            .map(s ->
                new Pending(
                    new Reference(new Place(path, s.line()), s.kind(), "", "", s.of(), s.text()),
                    NOT_QUOTED)));
  }

  private static String access(Kind kind, Mention mention) {
    return switch (kind) {
      case MEMBER ->
          mention.context() == Mention.Context.DESIGNATOR
              ? VariableAccess.WRITE.toString()
              : mention.access().toString();
      case READ, WRITE, ADDRESS_TAKEN -> kind.toString();
      case DEFINITION,
          DECLARATION,
          CALL,
          REGISTRATION,
          MACRO,
          TAG,
          CONDITION,
          SELECT,
          DEPENDS,
          BUILD,
          OTHER ->
          "";
    };
  }

  private Kind kind(Place place, Mention mention, int around) {
    Kind fromGraph = known.get(place);
    if (fromGraph != null) {
      return fromGraph;
    }
    if (BuildFiles.isMakefile(place.path())) {
      return Kind.BUILD;
    }
    if (BuildFiles.isOtherSource(place.path())) {
      return mention.context() == Mention.Context.CALL ? Kind.CALL : Kind.OTHER;
    }
    if (place.path().endsWith(".S") && mention.context() == Mention.Context.CALL) {
      // An address, offset(%register), or a macro; calls are in the graph.
      return Kind.OTHER;
    }
    return switch (mention.context()) {
      case DEFINE -> Kind.DEFINITION;
      case MEMBER, MEMBER_WRITE, DESIGNATOR -> Kind.MEMBER;
      case TAG -> Kind.TAG;
      case CALL ->
          mention.inDefine()
              ? Kind.MACRO
              : around != Enclosing.NONE ? Kind.CALL : isMacro() ? Kind.CALL : Kind.DECLARATION;
      case DECLARED, OTHER -> mention.inDefine() ? Kind.MACRO : value(mention, around);
    };
  }

  /** What is done with it where it stands by itself. */
  private Kind value(Mention mention, int around) {
    if (name.startsWith(BuildFiles.SYMBOL)) {
      return Kind.CONDITION;
    }
    if (!isValue || mention.declares()) {
      return mention.declares() && isValue ? Kind.DECLARATION : Kind.OTHER;
    }
    if (around == Enclosing.NONE) {
      return mention.access() == VariableAccess.ADDRESS_TAKEN ? Kind.ADDRESS_TAKEN : Kind.OTHER;
    }
    return isFunction
        ? Kind.ADDRESS_TAKEN
        : switch (mention.access()) {
          case READ -> Kind.READ;
          case WRITE -> Kind.WRITE;
          case ADDRESS_TAKEN -> Kind.ADDRESS_TAKEN;
        };
  }

  private boolean isMacro() {
    int[] nodes = graph.nodes(name);
    return nodes.length > 0 && graph.kind(nodes[0]) == NodeKind.MACRO;
  }
}
