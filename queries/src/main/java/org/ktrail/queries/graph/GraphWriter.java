package org.ktrail.queries.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.graph.GraphBuilder.Sink;
import org.ktrail.queries.graph.GraphBuilder.SlotKey;

/**
 * Writes what a {@link GraphBuilder} collected, renumbered canonically. Writes to the path given
 * and nowhere else; publishing it whole (rename) is the caller's work.
 */
public final class GraphWriter {
  private final GraphBuilder builder;
  private final FileChannel file;
  private final RegionOutput out;
  private final long[] starts = new long[Section.values().length];
  private final long[] sizes = new long[starts.length];
  private int[] newString = new int[0];
  private int[] newFile = new int[0];
  private int[] newCondition = new int[0];
  private int[] newNode = new int[0];
  private int[] newSlot = new int[0];
  private int[] nodeLine = new int[0];
  private int[] nodeCondition = new int[0];
  private int nodes;
  private int slots;

  private GraphWriter(GraphBuilder builder, FileChannel file) {
    this.builder = builder;
    this.file = file;
    out = new RegionOutput(file);
  }

  /** The builder's edges are gone after it. */
  public static void write(GraphBuilder builder, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      GraphWriter writer = new GraphWriter(builder, channel);
      channel.position(HEADER);
      writer.stringsAndConditions();
      writer.defined();
      writer.files();
      writer.nodes();
      writer.slots();
      writer.edges();
      writer.registrations();
      writer.flows();
      writer.header();
      channel.force(true);
    }
  }

  private static final int HEADER = 16 + 16 * Section.values().length;

  /** Last, over the room left for it: a graph without is none. */
  private void header() throws IOException {
    out.flush();
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.nativeOrder());
    header.putLong(Columns.MAGIC).putInt(Columns.VERSION).putInt(starts.length);
    for (int i = 0; i < starts.length; i++) {
      header.putLong(starts[i]).putLong(sizes[i]);
    }
    header.flip();
    while (header.hasRemaining()) {
      file.write(header, header.position());
    }
  }

  private interface Writing {
    void write() throws IOException;
  }

  private void section(Section section, Writing content) throws IOException {
    out.align();
    starts[section.ordinal()] = out.position();
    content.write();
    sizes[section.ordinal()] = out.position() - starts[section.ordinal()];
  }

  private void put(Section section, int[] values) throws IOException {
    section(section, () -> ColumnWriter.packed(out, values));
  }

  private void stringsAndConditions() throws IOException {
    Condition[] conditions = builder.conditionTable();
    int[] conditionString = new int[conditions.length];
    for (int i = 0; i < conditions.length; i++) {
      conditionString[i] = builder.string(ConditionText.encode(conditions[i]));
    }
    String[] table = builder.stringTable();
    byte[][] bytes = new byte[table.length][];
    Arrays.parallelSetAll(bytes, i -> table[i].getBytes(StandardCharsets.UTF_8));
    int[] order = sorted(table.length, (a, b) -> Arrays.compareUnsigned(bytes[a], bytes[b]));
    newString = inverse(order);
    int[] starts = new int[order.length + 1];
    for (int i = 0; i < order.length; i++) {
      starts[i + 1] = starts[i] + bytes[order[i]].length;
    }
    section(
        Section.STRINGS,
        () -> {
          for (int i : order) {
            out.write(bytes[i]);
          }
        });
    put(Section.STRING_START, starts);

    // 0 stays "always"; the rest in the order of their text.
    int[] conditionOrder =
        sorted(
            conditions.length,
            Comparator.comparingInt((Integer i) -> i == 0 ? -1 : newString[conditionString[i]])
                ::compare);
    newCondition = inverse(conditionOrder);
    put(Section.CONDITION, map(conditionOrder, i -> newString[conditionString[i]]));
  }

  private void defined() throws IOException {
    int[] names = builder.defined.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] order =
        sorted(names.length, (a, b) -> Integer.compare(newString[names[a]], newString[names[b]]));
    put(Section.DEFINED_NAME, map(order, i -> newString[names[i]]));
    put(
        Section.DEFINED_CONDITION,
        map(
            order,
            i -> newCondition[java.util.Objects.requireNonNull(builder.defined.get(names[i]))]));
  }

  private void files() throws IOException {
    int n = builder.filePath.size();
    int[] order =
        sorted(
            n,
            (a, b) ->
                Integer.compare(
                    newString[builder.filePath.get(a)], newString[builder.filePath.get(b)]));
    newFile = inverse(order);
    put(Section.FILE_PATH, map(order, i -> newString[builder.filePath.get(i)]));
    put(Section.FILE_CONDITION, map(order, i -> newCondition[builder.fileCondition.get(i)]));
    put(Section.FILE_PROGRAM, map(order, i -> newString[builder.fileProgram.get(i)]));
  }

  private void nodes() throws IOException {
    nodes = builder.nodeName.size();
    int[] order =
        sorted(
            nodes,
            (a, b) -> {
              int c =
                  Integer.compare(
                      newString[builder.nodeName.get(a)], newString[builder.nodeName.get(b)]);
              c =
                  c != 0
                      ? c
                      : Integer.compare(
                          file(builder.nodeFile.get(a)), file(builder.nodeFile.get(b)));
              c = c != 0 ? c : Integer.compare(builder.nodeLine.get(a), builder.nodeLine.get(b));
              c = c != 0 ? c : Integer.compare(builder.nodeFlags.get(a), builder.nodeFlags.get(b));
              return c != 0 ? c : Integer.compare(a, b);
            });
    newNode = inverse(order);
    put(Section.NODE_NAME, map(order, i -> newString[builder.nodeName.get(i)]));
    put(Section.NODE_FLAGS, map(order, builder.nodeFlags::get));
    put(Section.NODE_FILE, map(order, i -> file(builder.nodeFile.get(i))));
    nodeLine = map(order, builder.nodeLine::get);
    put(Section.NODE_LINE, nodeLine);
    put(Section.NODE_END, map(order, builder.nodeEnd::get));
    nodeCondition = map(order, i -> newCondition[builder.nodeCondition.get(i)]);
    put(Section.NODE_CONDITION, nodeCondition);
  }

  private int file(int provisional) {
    return provisional < 0 ? -1 : newFile[provisional];
  }

  private void slots() throws IOException {
    SlotKey[] keys = builder.slotTable();
    slots = keys.length;
    SlotKey[] renumbered = new SlotKey[slots];
    for (int i = 0; i < slots; i++) {
      SlotKey k = keys[i];
      boolean byNode = k.kind() == SlotKind.PARAMETER || k.kind() == SlotKind.RESULT;
      renumbered[i] =
          new SlotKey(
              k.kind(),
              byNode ? newNode[k.owner()] : newString[k.owner()],
              k.member() < 0 ? -1 : newString[k.member()],
              k.index(),
              file(k.file()),
              k.line());
    }
    int[] order =
        sorted(
            slots,
            (a, b) ->
                Comparator.comparing(SlotKey::kind)
                    .thenComparingInt(SlotKey::owner)
                    .thenComparingInt(SlotKey::member)
                    .thenComparingInt(SlotKey::index)
                    .thenComparingInt(SlotKey::file)
                    .thenComparingInt(SlotKey::line)
                    .compare(renumbered[a], renumbered[b]));
    newSlot = inverse(order);
    put(Section.SLOT_KIND, map(order, i -> renumbered[i].kind().ordinal()));
    put(Section.SLOT_OWNER, map(order, i -> renumbered[i].owner()));
    put(Section.SLOT_MEMBER, map(order, i -> renumbered[i].member()));
    put(Section.SLOT_INDEX, map(order, i -> renumbered[i].index()));
    put(Section.SLOT_FILE, map(order, i -> renumbered[i].file()));
    put(Section.SLOT_LINE, map(order, i -> renumbered[i].line()));
    IntList parameters = new IntList();
    IntList owners = new IntList();
    for (int i = 0; i < slots; i++) {
      SlotKey key = renumbered[order[i]];
      if (key.kind() == SlotKind.PARAMETER) {
        parameters.add(i);
        owners.add(key.owner());
      }
    }
    group(
        Section.PARAMETER_START,
        Section.PARAMETER_SLOT,
        nodes,
        parameters.size(),
        owners::get,
        parameters::get);
  }

  private void edges() throws IOException {
    new EdgeWriter(builder, new Numbers(), nodes, slots)
        .write((section, content) -> section(section, () -> content.write(out)));
  }

  private final class Numbers implements EdgeWriter.Renumbering {
    @Override
    public int node(int provisional) {
      return newNode[provisional];
    }

    @Override
    public int reference(int provisional) {
      return GraphWriter.this.reference(provisional);
    }

    @Override
    public int slot(int provisional) {
      return newSlot[provisional];
    }

    @Override
    public int string(int provisional) {
      return newString[provisional];
    }

    @Override
    public int condition(int provisional) {
      return newCondition[provisional];
    }

    @Override
    public int lineOf(int node) {
      return nodeLine[node];
    }

    @Override
    public int conditionOf(int node) {
      return nodeCondition[node];
    }
  }

  private int reference(int provisional) {
    if (provisional >= 0) {
      return newNode[provisional];
    }
    return Graph.isSlot(provisional)
        ? Graph.encodeSlot(newSlot[Graph.slotOf(provisional)])
        : provisional;
  }

  private void registrations() throws IOException {
    int[][] rows =
        rows(
            sink -> sink.registration,
            7,
            r ->
                new int[] {
                  newSlot[r[0]],
                  newNode[r[1]],
                  file(r[2]),
                  r[3],
                  newCondition[r[4]],
                  r[5],
                  r[6] < 0 ? -1 : newString[r[6]]
                });
    int n = rows.length;
    put(Section.REGISTRATION_START, starts(slots, n, i -> rows[i][0]));
    put(Section.REGISTRATION_SLOT, column(rows, 0));
    put(Section.REGISTRATION_NODE, column(rows, 1));
    put(Section.REGISTRATION_FILE, column(rows, 2));
    put(Section.REGISTRATION_LINE, column(rows, 3));
    put(Section.REGISTRATION_CONDITION, column(rows, 4));
    put(Section.REGISTRATION_FLAGS, column(rows, 5));
    put(Section.REGISTRATION_HOLDER, column(rows, 6));
    group(
        Section.NODE_REGISTRATION_START,
        Section.NODE_REGISTRATION,
        nodes,
        n,
        i -> rows[i][1],
        i -> i);
  }

  private void flows() throws IOException {
    int[][] rows =
        rows(
            sink -> sink.flow,
            5,
            r -> new int[] {newSlot[r[0]], newSlot[r[1]], file(r[2]), r[3], newCondition[r[4]]});
    put(Section.FLOW_START, starts(slots, rows.length, i -> rows[i][0]));
    put(Section.FLOW_TARGET, column(rows, 0));
    put(Section.FLOW_SOURCE, column(rows, 1));
    put(Section.FLOW_FILE, column(rows, 2));
    put(Section.FLOW_LINE, column(rows, 3));
    put(Section.FLOW_CONDITION, column(rows, 4));
    group(Section.FLOW_OUT_START, Section.FLOW_OUT, slots, rows.length, i -> rows[i][1], i -> i);
  }

  private interface Table {
    IntList of(Sink sink);
  }

  private interface Renumber {
    int[] apply(int[] row);
  }

  /** All rows of all sinks, renumbered, sorted, without duplicates. */
  private int[][] rows(Table table, int width, Renumber renumber) {
    return builder.sinks.stream()
        .flatMap(sink -> {
          IntList list = table.of(sink);
          return IntStream.range(0, list.size() / width)
              .mapToObj(i -> {
                int[] row = new int[width];
                for (int c = 0; c < width; c++) {
                  row[c] = list.get(i * width + c);
                }
                return renumber.apply(row);
              });
        })
        .sorted(Arrays::compare)
        .collect(
            java.util.ArrayList<int[]>::new,
            (list, row) -> {
              if (list.isEmpty() || !Arrays.equals(list.getLast(), row)) {
                list.add(row);
              }
            },
            java.util.ArrayList::addAll)
        .toArray(int[][]::new);
  }

  private static int[] column(int[][] rows, int column) {
    int[] out = new int[rows.length];
    Arrays.setAll(out, i -> rows[i][column]);
    return out;
  }

  private static int[] starts(int keys, int count, IntUnaryOperator key) {
    int[] starts = new int[keys + 1];
    for (int i = 0; i < count; i++) {
      starts[key.applyAsInt(i) + 1]++;
    }
    for (int i = 0; i < keys; i++) {
      starts[i + 1] += starts[i];
    }
    return starts;
  }

  private void group(
      Section startSection,
      Section valueSection,
      int keys,
      int count,
      IntUnaryOperator key,
      IntUnaryOperator value)
      throws IOException {
    int[] starts = starts(keys, count, key);
    int[] next = starts.clone();
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[next[key.applyAsInt(i)]++] = value.applyAsInt(i);
    }
    put(startSection, starts);
    put(valueSection, values);
  }

  private static int[] sorted(int n, Comparator<Integer> order) {
    Integer[] ids = new Integer[n];
    Arrays.setAll(ids, i -> i);
    Arrays.parallelSort(ids, order);
    int[] out = new int[n];
    Arrays.setAll(out, i -> ids[i]);
    return out;
  }

  private static int[] inverse(int[] order) {
    int[] out = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      out[order[i]] = i;
    }
    return out;
  }

  private static int[] map(int[] order, IntUnaryOperator value) {
    int[] out = new int[order.length];
    Arrays.setAll(out, i -> value.applyAsInt(order[i]));
    return out;
  }
}
