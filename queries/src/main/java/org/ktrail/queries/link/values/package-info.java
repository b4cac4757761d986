/**
 * Which functions an expression can be: slots, objects that are told apart, places that callees
 * fill, initialisers along their types.
 */
@NullMarked
package org.ktrail.queries.link.values;

import org.jspecify.annotations.NullMarked;
