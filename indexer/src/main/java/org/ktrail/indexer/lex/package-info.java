/** Bytes of C as tokens, once a blob, with their offsets. */
@NullMarked
package org.ktrail.indexer.lex;

import org.jspecify.annotations.NullMarked;
