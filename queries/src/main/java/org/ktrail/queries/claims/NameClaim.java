package org.ktrail.queries.claims;

import java.util.List;
import org.ktrail.queries.graph.Place;

/**
 * A name in the words of a message whose patch does not touch what it names.
 *
 * @param line of the origin; 0 for the subject
 */
public record NameClaim(int line, Kind kind, String name, Standing standing) {

  /** What it names, by the way it is written. */
  public enum Kind {
    SYMBOL("symbol"),
    MEMBER("member"),
    FLAG("flag"),
    FILE("file");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What is known of it. */
  public sealed interface Standing {}

  /**
   * The snapshot has it, the patch has nothing to do with it.
   *
   * @param places that it has in the snapshot
   */
  public record Elsewhere(Place place, int places) implements Standing {}

  /**
   * Neither has it.
   *
   * @param inPatch names of a like form in changed lines
   * @param inSnapshot names of a like form in the snapshot
   */
  public record Nowhere(List<String> inPatch, List<String> inSnapshot) implements Standing {}

  /**
   * A changelog may speak of what it does not change, a subject says what is changed; what exists
   * nowhere is wrong anywhere.
   */
  public boolean isFinding() {
    return switch (standing) {
      case Nowhere _ -> true;
      case Elsewhere _ -> line == 0;
    };
  }
}
