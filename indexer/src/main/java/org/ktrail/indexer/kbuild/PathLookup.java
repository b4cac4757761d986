package org.ktrail.indexer.kbuild;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ktrail.indexer.snapshot.SourceTree;

/** Which files and directories a tree has. Paths are relative to its top, without {@code ./}. */
final class PathLookup {
  private final Set<String> files;
  private final List<String> sorted;
  private final Set<String> directories = new HashSet<>();

  PathLookup(SourceTree tree) {
    files = new HashSet<>(tree.paths());
    sorted = files.stream().sorted().toList();
    directories.add("");
    for (String path : files) {
      int slash = path.lastIndexOf('/');
      while (slash > 0 && directories.add(path.substring(0, slash))) {
        slash = path.lastIndexOf('/', slash - 1);
      }
    }
  }

  boolean isFile(String path) {
    return files.contains(path);
  }

  boolean isDirectory(String path) {
    return directories.contains(path);
  }

  /** Directories right below another. */
  List<String> below(String directory) {
    String prefix = directory + "/";
    return new TreeSet<>(directories)
        .stream().filter(d -> d.startsWith(prefix) && d.indexOf('/', prefix.length()) < 0).toList();
  }

  /** Directories that have a {@code Makefile} or a {@code Kbuild}. */
  Set<String> withMakefile() {
    return directories.stream()
        .filter(d -> isFile(d + "/Makefile") || isFile(d + "/Kbuild"))
        .collect(Collectors.toSet());
  }

  /** What make's {@code wildcard} finds; a pattern that ends in a slash finds directories. */
  List<String> matching(String pattern) {
    String path = resolve("", pattern);
    if (path.indexOf('*') < 0 && path.indexOf('?') < 0 && path.indexOf('[') < 0) {
      boolean there = pattern.endsWith("/") ? isDirectory(path) : isFile(path) || isDirectory(path);
      return there ? List.of(pattern.endsWith("/") ? path + "/" : path) : List.of();
    }
    int literal = 0;
    while (literal < path.length() && "*?[".indexOf(path.charAt(literal)) < 0) {
      literal++;
    }
    String prefix = path.substring(0, literal);
    int from = Collections.binarySearch(sorted, prefix);
    return sorted.subList(from < 0 ? -from - 1 : from, sorted.size()).stream()
        .takeWhile(f -> f.startsWith(prefix))
        .filter(f -> fits(path, f))
        .toList();
  }

  /**
   * Whether a path is what a pattern asks for. Only the last star is ever tried again, so that many
   * stars take no longer than their text times the path's.
   */
  private static boolean fits(String pattern, String path) {
    int star = -1;
    int mark = 0;
    int at = 0;
    for (int i = 0; i < path.length(); ) {
      char c = path.charAt(i);
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        mark = i;
      } else if (at < pattern.length()
          && (pattern.charAt(at) == c || pattern.charAt(at) == '?' && c != '/')) {
        at++;
        i++;
      } else if (star >= 0 && path.charAt(mark) != '/') {
        at = star + 1;
        i = ++mark;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  /** {@code path} seen from a directory, without {@code .}, {@code ..} and a slash at the end. */
  static String resolve(String directory, String path) {
    if (path.indexOf('.') < 0 && !path.contains("//") && !path.endsWith("/")) {
      return directory.isEmpty() || path.isEmpty() ? directory + path : directory + "/" + path;
    }
    Deque<String> parts = new ArrayDeque<>();
    List<String> all = new ArrayList<>(List.of(directory.split("/")));
    all.addAll(List.of(path.split("/")));
    for (String part : all) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
