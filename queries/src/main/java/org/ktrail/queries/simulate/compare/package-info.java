/**
 * Holds what a scenario gave on one revision against what it gave on another: which outcomes
 * differ, where two traces part, and which lines of a patch made them part.
 */
@NullMarked
package org.ktrail.queries.simulate.compare;

import org.jspecify.annotations.NullMarked;
