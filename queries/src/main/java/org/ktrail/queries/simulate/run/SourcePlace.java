package org.ktrail.queries.simulate.run;

/**
 * Where something is written.
 *
 * @param file "" if it is not known
 * @param line from 1, 0 if it is not known
 */
public record SourcePlace(String file, int line) {
  @Override
  public String toString() {
    return file.isEmpty() ? "line " + line : file + ":" + line;
  }
}
