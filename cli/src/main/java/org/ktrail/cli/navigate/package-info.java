/**
 * Commands that find their way through one revision: path, callers, callees, reach, def, refs, ops,
 * export, each beside what writes its answer.
 */
@NullMarked
package org.ktrail.cli.navigate;

import org.jspecify.annotations.NullMarked;
