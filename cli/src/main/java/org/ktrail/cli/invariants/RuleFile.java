package org.ktrail.cli.invariants;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.cli.yaml.YamlMap;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.Checks;
import org.ktrail.queries.invariants.Invariant;
import org.ktrail.queries.invariants.Pair;
import org.ktrail.queries.invariants.Pairs;

/** A rule file: {@code docs/invariants.md} has its form. */
record RuleFile(String name, List<Rule> rules) {
  /** Rule files that come with ktrail. */
  static final List<String> SHIPPED = List.of("kernel-pairs", "kernel-general");

  private static final List<String> PAIRED = List.of("not-released", "not-acquired");
  private static final List<String> FINDS =
      List.of("not-released", "not-acquired", "other-variant");
  private static final List<String> KINDS =
      List.of(
          "paired", "check", "never", "every", "before", "after", "until", "written", "locked",
          "used", "sets");

  RuleFile {
    rules = List.copyOf(rules);
  }

  /**
   * A rule of a file.
   *
   * @param why what it is good for
   */
  record Rule(Invariant invariant, String why, List<Invariant.Allowed> allowed) {
    Rule {
      allowed = List.copyOf(allowed);
    }

    /** Whether the file lets a breach pass, with a reason. */
    boolean allows(Breach b) {
      return allowed.stream()
          .anyMatch(a ->
              (a.function().isEmpty() || a.function().equals(b.function()))
                  && (a.subject().isEmpty() || b.subject().contains(a.subject())));
    }
  }

  /**
   * A shipped file by its name, or a file.
   *
   * @throws UserError if there is none, or it is no rule file
   */
  static RuleFile read(String name) {
    if (SHIPPED.contains(name)) {
      try (InputStream in = RuleFile.class.getResourceAsStream(name + ".yaml")) {
        if (in == null) {
          throw new IllegalStateException(name + ".yaml is missing");
        }
        return parse(name, new String(in.readAllBytes(), UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    try {
      return parse(name, Files.readString(Path.of(name)));
    } catch (IOException e) {
      throw new UserError(
          "%s: no such rule file; shipped are %s".formatted(name, String.join(", ", SHIPPED)), e);
    }
  }

  static RuleFile parse(String name, String text) {
    List<YamlMap> documents = YamlMap.documents(name, text);
    if (documents.size() != 1) {
      throw new UserError(name + ": one document is expected, with version and rules");
    }
    YamlMap file = documents.getFirst();
    if (!file.requiredText("version").equals("1")) {
      throw file.error("version", "only 1 is known");
    }
    Map<String, Pair> pairs = new LinkedHashMap<>();
    Pairs.KERNEL.all().forEach(p -> pairs.put(p.name(), p));
    file.maps("pairs", RuleFile::pair).forEach(p -> pairs.put(p.name(), p));
    List<Rule> rules = file.maps("rules", map -> rule(map, pairs));
    file.end();
    Set<String> names = new TreeSet<>();
    for (Rule rule : rules) {
      if (!names.add(rule.invariant().name())) {
        throw new UserError("%s: two rules are called %s".formatted(name, rule.invariant().name()));
      }
    }
    if (rules.isEmpty()) {
      throw new UserError(name + ": no rules in it");
    }
    return new RuleFile(name, rules);
  }

  private static Pair pair(YamlMap map) {
    String name = map.requiredText("name");
    String kind = map.requiredText("kind");
    if (!List.of("lock", "reference", "memory").contains(kind)) {
      throw map.error("kind", "lock, reference or memory");
    }
    List<Pair.Operation> operations = new ArrayList<>();
    operations.addAll(map.maps("acquire", m -> operation(m, Pair.Role.ACQUIRE)));
    operations.addAll(map.maps("release", m -> operation(m, Pair.Role.RELEASE)));
    return new Pair(name, Pair.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), operations);
  }

  private static Pair.Operation operation(YamlMap map, Pair.Role role) {
    String key = map.text("of").orElse("1");
    if (!key.matches("-|result|\\*?[1-9]")) {
      throw map.error("of", "the number of an argument, * and a number, result, or -");
    }
    String when = map.text("when").orElse("always");
    boolean known = false;
    for (Pair.When w : Pair.When.values()) {
      known |= w.name().toLowerCase(Locale.ROOT).equals(when);
    }
    if (!known) {
      throw map.error("when", "always, zero, true, nonnull, valid or nonnegative");
    }
    String variant = map.text("variant").orElse("0");
    if (!variant.matches("[0-9]")) {
      throw map.error("variant", "the number of an argument");
    }
    return new Pair.Operation(
        role,
        map.requiredText("call"),
        key,
        Pair.When.valueOf(when.toUpperCase(Locale.ROOT)),
        Integer.parseInt(variant),
        "");
  }

  private static Rule rule(YamlMap map, Map<String, Pair> pairs) {
    String name = map.requiredText("name");
    String why = map.text("why").orElse("").strip();
    List<Invariant> found = new ArrayList<>();
    List<Pair> paired = new ArrayList<>();
    for (String p : map.texts("paired")) {
      if (p.equals("all")) {
        paired.addAll(pairs.values());
      } else if (pairs.containsKey(p)) {
        paired.add(pairs.get(p));
      } else {
        throw map.error("paired", p + " is no pair of the table or of this file");
      }
    }
    List<String> finds = map.texts("finds");
    for (String f : finds) {
      if (!FINDS.contains(f)) {
        throw map.error("finds", f + " is none of " + String.join(", ", FINDS));
      }
    }
    if (!paired.isEmpty()) {
      found.add(new Invariant.Paired(name, paired, finds.isEmpty() ? PAIRED : finds));
    }
    map.text("check")
        .ifPresent(c -> {
          if (!Checks.NAMES.contains(c)) {
            throw map.error("check", c + " is none of " + String.join(", ", Checks.NAMES));
          }
          found.add(new Invariant.General(name, c));
        });
    Parts parts = new Parts(map);
    parts
        .of("never", Set.of("from", "to"), Set.of("unless"))
        .ifPresent(p ->
            found.add(
                new Invariant.NeverReach(
                    name,
                    p.getOrDefault("from", ""),
                    p.getOrDefault("to", ""),
                    p.getOrDefault("unless", ""))));
    parts
        .of("every", Set.of("from", "to", "passes"), Set.of())
        .ifPresent(p ->
            found.add(
                new Invariant.EveryPath(
                    name,
                    p.getOrDefault("from", ""),
                    p.getOrDefault("to", ""),
                    p.getOrDefault("passes", ""))));
    for (Invariant.Side side : Invariant.Side.values()) {
      String key = side.name().toLowerCase(Locale.ROOT);
      Set<String> more = side == Invariant.Side.UNTIL ? Set.of("never") : Set.of();
      Set<String> needed = new TreeSet<>(Set.of("call", "calls"));
      needed.addAll(more);
      parts
          .of(key, needed, Set.of())
          .ifPresent(p ->
              found.add(
                  new Invariant.Ordered(
                      name,
                      side,
                      p.getOrDefault("call", ""),
                      Parts.words(p.getOrDefault("calls", "")),
                      Parts.words(p.getOrDefault("never", "")))));
    }
    parts
        .of("written", Set.of("record", "member", "only-by"), Set.of())
        .ifPresent(p ->
            found.add(
                new Invariant.WrittenOnlyBy(
                    name,
                    p.getOrDefault("record", ""),
                    p.getOrDefault("member", ""),
                    Parts.words(p.getOrDefault("only-by", "")))));
    parts
        .of("locked", Set.of("record", "member", "by"), Set.of())
        .ifPresent(p ->
            found.add(
                new Invariant.UnderLock(
                    name,
                    p.getOrDefault("record", ""),
                    p.getOrDefault("member", ""),
                    Parts.words(p.getOrDefault("by", "")))));
    List<String> used = map.texts("used");
    if (!used.isEmpty()) {
      found.add(new Invariant.ResultUsed(name, used));
    }
    parts
        .of("sets", Set.of("record", "member"), Set.of())
        .ifPresent(p ->
            found.add(
                new Invariant.SetsMember(
                    name, p.getOrDefault("record", ""), p.getOrDefault("member", ""))));
    List<Invariant.Allowed> allowed =
        map.maps(
            "allow",
            m ->
                new Invariant.Allowed(
                    m.text("function").orElse(""),
                    m.text("subject").orElse(""),
                    m.requiredText("reason")));
    if (found.size() != 1) {
      throw map.error(
          "name",
          "a rule says one of %s, this one %d".formatted(String.join(", ", KINDS), found.size()));
    }
    return new Rule(found.getFirst(), why, allowed);
  }
}
