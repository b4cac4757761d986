/**
 * Scenario files, those of users and those that are shipped, as scenarios: the one place that knows
 * the form of such a file. Runs nothing.
 */
@NullMarked
package org.ktrail.queries.simulate.file;

import org.jspecify.annotations.NullMarked;
