package org.ktrail.indexer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
  @TempDir Path directory;

  private static byte[] content(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private Path sealed(byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("f"), content);
    SealedFile.seal(file);
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 7, 8, 9, 16383, 16384, 16385, 16391, 16392, 16393, 32768, 32776, 100_000})
  void whatWasSealedIsReadBack(int length) throws IOException {
    byte[] content = content(length);
    Path file = sealed(content);
    assertThat(Seal.length(Files.size(file))).isEqualTo(length);
    assertThat(SealedFile.isWhole(file)).isTrue();
    assertThat(SealedFile.read(file, 1 << 20)).isEqualTo(content);
  }

  @Test
  void sumsDoNotDependOnTheSizesOfWrites() {
    byte[] content = content(70_000);
    SealWriter atOnce = new SealWriter();
    atOnce.update(content, 0, content.length);
    SealWriter byParts = new SealWriter();
    Random random = new Random(4);
    for (int at = 0; at < content.length; ) {
      int n = Math.min(1 + random.nextInt(40), content.length - at);
      byParts.update(content, at, n);
      at += n;
    }
    assertThat(byParts.seal()).isEqualTo(atOnce.seal());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20_000, 49_152})
  void everyFlippedBitAndEveryLostByteIsFound(int length) throws IOException {
    Path file = sealed(content(length));
    byte[] written = Files.readAllBytes(file);
    Random random = new Random(2);
    for (int i = 0; i < 300; i++) {
      byte[] flipped = written.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      assertThat(SealedFile.isWhole(file)).isFalse();
      Files.write(file, java.util.Arrays.copyOf(written, random.nextInt(written.length)));
      assertThat(SealedFile.isWhole(file)).isFalse();
    }
  }

  @Test
  void onlyBlocksThatAreNeededAreRead() throws IOException {
    byte[] all = Files.readAllBytes(sealed(content(5 * Seal.BLOCK)));
    all[3 * Seal.BLOCK + 100] ^= 1;
    Seal seal = Seal.read((at, length) -> ByteBuffer.wrap(all, (int) at, length), all.length);
    assertThat(seal.verify(0, 3L * Seal.BLOCK)).isTrue();
    assertThat(seal.verified()).containsExactly(1, 1, 1, 0, 0);
    assertThat(seal.verify(3L * Seal.BLOCK + 9, 3L * Seal.BLOCK + 10)).isFalse();
    assertThat(seal.verify(4L * Seal.BLOCK, 5L * Seal.BLOCK)).isTrue();
  }

  @Test
  void theLastBytesOfANumberAreVerifiedWithItsFirst() throws IOException {
    byte[] all = Files.readAllBytes(sealed(content(2 * Seal.BLOCK)));
    all[Seal.BLOCK + 2] ^= 1;
    Seal seal = Seal.read((at, length) -> ByteBuffer.wrap(all, (int) at, length), all.length);
    assertThat(seal.verify(Seal.BLOCK - 1, Seal.BLOCK)).isFalse();
  }

  @Test
  void whatIsTooShortOrSomethingElseIsNoSealedFile() throws IOException {
    Path file = Files.write(directory.resolve("x"), new byte[3]);
    assertThatThrownBy(() -> SealedFile.read(file, 100)).isInstanceOf(IOException.class);
    Files.write(file, new byte[500]);
    assertThatThrownBy(() -> SealedFile.read(file, 1000)).isInstanceOf(IOException.class);
    assertThat(SealedFile.isWhole(file)).isFalse();
  }
}
