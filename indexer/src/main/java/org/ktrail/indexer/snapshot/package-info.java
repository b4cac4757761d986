/**
 * Revisions of a git repository as tables of paths and blob ids, trees and what differs between
 * them, files of the work tree. The only package but {@code mail.git} that knows JGit.
 */
@NullMarked
package org.ktrail.indexer.snapshot;

import org.jspecify.annotations.NullMarked;
