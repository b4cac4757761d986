/**
 * Commands that hold what people write against the source: trace check, beside what writes its
 * answer.
 */
@NullMarked
package org.ktrail.cli.trace;

import org.jspecify.annotations.NullMarked;
