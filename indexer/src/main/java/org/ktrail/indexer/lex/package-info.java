@NullMarked
package org.ktrail.indexer.lex;

import org.jspecify.annotations.NullMarked;
