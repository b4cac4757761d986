package org.ktrail.queries.mentions;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private record Quoted(Mention mention, String line) {}

  private record Scanned(String path, List<Quoted> mentions) {}

  private final Graph graph;
  private final String name;
  private final Map<Place, Kind> known = new HashMap<>();

  private References(Graph graph, String name) {
    this.graph = graph;
    this.name = name;
  }

  /** In order of path and line. */
  public static List<Reference> find(Graph graph, MentionSource source, String name) {
    List<Scanned> scanned =
        source.candidates(name).parallelStream()
            .map(candidate -> {
              byte[] text = candidate.text().get();
              // Lines are quoted here, so that no text outlives its turn.
              return new Scanned(
                  candidate.path(),
                  TokenScan.scan(text, name, Syntax.of(candidate.path())).stream()
                      .map(m -> new Quoted(m, TokenScan.line(text, m.offset())))
                      .toList());
            })
            .filter(s -> !s.mentions().isEmpty())
            .toList();
    References references = new References(graph, name);
    references.learn();
    Enclosing enclosing =
        Enclosing.of(graph, scanned.stream().map(Scanned::path).collect(Collectors.toSet()));
    return scanned.parallelStream()
        .flatMap(s -> references.inFile(s, enclosing))
        .sorted((a, b) -> a.place().compareTo(b.place()))
        .toList();
  }

  /** What the graph says of lines: the most telling kind wins, since a line may hold several. */
  private void learn() {
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

  private void know(int file, int line, Kind kind) {
    if (file >= 0) {
      known.merge(new Place(graph.path(file), line), kind, References::moreTelling);
    }
  }

  private static Kind moreTelling(Kind a, Kind b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private Stream<Reference> inFile(Scanned scanned, Enclosing enclosing) {
    String path = scanned.path();
    Map<Integer, Reference> byLine = new LinkedHashMap<>();
    for (Quoted quoted : scanned.mentions()) {
      Mention mention = quoted.mention();
      Place place = new Place(path, mention.line());
      int around = enclosing.node(path, mention.line());
      Kind kind = kind(place, mention, around);
      String function = around == Enclosing.NONE ? "" : graph.name(around);
      if (kind == Kind.DEFINITION && function.equals(name)) {
        function = "";
      }
      Reference reference = new Reference(place, kind, function, quoted.line());
      byLine.merge(mention.line(), reference, (a, b) -> a.kind().compareTo(b.kind()) <= 0 ? a : b);
    }
    return byLine.values().stream();
  }

  private Kind kind(Place place, Mention mention, int around) {
    Kind fromGraph = known.get(place);
    if (fromGraph != null) {
      return fromGraph;
    }
    return switch (mention.context()) {
      case DEFINE -> Kind.DEFINITION;
      case MEMBER, MEMBER_WRITE, DESIGNATOR -> Kind.MEMBER;
      case TAG -> Kind.TAG;
      case CALL ->
          mention.inDefine()
              ? Kind.MACRO
              : around != Enclosing.NONE ? Kind.CALL : isMacro() ? Kind.CALL : Kind.DECLARATION;
      case OTHER -> mention.inDefine() ? Kind.MACRO : Kind.OTHER;
    };
  }

  private boolean isMacro() {
    int[] nodes = graph.nodes(name);
    return nodes.length > 0 && graph.kind(nodes[0]) == NodeKind.MACRO;
  }
}
