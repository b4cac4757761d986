package org.ktrail.queries.lint;

/**
 * A step of the proof of a finding.
 *
 * @param patch number of the patch the place is in, 0 if it is in the base or in no patch
 * @param file "" if the step has no place
 * @param line from 1, of the file after the patch; 0 without a place
 */
public record Proof(int patch, String file, int line, String text) {
  public static Proof of(FindingPlace place, String text) {
    return new Proof(place.patch(), place.file(), place.line(), text);
  }
}
