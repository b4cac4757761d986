package org.ktrail.indexer.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.OutputStreamIndexOutput;
import org.ktrail.indexer.files.Seal;
import org.ktrail.indexer.files.SealWriter;

/**
 * Lucene's files, each with a {@link Seal}: what Lucene reads was verified. Its own checksums are
 * of whole files, too long to be read before a question.
 */
final class SealedDirectory extends FilterDirectory {
  private static final int BUFFER = 1 << 13;

  private SealedDirectory(Directory files) {
    super(files);
  }

  static SealedDirectory open(Path place) throws IOException {
    return new SealedDirectory(FSDirectory.open(place));
  }

  @Override
  public long fileLength(String name) throws IOException {
    return Math.max(0, Seal.length(in.fileLength(name)));
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    return sealing(in.createOutput(name, context));
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    return sealing(in.createTempOutput(prefix, suffix, context));
  }

  private static IndexOutput sealing(IndexOutput file) {
    return new OutputStreamIndexOutput(
        file.toString(), file.getName(), new SealingStream(file), BUFFER);
  }

  @Override
  public IndexInput openInput(String name, IOContext context) throws IOException {
    IndexInput file = in.openInput(name, context);
    try {
      return SealedInput.of(file);
    } catch (NoSuchFileException | CorruptIndexException e) {
      file.close();
      throw e;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw new CorruptIndexException(String.valueOf(e.getMessage()), name, e);
    }
  }

  /** Hands on to a file of Lucene's, and ends it with its seal. */
  private static final class SealingStream extends OutputStream {
    private final IndexOutput file;
    private final SealWriter sums = new SealWriter();

    SealingStream(IndexOutput file) {
      this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      sums.update(bytes, offset, length);
      file.writeBytes(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      try (IndexOutput closed = file) {
        byte[] seal = sums.seal();
        closed.writeBytes(seal, seal.length);
      }
    }
  }
}
