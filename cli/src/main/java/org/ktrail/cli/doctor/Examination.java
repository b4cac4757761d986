package org.ktrail.cli.doctor;

import java.nio.file.Path;
import java.util.List;

/** One thing that the doctor looks at. */
interface Examination {
  /**
   * What the user pointed at.
   *
   * @param name what {@code -C} names; empty without it
   * @param isUrl whether that is a URL
   * @param directory where the search for a repository begins
   */
  record Place(String name, boolean isUrl, Path directory) {
    boolean isNamed() {
      return !name.isEmpty();
    }
  }

  /** Looks. Never throws: what is wrong is a finding. */
  List<Observation> look(Place place);
}
