/**
 * Rule files, those of users and those that are shipped, as invariants: the one place that knows
 * the form of such a file. Checks nothing.
 */
@NullMarked
package org.ktrail.queries.invariants.file;

import org.jspecify.annotations.NullMarked;
