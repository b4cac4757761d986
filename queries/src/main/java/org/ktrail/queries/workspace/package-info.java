/**
 * A repository with its index and the graphs of its revisions: what opens a revision, with a
 * configuration and with files laid over it, and makes what is missing of it. A {@link
 * org.ktrail.queries.workspace.Workspace} is shared by threads; each opens its own revisions, and
 * {@link org.ktrail.queries.workspace.Question}s are put to these. Knows no command line: how far
 * work is, and what a reader should know, is told to a {@link
 * org.ktrail.indexer.pipeline.Progress}.
 */
@NullMarked
package org.ktrail.queries.workspace;

import org.jspecify.annotations.NullMarked;
