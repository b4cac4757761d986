package org.ktrail.queries.link.base;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.FactsCodec;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.StringPool;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.store.MappedArtifact;

/**
 * What a whole link kept for partial ones, mapped from a file. Files have the numbers of the graph
 * that was linked with it. For one thread; closed with its last user. What a damaged file says
 * wrongly ends in an {@link IndexOutOfBoundsException}, an {@link UncheckedIOException} or a {@link
 * FactsCodec.DamagedFactsException}, or is another answer, never a loop.
 */
public final class LinkBase implements AutoCloseable {
  /** Raise with every change that alters a graph, or what is kept beside it. */
  public static final int VERSION = 15;

  /**
   * What macros made in one file, as it was stored.
   *
   * @param heads functions whose head a macro makes; their conditions are numbers of the file's own
   *     declarations
   */
  public record Kept(List<Declarations.Function> heads, List<KeptMade> made) {
    public static final Kept NONE = new Kept(List.of(), List.of());
  }

  public record KeptMade(
      SourceFacts facts, int line, org.ktrail.indexer.condition.Condition condition) {}

  private final MappedArtifact file;
  private final MemorySegment[] sections = new MemorySegment[LinkBaseWriter.SECTIONS];
  private final long[] starts = new long[LinkBaseWriter.SECTIONS];
  private final Map<Integer, Kept> known = new HashMap<>();

  private LinkBase(MappedArtifact file) {
    this.file = file;
  }

  /**
   * @throws IOException if the file cannot be read, is torn, or is of another version
   */
  public static LinkBase open(Path file) throws IOException {
    MappedArtifact mapped = MappedArtifact.open(file);
    try {
      LinkBase base = new LinkBase(mapped);
      base.read(mapped.content(), file);
      return base;
    } catch (IOException | RuntimeException e) {
      mapped.close();
      throw e;
    }
  }

  private void read(MemorySegment all, Path file) throws IOException {
    long header = 16 + 16L * LinkBaseWriter.SECTIONS;
    this.file.need(0, header);
    if (all.byteSize() < header
        || all.get(ValueLayout.JAVA_LONG, 0) != LinkBaseWriter.MAGIC
        || all.get(ValueLayout.JAVA_INT, 8) != VERSION
        || all.get(ValueLayout.JAVA_INT, 12) != LinkBaseWriter.SECTIONS) {
      throw new IOException(file + ": not of this version");
    }
    for (int i = 0; i < sections.length; i++) {
      long start = all.get(ValueLayout.JAVA_LONG, 16 + 16L * i);
      long size = all.get(ValueLayout.JAVA_LONG, 24 + 16L * i);
      if (start < header || size < 0 || size > all.byteSize() || start > all.byteSize() - size) {
        throw new IOException(file + ": torn");
      }
      sections[i] = all.asSlice(start, size);
      starts[i] = start;
      if (isNumbers(i) && size % Integer.BYTES != 0) {
        throw new IOException(file + ": torn");
      }
    }
  }

  private static boolean isNumbers(int section) {
    return switch (section) {
      case LinkBaseWriter.BLOBS,
          LinkBaseWriter.ARCHITECTURES,
          LinkBaseWriter.NAMES,
          LinkBaseWriter.DEFINES,
          LinkBaseWriter.MADE ->
          false;
      default -> true;
    };
  }

  @Override
  public void close() {
    file.close();
  }

  /** Names the content of the file. */
  public String identity() {
    return file.name();
  }

  public static int hash(String name) {
    int h = name.hashCode() * 0x9E3779B9;
    return h ^ h >>> 15;
  }

  private int get(int section, long index) {
    need(section, index << 2, 4);
    return sections[section].get(ValueLayout.JAVA_INT_UNALIGNED, index << 2);
  }

  private void need(int section, long at, long length) {
    file.need(starts[section] + at, starts[section] + at + length);
  }

  /** A whole section. */
  private MemorySegment all(int section) {
    need(section, 0, sections[section].byteSize());
    return sections[section];
  }

  public int files() {
    return (int) (sections[LinkBaseWriter.BY_BLOB].byteSize() >> 2);
  }

  public BlobId blob(int file) {
    need(LinkBaseWriter.BLOBS, (long) file * BlobId.LENGTH, BlobId.LENGTH);
    byte[] id =
        sections[LinkBaseWriter.BLOBS]
            .asSlice((long) file * BlobId.LENGTH, BlobId.LENGTH)
            .toArray(ValueLayout.JAVA_BYTE);
    return BlobId.of(id, 0);
  }

  /** The files that have these bytes. */
  public List<Integer> files(BlobId blob) {
    MemorySegment id = MemorySegment.ofArray(blob.bytes());
    int low = 0;
    int high = files();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(get(LinkBaseWriter.BY_BLOB, middle), id) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    List<Integer> found = new ArrayList<>(1);
    while (low < files() && compare(get(LinkBaseWriter.BY_BLOB, low), id) == 0) {
      found.add(get(LinkBaseWriter.BY_BLOB, low++));
    }
    return found;
  }

  /**
   * A file's blob against another, in the order of blobs: asked very often, so nothing is copied.
   */
  private int compare(int file, MemorySegment id) {
    MemorySegment blobs = sections[LinkBaseWriter.BLOBS];
    long at = (long) file * BlobId.LENGTH;
    need(LinkBaseWriter.BLOBS, at, BlobId.LENGTH);
    long differs = MemorySegment.mismatch(blobs, at, at + BlobId.LENGTH, id, 0, BlobId.LENGTH);
    return differs < 0
        ? 0
        : Byte.compareUnsigned(
            blobs.get(ValueLayout.JAVA_BYTE, at + differs), id.get(ValueLayout.JAVA_BYTE, differs));
  }

  public int[] targets(int file) {
    return range(LinkBaseWriter.INCLUDE_TARGET, file);
  }

  public int[] targetLines(int file) {
    return range(LinkBaseWriter.INCLUDE_LINE, file);
  }

  /** Where the includes of each file begin in {@link #allTargets}. */
  public int[] starts() {
    return all(LinkBaseWriter.INCLUDE_START).toArray(ValueLayout.JAVA_INT_UNALIGNED);
  }

  /** The included files of all files. */
  public int[] allTargets() {
    return all(LinkBaseWriter.INCLUDE_TARGET).toArray(ValueLayout.JAVA_INT_UNALIGNED);
  }

  private int[] range(int section, int file) {
    int start = get(LinkBaseWriter.INCLUDE_START, file);
    int end = get(LinkBaseWriter.INCLUDE_START, file + 1L);
    Objects.checkFromToIndex(start, end, (int) (sections[section].byteSize() >> 2));
    int[] out = new int[end - start];
    for (int i = start; i < end; i++) {
      out[i - start] = get(section, i);
    }
    return out;
  }

  public List<String> architectures() {
    return text(LinkBaseWriter.ARCHITECTURES).lines().toList();
  }

  public Set<String> functionTypedefs() {
    String names = text(LinkBaseWriter.NAMES);
    return new HashSet<>(names.substring(0, names.indexOf("\n\n")).lines().toList());
  }

  public Set<String> functionMembers() {
    String names = text(LinkBaseWriter.NAMES);
    return new HashSet<>(names.substring(names.indexOf("\n\n") + 2).lines().toList());
  }

  /** Macros that makefiles define. */
  public DefinesTable defines() {
    DefinesTable known = defines;
    if (known == null) {
      known = DefinesTable.read(all(LinkBaseWriter.DEFINES).toArray(ValueLayout.JAVA_BYTE));
      defines = known;
    }
    return known;
  }

  private @Nullable DefinesTable defines;

  /** Whether an include of a file of this name may have led nowhere. */
  public boolean mayBeUnresolved(String fileName) {
    return has(LinkBaseWriter.UNRESOLVED, hash(fileName));
  }

  /** Whether a header is read again with macros of an includer's own. */
  public boolean isReadAgain(int header) {
    return has(LinkBaseWriter.READ_AGAIN, header);
  }

  /**
   * A function that is handed on as a word.
   *
   * @param from the file that hands it
   * @param file of the function that is handed it
   * @param name its hash
   */
  public record Word(int from, int file, int name, int parameter) {
    /** The same, whoever hands it. */
    public Word received() {
      return new Word(-1, file, name, parameter);
    }
  }

  public List<Word> words() {
    int[] all = all(LinkBaseWriter.WORDS).toArray(ValueLayout.JAVA_INT_UNALIGNED);
    List<Word> words = new ArrayList<>();
    for (int i = 0; i + LinkBaseWriter.WORD_ROW <= all.length; i += LinkBaseWriter.WORD_ROW) {
      words.add(new Word(all[i], all[i + 1], all[i + 2], all[i + 3]));
    }
    return words;
  }

  /** Whether a section of sorted numbers has one. */
  private boolean has(int section, int number) {
    int low = 0;
    int high = (int) (sections[section].byteSize() >> 2);
    while (low < high) {
      int middle = (low + high) >>> 1;
      int at = get(section, middle);
      if (at == number) {
        return true;
      }
      if (at < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return false;
  }

  private String text(int section) {
    return new String(all(section).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /** Files where a macro made something of this name; a few others may be among them. */
  public List<Integer> filesThatMake(String name) {
    int hash = hash(name);
    int low = 0;
    int n = (int) (sections[LinkBaseWriter.HASH].byteSize() >> 2);
    int high = n;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (get(LinkBaseWriter.HASH, middle) < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    List<Integer> found = new ArrayList<>(1);
    while (low < n && get(LinkBaseWriter.HASH, low) == hash) {
      found.add(get(LinkBaseWriter.HASH_FILE, low++));
    }
    return found;
  }

  public Kept made(int file) {
    return known.computeIfAbsent(file, this::read);
  }

  private Kept read(int file) {
    int start = get(LinkBaseWriter.MADE_START, file);
    int end = get(LinkBaseWriter.MADE_START, file + 1L);
    if (start == end) {
      return Kept.NONE;
    }
    need(LinkBaseWriter.MADE, start, end - (long) start);
    byte[] bytes =
        sections[LinkBaseWriter.MADE].asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE);
    Inflater inflater = new Inflater(true);
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(
                new InflaterInputStream(new ByteArrayInputStream(bytes), inflater)))) {
      Declarations head = declarations(in);
      int count = in.readInt();
      List<KeptMade> made = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int line = in.readInt();
        Declarations d = declarations(in);
        SourceFacts facts =
            new SourceFacts(d, FactsCodec.decodeBodies(value(in)), SourceFacts.Audit.NONE);
        made.add(new KeptMade(facts, line, head.conditions().get(i + 1)));
      }
      return new Kept(head.functions(), made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      inflater.end();
    }
  }

  private static Declarations declarations(DataInputStream in) throws IOException {
    byte[] value = value(in);
    return FactsCodec.decodeDeclarations(
        value, 0, value.length, FactsCodec.Detail.ALL, StringPool.shared());
  }

  private static byte[] value(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("a value of " + length);
    }
    return in.readNBytes(length);
  }
}
