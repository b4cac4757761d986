/**
 * Makes the {@link org.ktrail.indexer.facts.body.Flow}s of a file's bytes, of the syntax tree of
 * the text as it is written. Nothing here knows a name of a kernel but those of general idioms,
 * what a call does, or other files. Never fails: what the parser could not read is {@link
 * org.ktrail.indexer.facts.body.Event.Unread}. What is stored does not depend on this package, so a
 * change to it leaves indexes as they are.
 */
@NullMarked
package org.ktrail.indexer.extract.body;

import org.jspecify.annotations.NullMarked;
