package org.ktrail.queries.link.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.PreprocessingTokens;

/**
 * Finds when headers define the macros that conditions ask for: {@code #ifdef arch_foo} is decided
 * by which architecture's header has {@code #define arch_foo}. Only headers of include directories
 * count; what a source defines for itself ({@link PrivateMacros}) is open. A default ({@code
 * #ifndef X / #define X}) says nothing about X and is passed over.
 */
public final class DefinedMacros {
  private static final String PREFIX = "defined(";

  private final World world;

  public DefinedMacros(World world) {
    this.world = world;
  }

  public void addTo(GraphBuilder builder) {
    Set<String> wanted = new HashSet<>();
    for (int f = 0; f < world.files; f++) {
      world.declarations(f).conditions().forEach(c -> PrivateMacros.names(c, wanted));
    }
    Set<String> valued = valued();
    Map<String, List<Condition>> found = new HashMap<>();
    for (int f = 0; f < world.files; f++) {
      if (world.path(f).endsWith(".h")
          && ("/" + world.path(f)).contains("/include/")
          && world.program(f).equals(World.KERNEL)) {
        Declarations d = world.facts.completeDeclarations(f);
        for (Declarations.Macro m : d.macros()) {
          if (!m.functionLike() && valued.contains(m.name()) && !m.replacement().isEmpty()) {
            Condition when =
                Condition.and(world.fileCondition(f), d.conditions().get(m.condition()));
            builder.constant(m.name(), when, m.replacement());
          }
          if (wanted.contains(m.name())) {
            Condition own = d.conditions().get(m.condition());
            Set<String> asks = new HashSet<>();
            PrivateMacros.names(own, asks);
            if (!asks.contains(m.name())) {
              found
                  .computeIfAbsent(m.name(), k -> new ArrayList<>())
                  .add(Condition.and(world.fileCondition(f), own));
            }
          }
        }
      }
    }
    found.forEach((name, conditions) -> builder.defined(name, Condition.or(conditions)));
    // A source decides for itself, so in a header it is open: true where it is true.
    for (String name : world.privateMacros().names()) {
      builder.defined(name, Condition.atom(PREFIX + name + ")"));
    }
  }

  /**
   * Macros whose value conditions compare, {@code MAX_NODES>1}, and those that these are made of.
   */
  private Set<String> valued() {
    Set<String> found = new HashSet<>();
    Set<Condition> seen = new HashSet<>();
    for (int f = 0; f < world.files; f++) {
      for (Condition c : world.declarations(f).conditions()) {
        if (seen.add(c)) {
          compared(c, found);
        }
      }
    }
    Deque<String> queue = new ArrayDeque<>(found);
    while (!queue.isEmpty()) {
      for (Callable c : world.callables.getOrDefault(queue.poll(), List.of())) {
        if (c.macro && !c.definition.functionLike() && world.path(c.file()).endsWith(".h")) {
          for (String token : PreprocessingTokens.ofReplacement(c.definition)) {
            if (PreprocessingTokens.isIdentifier(token) && !isSymbol(token) && found.add(token)) {
              queue.add(token);
            }
          }
        }
      }
    }
    return found;
  }

  private static void compared(Condition condition, Set<String> into) {
    switch (condition) {
      case Condition.Constant c -> {}
      case Condition.Atom a -> {
        if (a.name().length() <= LONGEST && COMPARISON.matcher(a.name()).find()) {
          for (String token : PreprocessingTokens.of(a.name())) {
            if (PreprocessingTokens.isIdentifier(token) && !isSymbol(token)) {
              into.add(token);
            }
          }
        }
      }
      case Condition.Not n -> compared(n.of(), into);
      case Condition.And a -> a.terms().forEach(t -> compared(t, into));
      case Condition.Or o -> o.terms().forEach(t -> compared(t, into));
    }
  }

  private static final int LONGEST = 80;
  private static final Pattern COMPARISON = Pattern.compile("[<>]|[=!]=");

  private static boolean isSymbol(String token) {
    return token.startsWith("CONFIG_") || token.equals("ARCH") || token.equals("defined");
  }
}
