package org.ktrail.queries.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;

/**
 * Collects a graph while it is linked. Numbers handed out here are provisional: {@link GraphWriter}
 * renumbers everything in an order that depends on the content alone, so that the same input gives
 * the same bytes for any number of threads. Interning is safe for any number of threads; nodes and
 * files are added by one thread; edges go through one {@link Sink} a thread, all edges of a node
 * through the same.
 */
public final class GraphBuilder {
  /** Identity of a slot. {@code owner}: node for PARAMETER and RESULT, else a string. */
  record SlotKey(SlotKind kind, int owner, int member, int index, int file, int line) {
    boolean isOfNode() {
      return kind == SlotKind.PARAMETER || kind == SlotKind.RESULT;
    }

    /** The same slot in other numbers. */
    SlotKey renumbered(IntUnaryOperator nodes, IntUnaryOperator strings, IntUnaryOperator files) {
      return new SlotKey(
          kind,
          (isOfNode() ? nodes : strings).applyAsInt(owner),
          member < 0 ? -1 : strings.applyAsInt(member),
          index,
          files.applyAsInt(file),
          line);
    }
  }

  private final ConcurrentHashMap<String, Integer> strings = new ConcurrentHashMap<>();
  private final AtomicInteger stringCount = new AtomicInteger();
  private final ConcurrentHashMap<Condition, Integer> conditions = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Integer, Condition> conditionById = new ConcurrentHashMap<>();
  private final AtomicInteger conditionCount = new AtomicInteger();
  private final ConcurrentHashMap<SlotKey, Integer> slots = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Integer, SlotKey> slotKeys = new ConcurrentHashMap<>();
  private final AtomicInteger slotCount = new AtomicInteger();
  final java.util.Map<Integer, Integer> defined = new java.util.HashMap<>();
  final IntList filePath = new IntList();
  final IntList fileCondition = new IntList();
  private final ConcurrentHashMap<Long, Integer> eithers = new ConcurrentHashMap<>();

  /** Pairs of strings, each in both orders. */
  final java.util.Set<Long> companions = new java.util.HashSet<>();

  final IntList constantName = new IntList();
  final IntList constantCondition = new IntList();
  final IntList constantText = new IntList();
  final IntList fileProgram = new IntList();
  final BitSet units = new BitSet();
  final Map<Integer, int[]> includeTargets = new HashMap<>();
  final Map<Integer, int[]> includeConditions = new HashMap<>();
  final IntList nodeName = new IntList();
  final IntList nodeFlags = new IntList();
  final IntList nodeFile = new IntList();
  final IntList nodeLine = new IntList();
  final IntList nodeEnd = new IntList();
  final IntList nodeCondition = new IntList();
  private java.util.@Nullable BitSet initialised;
  final List<Sink> sinks = Collections.synchronizedList(new ArrayList<>());

  public GraphBuilder() {
    condition(Condition.ALWAYS);
  }

  public int string(String text) {
    Integer known = strings.get(text);
    return known != null
        ? known
        : strings.computeIfAbsent(text, t -> stringCount.getAndIncrement());
  }

  public int condition(Condition condition) {
    Integer known = conditions.get(condition);
    return known != null
        ? known
        : conditions.computeIfAbsent(
            condition,
            c -> {
              int id = conditionCount.getAndIncrement();
              conditionById.put(id, c);
              return id;
            });
  }

  /** The condition of a number that {@link #condition} gave. */
  public Condition conditionOf(int id) {
    return java.util.Objects.requireNonNull(conditionById.get(id));
  }

  /** A definition of a macro whose value conditions ask for. */
  public void constant(String macro, Condition condition, String replacement) {
    constantName.add(string(macro));
    constantCondition.add(condition(condition));
    constantText.add(string(replacement));
  }

  /** The number of the condition under which one of two holds. */
  private int either(int condition, int other) {
    return eithers.computeIfAbsent(
        (long) condition << 32 | other,
        pair -> condition(Unions.of(List.of(conditionOf(condition), conditionOf(other)))));
  }

  /** One record names two tables: {@code { .prot = &a, .ops = &b }}. */
  public void companions(String a, String b) {
    companions.add((long) string(a) << 32 | string(b));
    companions.add((long) string(b) << 32 | string(a));
  }

  /** A macro that conditions ask for is defined in headers under this condition. */
  public void defined(String macro, Condition condition) {
    defined.put(string(macro), condition(condition));
  }

  public int file(String path, Condition condition, String program) {
    filePath.add(string(path));
    fileCondition.add(condition(condition));
    fileProgram.add(string(program));
    return filePath.size() - 1;
  }

  /** Tells that a file is compiled by itself, and not only where others include it. */
  public void unit(int file) {
    units.set(file);
  }

  /**
   * Tells what a file includes.
   *
   * @param targets files
   * @param conditionOf of each include, as it stands in the file
   */
  public void includes(int file, int[] targets, IntFunction<Condition> conditionOf) {
    includeTargets.put(file, targets);
    includeConditions.put(
        file,
        IntStream.range(0, targets.length).map(i -> condition(conditionOf.apply(i))).toArray());
  }

  /**
   * @param flags bits of {@link Graph}
   */
  public synchronized int node(
      String name, NodeKind kind, int flags, int file, int line, int endLine, int condition) {
    nodeName.add(string(name));
    nodeFlags.add(flags | kind.ordinal());
    nodeFile.add(file);
    nodeLine.add(line);
    nodeEnd.add(endLine);
    nodeCondition.add(condition);
    return nodeName.size() - 1;
  }

  public int fieldSlot(String tag, String member, int file, int line) {
    return slot(new SlotKey(SlotKind.FIELD, string(tag), string(member), -1, file, line));
  }

  /**
   * A slot of one object's member, or of another thing that functions are kept by.
   *
   * @param owner record, variable or key space
   * @param path members from there, joined with dots
   * @param index of {@link Slots}: what sort it is
   * @param file −1 for what is declared in no one place
   */
  public int heldSlot(String owner, String path, int index, int file, int line) {
    return slot(new SlotKey(SlotKind.FIELD, string(owner), string(path), index, file, line));
  }

  /**
   * A slot of a table of operations, or of what points to one.
   *
   * @param owner function, record or variable
   * @param member parameter, or members from there, joined with dots
   * @param index of a parameter its place, else of {@link Slots} what sort it is, −1 for a member
   * @param file −1 for what is declared in no one place
   */
  public int tableSlot(String owner, String member, int index, int file, int line) {
    return slot(new SlotKey(SlotKind.TABLE, string(owner), string(member), index, file, line));
  }

  /** What a slot, of a word, holds of functions of one shape; the place tells which word. */
  public int shapedSlot(int word, String shape) {
    SlotKey key = key(word);
    int owner = key.isOfNode() ? nodeName.get(key.owner()) : key.owner();
    return slot(
        new SlotKey(
            SlotKind.FIELD,
            owner,
            string("(" + shape + ")"),
            Slots.SHAPED,
            key.file(),
            key.line()));
  }

  public int memberNameSlot(String member) {
    return slot(new SlotKey(SlotKind.MEMBER_NAME, string("?"), string(member), -1, -1, 0));
  }

  public int parameterSlot(int node, int index, String name) {
    return slot(
        new SlotKey(
            SlotKind.PARAMETER, node, string(name), index, nodeFile.get(node), nodeLine.get(node)));
  }

  public int resultSlot(int node) {
    return slot(new SlotKey(SlotKind.RESULT, node, -1, -1, nodeFile.get(node), nodeLine.get(node)));
  }

  public int variableSlot(String name, int file, int line) {
    return slot(new SlotKey(SlotKind.VARIABLE, string(name), -1, -1, file, line));
  }

  private int slot(SlotKey key) {
    Integer known = slots.get(key);
    return known != null
        ? known
        : slots.computeIfAbsent(
            key,
            k -> {
              int id = slotCount.getAndIncrement();
              slotKeys.put(id, k);
              return id;
            });
  }

  public SlotKind slotKind(int slot) {
    return key(slot).kind();
  }

  /** Whether a slot is the one of a member of any object. */
  public boolean isMember(int slot) {
    return key(slot).kind() == SlotKind.FIELD && key(slot).index() < 0;
  }

  /** Whether a slot is a table of operations itself. */
  public boolean isTable(int slot) {
    return key(slot).kind() == SlotKind.TABLE && key(slot).index() >= Slots.VARIABLE_TABLE;
  }

  SlotKey key(int slot) {
    return java.util.Objects.requireNonNull(slotKeys.get(slot));
  }

  /** A place for one thread to put edges, registrations and flows. */
  public Sink sink() {
    Sink sink = new Sink(this::either);
    sinks.add(sink);
    return sink;
  }

  /** Receives pairs of numbers. */
  public interface Pair {
    void of(int first, int second);
  }

  /** Slot and node of every registration so far. */
  public void forEachRegistration(Pair pair) {
    for (Sink sink : sinks) {
      IntTable<RegistrationColumn> rows = sink.registration;
      for (int i = 0; i < rows.rows(); i++) {
        pair.of(rows.get(i, RegistrationColumn.SLOT), rows.get(i, RegistrationColumn.NODE));
      }
    }
  }

  /** Copies what is registered in some slots to another one, as far as a test takes the node. */
  public void copy(Set<Integer> from, int to, IntPredicate nodes, Sink into) {
    for (Sink sink : sinks) {
      int count = sink.registration.rows();
      for (int i = 0; i < count; i++) {
        if (from.contains(sink.registration.get(i, RegistrationColumn.SLOT))
            && nodes.test(sink.registration.get(i, RegistrationColumn.NODE))) {
          int[] row = sink.registration.toArray(i);
          row[RegistrationColumn.SLOT.ordinal()] = to;
          into.registration.add(row);
        }
      }
    }
  }

  /** Receiving and giving slot of every flow so far. */
  public void forEachFlow(Pair pair) {
    for (Sink sink : sinks) {
      for (int i = 0; i < sink.flow.rows(); i++) {
        pair.of(sink.flow.get(i, FlowColumn.TARGET), sink.flow.get(i, FlowColumn.SOURCE));
      }
    }
  }

  /**
   * A call through a member that no initialiser ever fills is a callback, not an operation of a
   * table: known only when everything is linked, so {@link #settled} asks what this finds.
   */
  public void settleKinds() {
    java.util.BitSet found = new java.util.BitSet();
    for (Sink sink : sinks) {
      IntTable<RegistrationColumn> rows = sink.registration;
      for (int i = 0; i < rows.rows(); i++) {
        int form = rows.get(i, RegistrationColumn.FLAGS) & 0xff;
        if (form == Form.INITIALIZER.ordinal()) {
          found.set(rows.get(i, RegistrationColumn.SLOT));
        }
      }
    }
    initialised = found;
  }

  /** The flags of an edge when everything is linked. */
  int settled(int flags, int target) {
    if (initialised == null || !Graph.isSlot(target)) {
      return flags;
    }
    int slot = Graph.slotOf(target);
    return Edges.withKind(
        flags, Edges.kindOf(flags).settled(() -> slotKind(slot), initialised.get(slot)));
  }

  /** No edge is added after this: what joins edges may bring conditions of its own. */
  void endRuns() {
    sinks.forEach(sink -> sink.edges.endRun());
  }

  String[] stringTable() {
    String[] table = new String[stringCount.get()];
    strings.forEach((text, id) -> table[id] = text);
    return table;
  }

  Condition[] conditionTable() {
    Condition[] table = new Condition[conditionCount.get()];
    conditions.forEach((condition, id) -> table[id] = condition);
    return table;
  }

  SlotKey[] slotTable() {
    SlotKey[] table = new SlotKey[slotCount.get()];
    slots.forEach((key, id) -> table[id] = key);
    return table;
  }

  /** Not safe for more than one thread. */
  public static final class Sink {
    final EdgeLog edges;
    final IntTable<RegistrationColumn> registration = new IntTable<>(RegistrationColumn.class);
    final IntTable<FlowColumn> flow = new IntTable<>(FlowColumn.class);

    private Sink(IntBinaryOperator either) {
      edges = new EdgeLog(either);
    }

    /**
     * An edge that is added again at once, with the same bindings, is the same one.
     *
     * @param target node, {@link Graph#UNKNOWN} or {@link Graph#encodeSlot(int)}
     * @param text string of the callee as written, or −1
     */
    public void edge(
        int from,
        int target,
        EdgeKind kind,
        Grade grade,
        int flags,
        int line,
        int condition,
        int text) {
      edges.add(from, target, flags | kind.ordinal() | grade.ordinal() << 4, line, condition, text);
    }

    /** Belongs to the last edge added. See {@link Edges#bindingTarget(int)}. */
    public void binding(int target, int source) {
      edges.bind(target, source);
    }

    public void registration(
        int slot, int node, int file, int line, int condition, Form form, Grade grade, int holder) {
      int flags = form.ordinal() | grade.ordinal() << 8;
      registration.add(slot, node, file, line, condition, flags, holder);
    }

    /** The content of {@code source} is copied to {@code target}. */
    public void flow(int target, int source, int file, int line, int condition) {
      flow.add(target, source, file, line, condition);
    }
  }
}
