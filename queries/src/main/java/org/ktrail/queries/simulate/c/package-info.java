/**
 * C as a compiler sees it, after the preprocessor: types with their layout, and bodies of functions
 * as typed trees. Reads text in which every macro is expanded; what a name means comes from {@link
 * org.ktrail.queries.simulate.c.Names}, so nothing here knows files or snapshots.
 *
 * <p>The sizes are those of x86-64 Linux: LP64, little-endian, gcc's layout of bit fields.
 */
@NullMarked
package org.ktrail.queries.simulate.c;

import org.jspecify.annotations.NullMarked;
