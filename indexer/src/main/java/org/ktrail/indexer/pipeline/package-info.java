/** The parallel run that brings the blobs of a snapshot into the store. */
@NullMarked
package org.ktrail.indexer.pipeline;

import org.jspecify.annotations.NullMarked;
