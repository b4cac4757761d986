/** Kconfig files and makefiles: which symbols there are, what they demand, when a file is built. */
@NullMarked
package org.ktrail.indexer.kbuild;

import org.jspecify.annotations.NullMarked;
