package org.ktrail.queries.calls;

import java.util.List;

/**
 * Places that an answer is narrowed to: files, or all below directories.
 *
 * @param paths from the root of the tree, without a slash at the end; everywhere if there is none
 */
public record Within(List<String> paths) {
  public static final Within ANYWHERE = new Within(List.of());

  /** Paths as users write them: {@code ./fs/xfs/} is {@code fs/xfs}. */
  public static Within of(List<String> written) {
    return new Within(
        written.stream()
            .map(path -> path.replaceFirst("^(\\./)++", "").replaceFirst("(?<!/)/++$", ""))
            .filter(path -> !path.isEmpty() && !path.equals("."))
            .toList());
  }

  public boolean isAnywhere() {
    return paths.isEmpty();
  }

  public boolean has(String path) {
    return paths.isEmpty()
        || paths.stream()
            .anyMatch(p ->
                path.startsWith(p)
                    && (path.length() == p.length() || path.charAt(p.length()) == '/'));
  }
}
