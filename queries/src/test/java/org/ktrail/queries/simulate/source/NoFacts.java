package org.ktrail.queries.simulate.source;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.store.FactReader;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.SourceKey;

/** A store without a blob. */
final class NoFacts implements FactStore, FactReader {
  @Override
  public int size() {
    return 0;
  }

  @Override
  public int ordinal(SourceKey source) {
    return -1;
  }

  @Override
  public int[] ordinals(List<SourceKey> sources) {
    int[] none = new int[sources.size()];
    Arrays.fill(none, -1);
    return none;
  }

  @Override
  public FactReader reader() {
    return this;
  }

  @Override
  public int[] defining(String name) {
    return new int[0];
  }

  @Override
  public int[] mentioning(String name) {
    return new int[0];
  }

  @Override
  public List<String> nearest(String name, int limit) {
    return List.of();
  }

  @Override
  public List<String> defined(String prefix, Predicate<String> test) {
    return List.of();
  }

  @Override
  public void verify() {}

  @Override
  public long bytesOnDisk() {
    return 0;
  }

  @Override
  public void close() {}

  @Override
  public SourceKey source(int ordinal) {
    throw new IndexOutOfBoundsException(ordinal);
  }

  @Override
  public Declarations declarations(int ordinal, FactsCodec.Detail detail) {
    throw new IndexOutOfBoundsException(ordinal);
  }

  @Override
  public List<Declarations.Macro> constants(int ordinal) {
    throw new IndexOutOfBoundsException(ordinal);
  }

  @Override
  public List<Body> bodies(int ordinal) {
    throw new IndexOutOfBoundsException(ordinal);
  }

  @Override
  public SourceFacts.Audit audit(int ordinal) {
    throw new IndexOutOfBoundsException(ordinal);
  }

  @Override
  public String identity() {
    return "";
  }

  @Override
  public void feed(int ordinal, MessageDigest digest) {
    throw new IndexOutOfBoundsException(ordinal);
  }

  @Override
  public boolean failed(int ordinal) {
    throw new IndexOutOfBoundsException(ordinal);
  }
}
