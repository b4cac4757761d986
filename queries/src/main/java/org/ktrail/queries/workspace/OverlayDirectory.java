package org.ktrail.queries.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.indexer.snapshot.SourceRepository;

/**
 * The files of a directory in place of those of the same path; some paths left out. Symbolic links
 * in it are not followed.
 */
public record OverlayDirectory(Optional<Path> directory, List<String> without) implements Changes {
  @Override
  public ChangedFiles in(SourceRepository repository, String revision) {
    TreeMap<String, Optional<byte[]>> files = new TreeMap<>();
    without.forEach(path -> files.put(path, Optional.empty()));
    directory.ifPresent(top -> {
      try (Stream<Path> all = Files.walk(top)) {
        for (Path file :
            all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).toList()) {
          String path = top.relativize(file).toString().replace('\\', '/');
          files.put(path, Optional.of(Files.readAllBytes(file)));
        }
      } catch (IOException e) {
        throw new UserError(top + ": cannot be read: " + e.getMessage(), e);
      }
    });
    return new ChangedFiles(repository.snapshot(revision), files);
  }
}
