package org.ktrail.queries.invariants.pairs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Expression;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.invariants.values.PlaceNames;

/**
 * One thing that a function acquires or releases, in the function's own words.
 *
 * @param key the expression that says which object, "" if there is but one
 * @param variant what tells kinds apart, "" if there is but one kind
 */
public record Resource(ResourcePair pair, String key, String variant) {
  private static final Pattern WORD = Pattern.compile("(?<![\\w.>])[A-Za-z_]\\w*");

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
  public Optional<Resource> at(
      Expression.Call call, Flow callee, PlaceNames own, PlaceNames caller) {
    Optional<String> translated = translate(key, call, callee, own, caller);
    Optional<String> kind = translate(variant, call, callee, own, caller);
    return translated.flatMap(k -> kind.map(v -> new Resource(pair, k, v)));
  }

  private static Optional<String> translate(
      String text, Expression.Call call, Flow callee, PlaceNames own, PlaceNames caller) {
    StringBuilder out = new StringBuilder();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      int parameter = callee.parameter(words.group());
      if (parameter < 0) {
        if (callee.variable(words.group()).isPresent()) {
          return Optional.empty();
        }
        continue;
      }
      if (parameter >= call.arguments().size() || !own.isUnchanged(words.group())) {
        return Optional.empty();
      }
      String argument = caller.name(call.arguments().get(parameter));
      boolean arrow = text.startsWith("->", words.end());
      if (argument.startsWith("&") && arrow) {
        argument = argument.substring(1) + "\u0000"; // &x and ->m are x.m
      }
      words.appendReplacement(out, Matcher.quoteReplacement(argument));
    }
    words.appendTail(out);
    String whole = out.toString().replace("\u0000->", ".");
    return Optional.of(whole.startsWith("*&") ? whole.substring(2) : whole);
  }
}
