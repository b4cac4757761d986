package org.ktrail.queries.graph;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.queries.graph.GraphBuilder.SlotKey;

/**
 * Writes what a {@link GraphBuilder} collected, renumbered canonically. Writes to the path given
 * and nowhere else; publishing it whole (rename) is the caller's work.
 */
public final class GraphWriter {
  private final GraphBuilder builder;
  private final SectionWriter out;
  private final CanonicalNumbers numbers = new CanonicalNumbers();

  private GraphWriter(GraphBuilder builder, SectionWriter out) {
    this.builder = builder;
    this.out = out;
  }

  /** The builder's edges are gone after it. */
  public static void write(GraphBuilder builder, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      SectionWriter out = new SectionWriter(channel);
      GraphWriter writer = new GraphWriter(builder, out);
      builder.endRuns();
      writer.stringsAndConditions();
      writer.defined();
      writer.constants();
      writer.companions();
      writer.files();
      writer.nodes();
      writer.slots();
      new EdgeWriter(builder, writer.numbers).write(out);
      writer.registrations();
      writer.flows();
      // Last, over the room left for it: a graph without a header is none.
      out.finish();
    }
  }

  private void stringsAndConditions() throws IOException {
    Condition[] conditions = builder.conditionTable();
    int[] conditionString = new int[conditions.length];
    for (int i = 0; i < conditions.length; i++) {
      conditionString[i] = builder.string(ConditionText.encode(conditions[i]));
    }
    String[] table = builder.stringTable();
    byte[][] bytes =
        Parallel.map(Arrays.asList(table), text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    int[] order =
        Permutations.sorted(table.length, (a, b) -> Arrays.compareUnsigned(bytes[a], bytes[b]));
    numbers.strings = Permutations.inverse(order);
    int[] starts = new int[order.length + 1];
    for (int i = 0; i < order.length; i++) {
      starts[i + 1] = starts[i] + bytes[order[i]].length;
    }
    out.section(
        Section.STRINGS,
        to -> {
          for (int i : order) {
            to.write(bytes[i]);
          }
        });
    out.put(Section.STRING_START, starts);

    // 0 stays "always"; the rest in the order of their text.
    int[] conditionOrder =
        Permutations.sorted(
            conditions.length,
            Comparator.comparingInt(
                    (Integer i) -> i == 0 ? -1 : numbers.strings[conditionString[i]])
                ::compare);
    numbers.conditions = Permutations.inverse(conditionOrder);
    out.put(
        Section.CONDITION,
        Permutations.map(conditionOrder, i -> numbers.strings[conditionString[i]]));
  }

  private void defined() throws IOException {
    int[] names = builder.defined.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] order =
        Permutations.sorted(
            names.length,
            (a, b) -> Integer.compare(numbers.strings[names[a]], numbers.strings[names[b]]));
    out.put(Section.DEFINED_NAME, Permutations.map(order, i -> numbers.strings[names[i]]));
    out.put(
        Section.DEFINED_CONDITION,
        Permutations.map(
            order, i -> numbers.conditions[Objects.requireNonNull(builder.defined.get(names[i]))]));
  }

  private void constants() throws IOException {
    int[] order =
        Permutations.sorted(
            builder.constantName.size(),
            Comparator.comparingInt((Integer i) -> numbers.strings[builder.constantName.get(i)])
                    .thenComparingInt(i -> numbers.strings[builder.constantText.get(i)])
                    .thenComparingInt(i -> numbers.conditions[builder.constantCondition.get(i)])
                ::compare);
    out.put(
        Section.CONSTANT_NAME,
        Permutations.map(order, i -> numbers.strings[builder.constantName.get(i)]));
    out.put(
        Section.CONSTANT_CONDITION,
        Permutations.map(order, i -> numbers.conditions[builder.constantCondition.get(i)]));
    out.put(
        Section.CONSTANT_TEXT,
        Permutations.map(order, i -> numbers.strings[builder.constantText.get(i)]));
  }

  private void companions() throws IOException {
    long[] pairs =
        builder.companions.stream()
            .mapToLong(
                p -> (long) numbers.strings[(int) (p >> 32)] << 32 | numbers.strings[p.intValue()])
            .sorted()
            .toArray();
    out.put(
        Section.COMPANION_NAME,
        java.util.stream.LongStream.of(pairs).mapToInt(p -> (int) (p >> 32)).toArray());
    out.put(
        Section.COMPANION_OTHER,
        java.util.stream.LongStream.of(pairs).mapToInt(p -> (int) p).toArray());
  }

  private void files() throws IOException {
    int n = builder.filePath.size();
    int[] order =
        Permutations.sorted(
            n,
            (a, b) ->
                Integer.compare(
                    numbers.strings[builder.filePath.get(a)],
                    numbers.strings[builder.filePath.get(b)]));
    numbers.files = Permutations.inverse(order);
    out.put(
        Section.FILE_PATH, Permutations.map(order, i -> numbers.strings[builder.filePath.get(i)]));
    out.put(
        Section.FILE_CONDITION,
        Permutations.map(order, i -> numbers.conditions[builder.fileCondition.get(i)]));
    out.put(
        Section.FILE_PROGRAM,
        Permutations.map(order, i -> numbers.strings[builder.fileProgram.get(i)]));
    out.put(Section.FILE_UNIT, Permutations.map(order, i -> builder.units.get(i) ? 1 : 0));
    includes(order);
  }

  private void includes(int[] order) throws IOException {
    int[] starts = new int[order.length + 1];
    IntList targets = new IntList();
    IntList conditions = new IntList();
    for (int i = 0; i < order.length; i++) {
      int[] files = builder.includeTargets.getOrDefault(order[i], NONE);
      int[] whens = builder.includeConditions.getOrDefault(order[i], NONE);
      for (int k = 0; k < files.length; k++) {
        targets.add(numbers.files[files[k]]);
        conditions.add(numbers.conditions[whens[k]]);
      }
      starts[i + 1] = targets.size();
    }
    out.put(Section.INCLUDE_START, starts);
    out.put(Section.INCLUDE_TARGET, targets.toArray());
    out.put(Section.INCLUDE_CONDITION, conditions.toArray());
  }

  private static final int[] NONE = new int[0];

  private void nodes() throws IOException {
    int nodes = builder.nodeName.size();
    int[] order =
        Permutations.sorted(
            nodes,
            (a, b) -> {
              int c =
                  Integer.compare(
                      numbers.strings[builder.nodeName.get(a)],
                      numbers.strings[builder.nodeName.get(b)]);
              c =
                  c != 0
                      ? c
                      : Integer.compare(
                          numbers.file(builder.nodeFile.get(a)),
                          numbers.file(builder.nodeFile.get(b)));
              c = c != 0 ? c : Integer.compare(builder.nodeLine.get(a), builder.nodeLine.get(b));
              c = c != 0 ? c : Integer.compare(builder.nodeFlags.get(a), builder.nodeFlags.get(b));
              return c != 0 ? c : Integer.compare(a, b);
            });
    numbers.nodes = Permutations.inverse(order);
    out.put(
        Section.NODE_NAME, Permutations.map(order, i -> numbers.strings[builder.nodeName.get(i)]));
    out.put(Section.NODE_FLAGS, Permutations.map(order, builder.nodeFlags::get));
    out.put(Section.NODE_FILE, Permutations.map(order, i -> numbers.file(builder.nodeFile.get(i))));
    numbers.nodeLine = Permutations.map(order, builder.nodeLine::get);
    out.put(Section.NODE_LINE, numbers.nodeLine);
    out.put(Section.NODE_END, Permutations.map(order, builder.nodeEnd::get));
    numbers.nodeCondition =
        Permutations.map(order, i -> numbers.conditions[builder.nodeCondition.get(i)]);
    out.put(Section.NODE_CONDITION, numbers.nodeCondition);
  }

  private void slots() throws IOException {
    SlotKey[] keys = builder.slotTable();
    int slots = keys.length;
    SlotKey[] renumbered = new SlotKey[slots];
    for (int i = 0; i < slots; i++) {
      renumbered[i] = keys[i].renumbered(numbers::node, numbers::string, numbers::file);
    }
    int[] order =
        Permutations.sorted(
            slots,
            (a, b) ->
                Comparator.comparing(SlotKey::kind)
                    .thenComparingInt(SlotKey::owner)
                    .thenComparingInt(SlotKey::member)
                    .thenComparingInt(SlotKey::index)
                    .thenComparingInt(SlotKey::file)
                    .thenComparingInt(SlotKey::line)
                    .compare(renumbered[a], renumbered[b]));
    numbers.slots = Permutations.inverse(order);
    out.put(Section.SLOT_KIND, Permutations.map(order, i -> renumbered[i].kind().ordinal()));
    out.put(Section.SLOT_OWNER, Permutations.map(order, i -> renumbered[i].owner()));
    out.put(Section.SLOT_MEMBER, Permutations.map(order, i -> renumbered[i].member()));
    out.put(Section.SLOT_INDEX, Permutations.map(order, i -> renumbered[i].index()));
    out.put(Section.SLOT_FILE, Permutations.map(order, i -> renumbered[i].file()));
    out.put(Section.SLOT_LINE, Permutations.map(order, i -> renumbered[i].line()));
    IntList parameters = new IntList();
    IntList owners = new IntList();
    for (int i = 0; i < slots; i++) {
      SlotKey key = renumbered[order[i]];
      if (key.kind() == SlotKind.PARAMETER) {
        parameters.add(i);
        owners.add(key.owner());
      }
    }
    out.group(
        Section.PARAMETER_START,
        Section.PARAMETER_SLOT,
        numbers.nodes.length,
        parameters.size(),
        owners::get,
        parameters::get);
  }

  private void registrations() throws IOException {
    SinkRows<RegistrationColumn> rows =
        SinkRows.of(
            builder.sinks,
            sink -> sink.registration,
            r ->
                new int[] {
                  numbers.slots[r.get(RegistrationColumn.SLOT)],
                  numbers.nodes[r.get(RegistrationColumn.NODE)],
                  numbers.file(r.get(RegistrationColumn.FILE)),
                  r.get(RegistrationColumn.LINE),
                  numbers.conditions[r.get(RegistrationColumn.CONDITION)],
                  r.get(RegistrationColumn.FLAGS),
                  numbers.stringOrNone(r.get(RegistrationColumn.HOLDER))
                });
    out.starts(
        Section.REGISTRATION_START,
        numbers.slots.length,
        rows.count(),
        i -> rows.get(i, RegistrationColumn.SLOT));
    out.put(Section.REGISTRATION_SLOT, rows.column(RegistrationColumn.SLOT));
    out.put(Section.REGISTRATION_NODE, rows.column(RegistrationColumn.NODE));
    out.put(Section.REGISTRATION_FILE, rows.column(RegistrationColumn.FILE));
    out.put(Section.REGISTRATION_LINE, rows.column(RegistrationColumn.LINE));
    out.put(Section.REGISTRATION_CONDITION, rows.column(RegistrationColumn.CONDITION));
    out.put(Section.REGISTRATION_FLAGS, rows.column(RegistrationColumn.FLAGS));
    out.put(Section.REGISTRATION_HOLDER, rows.column(RegistrationColumn.HOLDER));
    out.group(
        Section.NODE_REGISTRATION_START,
        Section.NODE_REGISTRATION,
        numbers.nodes.length,
        rows.count(),
        i -> rows.get(i, RegistrationColumn.NODE),
        i -> i);
  }

  private void flows() throws IOException {
    SinkRows<FlowColumn> rows =
        SinkRows.of(
            builder.sinks,
            sink -> sink.flow,
            r ->
                new int[] {
                  numbers.slots[r.get(FlowColumn.TARGET)],
                  numbers.slots[r.get(FlowColumn.SOURCE)],
                  numbers.file(r.get(FlowColumn.FILE)),
                  r.get(FlowColumn.LINE),
                  numbers.conditions[r.get(FlowColumn.CONDITION)]
                });
    out.starts(
        Section.FLOW_START,
        numbers.slots.length,
        rows.count(),
        i -> rows.get(i, FlowColumn.TARGET));
    out.put(Section.FLOW_TARGET, rows.column(FlowColumn.TARGET));
    out.put(Section.FLOW_SOURCE, rows.column(FlowColumn.SOURCE));
    out.put(Section.FLOW_FILE, rows.column(FlowColumn.FILE));
    out.put(Section.FLOW_LINE, rows.column(FlowColumn.LINE));
    out.put(Section.FLOW_CONDITION, rows.column(FlowColumn.CONDITION));
    out.group(
        Section.FLOW_OUT_START,
        Section.FLOW_OUT,
        numbers.slots.length,
        rows.count(),
        i -> rows.get(i, FlowColumn.SOURCE),
        i -> i);
  }
}
