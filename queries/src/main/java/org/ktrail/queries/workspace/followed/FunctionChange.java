package org.ktrail.queries.workspace.followed;

import java.util.List;
import java.util.Set;
import org.ktrail.indexer.snapshot.Change;

/**
 * What one commit did to a function.
 *
 * @param path where it stands since then
 * @param name what it is called since then
 * @param earlierPath where it stood before, "" if it was not there
 * @param earlierName what it was called before, "" if it was not there
 * @param diff the lines of a unified diff of its text, numbered within it
 */
public record FunctionChange(
    Change commit,
    Set<Kind> kinds,
    String path,
    String name,
    String earlierPath,
    String earlierName,
    List<String> diff) {
  /** What changed. */
  public enum Kind {
    ADDED,
    SIGNATURE,
    BODY,
    MOVED,
    RENAMED;

    /** The word for it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
