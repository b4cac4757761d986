/**
 * The command that runs scenarios, and what writes their results, as text, as JSON, as a page and
 * as a table.
 */
@NullMarked
package org.ktrail.cli.simulate;

import org.jspecify.annotations.NullMarked;
