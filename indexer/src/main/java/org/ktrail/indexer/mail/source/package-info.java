/**
 * Where mails come from: mbox, maildir, standard input, directories of patches, quilt, git ranges,
 * public-inbox repositories, public-inbox servers. {@link NamedSources} tells from a word of the
 * command line which. What a mail names is never opened, fetched or run.
 */
@NullMarked
package org.ktrail.indexer.mail.source;

import org.jspecify.annotations.NullMarked;
