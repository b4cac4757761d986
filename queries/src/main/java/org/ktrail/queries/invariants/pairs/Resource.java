package org.ktrail.queries.invariants.pairs;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.invariants.values.PlaceNames;

/**
 * One thing that a function acquires or releases, in the function's own words. Two are equal whose
 * expressions are written alike.
 */
public final class Resource {
  /** In place of an expression, where there is but one object, or one kind. */
  public static final Expression NONE = new Expression.Other("");

  private static final Pattern WORD = Pattern.compile("(?<![\\w.>])[A-Za-z_]\\w*");

  private final ResourcePair pair;
  private final Expression object;
  private final Expression kind;
  private final String key;
  private final String variant;

  /**
   * @param object says which object
   * @param kind what tells kinds apart
   */
  public Resource(ResourcePair pair, Expression object, Expression kind) {
    this.pair = pair;
    this.object = object;
    this.kind = kind;
    key = object.text();
    variant = kind.text();
  }

  public ResourcePair pair() {
    return pair;
  }

  /** The expression that says which object, "" if there is but one. */
  public String key() {
    return key;
  }

  /** What tells kinds apart, "" if there is but one kind. */
  public String variant() {
    return variant;
  }

  /** For messages. */
  public String words() {
    return pair.name()
        + (key.isEmpty() ? "" : " of " + key)
        + (variant.isEmpty() ? "" : " (" + variant + ")");
  }

  /** The local variable that the key is, if it is but that. */
  Optional<Flow.Variable> local(Flow flow) {
    return flow.parameter(key) >= 0 ? Optional.empty() : flow.variable(key);
  }

  /** Whether it is gone with the function: it is known by a local only. */
  public static boolean isLocal(String text, Flow flow) {
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      if (flow.parameter(words.group()) < 0 && flow.variable(words.group()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The same thing in the words of a caller; empty if it has none for it. */
  public Optional<Resource> at(Expression.Call call, PlaceNames own, PlaceNames caller) {
    Optional<Expression> there = own.seenBy(caller, call, object);
    Optional<Expression> variety = own.seenBy(caller, call, kind);
    return there.flatMap(o -> variety.map(k -> new Resource(pair, o, k)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Resource r
        && pair.equals(r.pair)
        && key.equals(r.key)
        && variant.equals(r.variant);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pair, key, variant);
  }

  @Override
  public String toString() {
    return words();
  }
}
