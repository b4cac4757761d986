package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.List;

/** The sections of a MAINTAINERS file: who looks after which files. */
final class Maintainers {
  private record Section(String title, List<PathGlob> files, List<PathGlob> excluded) {}

  private final List<Section> sections = new ArrayList<>();

  private Maintainers() {}

  static Maintainers parse(String text) {
    Maintainers all = new Maintainers();
    String title = "";
    List<PathGlob> files = new ArrayList<>();
    List<PathGlob> excluded = new ArrayList<>();
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
        (line.startsWith("F") ? files : excluded).add(PathGlob.of(line.substring(2).strip()));
      } else if (!line.matches("[A-Z]:.*") && title.isEmpty() && previous.isBlank()) {
        title = line.strip();
      }
      previous = line;
    }
    all.sections.removeIf(s -> s.title().equals("THE REST"));
    return all;
  }

  /** Titles of the sections that a file belongs to, in the order of the file. */
  List<String> of(String path) {
    return sections.stream()
        .filter(s -> s.files().stream().anyMatch(p -> p.matches(path)))
        .filter(s -> s.excluded().stream().noneMatch(p -> p.matches(path)))
        .map(Section::title)
        .toList();
  }
}
