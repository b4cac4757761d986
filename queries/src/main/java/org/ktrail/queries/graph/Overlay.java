package org.ktrail.queries.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What differs from a mapped graph, in memory: values put in place of mapped ones, rows whose
 * numbers follow the mapped ones, and for keyed rows the ranges that replace the mapped ranges.
 * Filled by {@link OverlayBuilder}, then only read.
 */
final class Overlay {
  private static final int SECTIONS = Section.values().length;

  private final int[] mappedSize = new int[SECTIONS];
  private final IntList[] appended = new IntList[SECTIONS];
  private final @Nullable IntMap[] replaced = new IntMap[SECTIONS];

  /** By {@code X_START} section: a key's place in {@link #bounds}. */
  private final @Nullable IntMap[] ranges = new IntMap[SECTIONS];

  private final IntList bounds = new IntList();
  private final int mappedStrings;
  private final List<byte[]> strings = new ArrayList<>();
  private final Map<String, Integer> stringIds = new HashMap<>();
  private final Map<Integer, IntList> nodesByName = new HashMap<>();

  /** Nodes that the mapped graph has and the sources no longer do. */
  final BitSet goneNodes = new BitSet();

  final BitSet goneFiles = new BitSet();
  private int @Nullable [] order;

  Overlay(Columns mapped) {
    for (Section section : Section.values()) {
      mappedSize[section.ordinal()] = section == Section.STRINGS ? 0 : mapped.size(section);
      appended[section.ordinal()] = new IntList(1);
    }
    mappedStrings = mapped.size(Section.STRING_START) - 1;
  }

  int get(Columns columns, Section section, long index) {
    int s = section.ordinal();
    if (index >= mappedSize[s]) {
      return appended[s].get((int) index - mappedSize[s]);
    }
    IntMap instead = replaced[s];
    if (instead != null) {
      int value = instead.get((int) index);
      if (value != IntMap.ABSENT) {
        return value;
      }
    }
    return columns.mapped(section, index);
  }

  int size(Section section) {
    return mappedSize[section.ordinal()] + appended[section.ordinal()].size();
  }

  /** Where a key's rows begin. */
  int start(Columns columns, Section section, int key) {
    int at = range(section, key);
    return at < 0 ? mappedStart(columns, section, key) : bounds.get(at);
  }

  int end(Columns columns, Section section, int key) {
    int at = range(section, key);
    return at < 0 ? mappedStart(columns, section, key + 1L) : bounds.get(at + 1);
  }

  private int range(Section section, int key) {
    IntMap known = ranges[section.ordinal()];
    int at = known == null ? IntMap.ABSENT : known.get(key);
    return at == IntMap.ABSENT ? -1 : at;
  }

  /** New keys without rows of their own have none. */
  private int mappedStart(Columns columns, Section section, long key) {
    long last = mappedSize[section.ordinal()] - 1L;
    return columns.mapped(section, Math.min(key, last));
  }

  int append(Section section, int value) {
    appended[section.ordinal()].add(value);
    return size(section) - 1;
  }

  void replace(Section section, int index, int value) {
    int s = section.ordinal();
    if (index >= mappedSize[s]) {
      appended[s].set(index - mappedSize[s], value);
      return;
    }
    IntMap instead = replaced[s];
    if (instead == null) {
      instead = new IntMap();
      replaced[s] = instead;
    }
    instead.put(index, value);
  }

  void range(Section section, int key, int start, int end) {
    IntMap known = ranges[section.ordinal()];
    if (known == null) {
      known = new IntMap();
      ranges[section.ordinal()] = known;
    }
    known.put(key, bounds.size());
    bounds.add(start);
    bounds.add(end);
  }

  // ---- strings

  int string(Columns columns, String text) {
    int id = columns.stringId(text);
    if (id >= 0) {
      return id;
    }
    stringIds.put(text, mappedStrings + strings.size());
    strings.add(text.getBytes(StandardCharsets.UTF_8));
    return mappedStrings + strings.size() - 1;
  }

  /** Number of an added string, −1 if it was not added. */
  int addedString(String text) {
    Integer id = stringIds.get(text);
    return id == null ? -1 : id;
  }

  /** The bytes of an added string, null for one of the mapped graph. */
  byte @Nullable [] stringBytes(int id) {
    return id < mappedStrings ? null : strings.get(id - mappedStrings);
  }

  // ---- nodes

  void named(int string, int node) {
    nodesByName.computeIfAbsent(string, k -> new IntList(2)).add(node);
  }

  /** Added nodes of a name. */
  IntList addedNodes(int string) {
    IntList found = nodesByName.get(string);
    return found == null ? NONE : found;
  }

  private static final IntList NONE = new IntList(1);

  /** All nodes that are there, in order of name, path and line. */
  synchronized int[] order(Graph graph) {
    int[] known = order;
    if (known == null) {
      known = NodeOrder.of(graph, mappedSize[Section.NODE_NAME.ordinal()]);
      order = known;
    }
    return known;
  }

  int mapped(Section section) {
    return mappedSize[section.ordinal()];
  }
}
