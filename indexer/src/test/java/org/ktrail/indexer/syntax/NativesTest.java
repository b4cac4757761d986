package org.ktrail.indexer.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesTest {
  @TempDir Path directory;

  @Test
  void whatIsThereIsUsedOnlyIfItIsTheSame() throws IOException {
    byte[] library = "the library".getBytes(UTF_8);
    Path file = Natives.store(library, directory, "x.so");
    assertThat(file).hasBinaryContent(library);
    Files.write(file, "a different".getBytes(UTF_8)); // of the same size
    assertThat(Natives.store(library, directory, "x.so")).hasBinaryContent(library);
    Files.delete(file);
    Files.createSymbolicLink(file, Files.write(directory.resolve("other"), library));
    assertThat(Natives.store(library, directory, "x.so")).isRegularFile();
    assertThat(Files.isSymbolicLink(file)).isFalse();
  }
}
