package org.ktrail.queries.workspace.asked;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.definitions.Definition.Kind;
import org.ktrail.queries.definitions.Definitions;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * Where a name is defined and declared.
 *
 * @param text an identifier or a pattern, with {@code struct}, {@code union} or {@code enum} before
 *     it if only such is meant
 * @param most names that are answered at most
 */
public record DefinitionQuestion(String text, int most)
    implements Question<AskedAnswers<List<Definition>>> {

  /** The name, without what it has to be. */
  public String name() {
    return Wanted.of(text).name();
  }

  /** Whether it is a pattern of names. */
  public boolean isPattern() {
    return NamePattern.of(name()).isPresent();
  }

  @Override
  public AskedAnswers<List<Definition>> ask(OpenRevision opened, String label) {
    Wanted wanted = Wanted.of(text);
    AskedAnswers<List<Definition>> all =
        NamePattern.of(wanted.name())
            .map(p ->
                AskedAnswers.ofMatching(
                    text,
                    opened.names(p),
                    most,
                    each -> Optional.of(find(opened, wanted, each)).filter(d -> !d.isEmpty())))
            .orElseGet(() -> AskedAnswers.ofName(text, find(opened, wanted, wanted.name())));
    if (all.answers().stream().allMatch(List::isEmpty)) {
      throw NameLookup.unknown(opened, wanted.name(), "nothing has this name", label);
    }
    return all.map(definitions -> possible(opened, definitions));
  }

  private static List<Definition> find(OpenRevision opened, Wanted wanted, String name) {
    return Definitions.find(
            opened.view().graph(), opened.definitions(), opened.mentions(), name, c -> true)
        .stream()
        .filter(d -> wanted.kind().isEmpty() || wanted.kind().get() == d.kind())
        .toList();
  }

  private static List<Definition> possible(OpenRevision opened, List<Definition> definitions) {
    return definitions.stream().filter(d -> opened.view().possible(d.condition())).toList();
  }

  /** A name, and what it has to be. */
  private record Wanted(Optional<Kind> kind, String name) {
    static Wanted of(String text) {
      String[] words = text.strip().split("\\s+", 2);
      return words.length < 2
          ? new Wanted(Optional.empty(), text)
          : new Wanted(
              Stream.of(Kind.STRUCT, Kind.UNION, Kind.ENUM)
                  .filter(kind -> kind.toString().equals(words[0]))
                  .findFirst(),
              words[1]);
    }
  }
}
