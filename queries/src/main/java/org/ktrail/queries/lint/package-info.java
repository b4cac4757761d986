/**
 * Judges a posted revision: {@link org.ktrail.queries.lint.Linter} asks each {@link
 * org.ktrail.queries.lint.Rule} of {@link org.ktrail.queries.lint.rules.Rules} about a {@link
 * org.ktrail.queries.lint.Submission}, and what they say is a {@link
 * org.ktrail.queries.lint.Finding}. A rule reads the changes of patches ({@code series.change}) and
 * the {@link org.ktrail.queries.lint.Base} they are held against; it never runs, fetches or prints
 * anything, and no file of the tree under review can change what it does.
 */
@NullMarked
package org.ktrail.queries.lint;

import org.jspecify.annotations.NullMarked;
