/** Files and directories that others may have had their hands on: what may be opened, and where. */
@NullMarked
package org.ktrail.indexer.files;

import org.jspecify.annotations.NullMarked;
