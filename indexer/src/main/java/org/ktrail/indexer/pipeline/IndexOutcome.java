package org.ktrail.indexer.pipeline;

import java.util.List;

/**
 * What a run did.
 *
 * @param blobs distinct blobs of the paths wanted
 * @param indexed of these, blobs that were missing and are in the store now
 * @param bytes size of the blobs indexed
 * @param failures blobs on which the extractor failed, with the reason; their facts are empty
 * @param interrupted whether it stopped before the end because the user asked
 */
public record IndexOutcome(
    int blobs, int indexed, long bytes, List<String> failures, boolean interrupted) {
  static IndexOutcome nothing(int blobs) {
    return new IndexOutcome(blobs, 0, 0, List.of(), false);
  }
}
