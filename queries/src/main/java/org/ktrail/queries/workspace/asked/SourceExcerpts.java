package org.ktrail.queries.workspace.asked;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.SourceTree;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.definitions.Definition.Kind;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * Parts of files of a revision, as they are written: what defines a name, or lines.
 *
 * @param files those of the revision
 */
public record SourceExcerpts(SourceTree files) {
  /** Lines of a declaration whose end is not known, at most. */
  private static final int MOST = 400;

  /** Names suggested for a path that is not there. */
  private static final int SUGGESTED = 5;

  /**
   * Lines of a file.
   *
   * @param first counted from 1
   * @param what it is, {@code function f}; "" of lines that were asked for
   */
  public record Excerpt(
      String file, int first, String what, Condition condition, List<String> lines) {}

  /**
   * A whole file as text, bytes that are no UTF-8 replaced.
   *
   * @throws UserError if there is none of this path; it names paths that end alike
   */
  public String text(String path) {
    try {
      return new String(files.read(path), StandardCharsets.UTF_8);
    } catch (NoSuchElementException _) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      List<String> alike =
          files.paths().stream()
              .filter(p -> p.equals(name) || p.endsWith("/" + name))
              .limit(SUGGESTED)
              .toList();
      throw new UserError(
          path
              + ": no such file"
              + (alike.isEmpty() ? "" : "; did you mean " + String.join(", ", alike) + "?"));
    }
  }

  /**
   * Lines of a file.
   *
   * @param first counted from 1
   * @param last the last one; what is beyond the end is not there
   */
  public Excerpt lines(String path, int first, int last) {
    List<String> all = text(path).lines().toList();
    if (first < 1 || first > Math.max(1, all.size()) || last < first) {
      throw new UserError(
          path + ": lines " + first + " to " + last + ": it has 1 to " + all.size());
    }
    return new Excerpt(
        path, first, "", Condition.ALWAYS, all.subList(first - 1, Math.min(last, all.size())));
  }

  /**
   * What defines a name; where nothing does, what declares it.
   *
   * @param opened this revision
   * @param label what the user calls it
   * @throws UserError if there is none of this name
   */
  public List<Excerpt> of(OpenRevision opened, String name, String label) {
    List<Definition> all =
        new DefinitionQuestion(name, Integer.MAX_VALUE)
            .ask(opened, label).answers().stream().flatMap(List::stream).toList();
    boolean defined = all.stream().anyMatch(SourceExcerpts::isDefinition);
    SequencedSet<Excerpt> excerpts = new LinkedHashSet<>();
    all.stream()
        .filter(d -> !defined || isDefinition(d))
        .sorted(Comparator.comparing(Definition::kind))
        .forEach(d -> excerpts.add(excerpt(opened, d)));
    return List.copyOf(excerpts);
  }

  private static boolean isDefinition(Definition d) {
    return d.kind() != Kind.PROTOTYPE && d.kind() != Kind.EXTERN;
  }

  private Excerpt excerpt(OpenRevision opened, Definition d) {
    List<String> all = text(d.place().path()).lines().toList();
    int first = Math.min(d.place().line(), all.size());
    int last = end(opened, d).orElseGet(() -> end(all, first));
    return new Excerpt(
        d.place().path(),
        first,
        d.kind() + " " + d.name(),
        d.condition(),
        new ArrayList<>(all.subList(first - 1, Math.clamp(last, first, all.size()))));
  }

  /** The last line of a function or macro, which facts have. */
  private static Optional<Integer> end(OpenRevision opened, Definition d) {
    return opened.definitions().declaring(d.name()).stream()
        .filter(file -> file.path().equals(d.place().path()))
        .flatMap(file -> ends(file.declarations(), d))
        .findFirst();
  }

  private static Stream<Integer> ends(Declarations in, Definition d) {
    int line = d.place().line();
    return Stream.concat(
        in.functions().stream()
            .filter(f -> f.line() == line && f.name().equals(d.name()))
            .map(Declarations.Function::endLine),
        in.macros().stream()
            .filter(m -> m.line() == line && m.name().equals(d.name()))
            .map(Declarations.Macro::endLine));
  }

  /** The last line of a declaration that begins here: facts know where others begin alone. */
  private static int end(List<String> lines, int first) {
    int depth = 0;
    for (int at = first; at <= Math.min(lines.size(), first + MOST); at++) {
      String line = lines.get(at - 1);
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth < 0 || depth == 0 && (c == ';' || c == ',')) {
          return at;
        }
      }
    }
    return Math.min(lines.size(), first + MOST);
  }
}
