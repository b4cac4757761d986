package org.ktrail.queries.graph;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;

/**
 * The linked graph of one snapshot, mapped read-only from a file that {@link GraphWriter} wrote.
 *
 * <p>All variants are in it: definitions and edges that exclude each other stand side by side, each
 * with its condition; pruning by a configuration is the reader's work. Everything is named by
 * number; numbers mean nothing outside this graph. Never modifies the file. Safe for any number of
 * threads; after {@link #close()} every access throws {@link IllegalStateException}.
 */
public final class Graph implements AutoCloseable {
  static final long MAGIC = 0x31_47_4c_41_52_54_4bL; // "KTRALG1"
  static final int VERSION = 5;

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

  private final Arena arena;
  private final Column[] columns;
  private MemorySegment strings = MemorySegment.NULL;

  /** What is laid over the mapped graph; null if nothing is. */
  private final @Nullable Overlay overlay;

  private Graph(Arena arena) {
    this.arena = arena;
    columns = new Column[Section.values().length];
    overlay = null;
  }

  private Graph(Graph mapped, Overlay overlay) {
    arena = mapped.arena;
    columns = mapped.columns;
    strings = mapped.strings;
    this.overlay = overlay;
  }

  /** This graph with something laid over it; closing either closes both. */
  Graph under(Overlay over) {
    return new Graph(this, over);
  }

  /**
   * @throws IOException if the file cannot be read, is torn, or is of another version
   */
  public static Graph open(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      Graph graph = new Graph(arena);
      graph.read(all, file);
      return graph;
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  private void read(MemorySegment all, Path file) throws IOException {
    Section[] sections = Section.values();
    long header = 16 + 16L * sections.length;
    if (all.byteSize() < header
        || all.get(ValueLayout.JAVA_LONG, 0) != MAGIC
        || all.get(ValueLayout.JAVA_INT, 8) != VERSION
        || all.get(ValueLayout.JAVA_INT, 12) != sections.length) {
      throw new IOException(file + ": not a linked graph of this version");
    }
    try {
      for (int i = 0; i < sections.length; i++) {
        long start = all.get(ValueLayout.JAVA_LONG, 16 + 16L * i);
        long size = all.get(ValueLayout.JAVA_LONG, 24 + 16L * i);
        MemorySegment region = all.asSlice(start, size);
        if (sections[i] == Section.STRINGS) {
          strings = region;
        } else {
          columns[i] = stored(sections[i], new RegionInput(region));
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw new IOException(file + ": torn graph", e);
    }
    Column from = column(Section.EDGE_FROM);
    Column flags = column(Section.EDGE_FLAGS_TABLE);
    int[] table = IntStream.range(0, flags.size()).map(flags::get).toArray();
    compose(Section.EDGE_FLAGS, c -> new Column.Coded(c, table));
    compose(
        Section.EDGE_LINE,
        c -> new Column.Lines(c, column(Section.EDGE_LINE_FAR), from, column(Section.NODE_LINE)));
    compose(
        Section.EDGE_CONDITION,
        c -> new Column.Conditions(c, from, column(Section.NODE_CONDITION)));
  }

  private static Column stored(Section section, RegionInput in) {
    return switch (section) {
      case EDGE_LINE_FAR, EDGE_CONDITION, EDGE_TEXT -> Column.Sparse.read(in);
      case EDGE_FROM -> Column.Runs.read(in);
      case BINDING_START -> Column.Starts.read(in);
      default -> Column.Packed.read(in);
    };
  }

  private void compose(Section section, UnaryOperator<Column> composed) {
    columns[section.ordinal()] = composed.apply(column(section));
  }

  private Column column(Section section) {
    return columns[section.ordinal()];
  }

  @Override
  public void close() {
    arena.close();
  }

  int get(Section section, long index) {
    return overlay == null
        ? columns[section.ordinal()].get(index)
        : overlay.get(this, section, index);
  }

  /** As the file has it, whatever is laid over it. */
  int mapped(Section section, long index) {
    return columns[section.ordinal()].get(index);
  }

  /** A whole section as the file has it. */
  int[] values(Section section) {
    return column(section).all();
  }

  int size(Section section) {
    return overlay == null ? columns[section.ordinal()].size() : overlay.size(section);
  }

  /** First of the rows that a {@code X_START} section gives a key. */
  int start(Section section, int key) {
    return overlay == null ? mapped(section, key) : overlay.start(this, section, key);
  }

  /** End, exclusive, of a key's rows. */
  int end(Section section, int key) {
    return overlay == null ? mapped(section, key + 1L) : overlay.end(this, section, key);
  }

  // ---- strings

  public String string(int id) {
    return new String(stringBytes(id), StandardCharsets.UTF_8);
  }

  private byte[] stringBytes(int id) {
    byte[] added = overlay == null ? null : overlay.stringBytes(id);
    if (added != null) {
      return added;
    }
    int start = mapped(Section.STRING_START, id);
    int end = mapped(Section.STRING_START, id + 1L);
    return strings.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE);
  }

  /** Number of the string, or −1. */
  int stringId(String text) {
    byte[] want = text.getBytes(StandardCharsets.UTF_8);
    MemorySegment key = MemorySegment.ofArray(want);
    int low = 0;
    int high = columns[Section.STRING_START.ordinal()].size() - 2;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int start = mapped(Section.STRING_START, middle);
      int end = mapped(Section.STRING_START, middle + 1L);
      int order = compare(strings.asSlice(start, end - start), key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return overlay == null ? -1 : overlay.addedString(text);
  }

  private static int compare(MemorySegment a, MemorySegment b) {
    long at = a.mismatch(b);
    if (at < 0) {
      return 0;
    }
    if (at >= a.byteSize()) {
      return -1;
    }
    if (at >= b.byteSize()) {
      return 1;
    }
    return Byte.compareUnsigned(a.get(ValueLayout.JAVA_BYTE, at), b.get(ValueLayout.JAVA_BYTE, at));
  }

  // ---- files and conditions

  public int fileCount() {
    return size(Section.FILE_PATH);
  }

  /** "" for −1: the file of what no source defines. */
  public String path(int file) {
    return file < 0 ? "" : string(get(Section.FILE_PATH, file));
  }

  /** The file of this path, or −1. */
  public int fileNamed(String path) {
    int want = stringId(path);
    int low = 0;
    int high = fileCount() - 1;
    if (overlay != null) {
      high = overlay.mapped(Section.FILE_PATH) - 1;
      for (int f = high + 1; f < fileCount(); f++) {
        if (get(Section.FILE_PATH, f) == want) {
          return f;
        }
      }
    }
    while (want >= 0 && low <= high) {
      int middle = (low + high) >>> 1;
      int here = get(Section.FILE_PATH, middle);
      if (here == want) {
        return overlay != null && overlay.goneFiles.get(middle) ? -1 : middle;
      }
      if (here < want) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  public int fileCondition(int file) {
    return get(Section.FILE_CONDITION, file);
  }

  public String program(int file) {
    return string(get(Section.FILE_PROGRAM, file));
  }

  public int conditionCount() {
    return size(Section.CONDITION);
  }

  public Condition condition(int id) {
    return ConditionText.decode(string(get(Section.CONDITION, id)));
  }

  /**
   * When headers define a macro that conditions ask for with {@code defined(NAME)}; empty for a
   * name that no header defines (the compiler or a {@code -D} may).
   */
  public java.util.Optional<Condition> definedWhen(String macro) {
    int name = stringId(macro);
    int low = 0;
    int high = size(Section.DEFINED_NAME) - 1;
    while (name >= 0 && low <= high) {
      int middle = (low + high) >>> 1;
      int found = get(Section.DEFINED_NAME, middle);
      if (found == name) {
        return java.util.Optional.of(condition(get(Section.DEFINED_CONDITION, middle)));
      }
      if (found < name) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return java.util.Optional.empty();
  }

  // ---- nodes

  public int nodeCount() {
    return size(Section.NODE_NAME);
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
    return string(get(Section.NODE_NAME, node));
  }

  /** The name in UTF-8. */
  public byte[] nameBytes(int node) {
    return stringBytes(get(Section.NODE_NAME, node));
  }

  public boolean sameName(int node, int other) {
    return get(Section.NODE_NAME, node) == get(Section.NODE_NAME, other);
  }

  public NodeKind kind(int node) {
    return NODE_KINDS[get(Section.NODE_FLAGS, node) & 0xff];
  }

  private static final NodeKind[] NODE_KINDS = NodeKind.values();
  private static final EdgeKind[] EDGE_KINDS = EdgeKind.values();
  private static final Grade[] GRADES = Grade.values();
  private static final SlotKind[] SLOT_KINDS = SlotKind.values();
  private static final Form[] FORMS = Form.values();

  /** {@link #STATIC}, {@link #WEAK}, {@link #INLINE}. */
  public boolean is(int node, int flag) {
    return (get(Section.NODE_FLAGS, node) & flag) != 0;
  }

  public int file(int node) {
    return get(Section.NODE_FILE, node);
  }

  public int line(int node) {
    return get(Section.NODE_LINE, node);
  }

  public int endLine(int node) {
    return get(Section.NODE_END, node);
  }

  /** The full condition of the definition: its own and its file's. */
  public int nodeCondition(int node) {
    return get(Section.NODE_CONDITION, node);
  }

  /** All nodes of a name, in order of path and line; empty if none. */
  public int[] nodes(String name) {
    int id = stringId(name);
    if (id < 0) {
      return new int[0];
    }
    int first = firstNodeOf(id);
    int last = first;
    int mapped = mappedCount(Section.NODE_NAME);
    while (last < mapped && get(Section.NODE_NAME, last) == id) {
      last++;
    }
    int[] found = new int[last - first];
    Arrays.setAll(found, i -> first + i);
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

  private int mappedCount(Section section) {
    return overlay == null ? size(section) : overlay.mapped(section);
  }

  private int firstNodeOf(int string) {
    int low = 0;
    int high = mappedCount(Section.NODE_NAME);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (get(Section.NODE_NAME, middle) < string) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  // ---- edges

  public int edgeCount() {
    return size(Section.EDGE_TARGET);
  }

  public int outStart(int node) {
    return start(Section.OUT_START, node);
  }

  /** End, exclusive, of the edges that leave a node. */
  public int outEnd(int node) {
    return end(Section.OUT_START, node);
  }

  /**
   * A node (≥ 0), {@link #UNKNOWN}, or an encoded slot: see {@link #isSlot(int)} and {@link
   * #slotOf(int)}.
   */
  public int target(int edge) {
    return get(Section.EDGE_TARGET, edge);
  }

  public static boolean isSlot(int target) {
    return target <= -2;
  }

  public static int slotOf(int target) {
    return -2 - target;
  }

  public static int encodeSlot(int slot) {
    return -2 - slot;
  }

  public EdgeKind edgeKind(int edge) {
    return EDGE_KINDS[get(Section.EDGE_FLAGS, edge) & 0xf];
  }

  public Grade grade(int edge) {
    return GRADES[(get(Section.EDGE_FLAGS, edge) >> 4) & 0xf];
  }

  /** {@link #CLEANUP}, {@link #COPIED}, {@link #RESULT_UNUSED}. */
  public boolean edgeIs(int edge, int flag) {
    return (get(Section.EDGE_FLAGS, edge) & flag) != 0;
  }

  public int edgeLine(int edge) {
    return get(Section.EDGE_LINE, edge);
  }

  /** The site's condition, that of the definition around it included. */
  public int edgeCondition(int edge) {
    return get(Section.EDGE_CONDITION, edge);
  }

  /** The callee as written, where it is indirect or unknown; else "". */
  public String edgeText(int edge) {
    int id = get(Section.EDGE_TEXT, edge);
    return id < 0 ? "" : string(id);
  }

  public int from(int edge) {
    return get(Section.EDGE_FROM, edge);
  }

  /** Edges that name this node as their target directly (slots not followed). */
  public int[] in(int node) {
    return range(Section.IN_START, Section.IN_EDGE, node);
  }

  /** Number of the first direct edge into a node; see {@link #inEdge(int)}. */
  public int inStart(int node) {
    return start(Section.IN_START, node);
  }

  public int inEnd(int node) {
    return end(Section.IN_START, node);
  }

  /**
   * @param index from {@link #inStart(int)} to before {@link #inEnd(int)}
   */
  public int inEdge(int index) {
    return get(Section.IN_EDGE, index);
  }

  private int[] range(Section starts, Section values, int key) {
    int start = start(starts, key);
    int end = end(starts, key);
    int[] out = new int[end - start];
    for (int i = start; i < end; i++) {
      out[i - start] = get(values, i);
    }
    return out;
  }

  // ---- bindings: which functions an edge hands to its callee

  public int bindingStart(int edge) {
    return start(Section.BINDING_START, edge);
  }

  public int bindingEnd(int edge) {
    return end(Section.BINDING_START, edge);
  }

  public int bindingCount() {
    return size(Section.BINDING_TARGET);
  }

  /**
   * ≥ 0: index of the argument; else an encoded field slot of a local record whose address is
   * handed on.
   */
  public int bindingTarget(int binding) {
    return get(Section.BINDING_TARGET, binding);
  }

  /** ≥ 0: a node, the function handed on; else an encoded slot whose content is. */
  public int bindingSource(int binding) {
    return get(Section.BINDING_SOURCE, binding);
  }

  // ---- slots

  public int slotCount() {
    return size(Section.SLOT_KIND);
  }

  public SlotKind slotKind(int slot) {
    return SLOT_KINDS[get(Section.SLOT_KIND, slot)];
  }

  /** Node of a PARAMETER or RESULT slot. */
  public int slotNode(int slot) {
    return get(Section.SLOT_OWNER, slot);
  }

  /** Record tag of a FIELD, name of a VARIABLE, "?" of a MEMBER_NAME. */
  public String slotOwner(int slot) {
    return switch (slotKind(slot)) {
      case PARAMETER, RESULT -> name(get(Section.SLOT_OWNER, slot));
      case FIELD, VARIABLE, MEMBER_NAME -> string(get(Section.SLOT_OWNER, slot));
    };
  }

  public String slotMember(int slot) {
    int id = get(Section.SLOT_MEMBER, slot);
    return id < 0 ? "" : string(id);
  }

  public int slotIndex(int slot) {
    return get(Section.SLOT_INDEX, slot);
  }

  /** File of the declaration of the record, variable or function, −1 if unknown. */
  public int slotFile(int slot) {
    return get(Section.SLOT_FILE, slot);
  }

  public int slotLine(int slot) {
    return get(Section.SLOT_LINE, slot);
  }

  /** {@code T.m}, {@code f(param)}, {@code var} or {@code f()}. */
  public String slotTitle(int slot) {
    return switch (slotKind(slot)) {
      case FIELD, MEMBER_NAME -> slotOwner(slot) + "." + slotMember(slot);
      case PARAMETER -> slotOwner(slot) + "(" + slotMember(slot) + ")";
      case VARIABLE -> slotOwner(slot);
      case RESULT -> slotOwner(slot) + "()";
    };
  }

  /**
   * Field slots of records of this tag (typedef'd anonymous records: of that typedef name), any
   * member if {@code member} is "".
   */
  public int[] fieldSlots(String tag, String member) {
    int owner = stringId(tag);
    int name = stringId(member);
    List<Integer> found = new ArrayList<>();
    if (owner >= 0 && (member.isEmpty() || name >= 0)) {
      int mapped = mappedCount(Section.SLOT_KIND);
      for (int s = firstFieldSlotOf(owner); s < mapped && isField(s, owner); s++) {
        if (member.isEmpty() || get(Section.SLOT_MEMBER, s) == name) {
          found.add(s);
        }
      }
      for (int s = mapped; s < slotCount(); s++) {
        if (isField(s, owner) && (member.isEmpty() || get(Section.SLOT_MEMBER, s) == name)) {
          found.add(s);
        }
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean isField(int slot, int owner) {
    return slotKind(slot) == SlotKind.FIELD && get(Section.SLOT_OWNER, slot) == owner;
  }

  /** Slots are sorted by kind, then owner, member, index, file and line. */
  private int firstFieldSlotOf(int owner) {
    int low = 0;
    int high = mappedCount(Section.SLOT_KIND);
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean before =
          slotKind(middle) == SlotKind.FIELD && get(Section.SLOT_OWNER, middle) < owner;
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Field slots of any record with a member of this name. */
  public int[] fieldSlotsOfMember(String member) {
    int name = stringId(member);
    return name < 0
        ? new int[0]
        : IntStream.range(0, slotCount())
            .filter(s -> get(Section.SLOT_MEMBER, s) == name && slotKind(s) == SlotKind.FIELD)
            .toArray();
  }

  /** The slot of a member known by name only, or −1. */
  public int memberNameSlot(String member) {
    int name = stringId(member);
    // Slots of this kind are the last, in order of the member.
    int low = 0;
    int mapped = mappedCount(Section.SLOT_KIND);
    int high = mapped;
    for (int s = mapped; s < slotCount(); s++) {
      if (slotKind(s) == SlotKind.MEMBER_NAME && get(Section.SLOT_MEMBER, s) == name) {
        return s;
      }
    }
    while (name >= 0 && low < high) {
      int middle = (low + high) >>> 1;
      boolean before =
          slotKind(middle) != SlotKind.MEMBER_NAME || get(Section.SLOT_MEMBER, middle) < name;
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean found =
        name >= 0
            && low < mapped
            && slotKind(low) == SlotKind.MEMBER_NAME
            && get(Section.SLOT_MEMBER, low) == name;
    return found ? low : -1;
  }

  /**
   * Parameter slots of a node that has any (only parameters that take part in function flow have
   * one).
   */
  public int[] parameterSlots(int node) {
    return range(Section.PARAMETER_START, Section.PARAMETER_SLOT, node);
  }

  /** Edges that call through this slot. */
  public int[] dispatches(int slot) {
    return range(Section.DISPATCH_START, Section.DISPATCH_EDGE, slot);
  }

  // ---- registrations: functions put into slots

  public int registrationStart(int slot) {
    return start(Section.REGISTRATION_START, slot);
  }

  public int registrationEnd(int slot) {
    return end(Section.REGISTRATION_START, slot);
  }

  public int registrationCount() {
    return size(Section.REGISTRATION_NODE);
  }

  public int registrationNode(int registration) {
    return get(Section.REGISTRATION_NODE, registration);
  }

  public int registrationSlot(int registration) {
    return get(Section.REGISTRATION_SLOT, registration);
  }

  public int registrationFile(int registration) {
    return get(Section.REGISTRATION_FILE, registration);
  }

  public int registrationLine(int registration) {
    return get(Section.REGISTRATION_LINE, registration);
  }

  public int registrationCondition(int registration) {
    return get(Section.REGISTRATION_CONDITION, registration);
  }

  public Form registrationForm(int registration) {
    return FORMS[get(Section.REGISTRATION_FLAGS, registration) & 0xff];
  }

  public Grade registrationGrade(int registration) {
    return GRADES[(get(Section.REGISTRATION_FLAGS, registration) >> 8) & 0xff];
  }

  /** The object, call or variable that holds it, "" if it has no name. */
  public String registrationHolder(int registration) {
    int id = get(Section.REGISTRATION_HOLDER, registration);
    return id < 0 ? "" : string(id);
  }

  /** Registrations of a node. */
  public int[] registrationsOf(int node) {
    return range(Section.NODE_REGISTRATION_START, Section.NODE_REGISTRATION, node);
  }

  // ---- flows from slot to slot

  public int flowStart(int slot) {
    return start(Section.FLOW_START, slot);
  }

  public int flowEnd(int slot) {
    return end(Section.FLOW_START, slot);
  }

  /** The slot whose content is copied. */
  public int flowSource(int flow) {
    return get(Section.FLOW_SOURCE, flow);
  }

  /** The slot that receives. */
  public int flowTarget(int flow) {
    return get(Section.FLOW_TARGET, flow);
  }

  public int flowFile(int flow) {
    return get(Section.FLOW_FILE, flow);
  }

  public int flowLine(int flow) {
    return get(Section.FLOW_LINE, flow);
  }

  public int flowCondition(int flow) {
    return get(Section.FLOW_CONDITION, flow);
  }

  /** Flows that copy out of this slot. */
  public int[] flowsOutOf(int slot) {
    return range(Section.FLOW_OUT_START, Section.FLOW_OUT, slot);
  }
}
