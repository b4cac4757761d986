package org.ktrail.queries.members;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.extract.body.RecordReader;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.facts.body.DeclaredMember;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.members.RecordAnswer.MemberShape;
import org.ktrail.queries.members.RecordAnswer.RecordShape;

/** Puts what is known of a record together with how the source writes it. */
public final class RecordShapes {
  private static final int DEEPEST = 16;

  private final Function<String, Optional<byte[]>> texts;
  private final Map<String, Map<String, String>> written = new HashMap<>();

  /**
   * @param texts the bytes of files
   */
  public RecordShapes(Function<String, Optional<byte[]>> texts) {
    this.texts = texts;
  }

  public RecordShape of(Records.Defined defined) {
    String path = defined.file().path();
    return new RecordShape(
        defined.record().kind().name().toLowerCase(Locale.ROOT),
        new Place(path, defined.line()),
        defined.condition(),
        members(path, defined.file().declarations(), defined.record(), 0));
  }

  private List<MemberShape> members(
      String path, Declarations in, Declarations.Record record, int depth) {
    List<MemberShape> found = new ArrayList<>();
    Condition own = in.conditions().get(record.condition());
    for (Declarations.Field field : record.fields()) {
      List<MemberShape> inner =
          anonymous(field.type()) instanceof TypeRef.Anonymous a && depth < DEEPEST
              ? members(path, in, in.records().get(a.record()), depth + 1)
              : List.of();
      Condition condition = in.conditions().get(field.condition());
      found.add(
          new MemberShape(
              field.name(),
              text(path, field),
              new Place(path, field.line()),
              condition.equals(own) ? Condition.ALWAYS : without(condition, own),
              inner));
    }
    return found;
  }

  /** A condition without the terms that hold anyway. */
  private static Condition without(Condition condition, Condition given) {
    List<Condition> known = given instanceof Condition.And a ? a.terms() : List.of(given);
    List<Condition> terms = condition instanceof Condition.And a ? a.terms() : List.of(condition);
    return Condition.and(terms.stream().filter(t -> !known.contains(t)).toList());
  }

  private static TypeRef anonymous(TypeRef type) {
    return switch (type) {
      case TypeRef.Array a -> anonymous(a.of());
      case TypeRef.Pointer p -> anonymous(p.to());
      default -> type;
    };
  }

  private String text(String path, Declarations.Field field) {
    String known = written(path).get(field.line() + ":" + field.name());
    return known == null ? field.name() : known;
  }

  private Map<String, String> written(String path) {
    return written.computeIfAbsent(
        path,
        p -> {
          Map<String, String> all = new HashMap<>();
          texts
              .apply(p)
              .ifPresent(bytes -> {
                for (DeclaredMember m : RecordReader.read(bytes)) {
                  all.putIfAbsent(m.line() + ":" + m.name(), m.text());
                }
              });
          return all;
        });
  }
}
