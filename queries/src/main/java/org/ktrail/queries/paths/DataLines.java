package org.ktrail.queries.paths;

import java.util.List;
import org.ktrail.indexer.files.DataFile;

/** Lines of a data file of this package, without comments. */
final class DataLines {
  private DataLines() {}

  /** All lines that say something. */
  static List<String> of(String file) {
    return DataFile.text(DataLines.class, file)
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** What stands behind a word at the beginning of a line. */
  static List<String> of(String file, String word) {
    return of(file).stream()
        .filter(line -> line.startsWith(word))
        .map(line -> line.substring(word.length()).strip())
        .toList();
  }
}
