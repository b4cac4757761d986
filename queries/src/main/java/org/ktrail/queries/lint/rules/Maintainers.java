package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The sections of a MAINTAINERS file: who looks after which files. */
final class Maintainers {
  private record Section(String title, List<Pattern> files, List<Pattern> excluded) {}

  private final List<Section> sections = new ArrayList<>();

  private Maintainers() {}

  static Maintainers parse(String text) {
    Maintainers all = new Maintainers();
    String title = "";
    List<Pattern> files = new ArrayList<>();
    List<Pattern> excluded = new ArrayList<>();
    String previous = "";
    for (String line : (text + "\n\n").split("\n", -1)) {
      if (line.isBlank()) {
        if (!files.isEmpty()) {
          all.sections.add(new Section(title, List.copyOf(files), List.copyOf(excluded)));
        }
        files.clear();
        excluded.clear();
        title = "";
      } else if (line.matches("[FX]:\\s+\\S+.*")) {
        (line.startsWith("F") ? files : excluded).add(pattern(line.substring(2).strip()));
      } else if (!line.matches("[A-Z]:.*") && title.isEmpty() && previous.isBlank()) {
        title = line.strip();
      }
      previous = line;
    }
    all.sections.removeIf(s -> s.title().equals("THE REST"));
    return all;
  }

  /**
   * A pattern with a slash at its end takes everything below; others one level, as the file says.
   */
  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      switch (c) {
        case '*' -> regex.append("[^/]*");
        case '?' -> regex.append("[^/]");
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex + (glob.endsWith("/") ? ".*" : "(/.*)?"));
  }

  /** Titles of the sections that a file belongs to, in the order of the file. */
  List<String> of(String path) {
    return sections.stream()
        .filter(s -> s.files().stream().anyMatch(p -> p.matcher(path).matches()))
        .filter(s -> s.excluded().stream().noneMatch(p -> p.matcher(path).matches()))
        .map(Section::title)
        .toList();
  }
}
