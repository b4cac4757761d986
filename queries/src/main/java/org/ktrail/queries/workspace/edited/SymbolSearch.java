package org.ktrail.queries.workspace.edited;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.definitions.Definition.Kind;
import org.ktrail.queries.definitions.Definitions;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * Symbols of a revision whose names match what somebody types: those that are it, then those that
 * begin with it, then those that hold it.
 *
 * @param most names that are told
 */
public record SymbolSearch(String typed, int most) {
  /**
   * What {@code def} tells of the names, without mere declarations.
   *
   * @param wanted whether somebody still waits
   */
  public List<Definition> ask(OpenRevision opened, BooleanSupplier wanted) {
    Set<String> names = new LinkedHashSet<>();
    String text = typed.strip();
    if (text.isEmpty()) {
      return List.of(); // everything is no answer
    }
    if (NamePattern.of(text).isEmpty()) {
      if (!text.matches("[A-Za-z0-9_$]+")) {
        return List.of();
      }
      names.add(text);
      add(opened, text + "*", names);
      if (names.size() < most) {
        add(opened, "*" + text + "*", names);
      }
    } else {
      add(opened, text, names);
    }
    GraphView view = opened.view();
    List<Definition> found = new ArrayList<>();
    int told = 0;
    for (String name : names) {
      if (told == most || !wanted.getAsBoolean()) {
        break;
      }
      // Without the texts: what only those tell, an enumeration's tag, costs a scan for each name.
      List<Definition> defined =
          Definitions.find(view.graph(), opened.definitions(), name, view::possible).stream()
              .filter(d -> d.kind() != Kind.PROTOTYPE && d.kind() != Kind.EXTERN)
              .toList();
      told += defined.isEmpty() ? 0 : 1;
      found.addAll(defined);
    }
    return List.copyOf(found);
  }

  private static void add(OpenRevision opened, String pattern, Set<String> names) {
    names.addAll(opened.names(NamePattern.of(pattern).orElseThrow()));
  }
}
