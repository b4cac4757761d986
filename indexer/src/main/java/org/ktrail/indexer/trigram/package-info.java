/**
 * Which texts can hold a string: by the runs of three bytes in them. Knows no storage and no
 * repository.
 */
@NullMarked
package org.ktrail.indexer.trigram;

import org.jspecify.annotations.NullMarked;
