package org.ktrail.queries.claims;

import org.ktrail.indexer.patch.Patch;

/**
 * What somebody wrote, to be checked.
 *
 * @param origin what a report names
 * @param text lines ended by LF; traces are looked for in all of it
 * @param firstLine number of the text's first line in the origin, from 1
 * @param patch its title and changelog, and what it changes; without files if it carries no diff
 */
public record Message(String origin, String text, int firstLine, Patch patch) {
  /** A line of the text by its number in the origin. */
  public int line(int ofText) {
    return firstLine + ofText - 1;
  }
}
