package org.ktrail.indexer.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.indexer.snapshot.BlobId;

class NewerFormatTest {
  @TempDir Path directory;

  /** Lucene's own header: a magic number, a name with its length before it, the version. */
  private static byte[] withVersion(byte[] segments, int version) {
    byte[] changed = segments.clone();
    ByteBuffer bytes = ByteBuffer.wrap(changed);
    bytes.putInt(5 + changed[4], version);
    CRC32 sum = new CRC32();
    sum.update(changed, 0, changed.length - 8);
    bytes.putLong(changed.length - 8, sum.getValue());
    return changed;
  }

  @Test
  void isNotTakenForDamage() throws IOException {
    Stores stores = new Stores(directory, Stores.GRAPHS);
    try (StoreWriter writer = stores.writer(message -> {})) {
      SourceFacts none =
          new SourceFacts(Declarations.NONE, java.util.List.of(), SourceFacts.Audit.NONE);
      BlobId blob = BlobId.ofContent(new byte[] {'x'});
      writer.add(new SourceKey(blob, Language.C), new byte[] {'x'}, none, false);
      writer.finish();
    }
    Path segments = stores.facts().resolve("segments_1");
    byte[] content = SealedFile.read(segments, 1 << 20);
    Files.write(segments, withVersion(content, 9999));
    SealedFile.seal(segments);
    assertThatThrownBy(stores::open)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("made by a newer ktrail");

    byte[] damaged = Arrays.copyOf(content, content.length);
    damaged[8 + content[4]] ^= 1;
    Files.write(segments, damaged);
    SealedFile.seal(segments);
    assertThatThrownBy(stores::open).isInstanceOf(DamagedStoreException.class);
  }
}
