package org.ktrail.queries.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.kbuild.KbuildModel;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SampleRepository;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.snapshot.SourceRepository;

class BuildDescriptionsTest {
  @TempDir private Path directory;

  @Test
  void whatABuildDoesNotLookAtCostsNoNewReading() throws IOException {
    Path path = directory.resolve("r.git");
    SampleRepository.create(
        path,
        new TreeMap<>(
            Map.of(
                "Kbuild", "obj-y += lib/\n",
                "arch/x86/Makefile", "\n",
                "lib/Makefile", "obj-y += a.o\nobj-$(CONFIG_B) += b.o\n",
                "lib/a.c", "int a;\n")));
    try (SourceRepository repository = Repositories.open(path)) {
      Snapshot base = repository.snapshot("HEAD");
      KbuildModel first = with(base, "lib/a.c", "int one;\n");
      assertThat(with(base, "lib/a.c", "int two;\n")).isSameAs(first);
      assertThat(first.unit("lib/b.c")).isEmpty();
      KbuildModel added = with(base, "lib/b.c", "int b;\n");
      assertThat(added.unit("lib/b.c")).isPresent();
      KbuildModel other = with(base, "lib/Makefile", "obj-y += c.o\n");
      assertThat(other.unit("lib/a.c")).isEmpty();
    }
  }

  private static KbuildModel with(Snapshot base, String path, String text) {
    return BuildDescriptions.of(
        new ChangedFiles(base, new TreeMap<>(Map.of(path, Optional.of(text.getBytes(UTF_8))))));
  }
}
