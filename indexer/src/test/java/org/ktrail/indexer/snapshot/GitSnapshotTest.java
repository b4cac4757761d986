package org.ktrail.indexer.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSnapshotTest {
  @TempDir Path directory;

  @Test
  void whoReadsATreeKeepsNobodyFromReadingIt() throws Exception {
    Path repository = directory.resolve("r.git");
    SampleRepository.create(repository, Map.of("a.c", "int a;\n"));
    try (Git git = Git.open(repository.toFile())) {
      SampleRepository.commit(git.getRepository(), Map.of("b.c", "int b;\n", "c.c", "int c;\n"));
    }
    String commit = packCommit(repository);
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                TwoReaders.class.getName(),
                repository.toString(),
                commit)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(Files.readString(out)).endsWith("2 2\n");
  }

  /** Packs the commit of HEAD, and not what it has: JGit then looks for that among all packs. */
  private static String packCommit(Path directory) throws IOException {
    try (Repository repository =
            new FileRepositoryBuilder().setBare().setGitDir(directory.toFile()).build();
        RevWalk walk = new RevWalk(repository);
        PackWriter writer = new PackWriter(repository)) {
      ObjectId head = repository.resolve("HEAD");
      List<RevObject> only = new ArrayList<>(List.of(walk.parseCommit(head)));
      writer.preparePack(only.iterator());
      Path packs = directory.resolve("objects/pack");
      String name = "pack-" + writer.computeName().name();
      try (var pack = Files.newOutputStream(packs.resolve(name + ".pack"));
          var index = Files.newOutputStream(packs.resolve(name + ".idx"))) {
        writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, pack);
        writer.writeIndex(index);
      }
      Files.delete(directory.resolve("packed-refs"));
      return head.name();
    }
  }
}
