package org.ktrail.queries.workspace;

import java.util.List;
import java.util.function.Supplier;
import org.ktrail.indexer.patch.Patch;

/**
 * A revision and what to call it; opened when it is needed.
 *
 * @param patches that lead to it, none for a revision of the repository
 * @param base whether it is the base of others
 * @param open opens it; who asks closes it
 */
public record NamedRevision(
    String label, List<Patch> patches, boolean base, Supplier<OpenRevision> open) {
  public NamedRevision {
    patches = List.copyOf(patches);
  }
}
