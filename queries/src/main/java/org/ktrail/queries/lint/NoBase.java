package org.ktrail.queries.lint;

import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.kbuild.KconfigSymbol;

/** Knows nothing; a base that knows something of its own extends this. */
class NoBase implements Base {
  @Override
  public String revision() {
    return "";
  }

  @Override
  public boolean placed() {
    return false;
  }

  @Override
  public List<String> mentioning(String name) {
    return List.of();
  }

  @Override
  public List<String> defining(String name) {
    return List.of();
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.empty();
  }

  @Override
  public boolean hasPath(String end) {
    return true; // nothing can be missing
  }

  @Override
  public boolean isBuilt(String path) {
    return true;
  }

  @Override
  public List<String> below(String prefix) {
    return List.of();
  }

  @Override
  public Optional<Declarations> declarations(String path) {
    return Optional.empty();
  }

  @Override
  public List<Body> bodies(String path) {
    return List.of();
  }

  @Override
  public Condition presence(String path) {
    return Condition.ALWAYS;
  }

  @Override
  public Condition modular(String path) {
    return Condition.NEVER;
  }

  @Override
  public Optional<KconfigSymbol> symbol(String name) {
    return Optional.empty();
  }

  @Override
  public List<KconfigSymbol.Select> selectors(String name) {
    return List.of();
  }
}
