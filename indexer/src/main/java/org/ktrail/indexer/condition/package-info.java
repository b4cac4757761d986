/**
 * Formulas over configuration symbols, one object a formula, and configurations that decide them.
 */
@NullMarked
package org.ktrail.indexer.condition;

import org.jspecify.annotations.NullMarked;
