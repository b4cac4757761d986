/** The command {@code clone}. */
@NullMarked
package org.ktrail.cli.clone;

import org.jspecify.annotations.NullMarked;
