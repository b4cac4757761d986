/** {@code ktrail grep}: lines of a revision that match, as git finds them. */
@NullMarked
package org.ktrail.cli.grep;

import org.jspecify.annotations.NullMarked;
