package org.ktrail.indexer.facts;

import java.util.List;

/**
 * Everything extracted from one blob. Depends on its bytes and the extractor's version alone. The
 * codec keeps the two parts apart, so that declarations can be read without bodies.
 */
public record SourceFacts(Declarations declarations, List<Body> bodies, Audit audit) {

  /**
   * How much of the blob was understood. All figures concern function bodies of the blob.
   *
   * @param bodyBytes bytes between the braces of bodies
   * @param normalisedBytes of these, bytes that the normaliser rewrote
   * @param errorBytes of these, bytes under an ERROR node in the last parse, bodies that were only
   *     token-scanned included whole
   * @param bodies number of bodies
   * @param scannedBodies of these, those found by the token scan only
   * @param missingNodes MISSING nodes within bodies
   * @param identifiers identifier tokens of bodies, keywords not counted
   * @param lostIdentifiers of these, those that no fact and no node of the tree holds
   */
  public record Audit(
      long bodyBytes,
      long normalisedBytes,
      long errorBytes,
      long bodies,
      long scannedBodies,
      long missingNodes,
      long identifiers,
      long lostIdentifiers) {
    public static final Audit NONE = new Audit(0, 0, 0, 0, 0, 0, 0, 0);
  }
}
