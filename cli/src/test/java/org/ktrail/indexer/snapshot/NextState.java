package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Later states of a {@link SampleRepository}, whose package it is in, for tests. */
public final class NextState {
  private NextState() {}

  /** HEAD then has these files and no others. */
  public static void commit(Path directory, Map<String, String> files) throws IOException {
    try (Repository repository =
        new FileRepositoryBuilder().setBare().setGitDir(directory.toFile()).build()) {
      SampleRepository.commit(repository, files);
    }
  }
}
