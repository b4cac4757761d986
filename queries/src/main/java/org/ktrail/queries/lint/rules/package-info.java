/**
 * The rules, one class and one page ({@code docs/rules/NAME.md}) each. {@link
 * org.ktrail.queries.lint.rules.Rules} lists them.
 */
@NullMarked
package org.ktrail.queries.lint.rules;

import org.jspecify.annotations.NullMarked;
