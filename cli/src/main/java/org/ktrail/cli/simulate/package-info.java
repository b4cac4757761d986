/** {@code ktrail simulate}: scenario files, and what came of them as text, JSON and HTML. */
@NullMarked
package org.ktrail.cli.simulate;

import org.jspecify.annotations.NullMarked;
