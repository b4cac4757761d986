package org.ktrail.cli.options;

import java.util.List;
import java.util.function.Predicate;

/** Files and directories relative to the top of the tree; none means everything. */
public record PathPrefixes(List<String> prefixes) implements Predicate<String> {
  public static PathPrefixes of(List<String> paths) {
    return new PathPrefixes(
        paths.stream().map(p -> p.replaceAll("^(\\./++)++|^\\.$|(?<!/)/++$", "")).toList());
  }

  @Override
  public boolean test(String path) {
    return prefixes.isEmpty()
        || prefixes.stream()
            .anyMatch(p ->
                p.isEmpty()
                    || path.startsWith(p)
                        && (path.length() == p.length() || path.charAt(p.length()) == '/'));
  }
}
