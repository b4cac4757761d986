package org.ktrail.indexer.store;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.ktrail.indexer.snapshot.BlobId;
import org.ktrail.indexer.snapshot.Snapshot;

/**
 * What facts are of: the same bytes say one thing as C and another as assembler.
 *
 * @param language as which the bytes were read
 */
public record SourceKey(BlobId blob, Language language) {
  private static final Language[] LANGUAGES = Language.values();

  /** Of bytes under a name; empty if such files are no sources. */
  public static Optional<SourceKey> of(String path, BlobId blob) {
    return Language.of(path).map(language -> new SourceKey(blob, language));
  }

  /** Of a file of a snapshot; empty if it is no source. */
  public static Optional<SourceKey> of(Snapshot snapshot, int index) {
    return Language.of(snapshot.path(index))
        .map(language -> new SourceKey(snapshot.blob(index), language));
  }

  /** All sources of a snapshot, each once, in the order of their first paths. */
  public static Set<SourceKey> all(Snapshot snapshot) {
    Set<SourceKey> sources = new LinkedHashSet<>();
    for (int i = 0; i < snapshot.size(); i++) {
      of(snapshot, i).ifPresent(sources::add);
    }
    return sources;
  }

  /** As it is stored: the blob's id, and a byte for the language if that is not C. */
  byte[] bytes() {
    byte[] id = blob.bytes();
    if (language == Language.C) {
      return id;
    }
    byte[] bytes = Arrays.copyOf(id, BlobId.LENGTH + 1);
    bytes[BlobId.LENGTH] = (byte) language.ordinal();
    return bytes;
  }

  static SourceKey of(BytesRef stored) {
    int language = stored.length > BlobId.LENGTH ? stored.bytes[stored.offset + BlobId.LENGTH] : 0;
    return new SourceKey(BlobId.of(stored.bytes, stored.offset), LANGUAGES[language]);
  }

  /** That of the blob: a hash already, and few blobs are read as two things. */
  @Override
  public int hashCode() {
    return blob.hashCode();
  }
}
