/**
 * From words to code that was posted: reads mails, chooses a history, and makes the files that the
 * patches of a revision lead to on their base. Judges and compares nothing.
 */
@NullMarked
package org.ktrail.queries.workspace.posted;

import org.jspecify.annotations.NullMarked;
