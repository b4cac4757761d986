package org.ktrail.indexer.apply;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.apply.ReconstructedFile.Certainty;
import org.ktrail.indexer.apply.ReconstructedFile.Range;

/** Lines and how each is known, while a file is rebuilt. */
final class GradedText {
  final List<String> lines = new ArrayList<>();
  final List<Certainty> grades = new ArrayList<>();

  static GradedText of(byte[] bytes, Certainty certainty) {
    GradedText text = new GradedText();
    TextLines.of(bytes).lines().forEach(line -> text.add(line, certainty));
    return text;
  }

  static GradedText of(ReconstructedFile file) {
    GradedText text = new GradedText();
    int number = 1;
    for (String line : TextLines.of(file.bytes()).lines()) {
      text.add(line, file.at(number++));
    }
    return text;
  }

  void add(String line, Certainty certainty) {
    lines.add(line);
    grades.add(certainty);
  }

  void addAll(List<String> known) {
    known.forEach(line -> add(line, Certainty.KNOWN));
  }

  /** Takes over the lines of another text from {@code from} to before {@code to}. */
  void copy(GradedText other, int from, int to) {
    lines.addAll(other.lines.subList(from, to));
    grades.addAll(other.grades.subList(from, to));
  }

  ReconstructedFile file(String path, String assumedFrom) {
    List<Range> ranges = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= grades.size(); i++) {
      if (i == grades.size() || grades.get(i) != grades.get(from)) {
        ranges.add(new Range(from + 1, i, grades.get(from)));
        from = i;
      }
    }
    boolean assumed = grades.contains(Certainty.ASSUMED);
    return new ReconstructedFile(
        path, new TextLines(lines, true).bytes(), ranges, assumed ? assumedFrom : "");
  }
}
