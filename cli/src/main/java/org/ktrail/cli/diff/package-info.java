/**
 * What differs between two revisions, written as text, as JSON and as a page; and the command for
 * two revisions of the repository.
 */
@NullMarked
package org.ktrail.cli.diff;

import org.jspecify.annotations.NullMarked;
