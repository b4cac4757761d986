package org.ktrail.queries.series.change;

import java.util.List;

/**
 * One patch of a revision, as input of {@link ChangeReader}.
 *
 * @param number its place in the revision, from 1
 * @param title its subject without brackets
 */
public record SeriesStep(int number, String title, List<TouchedFile> files) {
  public SeriesStep {
    files = List.copyOf(files);
  }
}
