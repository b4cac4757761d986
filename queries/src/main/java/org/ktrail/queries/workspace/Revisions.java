package org.ktrail.queries.workspace;

/** Opens revisions of one repository, indexing and linking what is missing. */
@FunctionalInterface
public interface Revisions {
  /**
   * The caller closes it.
   *
   * @throws org.ktrail.indexer.failure.UserError if revision or configuration do not exist or
   *     cannot be read
   */
  OpenRevision open(AskedRevision asked);
}
