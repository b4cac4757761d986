package org.ktrail.cli.cscope;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.calls.Within;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.definitions.Definition.Kind;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.mentions.Reference;
import org.ktrail.queries.mentions.VariableAccess;
import org.ktrail.queries.names.GraphNames;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.DefinitionQuestion;
import org.ktrail.queries.workspace.asked.ReferenceQuestion;
import org.ktrail.queries.workspace.edited.CallNeighbours;
import org.ktrail.queries.workspace.edited.CallNeighbours.Neighbour;
import org.ktrail.queries.workspace.edited.SourceFiles;
import org.ktrail.queries.workspace.edited.TextSearch;

/** cscope's questions by their numbers, as questions to a revision. */
final class CscopeQuery {
  private static final String LABEL = "the work tree";

  private final OpenRevision opened;
  private final boolean anyCase;
  private final Map<String, List<String>> texts = new HashMap<>();

  /**
   * @param anyCase whether capitals and small letters are alike
   */
  CscopeQuery(OpenRevision opened, boolean anyCase) {
    this.opened = opened;
    this.anyCase = anyCase;
  }

  /**
   * The lines that answer; none if nothing is found.
   *
   * @param number from 0 to 9
   */
  List<CscopeLine> ask(int number, String pattern) {
    return switch (number) {
      case 0 -> named(pattern, this::symbol);
      case 1 -> named(pattern, this::definition);
      case 2 -> named(pattern, asked -> functions(asked).flatMap(this::called));
      case 3 -> named(pattern, asked -> functions(asked).flatMap(this::calling));
      case 4 -> lines(TextSearch.ofText(pattern, anyCase));
      case 6 -> lines(TextSearch.of(pattern, anyCase));
      case 7 -> files(pattern);
      case 8 -> including(pattern);
      case 9 -> named(pattern, this::assignment);
      default -> throw new UserError(number + ": cscope would change text here; ktrail does not");
    };
  }

  /** A name stands for itself, anything else for the names that match it whole. */
  private List<CscopeLine> named(String pattern, Function<String, Stream<CscopeLine>> question) {
    boolean isName = pattern.matches("[A-Za-z_$][A-Za-z0-9_$]*");
    String asked =
        isName && !anyCase ? pattern : "/" + (anyCase ? "(?i)" : "") + "^(?:" + pattern + ")$/";
    try {
      return question
          .apply(asked)
          .distinct()
          .sorted(Comparator.comparing(CscopeLine::place))
          .toList();
    } catch (UserError nothing) {
      return List.of(); // a name that is not there is no error here
    }
  }

  private Stream<CscopeLine> symbol(String name) {
    return references(name).map(r -> line(r, name));
  }

  private Stream<Reference> references(String name) {
    return new ReferenceQuestion(name, Within.ANYWHERE, Integer.MAX_VALUE)
        .ask(opened, LABEL).answers().stream().flatMap(List::stream);
  }

  /** A function or a macro is in itself where it is defined, anything else in the file. */
  private CscopeLine line(Reference r, String name) {
    boolean defines =
        r.enclosing().isEmpty()
            && r.kind() == Reference.Kind.DEFINITION
            && opened.view().graph().nodes(name).length > 0;
    String around = defines ? name : r.enclosing();
    return new CscopeLine(r.place(), around.isEmpty() ? CscopeLine.GLOBAL : around, r.text());
  }

  private Stream<CscopeLine> assignment(String name) {
    return references(name)
        .filter(r -> r.access().equals(VariableAccess.WRITE.toString()) || isInitialised(r, name))
        .map(r -> line(r, name));
  }

  /** A declaration that gives a value is an assignment, too. */
  private static boolean isInitialised(Reference r, String name) {
    int at = r.text().indexOf(name);
    String behind = at < 0 ? "" : r.text().substring(at + name.length()).stripLeading();
    return behind.startsWith("=") && !behind.startsWith("==");
  }

  private Stream<CscopeLine> definition(String name) {
    List<Definition> all =
        new DefinitionQuestion(name, Integer.MAX_VALUE)
            .ask(opened, LABEL).answers().stream().flatMap(List::stream).toList();
    return all.stream()
        .filter(d -> d.kind() != Kind.PROTOTYPE && d.kind() != Kind.EXTERN)
        .map(d -> new CscopeLine(d.place(), d.name(), text(d.place())));
  }

  private Stream<String> functions(String asked) {
    return NamePattern.of(asked)
        .map(p -> GraphNames.matching(opened.view().graph(), p).stream())
        .orElseGet(() -> Stream.of(asked));
  }

  private Stream<CscopeLine> called(String name) {
    List<CscopeLine> found = new ArrayList<>();
    for (Neighbour n : CallNeighbours.callees(opened.view(), "", name)) {
      String callee = n.function().map(f -> f.name()).orElse(n.written());
      n.sites().forEach(site -> found.add(new CscopeLine(site, callee, text(site))));
    }
    return found.stream();
  }

  private Stream<CscopeLine> calling(String name) {
    List<CscopeLine> found = new ArrayList<>();
    for (Neighbour n : CallNeighbours.callers(opened.view(), "", name)) {
      String caller = n.function().map(f -> f.name()).orElse("");
      n.sites().forEach(site -> found.add(new CscopeLine(site, caller, text(site))));
    }
    return found.stream();
  }

  private List<CscopeLine> lines(TextSearch search) {
    return search.in(opened).stream()
        .map(l -> new CscopeLine(l.place(), CscopeLine.UNKNOWN, l.text()))
        .toList();
  }

  private List<CscopeLine> files(String part) {
    return SourceFiles.of(opened).stream()
        .filter(path -> path.contains(part))
        .map(path -> new CscopeLine(new Place(path, 1), CscopeLine.UNKNOWN, CscopeLine.UNKNOWN))
        .toList();
  }

  private List<CscopeLine> including(String name) {
    return SourceFiles.including(opened, name).stream()
        .map(place -> new CscopeLine(place, CscopeLine.GLOBAL, text(place)))
        .toList();
  }

  /** A line without its indent, blanks folded, as cscope has it. */
  private String text(Place place) {
    List<String> lines = texts.computeIfAbsent(place.path(), this::lines);
    return place.line() >= 1 && place.line() <= lines.size()
        ? lines.get(place.line() - 1).strip().replaceAll("\\s+", " ")
        : "";
  }

  private List<String> lines(String path) {
    return opened
        .text(path)
        .map(bytes -> List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)))
        .orElse(List.of());
  }
}
