/**
 * {@code ktrail invariants}: reads rule files (YAML, or by name those that are shipped), asks
 * {@code queries.invariants} about each revision, and prints the matrix of verdicts.
 */
@NullMarked
package org.ktrail.cli.invariants;

import org.jspecify.annotations.NullMarked;
