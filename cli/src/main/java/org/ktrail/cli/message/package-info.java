/** Messages that commands check: where they come from, and the commands themselves. */
@NullMarked
package org.ktrail.cli.message;

import org.jspecify.annotations.NullMarked;
