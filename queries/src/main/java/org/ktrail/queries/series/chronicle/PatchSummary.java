package org.ktrail.queries.series.chronicle;

import java.util.List;
import org.ktrail.queries.series.pairing.PatchPair;

/**
 * What is told of a patch beside its title.
 *
 * @param previous label of the revision before, "" if there is none
 * @param pair since that revision; of a first revision all are new
 * @param title of a dropped patch, otherwise ""
 * @param gained symbols that it brings, with their kind
 * @param lost symbols that it takes
 */
public record PatchSummary(
    String previous, PatchPair pair, String title, List<String> gained, List<String> lost) {
  public PatchSummary {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
  }
}
