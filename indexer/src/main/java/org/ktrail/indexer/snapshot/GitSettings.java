package org.ktrail.indexer.snapshot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;

/**
 * What {@code git config} has, with where it stands: the words of {@code git -c}, the repository,
 * the user and the system, in this order, as git has them. No {@code git} is started.
 */
public final class GitSettings {
  /**
   * A value.
   *
   * @param key as {@code ktrail.limit}
   * @param place the file that has it, or what else does
   */
  public record Setting(String key, String value, String place) {
    /** That the value is none, in words of {@code wanted}: "a number of places". */
    public UserError wrong(String wanted) {
      return new UserError("%s: %s = %s: is to be %s".formatted(place, key, value, wanted));
    }
  }

  /** {@code 'key'='value'} of {@code GIT_CONFIG_PARAMETERS}, which {@code git -c} sets. */
  private static final Pattern PARAMETER = Pattern.compile("'([^'=]++)'?+=?+'?+([^']*+)'");

  /** One place where values stand. */
  private record Source(String place, Config values, boolean trusted) {}

  private final List<Source> sources;

  private GitSettings(List<Source> sources) {
    this.sources = sources;
  }

  /**
   * Those that git would use in a directory; without those of a repository where there is none.
   *
   * @param environment variables of the process that asks
   * @throws UserError if a file is none of git's
   */
  public static GitSettings of(Path directory, UnaryOperator<@Nullable String> environment) {
    QuietSystemReader.install();
    List<Source> sources = new ArrayList<>();
    sources.add(new Source("git -c", words(environment), true));
    repository(directory, environment).ifPresent(file -> sources.add(read(file, false)));
    String home = text(environment.apply("HOME"), "");
    String global = environment.apply("GIT_CONFIG_GLOBAL");
    if (global != null) {
      sources.add(read(new File(global), true));
    } else if (!home.isEmpty()) {
      sources.add(read(new File(home, ".gitconfig"), true));
      String xdg = text(environment.apply("XDG_CONFIG_HOME"), home + "/.config");
      sources.add(read(new File(xdg, "git/config"), true));
    }
    if (!List.of("1", "true", "yes", "on")
        .contains(text(environment.apply("GIT_CONFIG_NOSYSTEM"), ""))) {
      String system = text(environment.apply("GIT_CONFIG_SYSTEM"), "/etc/gitconfig");
      sources.add(read(new File(system), true));
    }
    return new GitSettings(sources);
  }

  private static String text(@Nullable String value, String otherwise) {
    return value == null || value.isEmpty() ? otherwise : value;
  }

  private static Optional<File> repository(
      Path directory, UnaryOperator<@Nullable String> environment) {
    FileRepositoryBuilder builder = new FileRepositoryBuilder();
    String named = environment.apply("GIT_DIR");
    if (named != null && !named.isEmpty()) {
      builder.setGitDir(directory.resolve(named).toFile());
    } else {
      builder.findGitDir(directory.toAbsolutePath().toFile());
    }
    if (builder.getGitDir() == null) {
      return Optional.empty();
    }
    try {
      builder.setup();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // who opens it will be told
    }
    File common = builder.getGitCommonDir();
    return Optional.of(new File(common == null ? builder.getGitDir() : common, "config"));
  }

  private static Source read(File file, boolean trusted) {
    FileBasedConfig config = new FileBasedConfig(null, file, FS.DETECTED);
    try {
      config.load();
    } catch (IOException | ConfigInvalidException e) {
      throw new UserError(file + ": cannot be read: " + e.getMessage(), e);
    }
    return new Source(file.getPath(), config, trusted);
  }

  /** What stands on git's own command line, or in variables. */
  private static Config words(UnaryOperator<@Nullable String> environment) {
    Config config = new Config();
    String count = text(environment.apply("GIT_CONFIG_COUNT"), "0");
    for (int i = 0; count.matches("[0-9]{1,3}") && i < Integer.parseInt(count); i++) {
      add(
          config,
          text(environment.apply("GIT_CONFIG_KEY_" + i), ""),
          text(environment.apply("GIT_CONFIG_VALUE_" + i), ""));
    }
    Matcher words = PARAMETER.matcher(text(environment.apply("GIT_CONFIG_PARAMETERS"), ""));
    while (words.find()) {
      add(config, words.group(1), words.group(2));
    }
    return config;
  }

  private static void add(Config config, String key, String value) {
    int first = key.indexOf('.');
    int last = key.lastIndexOf('.');
    if (first > 0) {
      config.setString(
          key.substring(0, first),
          first == last ? null : key.substring(first + 1, last),
          key.substring(last + 1),
          value);
    }
  }

  /** The value of {@code section.name} that counts; empty if there is none. */
  public Optional<Setting> get(String section, String name) {
    return find(section, name, false);
  }

  /**
   * The same without those of the repository, whose configuration is not to name what is run: only
   * the user and the system are.
   */
  public Optional<Setting> ofUser(String section, String name) {
    return find(section, name, true);
  }

  private Optional<Setting> find(String section, String name, boolean trusted) {
    for (Source source : sources) {
      String[] values =
          trusted && !source.trusted
              ? new String[0]
              : source.values.getStringList(section, null, name);
      if (values.length > 0) {
        String value = values[values.length - 1];
        return Optional.of(
            new Setting(section + "." + name, value == null ? "" : value, source.place));
      }
    }
    return Optional.empty();
  }
}
