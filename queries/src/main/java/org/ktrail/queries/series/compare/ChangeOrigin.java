package org.ktrail.queries.series.compare;

/**
 * What made a fact what it is.
 *
 * @param label of the revision
 * @param patch place in its revision, from 1
 * @param patches number of patches of the revision
 * @param path file of the hunk
 * @param hunk number within the file's change, from 1; 0 if no line of the fact itself is in the
 *     patch
 * @param mail Message-ID or file of the patch; "" if it is a commit or a pair of revisions
 * @param mailLine line of the mail at which the hunk begins; 0 if there is none
 */
public record ChangeOrigin(
    String label, int patch, int patches, String path, int hunk, String mail, int mailLine) {}
