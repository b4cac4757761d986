/**
 * Mails as records: what a posted patch series is read from. Reading never fails: what is wrong
 * with a mail is a defect that the mail carries, and every size is bounded. This package alone
 * knows mime4j; it does not know what a patch is, beyond a cheap test whether a mail carries one.
 */
@NullMarked
package org.ktrail.indexer.mail;

import org.jspecify.annotations.NullMarked;
