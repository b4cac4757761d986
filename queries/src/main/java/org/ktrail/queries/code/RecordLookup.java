package org.ktrail.queries.code;

import java.util.Optional;
import org.ktrail.indexer.facts.TypeRef;

/** Types of members that a file itself does not declare: those of the base, or of the series. */
@FunctionalInterface
public interface RecordLookup {
  /** A lookup that knows nothing. */
  RecordLookup NONE = (tag, member) -> Optional.empty();

  /** The type of a member of {@code struct tag} or {@code union tag}. */
  Optional<TypeRef> member(String tag, String member);
}
