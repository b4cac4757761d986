/**
 * Code of a snapshot as a compiler of one configuration would read it: names are resolved, macros
 * expanded and declarations parsed one by one, when something asks for them. Nothing is read that
 * nothing asks for, and a file is never preprocessed whole.
 */
@NullMarked
package org.ktrail.queries.simulate.source;

import org.jspecify.annotations.NullMarked;
