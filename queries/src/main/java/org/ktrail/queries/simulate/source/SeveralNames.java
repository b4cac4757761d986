package org.ktrail.queries.simulate.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.FileScopeNames;
import org.ktrail.queries.simulate.c.RecordType;
import org.ktrail.queries.simulate.c.TypedExpression;

/** What names mean in the first of several files that knows them. */
final class SeveralNames implements FileScopeNames {
  private final List<FileScopeNames> files;

  /**
   * @param files at least one
   */
  SeveralNames(List<FileScopeNames> files) {
    this.files = List.copyOf(files);
  }

  private <T> Optional<T> first(Function<FileScopeNames, Optional<T>> asked) {
    return files.stream().map(asked).flatMap(Optional::stream).findFirst();
  }

  @Override
  public Optional<CType> typedef(String name) {
    return first(f -> f.typedef(name));
  }

  @Override
  public RecordType record(String tag, boolean union) {
    return files.stream()
        .map(f -> f.record(tag, union))
        .filter(RecordType::isComplete)
        .findFirst()
        .orElseGet(() -> files.getFirst().record(tag, union));
  }

  @Override
  public Optional<TypedExpression.Constant> enumerator(String name) {
    return first(f -> f.enumerator(name));
  }

  @Override
  public CType enumeration(String tag) {
    return files.getFirst().enumeration(tag);
  }

  @Override
  public Optional<CType> object(String name) {
    return first(f -> f.object(name));
  }

  @Override
  public String symbol(String name) {
    return files.stream()
        .filter(f -> f.object(name).isPresent())
        .findFirst()
        .orElse(files.getFirst())
        .symbol(name);
  }
}
