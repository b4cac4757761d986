package org.ktrail.queries.workspace;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which revision is asked about.
 *
 * @param revision in git's syntax
 * @param changes what stands in place of some of its files, if any
 * @param config a kernel {@code .config} to prune by, if given
 */
public record AskedRevision(String revision, Optional<Changes> changes, Optional<Path> config) {
  /** As the repository has it, all variants. */
  public static AskedRevision of(String revision) {
    return new AskedRevision(revision, Optional.empty(), Optional.empty());
  }

  /** With other files in place of some, all variants. */
  public static AskedRevision of(String revision, Changes changes) {
    return new AskedRevision(revision, Optional.of(changes), Optional.empty());
  }
}
