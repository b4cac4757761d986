package org.ktrail.queries.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
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
    listEntering(columns, section, key);
    int at = range(section, key);
    return at < 0 ? mappedStart(columns, section, key) : bounds.get(at);
  }

  int end(Columns columns, Section section, int key) {
    listEntering(columns, section, key);
    int at = range(section, key);
    return at < 0 ? mappedStart(columns, section, key + 1L) : bounds.get(at + 1);
  }

  // ---- edges that enter a node

  /** What a node's list of edges that enter it has other than the mapped one. */
  record Entering(IntList gone, IntList added) {}

  /** Lists that were read from a file and nobody has asked for: by node. */
  private final Map<Integer, Entering> unlisted = new ConcurrentHashMap<>();

  void entering(int node, Entering differs) {
    unlisted.put(node, differs);
  }

  /** The mapped list of a node without what is gone and with what is new, when it is asked for. */
  private void listEntering(Columns columns, Section section, int key) {
    if (section != Section.IN_START || unlisted.isEmpty()) {
      return;
    }
    synchronized (unlisted) {
      Entering differs = unlisted.get(key);
      if (differs == null) {
        return;
      }
      int start = size(Section.IN_EDGE);
      forEachEntering(columns, key, differs, edge -> append(Section.IN_EDGE, edge));
      range(Section.IN_START, key, start, size(Section.IN_EDGE));
      unlisted.remove(key); // last: who does not find it here finds the range
    }
  }

  void forEachEntering(Columns columns, int node, Entering differs, IntConsumer edge) {
    int left = 0;
    int end = mappedStart(columns, Section.IN_START, node + 1L);
    for (int i = mappedStart(columns, Section.IN_START, node); i < end; i++) {
      int mapped = columns.mapped(Section.IN_EDGE, i);
      if (left < differs.gone().size() && differs.gone().get(left) == mapped) {
        left++;
      } else {
        edge.accept(mapped);
      }
    }
    for (int i = 0; i < differs.added().size(); i++) {
      edge.accept(differs.added().get(i));
    }
  }

  /** What {@link #entering} is to be told of a node whose list was laid whole. */
  Entering differing(Columns columns, int node) {
    int at = start(columns, Section.IN_START, node) - mappedSize[Section.IN_EDGE.ordinal()];
    int end = end(columns, Section.IN_START, node) - mappedSize[Section.IN_EDGE.ordinal()];
    IntList now = appended[Section.IN_EDGE.ordinal()];
    Entering differs = new Entering(new IntList(2), new IntList(2));
    int last = mappedStart(columns, Section.IN_START, node + 1L);
    for (int i = mappedStart(columns, Section.IN_START, node); i < last; i++) {
      int mapped = columns.mapped(Section.IN_EDGE, i);
      if (at < end && now.get(at) == mapped) {
        at++;
      } else {
        differs.gone().add(mapped);
      }
    }
    while (at < end) {
      differs.added().add(now.get(at++));
    }
    return differs;
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
    addString(text.getBytes(StandardCharsets.UTF_8));
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

  /** Makes the nodes that were appended known by their names. */
  void nameAppended() {
    IntList names = appended(Section.NODE_NAME);
    for (int i = 0; i < names.size(); i++) {
      named(names.get(i), mapped(Section.NODE_NAME) + i);
    }
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

  // ---- its parts, for a file

  IntList appended(Section section) {
    return appended[section.ordinal()];
  }

  @Nullable IntMap replaced(Section section) {
    return replaced[section.ordinal()];
  }

  /** By key of a {@code X_START} section: the place in {@link #bounds()} of its start and end. */
  @Nullable IntMap ranges(Section section) {
    return ranges[section.ordinal()];
  }

  IntList bounds() {
    return bounds;
  }

  List<byte[]> strings() {
    return strings;
  }

  /** Adds a string that the mapped graph lacks; numbers follow the order. */
  void addString(byte[] text) {
    stringIds.put(new String(text, StandardCharsets.UTF_8), mappedStrings + strings.size());
    strings.add(text);
  }
}
