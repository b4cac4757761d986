package org.ktrail.indexer.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes facts is part of the place where they are kept. */
class FactsKeyTest {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  @TempDir Path checkout;
  private Path module;
  private Path classes;
  private String before;

  @BeforeEach
  void copy() throws IOException {
    module = checkout.resolve("indexer");
    classes = Files.createDirectories(module.resolve("target/classes"));
    Files.createDirectories(classes.resolve("natives"));
    Files.copy(MODULE.resolveSibling("pom.xml"), checkout.resolve("pom.xml"));
    Path main = MODULE.resolve("src/main");
    try (Stream<Path> all = Files.walk(main)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path to = module.resolve("src/main").resolve(main.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    before = key();
  }

  private String key() throws IOException {
    return FactsKeyMaker.of(module, classes);
  }

  private void append(String file, String text) throws IOException {
    Files.writeString(checkout.resolve(file), text, UTF_8, StandardOpenOption.APPEND);
  }

  @Test
  void theKeyOfTheBuildIsThatOfItsSources() throws IOException {
    assertThat(FactsKey.value())
        .isEqualTo(FactsKeyMaker.of(MODULE, MODULE.resolve("target/classes")));
    assertThat(Stores.NAME).endsWith("-" + FactsKey.value()).matches("v\\d+-[0-9a-f]{12}");
  }

  @Test
  void everyPlaceIsThere() {
    assertThat(FactsKeyMaker.PLACES)
        .allSatisfy(place ->
            assertThat(MODULE.resolve("src/main/java/org/ktrail/indexer").resolve(place)).exists());
  }

  @Test
  void dataChangesIt() throws IOException {
    append("indexer/src/main/resources/org/ktrail/indexer/normalise/words.tsv", "\n# another\n");
    assertThat(key()).isNotEqualTo(before);
  }

  @Test
  void codeChangesIt() throws IOException {
    append("indexer/src/main/java/org/ktrail/indexer/extract/Statements.java", "// another\n");
    assertThat(key()).isNotEqualTo(before);
  }

  @Test
  void aNameChangesIt() throws IOException {
    Path lex = module.resolve("src/main/java/org/ktrail/indexer/lex");
    Files.move(lex.resolve("package-info.java"), lex.resolve("other.java"));
    assertThat(key()).isNotEqualTo(before);
  }

  @Test
  void theParserChangesIt() throws IOException {
    append("indexer/src/main/native/package-lock.json", "\n");
    String otherGrammar = key();
    assertThat(otherGrammar).isNotEqualTo(before);
    Files.delete(classes.resolve("natives"));
    String prebuilt = key();
    assertThat(prebuilt).isNotEqualTo(otherGrammar);
    Path pom = checkout.resolve("pom.xml");
    String text = Files.readString(pom);
    Files.writeString(pom, text.replaceFirst("(<prebuilt.grammar.version>)[^<]*", "$10.0.1"));
    assertThat(key()).isNotEqualTo(prebuilt);
  }

  @Test
  void howBodiesAreReadDoesNot() throws IOException {
    append("indexer/src/main/java/org/ktrail/indexer/extract/body/BodyReader.java", "// another\n");
    append("indexer/src/main/java/org/ktrail/indexer/facts/body/Flow.java", "// another\n");
    append("indexer/src/main/resources/org/ktrail/indexer/extract/body/idioms.tsv", "# another\n");
    assertThat(key()).isEqualTo(before);
  }

  @Test
  void nothingElseDoes() throws IOException {
    append("indexer/src/main/java/org/ktrail/indexer/store/IndexLock.java", "// another\n");
    append("indexer/src/main/resources/org/ktrail/indexer/kbuild/kbuild.tsv", "\n");
    append("pom.xml", "<!-- another -->\n");
    assertThat(key()).isEqualTo(before);
  }
}
