package org.ktrail.queries.simulate.c;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Nothing is declared; a tag that is met stands for a record without members. */
final class NoNames implements FileScopeNames {
  private final Map<String, RecordType> records = new HashMap<>();
  private final Map<String, CType> enumerations = new HashMap<>();

  @Override
  public Optional<CType> typedef(String name) {
    return Optional.empty();
  }

  @Override
  public RecordType record(String tag, boolean union) {
    return records.computeIfAbsent(
        tag, t -> new RecordType((union ? "union " : "struct ") + t, union));
  }

  @Override
  public Optional<TypedExpression.Constant> enumerator(String name) {
    return Optional.empty();
  }

  @Override
  public CType enumeration(String tag) {
    return enumerations.computeIfAbsent(tag, NoNames::unseen);
  }

  static CType unseen(String tag) {
    return new CType.Int(32, false, TypeMarks.of(new TypeMarks.Enumeration(tag)));
  }

  @Override
  public Optional<CType> object(String name) {
    return Optional.empty();
  }
}
