package org.ktrail.queries.workspace.edited;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.workspace.OpenRevision;

/** Where records declare their members. */
final class MemberDeclarations {
  /** Anonymous records within each other that are looked into. */
  private static final int DEEPEST = 16;

  private MemberDeclarations() {}

  /** A member as it is declared. */
  record Declared(Place place, TypeRef type) {}

  /**
   * @param record a tag, or the typedef name of a record without one
   */
  static List<Declared> of(OpenRevision opened, String record, String member) {
    List<Declared> found = new ArrayList<>();
    for (DeclaringFile file : opened.definitions().declaring(record)) {
      Declarations d = file.declarations();
      Stream<Declarations.Record> tagged = d.records().stream().filter(r -> r.tag().equals(record));
      Stream<Declarations.Record> named =
          d.typedefs().stream()
              .filter(t -> t.name().equals(record) && t.type() instanceof TypeRef.Anonymous)
              .map(t -> d.records().get(((TypeRef.Anonymous) t.type()).record()));
      Stream.concat(tagged, named).forEach(r -> collect(file, r, member, 0, found));
    }
    return List.copyOf(found);
  }

  private static void collect(
      DeclaringFile file, Declarations.Record record, String member, int depth, List<Declared> to) {
    for (Declarations.Field field : record.fields()) {
      if (field.name().equals(member)) {
        to.add(new Declared(new Place(file.path(), field.line()), field.type()));
      } else if (field.name().isEmpty()
          && field.type() instanceof TypeRef.Anonymous a
          && depth < DEEPEST) {
        collect(file, file.declarations().records().get(a.record()), member, depth + 1, to);
      }
    }
  }
}
