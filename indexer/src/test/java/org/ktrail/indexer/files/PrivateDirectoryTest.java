package org.ktrail.indexer.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {
  @TempDir Path temp;

  @Test
  void isMadeForTheUserAlone() throws IOException {
    Path made = PrivateDirectory.make(temp.resolve("a/b"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
    assertThat(PrivateDirectory.make(made)).isEqualTo(made);
  }

  @Test
  void oneThatOthersMayChangeIsNone() throws IOException {
    Path open = Files.createDirectory(temp.resolve("open"));
    Path inside = Files.createDirectory(open.resolve("inside"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> PrivateDirectory.make(open)).hasMessageContaining("others may write");
    assertThatThrownBy(() -> PrivateDirectory.make(inside))
        .hasMessageContaining("others may write");
    Path link = Files.createSymbolicLink(temp.resolve("link"), inside);
    assertThatThrownBy(() -> PrivateDirectory.make(link)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PrivateDirectory.make(Path.of("relative")))
        .hasMessageContaining("not absolute");
  }
}
