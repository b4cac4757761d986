package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.ktrail.queries.graph.Graph;

/**
 * How near the subsystems of a graph's files are to those that a question is about. A subsystem is
 * a directory below one of those where subsystems lie side by side ({@code areas.txt}); everything
 * else is the kernel's own and near to all.
 */
final class Areas {
  /** How near a function's subsystem is. */
  enum Nearness {
    /** The kernel's own, or that of an end, or what contains it or it contains. */
    RELATED,
    /** Another one below the same parent as an end's: two drivers of one class. */
    BESIDE,
    /** Any other. */
    FOREIGN
  }

  private static final List<String> PARENTS = DataLines.of("areas.txt", "beside ");
  private static final List<String> COMMON = DataLines.of("areas.txt", "common ");

  private final Graph graph;
  private final IntPredicate counts;
  private final List<String> near = new ArrayList<>();
  private final Nearness[] known;
  private final BitSet endFiles = new BitSet();

  /** Files of an end's subsystem, of those that were asked for. */
  private final BitSet ofAnEnd = new BitSet();

  private final BitSet asked = new BitSet();

  private Areas(Graph graph, IntPredicate counts) {
    this.graph = graph;
    this.counts = counts;
    known = new Nearness[graph.fileCount()];
  }

  /**
   * @param counts registrations that take part
   */
  static Areas around(Graph graph, List<int[]> ends, IntPredicate counts) {
    Areas areas = new Areas(graph, counts);
    ends.stream()
        .flatMapToInt(Arrays::stream)
        .map(graph::file)
        .filter(file -> file >= 0)
        .distinct()
        .forEach(file -> {
          areas.endFiles.set(file);
          String directory = directory(graph.path(file));
          if (isSubsystem(directory)) {
            areas.near.add(directory);
          }
        });
    return areas;
  }

  boolean isFileOfAnEnd(int file) {
    return file >= 0 && endFiles.get(file);
  }

  /** Whether a function lies in the file of an end, or in the subsystem of one. */
  boolean isOfAnEnd(int node) {
    return isOfAnEndsArea(graph.file(node));
  }

  private boolean isOfAnEndsArea(int file) {
    if (file < 0) {
      return false;
    }
    if (!asked.get(file)) {
      asked.set(file);
      String directory = directory(graph.path(file));
      ofAnEnd.set(
          file,
          isFileOfAnEnd(file)
              || isSubsystem(directory) && near.stream().anyMatch(directory::startsWith));
    }
    return ofAnEnd.get(file);
  }

  /** Whether two functions lie in one subsystem, or one in what contains the other's. */
  boolean areTogether(int a, int b) {
    if (graph.file(a) < 0 || graph.file(b) < 0) {
      return false;
    }
    String one = directory(graph.path(graph.file(a)));
    String other = directory(graph.path(graph.file(b)));
    return isSubsystem(one)
        && isSubsystem(other)
        && (one.startsWith(other) || other.startsWith(one));
  }

  Nearness nearness(int node) {
    int file = graph.file(node);
    if (file < 0) {
      return Nearness.RELATED;
    }
    Nearness nearness = known[file];
    if (nearness == null) {
      nearness = of(directory(graph.path(file)));
      known[file] = nearness;
    }
    return nearness;
  }

  private Nearness of(String directory) {
    if (!isSubsystem(directory)) {
      return Nearness.RELATED;
    }
    Nearness best = Nearness.FOREIGN;
    for (String other : near) {
      if (directory.startsWith(other) || other.startsWith(directory)) {
        return Nearness.RELATED;
      }
      if (subsystem(other).equals(subsystem(directory))) {
        best = Nearness.BESIDE;
      }
    }
    return best;
  }

  /** The nearest directory that the data names decides. */
  private static boolean isSubsystem(String directory) {
    int parent =
        PARENTS.stream()
            .filter(p -> directory.startsWith(p) && directory.length() > p.length())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return parent > 0
        && COMMON.stream().noneMatch(c -> directory.startsWith(c) && c.length() > parent);
  }

  /** Whether an end's file or subsystem puts a function into a pointer. */
  boolean isTakenByAnEnd(int node) {
    for (int registration : graph.registrations().of(node)) {
      int file = graph.registrations().file(registration);
      if (isOfAnEndsArea(file) && counts.test(registration)) {
        return true;
      }
    }
    return false;
  }

  /**
   * How near a function is by who puts it into pointers, if only one subsystem does: what the
   * kernel's own code offers and a single driver takes is that driver's choice.
   */
  Nearness taken(int node) {
    String only = "";
    for (int registration : graph.registrations().of(node)) {
      if (!counts.test(registration)) {
        continue;
      }
      int file = graph.registrations().file(registration);
      String directory = file < 0 ? "" : directory(graph.path(file));
      if (!isSubsystem(directory) || !only.isEmpty() && !only.equals(directory)) {
        return Nearness.RELATED;
      }
      only = directory;
    }
    return only.isEmpty() ? Nearness.RELATED : of(only);
  }

  /** The first two names of a path, which is as deep as all kernels have kept their subsystems. */
  private static String subsystem(String directory) {
    int second = directory.indexOf('/', directory.indexOf('/') + 1);
    return second < 0 ? directory : directory.substring(0, second + 1);
  }

  private static String directory(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
