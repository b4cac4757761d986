package org.ktrail.indexer.facts;

import java.util.List;
import java.util.zip.CRC32C;

/**
 * The binary form of {@link SourceFacts}: two values that are read independently, the declarations,
 * and the bodies with the audit. Equal facts give equal bytes.
 *
 * <p>A value is: one byte of version; four bytes of CRC-32C of all that follows; then parts, each a
 * method byte, the plain length, the packed length and the packed bytes (see {@link PackedText}).
 * The declarations are two parts: all but the constant macros, and the constant macros; the bodies
 * are two: the audit, and the bodies. Each part but the audit begins with its table of strings and
 * of types.
 */
public final class FactsCodec {
  /** Changes with the format and with what the extractor puts into it. */
  public static final int VERSION = 8;

  /** How much of the declarations is decoded. */
  public enum Detail {
    ALL,
    /**
     * Without macros that are plain constants ({@code #define REG 0x1234}): object-like, with a
     * replacement that holds no identifier and is not empty. No call goes through them.
     */
    LINKABLE
  }

  /** The bytes are not what was written. */
  public static final class DamagedFactsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedFactsException(String what, Throwable cause) {
      super("damaged facts: " + what, cause);
    }

    DamagedFactsException(String what) {
      super("damaged facts: " + what);
    }
  }

  private FactsCodec() {}

  private static final int HEADER = 5;

  public static byte[] encodeDeclarations(Declarations declarations) {
    FactsOutput out = new FactsOutput();
    DeclarationsCodec.write(out, declarations);
    FactsOutput.Bytes constants = new FactsOutput.Bytes(1 << 6);
    int count = ConstantsCodec.write(constants, declarations.macros());
    FactsOutput.Bytes second = new FactsOutput.Bytes(constants.length() + 20);
    for (int i = 0; i < 3; i++) {
      second.number(0); // no tables
    }
    second.number(count);
    second.append(constants);
    return seal(out.finish(), second);
  }

  public static byte[] encodeBodies(List<Body> bodies, SourceFacts.Audit audit) {
    FactsOutput out = new FactsOutput();
    BodiesCodec.write(out, bodies);
    FactsOutput.Bytes first = new FactsOutput.Bytes(1 << 6);
    for (long figure : figures(audit)) {
      first.number((int) Math.min(figure, Integer.MAX_VALUE));
    }
    return seal(first, out.finish());
  }

  public static Declarations decodeDeclarations(
      byte[] value, int offset, int length, Detail detail, StringPool pool) {
    check(value, offset, length);
    try {
      PackedText.Cursor cursor = new PackedText.Cursor(value, offset + HEADER, offset + length);
      FactsInput in = new FactsInput(cursor.unpack(), 0, pool);
      return DeclarationsCodec.read(
          in,
          () -> {
            if (detail == Detail.LINKABLE) {
              return List.of();
            }
            FactsInput constants = new FactsInput(cursor.unpack(), 0, pool);
            return ConstantsCodec.read(constants, constants.count());
          });
    } catch (IndexOutOfBoundsException | IllegalStateException | NegativeArraySizeException e) {
      throw new DamagedFactsException("declarations", e);
    }
  }

  /** The constant macros alone, which {@link Detail#LINKABLE} leaves out. */
  public static List<Declarations.Macro> decodeConstants(
      byte[] value, int offset, int length, StringPool pool) {
    check(value, offset, length);
    try {
      PackedText.Cursor cursor = new PackedText.Cursor(value, offset + HEADER, offset + length);
      cursor.skip();
      FactsInput in = new FactsInput(cursor.unpack(), 0, pool);
      return ConstantsCodec.read(in, in.count()).stream()
          .map(ConstantsCodec.Placed::macro)
          .toList();
    } catch (IndexOutOfBoundsException | IllegalStateException | NegativeArraySizeException e) {
      throw new DamagedFactsException("constants", e);
    }
  }

  public static List<Body> decodeBodies(byte[] value) {
    return decodeBodies(value, 0, value.length, StringPool.NONE);
  }

  public static List<Body> decodeBodies(byte[] value, int offset, int length, StringPool pool) {
    check(value, offset, length);
    try {
      PackedText.Cursor cursor = new PackedText.Cursor(value, offset + HEADER, offset + length);
      cursor.skip();
      return BodiesCodec.read(new FactsInput(cursor.unpack(), 0, pool));
    } catch (IndexOutOfBoundsException | IllegalStateException | NegativeArraySizeException e) {
      throw new DamagedFactsException("bodies", e);
    }
  }

  /** The audit that {@link #encodeBodies} wrote. */
  public static SourceFacts.Audit decodeAudit(byte[] value, int offset, int length) {
    check(value, offset, length);
    try {
      byte[] plain = new PackedText.Cursor(value, offset + HEADER, offset + length).unpack();
      int[] at = {0};
      long[] figures = new long[8];
      for (int i = 0; i < figures.length; i++) {
        figures[i] = PackedText.number(plain, at);
      }
      return new SourceFacts.Audit(
          figures[0],
          figures[1],
          figures[2],
          figures[3],
          figures[4],
          figures[5],
          figures[6],
          figures[7]);
    } catch (IndexOutOfBoundsException | IllegalStateException | NegativeArraySizeException e) {
      throw new DamagedFactsException("audit", e);
    }
  }

  private static long[] figures(SourceFacts.Audit a) {
    return new long[] {
      a.bodyBytes(),
      a.normalisedBytes(),
      a.errorBytes(),
      a.bodies(),
      a.scannedBodies(),
      a.missingNodes(),
      a.identifiers(),
      a.lostIdentifiers()
    };
  }

  private static byte[] seal(FactsOutput.Bytes first, FactsOutput.Bytes second) {
    FactsOutput.Bytes value = new FactsOutput.Bytes(HEADER + 32 + first.length() + second.length());
    value.bytes(new byte[HEADER], 0, HEADER);
    PackedText.pack(first, value);
    PackedText.pack(second, value);
    byte[] bytes = java.util.Arrays.copyOf(value.data(), value.length());
    bytes[0] = VERSION;
    int sum = sum(bytes, HEADER, bytes.length - HEADER);
    for (int i = 1; i < HEADER; i++) {
      bytes[i] = (byte) (sum >>> 8 * (i - 1));
    }
    return bytes;
  }

  private static void check(byte[] value, int offset, int length) {
    if (length < HEADER || value[offset] != VERSION) {
      throw new DamagedFactsException("not of version " + VERSION);
    }
    int expected = 0;
    for (int i = 1; i < HEADER; i++) {
      expected |= (value[offset + i] & 0xff) << 8 * (i - 1);
    }
    if (sum(value, offset + HEADER, length - HEADER) != expected) {
      throw new DamagedFactsException("checksum");
    }
  }

  private static int sum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
