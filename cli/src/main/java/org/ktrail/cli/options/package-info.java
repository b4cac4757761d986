/**
 * Options that several commands have, and what of the workspace they stand for: a revision, a
 * posted series, mails, a history, how much is told. Knows no command.
 */
@NullMarked
package org.ktrail.cli.options;

import org.jspecify.annotations.NullMarked;
