package org.ktrail.queries.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.store.MappedArtifact;

/**
 * The sections of a graph, mapped read-only from a file that {@link GraphWriter} wrote and that was
 * sealed, under what is laid over them. Knows how numbers and strings are kept and nothing of what
 * they mean.
 */
final class Columns implements AutoCloseable {
  static final long MAGIC = 0x31_47_4c_41_52_54_4bL; // "KTRALG1"
  static final int VERSION = 6;

  private final MappedArtifact file;
  private final Column[] columns;
  private final Region strings;

  /** What is laid over the mapped columns; null if nothing is. */
  private final @Nullable Overlay overlay;

  private final DerivedTables derived;
  private final Runnable closing;

  private Columns(
      MappedArtifact file,
      Column[] columns,
      Region strings,
      @Nullable Overlay overlay,
      DerivedTables derived,
      Runnable closing) {
    this.derived = derived;
    this.file = file;
    this.columns = columns;
    this.strings = strings;
    this.overlay = overlay;
    this.closing = closing;
  }

  /** These with something laid over them; closing either closes both. */
  Columns under(Overlay over) {
    return new Columns(file, columns, strings, over, new DerivedTables(), closing);
  }

  /** These, closed by another way. */
  Columns lent(Runnable giveBack) {
    return new Columns(file, columns, strings, overlay, derived, giveBack);
  }

  /**
   * @throws IOException if the file cannot be read, is torn, or is of another version
   */
  static Columns open(Path file) throws IOException {
    MappedArtifact mapped = MappedArtifact.open(file);
    try {
      return read(mapped, file);
    } catch (IOException | RuntimeException e) {
      mapped.close();
      throw e;
    }
  }

  private static Columns read(MappedArtifact mapped, Path file) throws IOException {
    Section[] sections = Section.values();
    long length = 16 + 16L * sections.length;
    Column[] columns = new Column[sections.length];
    Region strings = null;
    Columns read;
    try {
      ByteBuffer header = header(mapped, length);
      if (header.getLong(0) != MAGIC
          || header.getInt(8) != VERSION
          || header.getInt(12) != sections.length) {
        throw new IOException(file + ": not a linked graph of this version");
      }
      for (int i = 0; i < sections.length; i++) {
        RegionInput in =
            new RegionInput(mapped, header.getLong(16 + 16 * i), header.getLong(24 + 16 * i));
        if (sections[i] == Section.STRINGS) {
          strings = in.rest();
        } else {
          columns[i] = stored(sections[i], in);
        }
      }
      read =
          new Columns(
              mapped,
              columns,
              Objects.requireNonNull(strings),
              null,
              new DerivedTables(),
              mapped::close);
      read.compose();
    } catch (IndexOutOfBoundsException e) {
      throw new IOException(file + ": torn graph", e);
    }
    return read;
  }

  private static ByteBuffer header(MappedArtifact mapped, long length) {
    mapped.need(0, length);
    return mapped.content().asSlice(0, length).asByteBuffer().order(ByteOrder.nativeOrder());
  }

  private static Column stored(Section section, RegionInput in) {
    return switch (section) {
      case EDGE_LINE_FAR, EDGE_CONDITION, EDGE_TEXT -> Column.Sparse.read(in);
      case EDGE_FROM -> Column.Runs.read(in);
      case BINDING_START -> Column.Starts.read(in);
      default -> Column.Packed.read(in);
    };
  }

  /** Puts columns in place that are kept as the difference from others. */
  private void compose() {
    Column from = column(Section.EDGE_FROM);
    int[] table = values(Section.EDGE_FLAGS_TABLE);
    compose(Section.EDGE_FLAGS, c -> new Column.Coded(c, table));
    compose(
        Section.EDGE_LINE,
        c -> new Column.Lines(c, column(Section.EDGE_LINE_FAR), from, column(Section.NODE_LINE)));
    compose(
        Section.EDGE_CONDITION,
        c -> new Column.Conditions(c, from, column(Section.NODE_CONDITION)));
  }

  private void compose(Section section, UnaryOperator<Column> composed) {
    columns[section.ordinal()] = composed.apply(column(section));
  }

  private Column column(Section section) {
    return columns[section.ordinal()];
  }

  @Override
  public void close() {
    closing.run();
  }

  String identity() {
    return file.name();
  }

  @Nullable Overlay overlay() {
    return overlay;
  }

  /** What was made of these, and of what is laid over them. */
  DerivedTables derived() {
    return derived;
  }

  // ---- numbers

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

  /** Size that the file has; what is laid over it is numbered from there. */
  int mappedSize(Section section) {
    return columns[section.ordinal()].size();
  }

  /** First of the rows that a {@code X_START} section gives a key. */
  int start(Section section, int key) {
    return overlay == null ? mapped(section, key) : overlay.start(this, section, key);
  }

  /** End, exclusive, of a key's rows. */
  int end(Section section, int key) {
    return overlay == null ? mapped(section, key + 1L) : overlay.end(this, section, key);
  }

  /** The values in a key's rows. */
  int[] range(Section starts, Section values, int key) {
    int start = start(starts, key);
    int end = end(starts, key);
    Objects.checkFromToIndex(start, end, size(values));
    int[] out = new int[end - start];
    for (int i = 0; i < out.length; i++) {
      out[i] = get(values, start + i);
    }
    return out;
  }

  // ---- strings

  String string(int id) {
    return new String(stringBytes(id), StandardCharsets.UTF_8);
  }

  byte[] stringBytes(int id) {
    byte[] added = overlay == null ? null : overlay.stringBytes(id);
    return added != null ? added : mappedString(id);
  }

  /** Whether a string's bytes end with these, without making the string. */
  boolean endsWith(int id, byte[] suffix) {
    byte[] added = overlay == null ? null : overlay.stringBytes(id);
    if (added != null) {
      int from = added.length - suffix.length;
      return from >= 0 && Arrays.equals(added, from, added.length, suffix, 0, suffix.length);
    }
    int end = mapped(Section.STRING_START, id + 1L);
    int from = end - suffix.length;
    if (from < mapped(Section.STRING_START, id)) {
      return false;
    }
    Objects.checkFromToIndex(from, end, strings.size());
    // Most differ at the dot that part of a member's name begins with.
    for (int i = 0; i < suffix.length; i++) {
      if (strings.get(from + i) != suffix[i]) {
        return false;
      }
    }
    return true;
  }

  private byte[] mappedString(int id) {
    int start = mapped(Section.STRING_START, id);
    int end = mapped(Section.STRING_START, id + 1L);
    Objects.checkFromToIndex(start, end, strings.size());
    byte[] bytes = new byte[end - start];
    strings.get(start, bytes);
    return bytes;
  }

  /** Number of the string, or −1. */
  int stringId(String text) {
    byte[] key = text.getBytes(StandardCharsets.UTF_8);
    int mapped = mappedSize(Section.STRING_START) - 1;
    int first = Bisection.first(0, mapped, id -> Arrays.compareUnsigned(mappedString(id), key) < 0);
    if (first < mapped && Arrays.equals(mappedString(first), key)) {
      return first;
    }
    return overlay == null ? -1 : overlay.addedString(text);
  }
}
