package org.ktrail.queries.series;

/**
 * Why a posting is taken for the next one of a history.
 *
 * @param detail in words, one line
 */
public record LinkReason(Kind kind, String detail) {
  /** What was compared. */
  public enum Kind {
    CHANGE_ID,
    LINKS_PREVIOUS,
    MENTIONS,
    ANSWERS,
    SUBJECT,
    PATCHES,
    FILES,
    CHANGES,
    AUTHOR,
    REPLACES
  }

  @Override
  public String toString() {
    return detail;
  }
}
