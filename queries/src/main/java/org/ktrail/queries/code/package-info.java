/**
 * Sources as they are judged: {@link org.ktrail.queries.code.Image} is the text of a file as far as
 * it is known, {@link org.ktrail.queries.code.TypeText} says facts in C, {@link
 * org.ktrail.queries.code.RecordLookup} asks for the types of members that other files declare.
 * Knows facts, but neither series nor rules: those who read changes and those who judge functions
 * share it.
 */
@NullMarked
package org.ktrail.queries.code;

import org.jspecify.annotations.NullMarked;
