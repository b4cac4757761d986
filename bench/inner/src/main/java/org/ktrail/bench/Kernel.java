package org.ktrail.bench;

import java.nio.file.Path;

/** The repository that is measured on: the property {@code ktrail.linux}. */
final class Kernel {
  /** A tag of what {@code tools/linux-repo} makes. */
  static final String REVISION = "deb-6.12";

  private Kernel() {}

  static Path repository() {
    return Path.of(System.getProperty("ktrail.linux"));
  }
}
