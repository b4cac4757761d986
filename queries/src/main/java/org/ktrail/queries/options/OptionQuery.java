package org.ktrail.queries.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.kbuild.Kconfig;
import org.ktrail.indexer.kbuild.KconfigSymbol;
import org.ktrail.indexer.snapshot.SourceTree;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.mentions.Reference;
import org.ktrail.queries.options.OptionAnswer.BuiltFile;
import org.ktrail.queries.options.OptionAnswer.Definition;
import org.ktrail.queries.options.OptionAnswer.OptionEdge;
import org.ktrail.queries.options.OptionAnswer.Relation;

/** Finds what an option is, and what depends on it. */
public final class OptionQuery {
  private final GraphView view;
  private final SourceTree tree;
  private final Kconfig kconfig;

  /**
   * @param tree has the files of Kconfig
   */
  public OptionQuery(GraphView view, SourceTree tree, Kconfig kconfig) {
    this.view = view;
    this.tree = tree;
    this.kconfig = kconfig;
  }

  /**
   * @param name with {@code CONFIG_}
   * @param references every line that mentions it
   * @param edges edges that are told at most
   */
  public OptionAnswer of(String name, List<Reference> references, int edges) {
    String plain = name.substring("CONFIG_".length());
    Optional<KconfigSymbol> symbol = kconfig.symbol(plain);
    Under under = new Under(view.graph(), name);
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    Counted counted = edges(under, edges);
    int without = code(under, found);
    return new OptionAnswer(
        name,
        symbol
            .map(KconfigSymbol::type)
            .filter(t -> t != KconfigSymbol.Type.UNKNOWN)
            .map(t -> t.name().toLowerCase(Locale.ROOT))
            .orElse(""),
        definitions(plain, symbol),
        lines(references, r -> r.kind() == Reference.Kind.SELECT || isImply(r)),
        lines(references, r -> r.kind() == Reference.Kind.DEPENDS && !isImply(r)),
        lines(references, r -> r.kind() == Reference.Kind.BUILD),
        List.copyOf(found.files()),
        List.copyOf(found.code()),
        without,
        lines(references, r -> r.kind() == Reference.Kind.CONDITION),
        counted.all(),
        counted.ofCode(),
        counted.shown());
  }

  private static boolean isImply(Reference r) {
    return r.text().startsWith("imply ") || r.text().startsWith("select ");
  }

  private static List<Relation> lines(List<Reference> all, Predicate<Reference> wanted) {
    return all.stream()
        .filter(wanted)
        .map(r -> new Relation(r.place(), r.enclosing(), r.text()))
        .toList();
  }

  private List<Definition> definitions(String plain, Optional<KconfigSymbol> symbol) {
    // One that several architectures read from one file is told once.
    return symbol.stream()
        .flatMap(s -> s.definitions().stream())
        .map(d ->
            new Definition(
                new Place(d.path(), d.line()),
                d.prompt(),
                d.written().stream().map(String::strip).toList(),
                d.selects().stream().map(s -> with(s.symbol(), s.when())).toList(),
                implies(d.path(), d.line()),
                d.defaults().stream().map(v -> with(v.value(), v.when())).toList()))
        .distinct()
        .sorted((a, b) -> a.place().compareTo(b.place()))
        .toList();
  }

  /** What the entry at a line implies. */
  private List<String> implies(String path, int line) {
    List<String> found = new ArrayList<>();
    String[] lines = new String(tree.read(path), UTF_8).split("\n", -1);
    for (int i = line; i < lines.length; i++) {
      String text = lines[i].strip();
      if (!lines[i].isBlank() && !Character.isWhitespace(lines[i].charAt(0))
          || text.equals("help")) {
        break;
      }
      if (text.startsWith("imply ")) {
        found.add(text.substring("imply ".length()).strip());
      }
    }
    return List.copyOf(found);
  }

  private static String with(String what, Condition when) {
    return when.equals(Condition.ALWAYS) ? what : what + " if " + when;
  }

  private record Found(List<BuiltFile> files, List<Symbol> code) {}

  /** How many exist only without the option. */
  private int code(Under under, Found into) {
    Graph graph = view.graph();
    for (int f = 0; f < graph.fileCount(); f++) {
      if (graph.isUnit(f) && under.only(graph.fileCondition(f))) {
        into.files().add(new BuiltFile(graph.path(f), graph.condition(graph.fileCondition(f))));
      }
    }
    int without = 0;
    for (int node = 0; node < graph.nodeCount(); node++) {
      int file = graph.file(node);
      if (file < 0 || graph.isGone(node) || !isCode(graph, node)) {
        continue;
      }
      if (under.only(graph.nodeCondition(node)) && !under.only(graph.fileCondition(file))) {
        into.code().add(view.symbol(node));
      } else if (under.without(graph.nodeCondition(node))) {
        without++;
      }
    }
    into.files().sort((a, b) -> a.path().compareTo(b.path()));
    into.code().sort((a, b) -> a.place().compareTo(b.place()));
    return without;
  }

  private static boolean isCode(Graph graph, int node) {
    return switch (graph.kind(node)) {
      case FUNCTION, GENERATED, MACRO, ASSEMBLY -> true;
      case DECLARED, FILE_SCOPE -> false;
    };
  }

  private record Counted(int all, int ofCode, List<OptionEdge> shown) {}

  private Counted edges(Under under, int most) {
    Graph graph = view.graph();
    int all = 0;
    int ofCode = 0;
    List<OptionEdge> shown = new ArrayList<>();
    for (int node = 0; node < graph.nodeCount(); node++) {
      if (graph.isGone(node)) {
        continue;
      }
      boolean its = under.only(graph.nodeCondition(node));
      boolean built = graph.file(node) >= 0 && under.only(graph.fileCondition(graph.file(node)));
      for (int e = graph.edges().outStart(node); e < graph.edges().outEnd(node); e++) {
        if (its || under.only(graph.edges().condition(e))) {
          all++;
          ofCode += built ? 0 : 1;
          if (!built && shown.size() < most) {
            shown.add(edge(node, e));
          }
        }
      }
    }
    shown.sort((a, b) -> a.place().compareTo(b.place()));
    return new Counted(all, ofCode, List.copyOf(shown));
  }

  private OptionEdge edge(int node, int e) {
    Graph graph = view.graph();
    int target = graph.edges().target(e);
    String callee =
        target == Graph.UNKNOWN
            ? "unknown"
            : Graph.isSlot(target) ? graph.slots().title(Graph.slotOf(target)) : graph.name(target);
    return new OptionEdge(
        view.site(e),
        graph.name(node),
        callee,
        graph.edges().kind(e).toString(),
        graph.edges().grade(e).toString(),
        graph.condition(graph.edges().condition(e)));
  }
}
