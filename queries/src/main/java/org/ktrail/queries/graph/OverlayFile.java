package org.ktrail.queries.graph;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.files.SealedFile;

/**
 * Keeps what is laid over a mapped graph in a file of its own, so that it is not linked again. It
 * is as large as what differs. The file names the graph that it belongs to: over another one it
 * means nothing.
 *
 * <p>Numbers are big-endian: magic, version, identity of the graph; for each section the values
 * appended, those put in place of others, and the ranges of keys; strings; nodes and files that are
 * gone. A list of edges that enter a node is kept as what differs: much is called from everywhere.
 */
public final class OverlayFile {
  private static final long MAGIC = 0x4b_54_52_41_4c_4f_31L; // "KTRALO1"
  private static final int LONGEST = 1 << 28;

  private OverlayFile() {}

  /**
   * Writes what is laid over a graph. Publishing and sealing it is the caller's work.
   *
   * @param graph that {@link OverlayBuilder} built
   * @throws IllegalArgumentException if nothing is laid over it
   */
  public static void write(Graph graph, Path file) throws IOException {
    Overlay over = graph.columns().overlay();
    if (over == null) {
      throw new IllegalArgumentException("nothing is laid over it");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(MAGIC);
      out.writeInt(Columns.VERSION);
      text(out, graph.identity().getBytes(StandardCharsets.UTF_8));
      for (Section section : Section.values()) {
        values(out, section == Section.IN_EDGE ? new IntList() : over.appended(section));
        pairs(out, over.replaced(section));
        if (section == Section.IN_START) {
          entering(out, over, graph.columns());
        } else {
          ranges(out, over.ranges(section), over.bounds());
        }
      }
      out.writeInt(over.strings().size());
      for (byte[] string : over.strings()) {
        text(out, string);
      }
      bits(out, over.goneNodes);
      bits(out, over.goneFiles);
    }
    Files.write(file, bytes.toByteArray());
  }

  /**
   * A graph under what was kept of it. Closing either closes both.
   *
   * @throws IOException if the file cannot be read, is torn, of another version or of another graph
   */
  public static Graph over(Graph base, Path file) throws IOException {
    Overlay over = new Overlay(base.columns());
    byte[] all = SealedFile.read(file, LONGEST);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(all))) {
      if (in.readLong() != MAGIC
          || in.readInt() != Columns.VERSION
          || !new String(text(in), StandardCharsets.UTF_8).equals(base.identity())) {
        throw new IOException(file + ": not laid over this graph");
      }
      for (Section section : Section.values()) {
        for (int left = in.readInt(); left > 0; left--) {
          over.append(section, in.readInt());
        }
        for (int left = in.readInt(); left > 0; left--) {
          over.replace(section, in.readInt(), in.readInt());
        }
        for (int left = in.readInt(); left > 0; left--) {
          if (section == Section.IN_START) {
            over.entering(in.readInt(), new Overlay.Entering(values(in), values(in)));
          } else {
            over.range(section, in.readInt(), in.readInt(), in.readInt());
          }
        }
      }
      for (int left = in.readInt(); left > 0; left--) {
        over.addString(text(in));
      }
      over.goneNodes.or(bits(in));
      over.goneFiles.or(bits(in));
    }
    over.nameAppended();
    return base.under(over);
  }

  private static void values(DataOutputStream out, IntList values) throws IOException {
    out.writeInt(values.size());
    for (int i = 0; i < values.size(); i++) {
      out.writeInt(values.get(i));
    }
  }

  private static void pairs(DataOutputStream out, @Nullable IntMap map) throws IOException {
    IntList flat = new IntList();
    if (map != null) {
      map.forEach((key, value) -> {
        flat.add(key);
        flat.add(value);
      });
    }
    write(out, flat, 2);
  }

  private static IntList values(DataInputStream in) throws IOException {
    IntList values = new IntList(1);
    for (int left = in.readInt(); left > 0; left--) {
      values.add(in.readInt());
    }
    return values;
  }

  private static void ranges(DataOutputStream out, @Nullable IntMap ranges, IntList bounds)
      throws IOException {
    IntList flat = new IntList();
    if (ranges != null) {
      ranges.forEach((key, at) -> {
        flat.add(key);
        flat.add(bounds.get(at));
        flat.add(bounds.get(at + 1));
      });
    }
    write(out, flat, 3);
  }

  private static void entering(DataOutputStream out, Overlay over, Columns columns)
      throws IOException {
    IntList nodes = new IntList();
    IntMap ranges = over.ranges(Section.IN_START);
    if (ranges != null) {
      ranges.forEach((node, at) -> nodes.add(node));
    }
    out.writeInt(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      Overlay.Entering differs = over.differing(columns, nodes.get(i));
      out.writeInt(nodes.get(i));
      values(out, differs.gone());
      values(out, differs.added());
    }
  }

  /** Rows of so many numbers. */
  private static void write(DataOutputStream out, IntList flat, int width) throws IOException {
    out.writeInt(flat.size() / width);
    for (int i = 0; i < flat.size(); i++) {
      out.writeInt(flat.get(i));
    }
  }

  private static void text(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a string of " + length);
    }
    return in.readNBytes(length);
  }

  private static void bits(DataOutputStream out, BitSet bits) throws IOException {
    text(out, bits.toByteArray());
  }

  private static BitSet bits(DataInputStream in) throws IOException {
    return BitSet.valueOf(text(in));
  }
}
