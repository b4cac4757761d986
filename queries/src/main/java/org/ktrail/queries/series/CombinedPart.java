package org.ktrail.queries.series;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A series that a cover letter's title names by version: {@code v3 frob-core + v2 frob-users}. */
public record CombinedPart(Version version, String name) {
  private static final Pattern BEFORE = Pattern.compile("[vV](\\d{1,5})(?:\\.(\\d{1,5}))? (\\S.*)");
  private static final Pattern BEHIND =
      Pattern.compile("(\\S.*?),? [vV](\\d{1,5})(?:\\.(\\d{1,5}))?");

  /** The parts that a title names; empty unless there are two and every one has its version. */
  static List<CombinedPart> of(String title) {
    List<CombinedPart> parts = new ArrayList<>();
    for (String part : title.strip().split("(?:(?<!\\s)\\s++)?+(?:[+&,;]|\\band\\b)\\s*+")) {
      Matcher before = BEFORE.matcher(part);
      Matcher behind = BEHIND.matcher(part);
      if (before.matches()) {
        parts.add(new CombinedPart(version(before.group(1), before.group(2)), before.group(3)));
      } else if (behind.matches()) {
        parts.add(new CombinedPart(version(behind.group(2), behind.group(3)), behind.group(1)));
      } else {
        return List.of();
      }
    }
    return parts.size() < 2 ? List.of() : List.copyOf(parts);
  }

  private static Version version(String major, String minor) {
    return new Version(Integer.parseInt(major), minor == null ? 0 : Integer.parseInt(minor));
  }
}
