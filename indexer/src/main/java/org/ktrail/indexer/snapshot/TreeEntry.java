package org.ktrail.indexer.snapshot;

import java.util.Optional;

/**
 * What stands in a directory of a revision.
 *
 * @param mode in octal as git has it: {@code 100644}, {@code 040000}
 * @param id of the blob, tree or commit
 * @param last the commit that changed it last; empty if only a bare tree is known
 */
public record TreeEntry(String name, String mode, String id, Optional<Change> last) {
  /** Whether it is a directory. */
  public boolean isDirectory() {
    return mode.equals("040000");
  }
}
