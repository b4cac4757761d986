package org.ktrail.queries.operations;

import java.util.List;
import org.ktrail.queries.mentions.Reference;

/** Finds the lines that read a member without calling it. */
@FunctionalInterface
public interface MemberReads {
  /** Looks for none. */
  MemberReads NONE = (record, member) -> List.of();

  /**
   * Lines that access a member of this name and neither call it nor put anything into it, in order
   * of place. How sure it is that they mean this record is the implementation's to say.
   */
  List<Reference> reads(String record, String member);
}
