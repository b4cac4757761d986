package org.ktrail.cli.trial;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.ktrail.indexer.failure.UserError;

/**
 * The kernel's source as Debian packages it, made a repository by {@code tools/linux-repo}.
 *
 * @param version in the name of the package: {@code 6.12}
 * @param tools the directory of that script; empty if this ktrail has none
 * @param tarballs where the package puts its file
 * @param cache the user's, where the repository is made
 */
record DebianSource(String version, Optional<Path> tools, Path tarballs, Path cache) {
  /** Property: the directory of ktrail's scripts, which the launcher knows. */
  private static final String TOOLS = "ktrail.tools";

  /** As this machine has it. */
  static DebianSource here(String version, Path cache) {
    String tarballs = System.getenv("KTRAIL_LINUX_TARBALLS");
    return new DebianSource(
        version,
        Optional.ofNullable(System.getProperty(TOOLS)).map(Path::of),
        Path.of(tarballs == null || tarballs.isEmpty() ? "/usr/src" : tarballs),
        cache);
  }

  Path repository() {
    return cache.resolve("try").resolve("linux-" + version + ".git");
  }

  /** The tag that the script gives it. */
  String tag() {
    return "deb-" + version;
  }

  /** Whether the repository is there, or the package is and the script is. */
  boolean isToBeHad() {
    return Files.isDirectory(repository())
        || script().isPresent()
            && Files.isReadable(tarballs.resolve("linux-source-" + version + ".tar.xz"));
  }

  private Optional<Path> script() {
    return tools.map(t -> t.resolve("linux-repo")).filter(Files::isExecutable);
  }

  /**
   * Makes the repository, unless it is there. The script shows how far it is.
   *
   * @param messages told in a line that it takes its time
   * @throws UserError if it cannot be made
   */
  void make(Consumer<String> messages) {
    if (Files.isDirectory(repository())) {
      return;
    }
    Path script =
        script()
            .orElseThrow(() ->
                new UserError("tools/linux-repo is not beside this ktrail; give a URL to copy"));
    messages.accept(
        "making a repository of Debian's source of Linux " + version + " in " + repository());
    ProcessBuilder making = new ProcessBuilder(script.toString(), repository().toString());
    making.environment().put("KTRAIL_LINUX_VERSIONS", version);
    making.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    making.redirectOutput(ProcessBuilder.Redirect.DISCARD); // an answer alone goes there
    making.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      int code = making.start().waitFor();
      if (code != 0) {
        throw new UserError(
            "no repository could be made of Debian's source (exit code "
                + code
                + " of "
                + script
                + "); give a URL to copy");
      }
    } catch (IOException e) {
      throw new UserError(script + ": cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted while the repository was made", e);
    }
  }
}
