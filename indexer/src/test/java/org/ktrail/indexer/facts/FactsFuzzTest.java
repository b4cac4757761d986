package org.ktrail.indexer.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Timeout;
import org.ktrail.indexer.facts.FactsCodec.DamagedFactsException;

/**
 * Any bytes under a checksum that fits are a value: it is damaged, or holds facts, which have a
 * form of their own. Runs on the inputs in the resources; with JAZZER_FUZZ=1 it looks for new ones
 * (see tools/fuzz).
 */
@Timeout(60)
class FactsFuzzTest {
  private static final int HEADER = 5;

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreDeclarations(byte[] bytes) {
    declarations(sealed(bytes));
    declarations(sealed(parts(bytes)));
  }

  private static void declarations(byte[] value) {
    try {
      Declarations read = WrittenFacts.declarations(value);
      byte[] written = FactsCodec.encodeDeclarations(read);
      assertThat(FactsCodec.encodeDeclarations(WrittenFacts.declarations(written)))
          .isEqualTo(written);
    } catch (DamagedFactsException e) {
      assertThat(e).hasMessageStartingWith("damaged facts");
    }
    try {
      FactsCodec.decodeConstants(value, 0, value.length, StringPool.shared());
    } catch (DamagedFactsException e) {
      assertThat(e).hasMessageStartingWith("damaged facts");
    }
  }

  @FuzzTest(maxDuration = "60s")
  void anyBytesAreBodies(byte[] bytes) {
    bodies(sealed(bytes));
    bodies(sealed(parts(bytes)));
  }

  private static void bodies(byte[] value) {
    try {
      List<Body> read = FactsCodec.decodeBodies(value);
      byte[] written = FactsCodec.encodeBodies(read, SourceFacts.Audit.NONE);
      assertThat(FactsCodec.encodeBodies(FactsCodec.decodeBodies(written), SourceFacts.Audit.NONE))
          .isEqualTo(written);
    } catch (DamagedFactsException e) {
      assertThat(e).hasMessageStartingWith("damaged facts");
    }
    try {
      FactsCodec.decodeAudit(value, 0, value.length);
    } catch (DamagedFactsException e) {
      assertThat(e).hasMessageStartingWith("damaged facts");
    }
  }

  /** Two parts that are not packed; the first byte says where the second begins. */
  private static byte[] parts(byte[] bytes) {
    int from = Math.min(1, bytes.length);
    int middle = from + (bytes.length - from) * (bytes.length == 0 ? 0 : bytes[0] & 0xff) / 256;
    FactsOutput.Bytes value = new FactsOutput.Bytes();
    for (int[] part : new int[][] {{from, middle}, {middle, bytes.length}}) {
      value.number(0);
      value.number(part[1] - part[0]);
      value.number(part[1] - part[0]);
      value.bytes(bytes, part[0], part[1] - part[0]);
    }
    return Arrays.copyOf(value.data(), value.length());
  }

  static byte[] sealed(byte[] bytes) {
    byte[] value = new byte[HEADER + bytes.length];
    System.arraycopy(bytes, 0, value, HEADER, bytes.length);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    value[0] = FactsCodec.VERSION;
    for (int i = 1; i < HEADER; i++) {
      value[i] = (byte) (crc.getValue() >>> 8 * (i - 1));
    }
    return value;
  }
}
