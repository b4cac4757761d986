package org.ktrail.indexer.store;

import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.Attribute;
import org.apache.lucene.util.AttributeFactory;
import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeReflector;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A set of names as slices of byte arrays, that is used again for the next blob; Lucene reads it as
 * a stream of terms. Used by one thread.
 */
final class NameTerms extends TokenStream {
  /** Longer names are machine-made text; Lucene would refuse them at 32 KB. */
  private static final int MAX_LENGTH = 512;

  private byte[] bytes = new byte[1 << 16];
  private int used;
  private int[] starts = new int[1 << 12];
  private int[] slots = new int[1 << 13]; // index of the name + 1, 0 for none
  private int size;
  private int next;
  private final @Nullable NameTerms without;
  private final SliceImpl slice;

  /**
   * @param without names to leave out
   */
  NameTerms(@Nullable NameTerms without) {
    super(new SliceFactory());
    this.without = without;
    addAttribute(TermToBytesRefAttribute.class);
    slice = (SliceImpl) getAttribute(TermToBytesRefAttribute.class);
  }

  void forget() {
    if (slots.length > 1 << 18) {
      slots = new int[1 << 13];
      starts = new int[1 << 12];
      bytes = new byte[1 << 16];
    } else {
      Arrays.fill(slots, 0);
    }
    used = 0;
    size = 0;
  }

  void add(String name) {
    byte[] encoded = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    add(encoded, 0, encoded.length);
  }

  void add(byte[] from, int offset, int length) {
    if (length == 0 || length > MAX_LENGTH) {
      return;
    }
    int hash = hash(from, offset, length);
    if (without != null && without.find(from, offset, length, hash) > 0) {
      return;
    }
    int slot = find(from, offset, length, hash);
    if (slot > 0) {
      return;
    }
    slots[-slot] = ++size;
    if (size + 1 >= starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + length));
    }
    System.arraycopy(from, offset, bytes, used, length);
    starts[size - 1] = used;
    used += length;
    starts[size] = used;
    if (size * 2 > slots.length) {
      grow();
    }
  }

  private static int hash(byte[] from, int offset, int length) {
    int hash = length;
    for (int i = offset; i < offset + length; i++) {
      hash = hash * 31 + from[i];
    }
    hash *= 0x9E3779B1;
    return hash ^ hash >>> 15;
  }

  /**
   * The index of the name + 1; or, if it is not there, the slot for it, negated. Slot 0 is not
   * used.
   */
  private int find(byte[] from, int offset, int length, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (true) {
      slot = slot == 0 ? 1 : slot;
      int index = slots[slot];
      if (index == 0) {
        return -slot;
      }
      int start = starts[index - 1];
      int end = starts[index];
      if (end - start == length
          && Arrays.equals(bytes, start, end, from, offset, offset + length)) {
        return index;
      }
      slot = slot + 1 & mask;
    }
  }

  private void grow() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int i = 0; i < size; i++) {
      int slot = hash(bytes, starts[i], starts[i + 1] - starts[i]) & mask;
      slot = slot == 0 ? 1 : slot;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
        slot = slot == 0 ? 1 : slot;
      }
      slots[slot] = i + 1;
    }
  }

  @Override
  public void reset() {
    clearAttributes(); // the end of the stream before set the position's increment to 0
    next = 0;
  }

  @Override
  public boolean incrementToken() {
    if (next == size) {
      return false;
    }
    slice.ref.bytes = bytes;
    slice.ref.offset = starts[next];
    slice.ref.length = starts[next + 1] - starts[next];
    next++;
    return true;
  }

  /** Makes {@link SliceImpl} for terms, and the usual for the rest. */
  private static final class SliceFactory extends AttributeFactory {
    @Override
    public AttributeImpl createAttributeInstance(Class<? extends Attribute> type) {
      return type == TermToBytesRefAttribute.class
          ? new SliceImpl()
          : DEFAULT_ATTRIBUTE_FACTORY.createAttributeInstance(type);
    }
  }

  /** The current term, without a copy. */
  static final class SliceImpl extends AttributeImpl implements TermToBytesRefAttribute {
    private final BytesRef ref = new BytesRef();

    @Override
    public BytesRef getBytesRef() {
      return ref;
    }

    @Override
    public void clear() {}

    @Override
    public void reflectWith(AttributeReflector reflector) {
      reflector.reflect(TermToBytesRefAttribute.class, "bytes", ref);
    }

    @Override
    public void copyTo(AttributeImpl target) {
      ((SliceImpl) target).ref.bytes = BytesRef.deepCopyOf(ref).bytes;
    }
  }
}
