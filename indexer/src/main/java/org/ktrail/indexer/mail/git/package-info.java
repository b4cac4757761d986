/**
 * Mails that lie in git: repositories of public-inbox, which hold one a commit, and ranges of
 * commits that are read as the mails `git format-patch` would make of them.
 */
@NullMarked
package org.ktrail.indexer.mail.git;

import org.jspecify.annotations.NullMarked;
