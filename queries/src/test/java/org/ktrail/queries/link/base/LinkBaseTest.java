package org.ktrail.queries.link.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.queries.link.LinkFixture;

/** What a link keeps is what a partial one is told. Files are numbered by their paths. */
class LinkBaseTest {
  private static final int HEADER = 0;
  private static final int OTHER = 1;
  private static final int SOURCE = 2;

  private static final byte[] BYTES =
      new LinkFixture()
          .file("a.h", "typedef int (*fn)(int);\nstruct ops { fn go; int n; };\n")
          .file("arch/arm/b.h", "struct b { int m; };\n")
          .file(
              "c.c",
              """
              #include "a.h"
              #include "arch/arm/b.h"
              #include <nowhere.h>
              #define DEFINE(x) int x(int i) { return i; } struct ops x##_ops = { .go = x }
              DEFINE(f);
              #ifdef CONFIG_A
              DEFINE(g);
              #endif
              """)
          .base();

  @TempDir private Path directory;
  private LinkBase base;

  @BeforeEach
  void open() throws IOException {
    base = LinkBase.open(sealed(BYTES));
  }

  @AfterEach
  void close() {
    base.close();
  }

  private Path sealed(byte[] bytes) throws IOException {
    Path file = written(bytes);
    SealedFile.seal(file);
    return file;
  }

  private Path written(byte[] bytes) throws IOException {
    Path file = Files.createTempFile(directory, "link", ".base");
    Files.write(file, bytes);
    return file;
  }

  @Test
  void filesAndTheirIncludesAreThoseOfTheLink() {
    assertThat(base.files()).isEqualTo(3);
    assertThat(base.targets(SOURCE)).containsExactly(HEADER, OTHER);
    assertThat(base.targetLines(SOURCE)).containsExactly(1, 2);
    assertThat(base.targets(HEADER)).isEmpty();
    assertThat(base.architectures()).containsExactly("arm");
  }

  @Test
  void aFileIsFoundByItsBytes() {
    // The fixture gives all files one blob.
    assertThat(base.files(base.blob(SOURCE))).containsExactlyInAnyOrder(HEADER, OTHER, SOURCE);
  }

  @Test
  void whatLedNowhereIsRemembered() {
    assertThat(base.mayBeUnresolved("nowhere.h")).isTrue();
    assertThat(base.mayBeUnresolved("a.h")).isFalse();
  }

  @Test
  void namesOfFunctionTypesAndMembersAreKept() {
    assertThat(base.functionTypedefs()).containsExactly("fn");
    assertThat(base.functionMembers()).contains("go").doesNotContain("n", "m");
  }

  @Test
  void whatMacrosMadeIsKeptWithItsLineAndCondition() {
    List<LinkBase.KeptMade> made = base.made(SOURCE).made();
    assertThat(made)
        .flatExtracting(m -> m.facts().declarations().functions())
        .extracting(Declarations.Function::name)
        .containsExactly("f", "g");
    assertThat(made).extracting(LinkBase.KeptMade::line).containsExactly(5, 7);
    assertThat(made)
        .extracting(LinkBase.KeptMade::condition)
        .containsExactly(Condition.ALWAYS, Condition.atom("CONFIG_A"));
    assertThat(base.made(HEADER)).isEqualTo(LinkBase.Kept.NONE);
  }

  @Test
  void whoMakesANameIsFoundByIt() {
    assertThat(base.filesThatMake("g")).containsExactly(SOURCE);
    assertThat(base.filesThatMake("f_ops")).containsExactly(SOURCE);
    assertThat(base.filesThatMake("h")).isEmpty();
  }

  @Test
  void aTornFileIsNotOpened() throws IOException {
    byte[] half = Arrays.copyOf(BYTES, BYTES.length / 2);
    Path unsealed = written(half);
    assertThatThrownBy(() -> LinkBase.open(unsealed)).isInstanceOf(IOException.class);
    Path torn = sealed(half);
    assertThatThrownBy(() -> LinkBase.open(torn)).isInstanceOf(IOException.class);
    Path empty = written(new byte[0]);
    assertThatThrownBy(() -> LinkBase.open(empty)).isInstanceOf(IOException.class);
  }

  @Test
  void aFileOfAnotherVersionIsNotOpened() throws IOException {
    byte[] older = BYTES.clone();
    ByteBuffer.wrap(older).order(ByteOrder.nativeOrder()).putInt(8, LinkBase.VERSION - 1);
    Path file = sealed(older);
    assertThatThrownBy(() -> LinkBase.open(file)).isInstanceOf(IOException.class);
  }
}
