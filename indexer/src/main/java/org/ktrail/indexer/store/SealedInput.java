package org.ktrail.indexer.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.BufferedIndexInput;
import org.apache.lucene.store.IndexInput;
import org.ktrail.indexer.files.Seal;

/**
 * Reads a sealed file, or a part of it; throws {@link CorruptIndexException} at what is damaged.
 */
final class SealedInput extends BufferedIndexInput {
  private final Seal seal;
  private final long start;
  private final long length;

  /** Its position is this input's own; a clone has another. */
  private IndexInput file;

  private SealedInput(String name, IndexInput file, Seal seal, long start, long length) {
    super(name, BUFFER_SIZE);
    this.file = file;
    this.seal = seal;
    this.start = start;
    this.length = length;
  }

  static SealedInput of(IndexInput file) throws IOException {
    IndexInput summed = file.clone();
    Seal seal = Seal.read((at, length) -> bytes(summed, at, length), file.length());
    return new SealedInput(file.toString(), file, seal, 0, seal.length());
  }

  private static ByteBuffer bytes(IndexInput file, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    synchronized (file) { // of all threads that meet a block for the first time
      file.seek(at);
      file.readBytes(bytes, 0, length);
    }
    return ByteBuffer.wrap(bytes);
  }

  @Override
  protected void readInternal(ByteBuffer into) throws IOException {
    long at = getFilePointer();
    if (at + into.remaining() > length) {
      throw new EOFException("read past the end of " + this);
    }
    if (!seal.verify(start + at, start + at + into.remaining())) {
      throw new CorruptIndexException("not what was written", this);
    }
    file.seek(start + at);
    file.readBytes(into.array(), into.arrayOffset() + into.position(), into.remaining());
    into.position(into.limit());
  }

  @Override
  protected void seekInternal(long pos) throws IOException {
    if (pos > length) {
      throw new EOFException("seek past the end of " + this);
    }
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public SealedInput clone() {
    SealedInput clone = (SealedInput) super.clone();
    clone.file = file.clone();
    return clone;
  }

  @Override
  public SealedInput slice(String name, long offset, long size) throws IOException {
    if (offset < 0 || size < 0 || offset + size > length) {
      throw new CorruptIndexException("a part beyond its end", this);
    }
    return new SealedInput(getFullSliceDescription(name), file.clone(), seal, start + offset, size);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
