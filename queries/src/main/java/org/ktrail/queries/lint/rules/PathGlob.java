package org.ktrail.queries.lint.rules;

import java.util.List;

/**
 * A pattern of paths as MAINTAINERS has them: {@code *} and {@code ?} stand for what is within one
 * component, and what matches is taken with all below it. With a slash at its end only what is
 * below is. The time of a match is bounded by the product of the two lengths, whatever the stars.
 *
 * @param components of the pattern, between slashes
 * @param below whether the pattern itself is not meant
 */
record PathGlob(List<String> components, boolean below) {
  static PathGlob of(String glob) {
    boolean below = glob.endsWith("/");
    String rest = below ? glob.substring(0, glob.length() - 1) : glob;
    return new PathGlob(List.of(rest.split("/", -1)), below);
  }

  boolean matches(String path) {
    int from = 0;
    for (int i = 0; i < components.size(); i++) {
      if (from > path.length()) {
        return false;
      }
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      if (!matches(components.get(i), path, from, end)) {
        return false;
      }
      from = end + 1;
    }
    return !below || from <= path.length();
  }

  /** One component: a star that took too little takes one more, the last of them first. */
  private static boolean matches(String glob, String path, int from, int end) {
    int g = 0;
    int p = from;
    int star = -1;
    int taken = from;
    while (p < end) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        taken = p;
      } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == path.charAt(p))) {
        g++;
        p++;
      } else if (star >= 0) {
        g = star + 1;
        p = ++taken;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
