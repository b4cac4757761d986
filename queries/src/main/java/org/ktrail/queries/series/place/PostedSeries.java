package org.ktrail.queries.series.place;

import java.util.List;
import org.ktrail.indexer.patch.Patch;

/**
 * One revision of a series as its mails give it.
 *
 * @param label {@code v8}, {@code v11.1} …
 * @param covers mails without a diff that introduce it; usually one or none
 * @param patches in the order in which they are to be applied
 */
public record PostedSeries(String label, List<Patch> covers, List<Patch> patches) {
  public PostedSeries {
    covers = List.copyOf(covers);
    patches = List.copyOf(patches);
  }
}
