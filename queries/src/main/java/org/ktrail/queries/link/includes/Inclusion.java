package org.ktrail.queries.link.includes;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which files a file sees through {@code #include}, directly or not, and in which order. Files are
 * named by number.
 */
public abstract class Inclusion {
  /**
   * What a file sees: its own includes and, where it is itself part of another {@code .c} file's
   * unit, those of that unit.
   */
  public abstract Visible visibleFrom(int file);

  /** The {@code .c} files that include this {@code .c} file. */
  public abstract int[] unitsOf(int file);

  /** The files that include a file. */
  public abstract int[] includers(int file);

  /** The files that a file includes. */
  public abstract int[] targets(int file);

  /**
   * The condition of the include that {@link #targets} names at this place, as the file numbers it;
   * 0, always, where it is not kept.
   */
  public abstract int targetCondition(int file, int place);

  /** The line of the first include of each target. */
  public abstract int[] targetLines(int file);

  /** Index of the architecture whose directory holds the file, −1 if none. */
  public abstract int architectureOf(int file);

  public abstract String architecture(int number);

  public abstract int architectureCount();

  /** File names of includes that lead nowhere; none where it is not known. */
  public Set<String> unresolved() {
    return Set.of();
  }

  /** Whether {@code header}, included by itself, brings {@code other}. */
  public abstract boolean brings(int header, int other);

  /** Whether a file includes a header, directly or not. */
  public boolean includes(int file, int header) {
    for (int target : targets(file)) {
      if (brings(target, header)) {
        return true;
      }
    }
    return false;
  }

  /** How many includers of a header {@link #meet} asks. */
  private static final int ASKED = 64;

  /** Whether some source that includes one header includes the other one, too. */
  public boolean meet(int header, int other) {
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(header));
    Set<Integer> seen = new HashSet<>(queue);
    while (!queue.isEmpty()) {
      for (int includer : includers(queue.poll())) {
        if (seen.size() <= ASKED && seen.add(includer)) {
          if (includes(includer, other)) {
            return true;
          }
          queue.add(includer);
        }
      }
    }
    return false;
  }

  /**
   * Which of two files' definitions comes later when {@code file} is read, as far as the order of
   * includes tells: positive if {@code a}'s does. A file's own definitions come after its includes.
   */
  public int later(int file, int a, int b) {
    int at = file;
    for (int depth = 0; depth < 16; depth++) {
      int[] targets = targets(at);
      if (at == a || at == b) {
        return Boolean.compare(at == a, at == b);
      }
      int first = -1;
      for (int i = 0; i < targets.length && first < 0; i++) {
        boolean bringsA = brings(targets[i], a);
        boolean bringsB = brings(targets[i], b);
        if (bringsA != bringsB) {
          // The other one comes with a later include, or never.
          return bringsA ? -1 : 1;
        }
        if (bringsA) {
          first = i;
        }
      }
      if (first < 0) {
        return 0;
      }
      at = targets[first];
    }
    return 0;
  }

  /** Whether a file gets another's definitions only from includes that stand behind a line. */
  public boolean onlyAfter(int file, int other, int line) {
    if (file == other) {
      return false;
    }
    boolean after = false;
    int[] targets = targets(file);
    int[] lines = targetLines(file);
    for (int i = 0; i < targets.length; i++) {
      if (brings(targets[i], other)) {
        if (lines[i] < line) {
          return false;
        }
        after = true;
      }
    }
    return after;
  }

  public interface Visible {
    boolean sees(int file);
  }
}
