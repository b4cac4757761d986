package org.ktrail.queries.link.base;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.queries.link.edges.Pending;
import org.ktrail.queries.link.edges.WordFlow;
import org.ktrail.queries.link.facts.CompactFragments;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.made.Generator;
import org.ktrail.queries.link.world.DeclaredNames;
import org.ktrail.queries.link.world.World;

/**
 * Keeps what a whole link learnt and a later partial one needs: who includes whom, what macros
 * made, which members and types hold functions. Filled by the linker, then written to a file that
 * {@link LinkBase} reads. What macros made may be told by any number of threads, a file at a time.
 */
public final class LinkBaseWriter {
  static final long MAGIC = 0x32_42_4c_41_52_54_4bL; // "KTRALB2"
  static final int SECTIONS = 15;
  static final int BLOBS = 0;
  static final int BY_BLOB = 1;
  static final int INCLUDE_START = 2;
  static final int INCLUDE_TARGET = 3;
  static final int INCLUDE_LINE = 4;
  static final int ARCHITECTURES = 5;
  static final int NAMES = 6;
  static final int MADE_START = 7;
  static final int MADE = 8;
  static final int HASH = 9;
  static final int HASH_FILE = 10;

  /** Hashes of the file names of includes that led nowhere. */
  static final int UNRESOLVED = 11;

  /**
   * Functions handed on as words, rows of {@link #WORD_ROW}: the file that hands it; the file and
   * the hash of the name of the function that is handed it; the parameter. Sorted.
   */
  static final int WORDS = 12;

  static final int WORD_ROW = 4;

  /** Macros that makefiles define; {@link DefinesTable}. */
  static final int DEFINES = 13;

  /** Headers that are read again with macros of an includer's own. */
  static final int READ_AGAIN = 14;

  private byte[] @org.jspecify.annotations.Nullable [] made = new byte[0][];
  private int[] @org.jspecify.annotations.Nullable [] hashes = new int[0][];
  private byte[] @org.jspecify.annotations.Nullable [] sections = new byte[SECTIONS][];

  public void files(int files) {
    made = new byte[files][];
    hashes = new int[files][];
  }

  /** What macros made in one file. */
  public void made(int file, Generator.Result result) {
    if (result.made().isEmpty() && result.headed().isEmpty()) {
      return;
    }
    made[file] = encode(result);
    Set<String> names = new HashSet<>();
    result.headed().forEach(c -> names.add(c.name));
    for (Generator.Made m : result.made()) {
      DeclaredNames.of(m.facts().declarations(), names);
    }
    hashes[file] = names.stream().mapToInt(LinkBase::hash).sorted().distinct().toArray();
  }

  /** Who hands functions on as words to whom: {@link WordFlow} follows those of all files. */
  public void words(List<Pending> pending) {
    TreeSet<int[]> rows = new TreeSet<>(Arrays::compare);
    for (Pending p : pending) {
      for (Pending.Word w : p.words) {
        Callable to = w.function();
        rows.add(new int[] {w.from(), to.file(), LinkBase.hash(to.name), w.parameter()});
      }
    }
    section(WORDS, ints(rows.stream().flatMapToInt(Arrays::stream).toArray()));
  }

  /** Tells headers that are read again, by what stands at the includes of them. */
  public void readAgain(World world, Generator.Result[] results) {
    BitSet headers = new BitSet();
    for (int f = 0; f < world.files; f++) {
      int[] lines = world.includes.targetLines(f);
      for (Generator.Made m : results[f].made()) {
        for (int i = 0; i < lines.length; i++) {
          if (lines[i] == m.line()) {
            headers.set(world.includes.targets(f)[i]);
          }
        }
      }
    }
    section(READ_AGAIN, ints(headers.stream().toArray()));
  }

  private static byte[] encode(Generator.Result result) {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(Condition.ALWAYS);
    List<Declarations.Function> heads = new ArrayList<>();
    result.headed().forEach(c -> heads.add(head(c)));
    result.made().forEach(m -> conditions.add(m.condition()));
    Declarations head = Declarations.ofFunctions(conditions, heads);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      put(out, FactsCodec.encodeDeclarations(head));
      out.writeInt(result.made().size());
      for (Generator.Made m : result.made()) {
        out.writeInt(m.line());
        put(out, FactsCodec.encodeDeclarations(m.facts().declarations()));
        put(out, CompactFragments.encodedBodies(m.facts()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return deflated(bytes.toByteArray());
  }

  /** What macros make of one header is much alike. */
  private static byte[] deflated(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4 + 64);
      byte[] chunk = new byte[1 << 12];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** A function whose head a macro makes, as if it were written out. */
  public static Declarations.Function head(Callable c) {
    return new Declarations.Function(
        c.name,
        c.result,
        c.parameters,
        c.isStatic,
        c.inline,
        c.weak,
        "",
        0,
        0,
        0,
        c.line,
        c.endLine,
        c.ownCondition,
        Declarations.Invocation.NONE,
        c.bodyIndex);
  }

  private static void put(DataOutputStream out, byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  /** The rest, once everything is declared. */
  public void take(World world) {
    int n = world.files;
    byte[] blobs = new byte[n * BlobId.LENGTH];
    Integer[] byBlob = new Integer[n];
    int[] starts = new int[n + 1];
    Ints targets = new Ints();
    Ints lines = new Ints();
    for (int f = 0; f < n; f++) {
      world.facts.blob(f).write(blobs, f * BlobId.LENGTH);
      byBlob[f] = f;
      targets.add(world.includes.targets(f));
      lines.add(world.includes.targetLines(f));
      starts[f + 1] = targets.size();
    }
    Arrays.sort(byBlob, Comparator.comparing((Integer f) -> BlobId.of(blobs, f * BlobId.LENGTH)));
    section(BLOBS, blobs);
    section(BY_BLOB, ints(Arrays.stream(byBlob).mapToInt(Integer::intValue).toArray()));
    section(INCLUDE_START, ints(starts));
    section(INCLUDE_TARGET, ints(targets.toArray()));
    section(INCLUDE_LINE, ints(lines.toArray()));
    section(
        UNRESOLVED,
        ints(world.includes.unresolved().stream().mapToInt(LinkBase::hash).sorted().toArray()));
    section(DEFINES, DefinesTable.write(world.facts));
    StringBuilder architectures = new StringBuilder();
    for (int a = 0; a < world.includes.architectureCount(); a++) {
      architectures.append(world.includes.architecture(a)).append('\n');
    }
    section(ARCHITECTURES, bytes(architectures.toString()));
    section(
        NAMES,
        bytes(
            String.join("\n", new TreeSet<>(world.functionTypedefs))
                + "\n\n"
                + String.join("\n", new TreeSet<>(world.functionMembers))));
    names();
  }

  private void names() {
    int n = made.length;
    int[] starts = new int[n + 1];
    int names = 0;
    for (int f = 0; f < n; f++) {
      byte[] here = made[f];
      int[] own = hashes[f];
      starts[f + 1] = starts[f] + (here == null ? 0 : here.length);
      names += own == null ? 0 : own.length;
    }
    byte[] all = new byte[starts[n]];
    long[] keys = new long[names];
    int k = 0;
    for (int f = 0; f < n; f++) {
      byte[] here = made[f];
      int[] own = hashes[f];
      if (here != null && own != null) {
        System.arraycopy(here, 0, all, starts[f], here.length);
        for (int hash : own) {
          keys[k++] = (long) hash << 32 | f;
        }
      }
    }
    Arrays.sort(keys);
    section(MADE_START, ints(starts));
    section(MADE, all);
    section(HASH, ints(Arrays.stream(keys).mapToInt(key -> (int) (key >> 32)).toArray()));
    section(HASH_FILE, ints(Arrays.stream(keys).mapToInt(key -> (int) key).toArray()));
    made = new byte[0][];
    hashes = new int[0][];
  }

  private void section(int number, byte[] bytes) {
    sections[number] = bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ints(int[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
    buffer.asIntBuffer().put(values);
    return buffer.array();
  }

  private static final class Ints {
    private final org.ktrail.queries.graph.IntList list = new org.ktrail.queries.graph.IntList();

    void add(int[] values) {
      for (int value : values) {
        list.add(value);
      }
    }

    int size() {
      return list.size();
    }

    int[] toArray() {
      return list.toArray();
    }
  }

  /**
   * Writes to this path and nowhere else.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(16 + 16 * SECTIONS).order(ByteOrder.nativeOrder());
    header.putLong(MAGIC).putInt(LinkBase.VERSION).putInt(SECTIONS);
    long at = header.capacity();
    for (byte[] section : sections) {
      long length = section == null ? 0 : section.length;
      header.putLong(at).putLong(length);
      at += (length + 7) & ~7L;
    }
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(out, header.flip());
      for (byte[] section : sections) {
        if (section != null) {
          write(out, ByteBuffer.wrap(section));
          write(out, ByteBuffer.allocate(-section.length & 7));
        }
      }
      out.force(true);
    }
  }

  private static void write(FileChannel out, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }
}
