package org.ktrail.cli.trial;

import java.util.Optional;

/**
 * A kernel to ask.
 *
 * @param place the repository, a directory or a URL
 * @param revision of it, in git's syntax
 */
record Kernel(String place, String revision) {
  /**
   * The repository that the user names, else Debian's source where it is to be had, else the
   * example's, which is copied over the network.
   *
   * @param named a directory or URL
   * @param revision the revision the user names
   */
  static Kernel of(
      Optional<String> named, Optional<String> revision, Example example, DebianSource debian) {
    if (named.isPresent()) {
      return new Kernel(named.get(), revision.orElse("HEAD"));
    }
    if (revision.isEmpty() && debian.isToBeHad()) {
      return new Kernel(debian.repository().toString(), debian.tag());
    }
    return new Kernel(example.url(), revision.orElse(example.revision()));
  }
}
