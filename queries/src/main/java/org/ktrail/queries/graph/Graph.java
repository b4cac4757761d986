package org.ktrail.queries.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;

/**
 * The linked graph of one snapshot, mapped read-only from a file that {@link GraphWriter} wrote:
 * its files, conditions and nodes here, the rest in {@link #edges()}, {@link #slots()}, {@link
 * #registrations()} and {@link #flows()}.
 *
 * <p>All variants are in it: definitions and edges that exclude each other stand side by side, each
 * with its condition; pruning by a configuration is the reader's work. Everything is named by
 * number; numbers mean nothing outside this graph. Never modifies the file. Safe for any number of
 * threads; after {@link #close()} every access throws {@link IllegalStateException}. What a damaged
 * file says wrongly ends in an {@link IndexOutOfBoundsException} or is another answer, never in a
 * loop or in more memory than the file has: whoever has to know that the file is as it was written
 * compares its bytes.
 */
public final class Graph implements AutoCloseable {
  /** Target of an edge that leads nowhere known. */
  public static final int UNKNOWN = -1;

  /** Node flags, above the kind. */
  public static final int STATIC = 1 << 8;

  public static final int WEAK = 1 << 9;
  public static final int INLINE = 1 << 10;

  /** Edge flag: the destructor of a {@code __free} or {@code guard} variable. */
  public static final int CLEANUP = 1 << 8;

  /** Edge flag: the slot was copied into a local first, which is then called. */
  public static final int COPIED = 1 << 9;

  /** Edge flag: the result is not used. */
  public static final int RESULT_UNUSED = 1 << 10;

  private static final NodeKind[] NODE_KINDS = NodeKind.values();

  private final Columns columns;
  private final @Nullable Overlay overlay;
  private final Edges edges;
  private final Slots slots;
  private final Registrations registrations;
  private final Flows flows;

  private Graph(Columns columns) {
    this.columns = columns;
    overlay = columns.overlay();
    edges = new Edges(columns);
    slots = new Slots(columns);
    registrations = new Registrations(columns);
    flows = new Flows(columns);
  }

  /**
   * @throws IOException if the file cannot be read, is torn, or is of another version
   */
  public static Graph open(Path file) throws IOException {
    return new Graph(Columns.open(file));
  }

  /** This graph with something laid over it; closing either closes both. */
  Graph under(Overlay over) {
    return new Graph(columns.under(over));
  }

  /**
   * This graph for one of several who have it open.
   *
   * @param giveBack run in place of closing it
   */
  public Graph lent(Runnable giveBack) {
    return new Graph(columns.lent(giveBack));
  }

  @Override
  public void close() {
    columns.close();
  }

  /** Names the content of the file: two graphs of one identity are the same. */
  public String identity() {
    return columns.identity();
  }

  Columns columns() {
    return columns;
  }

  public Edges edges() {
    return edges;
  }

  public Slots slots() {
    return slots;
  }

  public Registrations registrations() {
    return registrations;
  }

  public Flows flows() {
    return flows;
  }

  // ---- targets of edges, sources of bindings: nodes and slots in one number

  public static boolean isSlot(int target) {
    return target <= -2;
  }

  public static int slotOf(int target) {
    return -2 - target;
  }

  public static int encodeSlot(int slot) {
    return -2 - slot;
  }

  // ---- files

  public int fileCount() {
    return columns.size(Section.FILE_PATH);
  }

  /** "" for −1: the file of what no source defines. */
  public String path(int file) {
    return file < 0 ? "" : columns.string(columns.get(Section.FILE_PATH, file));
  }

  /** The file of this path, or −1. */
  public int fileNamed(String path) {
    int want = columns.stringId(path);
    int mapped = columns.mappedSize(Section.FILE_PATH);
    for (int f = mapped; f < fileCount(); f++) {
      if (columns.get(Section.FILE_PATH, f) == want) {
        return f;
      }
    }
    int file = mappedFile(want);
    return file >= 0 && !(overlay != null && overlay.goneFiles.get(file)) ? file : -1;
  }

  /** The file of the graph itself that has this path, gone or not, or −1. */
  private int mappedFile(int path) {
    int mapped = columns.mappedSize(Section.FILE_PATH);
    int file =
        path < 0
            ? mapped
            : Bisection.first(0, mapped, f -> columns.get(Section.FILE_PATH, f) < path);
    return file < mapped && columns.get(Section.FILE_PATH, file) == path ? file : -1;
  }

  /** What was found of conditions by those who asked what this very object stands for. */
  public ConditionMemo memo(Object asked) {
    return columns.derived().memo(asked, () -> new ConditionMemo(this));
  }

  /** All nodes in the files of a path, of changed ones what is gone, too; ascending. */
  public int[] nodesIn(String path) {
    int want = columns.stringId(path);
    FileNodes nodes = columns.derived().fileNodes(() -> FileNodes.of(this));
    IntStream added =
        IntStream.range(columns.mappedSize(Section.FILE_PATH), fileCount())
            .filter(f -> columns.get(Section.FILE_PATH, f) == want);
    return IntStream.concat(IntStream.of(mappedFile(want)).filter(f -> f >= 0), added)
        .flatMap(f -> Arrays.stream(nodes.in(f)))
        .sorted()
        .toArray();
  }

  public int fileCondition(int file) {
    return columns.get(Section.FILE_CONDITION, file);
  }

  public String program(int file) {
    return columns.string(columns.get(Section.FILE_PROGRAM, file));
  }

  /** Whether a file is compiled by itself, and not only where others include it. */
  public boolean isUnit(int file) {
    return columns.get(Section.FILE_UNIT, file) != 0;
  }

  /** First of the includes that a file has. */
  public int includeStart(int file) {
    return columns.start(Section.INCLUDE_START, file);
  }

  public int includeEnd(int file) {
    return columns.end(Section.INCLUDE_START, file);
  }

  /** The file that an include brings. */
  public int included(int include) {
    return columns.get(Section.INCLUDE_TARGET, include);
  }

  /** The condition of an include within its file. */
  public int includeCondition(int include) {
    return columns.get(Section.INCLUDE_CONDITION, include);
  }

  // ---- conditions

  public int conditionCount() {
    return columns.size(Section.CONDITION);
  }

  public Condition condition(int id) {
    return ConditionText.decode(columns.string(columns.get(Section.CONDITION, id)));
  }

  /**
   * When headers define a macro that conditions ask for with {@code defined(NAME)}; empty for a
   * name that no header defines (the compiler or a {@code -D} may).
   */
  public Optional<Condition> definedWhen(String macro) {
    int name = columns.stringId(macro);
    int count = columns.size(Section.DEFINED_NAME);
    int at = Bisection.first(0, count, d -> columns.get(Section.DEFINED_NAME, d) < name);
    return name >= 0 && at < count && columns.get(Section.DEFINED_NAME, at) == name
        ? Optional.of(condition(columns.get(Section.DEFINED_CONDITION, at)))
        : Optional.empty();
  }

  /**
   * A definition of a macro that stands for a value.
   *
   * @param condition of the definition
   */
  public record Constant(Condition condition, String replacement) {}

  /**
   * The definitions in headers of a macro whose value conditions ask for; empty if none is kept.
   */
  public List<Constant> constants(String macro) {
    int name = columns.stringId(macro);
    int count = columns.size(Section.CONSTANT_NAME);
    List<Constant> found = new ArrayList<>();
    for (int at = Bisection.first(0, count, d -> columns.get(Section.CONSTANT_NAME, d) < name);
        name >= 0 && at < count && columns.get(Section.CONSTANT_NAME, at) == name;
        at++) {
      found.add(
          new Constant(
              condition(columns.get(Section.CONSTANT_CONDITION, at)),
              columns.string(columns.get(Section.CONSTANT_TEXT, at))));
    }
    return found;
  }

  /** Variables that some record names together with that of a name, by their names. */
  public Set<String> companions(String table) {
    int name = columns.stringId(table);
    int count = columns.size(Section.COMPANION_NAME);
    Set<String> found = new HashSet<>();
    for (int at = Bisection.first(0, count, c -> columns.get(Section.COMPANION_NAME, c) < name);
        name >= 0 && at < count && columns.get(Section.COMPANION_NAME, at) == name;
        at++) {
      found.add(columns.string(columns.get(Section.COMPANION_OTHER, at)));
    }
    return found;
  }

  // ---- nodes

  public int nodeCount() {
    return columns.size(Section.NODE_NAME);
  }

  /** Whether a number is that of a node which the sources no longer have; nothing leads to it. */
  public boolean isGone(int node) {
    return overlay != null && overlay.goneNodes.get(node);
  }

  /** Number of nodes that are there. */
  public int orderedCount() {
    return overlay == null ? nodeCount() : overlay.order(this).length;
  }

  /**
   * The nodes that are there in order of name (bytes), path and line, for whoever walks them all.
   *
   * @param rank from 0 to before {@link #orderedCount()}
   */
  public int ordered(int rank) {
    return overlay == null ? rank : overlay.order(this)[rank];
  }

  public String name(int node) {
    return columns.string(columns.get(Section.NODE_NAME, node));
  }

  /** The name in UTF-8. */
  public byte[] nameBytes(int node) {
    return columns.stringBytes(columns.get(Section.NODE_NAME, node));
  }

  public boolean sameName(int node, int other) {
    return columns.get(Section.NODE_NAME, node) == columns.get(Section.NODE_NAME, other);
  }

  public NodeKind kind(int node) {
    return NODE_KINDS[columns.get(Section.NODE_FLAGS, node) & 0xff];
  }

  /** {@link #STATIC}, {@link #WEAK}, {@link #INLINE}. */
  public boolean is(int node, int flag) {
    return (columns.get(Section.NODE_FLAGS, node) & flag) != 0;
  }

  public int file(int node) {
    return columns.get(Section.NODE_FILE, node);
  }

  public int line(int node) {
    return columns.get(Section.NODE_LINE, node);
  }

  public int endLine(int node) {
    return columns.get(Section.NODE_END, node);
  }

  /** The full condition of the definition: its own and its file's. */
  public int nodeCondition(int node) {
    return columns.get(Section.NODE_CONDITION, node);
  }

  /** All nodes of a name, in order of path and line; empty if none. */
  public int[] nodes(String name) {
    int id = columns.stringId(name);
    if (id < 0) {
      return new int[0];
    }
    int mapped = columns.mappedSize(Section.NODE_NAME);
    int first = Bisection.first(0, mapped, n -> columns.get(Section.NODE_NAME, n) < id);
    int last = first;
    while (last < mapped && columns.get(Section.NODE_NAME, last) == id) {
      last++;
    }
    int[] found = IntStream.range(first, last).toArray();
    return overlay == null ? found : present(found, overlay.addedNodes(id));
  }

  private int[] present(int[] mapped, IntList added) {
    return IntStream.concat(Arrays.stream(mapped), Arrays.stream(added.toArray()))
        .filter(node -> !isGone(node))
        .boxed()
        .sorted(NodeOrder.comparator(this))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
