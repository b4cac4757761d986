/**
 * {@code ktrail tree} and {@code ktrail log}: what commits changed, of directories and functions.
 */
@NullMarked
package org.ktrail.cli.history;

import org.jspecify.annotations.NullMarked;
