/**
 * What macros do, by their definitions: expansion, what they do with their parameters, when they
 * evaluate them. Names are asked of a {@link MacroLookup}; which file asks is not known here.
 */
@NullMarked
package org.ktrail.queries.link.macros;

import org.jspecify.annotations.NullMarked;
