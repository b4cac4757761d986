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
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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
  private final Map<Section, int[]> sections = new EnumMap<>(Section.class);
  private byte[] stringBytes = new byte[0];
  private int[] newString = new int[0];
  private int[] newFile = new int[0];
  private int[] newCondition = new int[0];
  private int[] newNode = new int[0];
  private int[] newSlot = new int[0];
  private int nodes;
  private int slots;

  private GraphWriter(GraphBuilder builder) {
    this.builder = builder;
  }

  public static void write(GraphBuilder builder, Path file) throws IOException {
    GraphWriter writer = new GraphWriter(builder);
    writer.stringsAndConditions();
    writer.defined();
    writer.files();
    writer.nodes();
    writer.slots();
    writer.edges();
    writer.registrations();
    writer.flows();
    writer.writeTo(file);
  }

  private void stringsAndConditions() {
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
    stringBytes = new byte[starts[order.length]];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(bytes[order[i]], 0, stringBytes, starts[i], bytes[order[i]].length);
    }
    sections.put(Section.STRING_START, starts);

    // 0 stays "always"; the rest in the order of their text.
    int[] conditionOrder =
        sorted(
            conditions.length,
            Comparator.comparingInt((Integer i) -> i == 0 ? -1 : newString[conditionString[i]])
                ::compare);
    newCondition = inverse(conditionOrder);
    sections.put(Section.CONDITION, map(conditionOrder, i -> newString[conditionString[i]]));
  }

  private void defined() {
    int[] names = builder.defined.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] order =
        sorted(names.length, (a, b) -> Integer.compare(newString[names[a]], newString[names[b]]));
    sections.put(Section.DEFINED_NAME, map(order, i -> newString[names[i]]));
    sections.put(
        Section.DEFINED_CONDITION,
        map(
            order,
            i -> newCondition[java.util.Objects.requireNonNull(builder.defined.get(names[i]))]));
  }

  private void files() {
    int n = builder.filePath.size();
    int[] order =
        sorted(
            n,
            (a, b) ->
                Integer.compare(
                    newString[builder.filePath.get(a)], newString[builder.filePath.get(b)]));
    newFile = inverse(order);
    sections.put(Section.FILE_PATH, map(order, i -> newString[builder.filePath.get(i)]));
    sections.put(
        Section.FILE_CONDITION, map(order, i -> newCondition[builder.fileCondition.get(i)]));
    sections.put(Section.FILE_PROGRAM, map(order, i -> newString[builder.fileProgram.get(i)]));
  }

  private void nodes() {
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
    sections.put(Section.NODE_NAME, map(order, i -> newString[builder.nodeName.get(i)]));
    sections.put(Section.NODE_FLAGS, map(order, builder.nodeFlags::get));
    sections.put(Section.NODE_FILE, map(order, i -> file(builder.nodeFile.get(i))));
    sections.put(Section.NODE_LINE, map(order, builder.nodeLine::get));
    sections.put(Section.NODE_END, map(order, builder.nodeEnd::get));
    sections.put(
        Section.NODE_CONDITION, map(order, i -> newCondition[builder.nodeCondition.get(i)]));
  }

  private int file(int provisional) {
    return provisional < 0 ? -1 : newFile[provisional];
  }

  private void slots() {
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
    sections.put(Section.SLOT_KIND, map(order, i -> renumbered[i].kind().ordinal()));
    sections.put(Section.SLOT_OWNER, map(order, i -> renumbered[i].owner()));
    sections.put(Section.SLOT_MEMBER, map(order, i -> renumbered[i].member()));
    sections.put(Section.SLOT_INDEX, map(order, i -> renumbered[i].index()));
    sections.put(Section.SLOT_FILE, map(order, i -> renumbered[i].file()));
    sections.put(Section.SLOT_LINE, map(order, i -> renumbered[i].line()));
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

  private void edges() {
    int[] count = new int[nodes + 1];
    int total = 0;
    int bindings = 0;
    for (Sink sink : builder.sinks) {
      total += sink.edgeFrom.size();
      bindings += sink.bindingTarget.size();
      for (int e = 0; e < sink.edgeFrom.size(); e++) {
        count[newNode[sink.edgeFrom.get(e)] + 1]++;
      }
    }
    for (int i = 0; i < nodes; i++) {
      count[i + 1] += count[i];
    }
    int[] starts = count.clone();
    int[] next = count;
    int[] from = new int[total];
    int[] target = new int[total];
    int[] flags = new int[total];
    int[] line = new int[total];
    int[] condition = new int[total];
    int[] text = new int[total];
    int[] sinkOf = new int[total];
    int[] indexIn = new int[total];
    for (int s = 0; s < builder.sinks.size(); s++) {
      Sink sink = builder.sinks.get(s);
      for (int e = 0; e < sink.edgeFrom.size(); e++) {
        int node = newNode[sink.edgeFrom.get(e)];
        int at = next[node]++;
        from[at] = node;
        target[at] = reference(sink.edgeTarget.get(e));
        flags[at] = sink.edgeFlags.get(e);
        line[at] = sink.edgeLine.get(e);
        condition[at] = newCondition[sink.edgeCondition.get(e)];
        int t = sink.edgeText.get(e);
        text[at] = t < 0 ? -1 : newString[t];
        sinkOf[at] = s;
        indexIn[at] = e;
      }
    }
    int[] bindingStart = new int[total + 1];
    IntList bindingTarget = new IntList(bindings);
    IntList bindingSource = new IntList(bindings);
    for (int e = 0; e < total; e++) {
      Sink sink = builder.sinks.get(sinkOf[e]);
      int i = indexIn[e];
      int end =
          i + 1 < sink.edgeBinding.size() ? sink.edgeBinding.get(i + 1) : sink.bindingTarget.size();
      for (int b = sink.edgeBinding.get(i); b < end; b++) {
        int to = sink.bindingTarget.get(b);
        bindingTarget.add(to >= 0 ? to : Graph.encodeSlot(newSlot[Graph.slotOf(to)]));
        bindingSource.add(reference(sink.bindingSource.get(b)));
      }
      bindingStart[e + 1] = bindingTarget.size();
    }
    sections.put(Section.OUT_START, starts);
    sections.put(Section.EDGE_TARGET, target);
    sections.put(Section.EDGE_FLAGS, flags);
    sections.put(Section.EDGE_LINE, line);
    sections.put(Section.EDGE_CONDITION, condition);
    sections.put(Section.EDGE_TEXT, text);
    sections.put(Section.EDGE_FROM, from);
    sections.put(Section.BINDING_START, bindingStart);
    sections.put(Section.BINDING_TARGET, bindingTarget.toArray());
    sections.put(Section.BINDING_SOURCE, bindingSource.toArray());
    int[] direct = IntStream.range(0, total).filter(e -> target[e] >= 0).toArray();
    group(
        Section.IN_START,
        Section.IN_EDGE,
        nodes,
        direct.length,
        i -> target[direct[i]],
        i -> direct[i]);
    int[] indirect = IntStream.range(0, total).filter(e -> Graph.isSlot(target[e])).toArray();
    group(
        Section.DISPATCH_START,
        Section.DISPATCH_EDGE,
        slots,
        indirect.length,
        i -> Graph.slotOf(target[indirect[i]]),
        i -> indirect[i]);
  }

  private int reference(int provisional) {
    if (provisional >= 0) {
      return newNode[provisional];
    }
    return Graph.isSlot(provisional)
        ? Graph.encodeSlot(newSlot[Graph.slotOf(provisional)])
        : provisional;
  }

  private void registrations() {
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
    sections.put(Section.REGISTRATION_START, starts(slots, n, i -> rows[i][0]));
    sections.put(Section.REGISTRATION_SLOT, column(rows, 0));
    sections.put(Section.REGISTRATION_NODE, column(rows, 1));
    sections.put(Section.REGISTRATION_FILE, column(rows, 2));
    sections.put(Section.REGISTRATION_LINE, column(rows, 3));
    sections.put(Section.REGISTRATION_CONDITION, column(rows, 4));
    sections.put(Section.REGISTRATION_FLAGS, column(rows, 5));
    sections.put(Section.REGISTRATION_HOLDER, column(rows, 6));
    group(
        Section.NODE_REGISTRATION_START,
        Section.NODE_REGISTRATION,
        nodes,
        n,
        i -> rows[i][1],
        i -> i);
  }

  private void flows() {
    int[][] rows =
        rows(
            sink -> sink.flow,
            5,
            r -> new int[] {newSlot[r[0]], newSlot[r[1]], file(r[2]), r[3], newCondition[r[4]]});
    sections.put(Section.FLOW_START, starts(slots, rows.length, i -> rows[i][0]));
    sections.put(Section.FLOW_TARGET, column(rows, 0));
    sections.put(Section.FLOW_SOURCE, column(rows, 1));
    sections.put(Section.FLOW_FILE, column(rows, 2));
    sections.put(Section.FLOW_LINE, column(rows, 3));
    sections.put(Section.FLOW_CONDITION, column(rows, 4));
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
      IntUnaryOperator value) {
    int[] starts = starts(keys, count, key);
    int[] next = starts.clone();
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[next[key.applyAsInt(i)]++] = value.applyAsInt(i);
    }
    sections.put(startSection, starts);
    sections.put(valueSection, values);
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

  private int[] ints(Section section) {
    return Objects.requireNonNull(sections.get(section), section.name());
  }

  private void writeTo(Path file) throws IOException {
    Section[] all = Section.values();
    ByteBuffer header = ByteBuffer.allocate(16 + 16 * all.length).order(ByteOrder.nativeOrder());
    header.putLong(Graph.MAGIC).putInt(Graph.VERSION).putInt(all.length);
    long at = header.capacity();
    for (Section section : all) {
      long size = section == Section.STRINGS ? stringBytes.length : 4L * ints(section).length;
      header.putLong(at).putLong(size);
      at += (size + 7) & ~7L;
    }
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeAll(out, header.flip());
      ByteBuffer chunk = ByteBuffer.allocate(1 << 20).order(ByteOrder.nativeOrder());
      for (Section section : all) {
        if (section == Section.STRINGS) {
          writeAll(out, ByteBuffer.wrap(stringBytes));
          writeAll(out, ByteBuffer.allocate(-stringBytes.length & 7));
        } else {
          writeInts(out, ints(section), chunk);
        }
      }
      out.force(true);
    }
  }

  private static void writeInts(FileChannel out, int[] values, ByteBuffer chunk)
      throws IOException {
    for (int i = 0; i < values.length; ) {
      chunk.clear();
      int n = Math.min(values.length - i, chunk.capacity() / 4);
      chunk.asIntBuffer().put(values, i, n);
      writeAll(out, chunk.limit(4 * n));
      i += n;
    }
    writeAll(out, ByteBuffer.allocate((-4 * values.length) & 7));
  }

  private static void writeAll(FileChannel out, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }
}
