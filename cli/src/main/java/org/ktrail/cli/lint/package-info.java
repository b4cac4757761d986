/**
 * The command that judges posted patches, and what writes its findings in each form that editors
 * and robots read.
 */
@NullMarked
package org.ktrail.cli.lint;

import org.jspecify.annotations.NullMarked;
