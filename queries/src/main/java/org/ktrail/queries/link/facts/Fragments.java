package org.ktrail.queries.link.facts;

import org.ktrail.indexer.facts.SourceFacts;

/** Parses the text that a macro expands to, as if it were a file. Never fails. For one thread. */
public interface Fragments {
  SourceFacts parse(String text);
}
