package org.ktrail.queries.simulate.run;

import java.util.List;

/** Which functions a member of a record may hold, where its value is not known. */
public interface MemberTargets {
  MemberTargets NONE = (record, member) -> List.of();

  /**
   * @param record as {@code struct tag}
   * @return names of functions in an order that is the same in each run; empty if none is known
   */
  List<String> of(String record, String member);
}
