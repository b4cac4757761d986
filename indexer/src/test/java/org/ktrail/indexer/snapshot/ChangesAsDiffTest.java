package org.ktrail.indexer.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesAsDiffTest {
  @TempDir Path directory;

  @Test
  void changesReadAsGitWritesThem() throws Exception {
    Path path = directory.resolve("r.git");
    SampleRepository.create(path, Map.of("a.c", "1\n2\n3\n", "b.c", "gone\n", "same.c", "x\n"));
    try (SourceRepository repository = Repositories.open(path)) {
      TreeMap<String, Optional<byte[]>> files = new TreeMap<>();
      files.put("a.c", Optional.of("1\ntwo\n3\n".getBytes(UTF_8)));
      files.put("b.c", Optional.empty());
      files.put("c.c", Optional.of("new\n".getBytes(UTF_8)));
      files.put("d.bin", Optional.of(new byte[] {0, 1, 2}));
      files.put("same.c", Optional.of("x\n".getBytes(UTF_8)));
      assertThat(ChangesAsDiff.of(new ChangedFiles(repository.snapshot("HEAD"), files)))
          .isEqualTo(
              """
              diff --git a/a.c b/a.c
              --- a/a.c
              +++ b/a.c
              @@ -1,3 +1,3 @@
               1
              -2
              +two
               3
              diff --git a/b.c b/b.c
              deleted file mode 100644
              --- a/b.c
              +++ /dev/null
              @@ -1 +0,0 @@
              -gone
              diff --git a/c.c b/c.c
              new file mode 100644
              --- /dev/null
              +++ b/c.c
              @@ -0,0 +1 @@
              +new
              """);
    }
  }
}
