package org.ktrail.cli.trial;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ktrail.indexer.files.DataFile;

/**
 * What is tried if nothing else is said.
 *
 * @param from the function where the path of the question begins
 * @param to the function where it ends
 * @param url a repository of the kernel
 * @param revision of that repository, in git's syntax
 * @param debian the version in the name of Debian's package of the kernel's source: {@code 6.12}
 */
record Example(String from, String to, String url, String revision, String debian) {

  /** The one that comes along. */
  static Example shipped() {
    Map<String, String> values =
        DataFile.table(Example.class, "question.example", 2).stream()
            .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    return new Example(
        of(values, "from"),
        of(values, "to"),
        of(values, "url"),
        of(values, "revision"),
        of(values, "debian"));
  }

  private static String of(Map<String, String> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
