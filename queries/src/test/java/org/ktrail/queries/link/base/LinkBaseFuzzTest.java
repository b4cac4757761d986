package org.ktrail.queries.link.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.ktrail.indexer.facts.FactsCodec.DamagedFactsException;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.queries.graph.ChangedBytes;
import org.ktrail.queries.link.LinkFixture;

/**
 * What a link kept, with bytes changed, is not opened, or read to its end, or ends in an exception
 * that says it is damaged: sums aside, a hostile file does no harm. An input says what is changed,
 * see {@link ChangedBytes}. Runs on the inputs in the resources; with JAZZER_FUZZ=1 it looks for
 * new ones (see tools/fuzz).
 */
@Timeout(60)
class LinkBaseFuzzTest {
  private static final byte[] BASE =
      new LinkFixture()
          .file("a.h", "typedef int (*fn)(int);\nstruct ops { fn go; };\n")
          .file(
              "b.c",
              """
              #include "a.h"
              #define DEFINE(x) int x(int i) { return i; } struct ops x##_ops = { .go = x }
              DEFINE(f);
              #ifdef CONFIG_A
              DEFINE(g);
              #endif
              """)
          .base();

  @FuzzTest(maxDuration = "60s")
  void changedBytesDoNoHarm(byte[] changes) {
    try {
      Path file = Files.createTempFile("ktrail-fuzz", ".base");
      try {
        Files.write(file, ChangedBytes.of(BASE, changes));
        SealedFile.seal(file);
        try (LinkBase base = LinkBase.open(file)) {
          assertThat(read(base)).isNotNegative();
        }
      } catch (IOException
          | UncheckedIOException
          | DamagedFactsException
          | IndexOutOfBoundsException e) {
        assertThat(changes).isNotEmpty();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long read(LinkBase base) {
    long read = base.architectures().size();
    read += base.functionTypedefs().size() + base.functionMembers().size();
    read += base.starts().length + base.allTargets().length;
    read += base.filesThatMake("f").size();
    for (int f = 0; f < base.files(); f++) {
      read += base.files(base.blob(f)).size();
      read += base.targets(f).length + base.targetLines(f).length;
      read += base.made(f).made().size();
    }
    return read;
  }
}
