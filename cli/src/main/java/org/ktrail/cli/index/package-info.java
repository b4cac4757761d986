/** The command that builds, verifies and prunes the index. */
@NullMarked
package org.ktrail.cli.index;

import org.jspecify.annotations.NullMarked;
