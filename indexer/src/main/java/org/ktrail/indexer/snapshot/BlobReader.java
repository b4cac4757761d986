package org.ktrail.indexer.snapshot;

import java.io.IOException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.ktrail.indexer.failure.UserError;

/** Reads blobs of one repository, in one thread. */
public final class BlobReader implements AutoCloseable {
  private final SourceRepository repository;
  private final ObjectReader reader;

  BlobReader(SourceRepository repository) {
    this.repository = repository;
    this.reader = repository.jgit().newObjectReader();
  }

  /** The bytes of the blob. {@link UserError} if it is absent or unreadable. */
  public byte[] read(BlobId blob) {
    try {
      return reader
          .open(ObjectId.fromRaw(blob.bytes()), Constants.OBJ_BLOB)
          .getCachedBytes(Integer.MAX_VALUE);
    } catch (MissingObjectException e) {
      throw new UserError("blob " + blob + repository.absent(), e);
    } catch (IOException e) {
      throw new UserError("blob " + blob + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
