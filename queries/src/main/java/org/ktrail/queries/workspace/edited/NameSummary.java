package org.ktrail.queries.workspace.edited;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.definitions.Definition.Kind;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.workspace.OpenRevision;

/**
 * What is to be said of a name in a few lines.
 *
 * @param declared as a line of C or a few, "" if no text has it: a macro made it
 * @param kind in words: {@code function}, {@code member of struct x}
 * @param place where it is defined
 * @param condition under which it exists, "" if always
 * @param note what else {@code def} tells, "" if nothing
 * @param calls how often it is called, if it can be
 * @param others definitions that may be meant as well
 */
public record NameSummary(
    String declared,
    String kind,
    Place place,
    String condition,
    String note,
    Optional<CallNeighbours.Count> calls,
    int others) {
  private static final Set<Kind> CALLED =
      EnumSet.of(Kind.FUNCTION, Kind.MACRO, Kind.ASSEMBLY, Kind.PROTOTYPE);

  /** Of the name at a place; empty if nothing is known of it. */
  public static Optional<NameSummary> of(OpenRevision opened, PointedName name) {
    if (name.local().isPresent()) {
      PointedName.LocalName local = name.local().get();
      return Optional.of(plain(local.type() + " " + local.name(), "local", local.place(), 0));
    }
    if (name.isMember()) {
      List<MemberDeclarations.Declared> fields =
          MemberDeclarations.of(opened, name.record(), name.name());
      return fields.stream()
          .findFirst()
          .map(f ->
              plain(
                  DeclaredText.variable(name.name(), f.type()),
                  "member of " + name.record(),
                  f.place(),
                  fields.size() - 1));
    }
    List<Definition> meant = new PlaceAnswers(opened).meant(name);
    return meant.stream().findFirst().map(d -> of(opened, d, meant.size() - 1));
  }

  private static NameSummary plain(String declared, String kind, Place place, int others) {
    return new NameSummary(declared, kind, place, "", "", Optional.empty(), others);
  }

  private static NameSummary of(OpenRevision opened, Definition d, int others) {
    String declared =
        opened
            .facts(d.place().path())
            .flatMap(f -> DeclaredText.of(f.declarations(), d.name(), d.place().line()))
            .orElse("");
    Optional<CallNeighbours.Count> calls =
        CALLED.contains(d.kind())
            ? Optional.of(CallNeighbours.count(opened.view(), d.place().path(), d.name()))
            : Optional.empty();
    String condition = d.condition().equals(Condition.ALWAYS) ? "" : d.condition().toString();
    return new NameSummary(
        declared, d.kind().toString(), d.place(), condition, d.note(), calls, others);
  }
}
