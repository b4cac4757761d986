package org.ktrail.queries.link.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.files.DataFile;

/**
 * What the data file {@code handover.txt} says of the kernel's primitives that have functions run
 * later: the general idioms, none of a subsystem.
 */
public final class Handover {
  /** What a primitive does with its arguments. */
  public sealed interface Role {}

  /** Members of the record that an argument points to, by their paths, will run. */
  public record Post(int argument, Target target, String attribute) implements Role {}

  /** An argument will run. */
  public record Run(int argument, String attribute) implements Role {}

  /** An argument runs when a key is raised. */
  public record Open(int key, int argument, String attribute) implements Role {}

  /** What was opened for a key will run. */
  public record Raise(int key, String attribute) implements Role {}

  /** The caller sleeps on an argument. */
  public record Wait(int argument) implements Role {}

  /** Who sleeps on an argument goes on. */
  public record Wake(int argument, String attribute) implements Role {}

  /** Members of the record that an argument points to run when a chain is called. */
  public record Join(int chain, int argument, Target target) implements Role {}

  /** Members of the records that joined a chain run. */
  public record Chain(int chain, Target target, String attribute) implements Role {}

  /**
   * The members of a record that run.
   *
   * @param path from the record to what holds the members, empty if it does itself
   * @param members several where one of them is set
   */
  public record Target(String record, List<String> path, List<String> members) {
    static Target of(String text) {
      List<String> words = List.of(text.split("\\."));
      return new Target(
          words.getFirst(),
          words.subList(1, words.size() - 1),
          List.of(words.getLast().split(",")));
    }
  }

  /** At file scope: the function that an argument names is called by who is not in the sources. */
  public record Offer(int argument, String attribute) implements Role {}

  private static final Map<String, List<Role>> ROLES = new HashMap<>();

  /** By the beginning of the names. */
  private static final Map<String, List<Role>> BEGINNINGS = new HashMap<>();

  private static final Set<String> IGNORED = new HashSet<>();
  private static final Map<String, Integer> PASSED = new HashMap<>();
  private static final Set<String> OWNED = new HashSet<>();
  private static final Set<String> OWNED_MEMBERS = new HashSet<>();

  /** By the record. */
  private static final Map<String, Target> TARGETS = new HashMap<>();

  /** Records that stand around what is handed over and say no more than their type. */
  private static final Set<String> CARRIERS = new HashSet<>();

  static {
    DataFile.lines(Handover.class, "handover.txt").forEach(line -> read(line.split(" +")));
  }

  private Handover() {}

  private static void read(String[] w) {
    switch (w[0]) {
      case "post" -> role(w[1], new Post(number(w[2]), target(w[3]), w[4]));
      case "run" -> role(w[1], new Run(number(w[2]), w[3]));
      case "open" -> role(w[1], new Open(number(w[2]), number(w[3]), w[4]));
      case "raise" -> role(w[1], new Raise(number(w[2]), w[3]));
      case "wait" -> role(w[1], new Wait(number(w[2])));
      case "wake" -> role(w[1], new Wake(number(w[2]), w[3]));
      case "join" -> role(w[1], new Join(number(w[2]), number(w[3]), target(w[4])));
      case "chain" -> role(w[1], new Chain(number(w[2]), target(w[3]), w[4]));
      case "offer" -> role(w[1], new Offer(number(w[2]), w[3]));
      case "ignore" -> IGNORED.add(w[1]);
      case "same" -> PASSED.put(w[1], number(w[2]));
      case "owned" -> {
        OWNED.add(w[1]);
        OWNED_MEMBERS.add(w[1].substring(w[1].indexOf('.') + 1));
      }
      default -> throw new IllegalStateException("handover.txt: " + w[0]);
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  private static Target target(String text) {
    Target target = Target.of(text);
    TARGETS.putIfAbsent(target.record(), target);
    if (!target.path().isEmpty()) {
      CARRIERS.add(target.record());
    }
    return target;
  }

  private static void role(String name, Role role) {
    boolean all = name.endsWith("*");
    String key = all ? name.substring(0, name.length() - 1) : name;
    (all ? BEGINNINGS : ROLES).computeIfAbsent(key, k -> new ArrayList<>()).add(role);
  }

  /** What a function or macro of this name does; empty if it is no primitive. */
  public static List<Role> roles(String name) {
    List<Role> known = ROLES.get(name);
    if (known != null) {
      return known;
    }
    for (Map.Entry<String, List<Role>> e : BEGINNINGS.entrySet()) {
      if (name.startsWith(e.getKey())) {
        return e.getValue();
      }
    }
    return List.of();
  }

  /** Whether a name is a primitive's, so that what it does is told here and not by its body. */
  public static boolean isPrimitive(String name) {
    return IGNORED.contains(name) || !roles(name).isEmpty();
  }

  /** What runs of a record of this tag; null if it is none that is handed over. */
  public static @Nullable Target ofRecord(String tag) {
    return TARGETS.get(tag);
  }

  /** Whether a record of this tag has itself the member that runs. */
  public static boolean runs(String tag) {
    Target target = TARGETS.get(tag);
    return target != null && target.path().isEmpty();
  }

  /** The argument that a call of this name gives back, −1 if none. */
  static int passed(String name) {
    return PASSED.getOrDefault(name, -1);
  }

  /** Whether a member of this name may point to what belongs to the object. */
  static boolean isOwned(String member) {
    return OWNED_MEMBERS.contains(member);
  }

  static boolean isOwned(String record, String member) {
    return OWNED.contains(record + "." + member);
  }

  static boolean isCarrier(String record) {
    return CARRIERS.contains(record);
  }
}
