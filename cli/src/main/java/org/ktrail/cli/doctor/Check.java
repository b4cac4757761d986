package org.ktrail.cli.doctor;

import java.nio.file.Path;
import java.util.List;

/** One thing that the doctor looks at. */
interface Check {
  /** Looks, from the directory where the search for a repository begins. Never throws. */
  List<Finding> look(Path directory);
}
