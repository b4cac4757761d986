/**
 * The index of a repository on disk: facts by blob and language in Lucene, graphs and what else is
 * kept as files beside it. The only package that knows Lucene.
 */
@NullMarked
package org.ktrail.indexer.store;

import org.jspecify.annotations.NullMarked;
