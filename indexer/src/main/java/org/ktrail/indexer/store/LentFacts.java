package org.ktrail.indexer.store;

import java.util.List;
import java.util.function.Predicate;

/** Facts that others have open as well: closing them gives them back. */
record LentFacts(FactStore facts, Runnable giveBack) implements FactStore {
  @Override
  public int size() {
    return facts.size();
  }

  @Override
  public String identity() {
    return facts.identity();
  }

  @Override
  public int ordinal(SourceKey source) {
    return facts.ordinal(source);
  }

  @Override
  public int[] ordinals(List<SourceKey> sources) {
    return facts.ordinals(sources);
  }

  @Override
  public FactReader reader() {
    return facts.reader();
  }

  @Override
  public int[] defining(String name) {
    return facts.defining(name);
  }

  @Override
  public int[] mentioning(String name) {
    return facts.mentioning(name);
  }

  @Override
  public List<String> nearest(String name, int limit) {
    return facts.nearest(name, limit);
  }

  @Override
  public List<String> defined(String prefix, Predicate<String> test) {
    return facts.defined(prefix, test);
  }

  @Override
  public void verify() {
    facts.verify();
  }

  @Override
  public long bytesOnDisk() {
    return facts.bytesOnDisk();
  }

  @Override
  public void close() {
    giveBack.run();
  }
}
