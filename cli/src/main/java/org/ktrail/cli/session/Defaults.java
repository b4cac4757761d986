package org.ktrail.cli.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.snapshot.GitSettings;
import org.ktrail.indexer.snapshot.GitSettings.Setting;

/**
 * What the user has set once for all with {@code git config}: values of options that are not given,
 * and how answers are shown. It is read when first asked for.
 */
public final class Defaults {
  private static final String OURS = "ktrail";

  private final Supplier<Path> directory;
  private final UnaryOperator<@Nullable String> variables;
  private Optional<GitSettings> read = Optional.empty();

  /**
   * @param directory where the search for the repository begins
   * @param variables of the environment
   */
  Defaults(Supplier<Path> directory, UnaryOperator<@Nullable String> variables) {
    this.directory = directory;
    this.variables = variables;
  }

  private GitSettings settings() {
    GitSettings settings = read.orElseGet(() -> GitSettings.of(directory.get(), variables));
    read = Optional.of(settings);
    return settings;
  }

  /**
   * {@code ktrail.limit}: places that a text tells, 0 for all.
   *
   * @throws org.ktrail.indexer.failure.UserError if it is no such number; of the others, too
   */
  public OptionalInt limit() {
    Optional<Setting> set = settings().get(OURS, "limit");
    if (set.isEmpty()) {
      return OptionalInt.empty();
    }
    String value = set.get().value().strip();
    if (!value.matches("[0-9]{1,9}")) {
      throw set.get().wrong("a number of places, or 0 for all");
    }
    return OptionalInt.of(Integer.parseInt(value));
  }

  /** {@code ktrail.config}: a kernel configuration; from the home directory if it begins so. */
  public Optional<Path> configuration() {
    Optional<Setting> set = settings().get(OURS, "config").filter(s -> !s.value().isBlank());
    if (set.isEmpty()) {
      return Optional.empty();
    }
    String value = set.get().value();
    Path file =
        value.startsWith("~/")
            ? Path.of(System.getProperty("user.home")).resolve(value.substring(2))
            : directory.get().resolve(value);
    if (!file.toFile().isFile()) {
      throw set.get().wrong("a file: there is no " + file);
    }
    return Optional.of(file);
  }

  /**
   * When answers are painted: {@code ktrail.color}, then {@code NO_COLOR}, then {@code color.ui}.
   */
  public ColorWhen color() {
    Optional<Setting> ours = settings().get(OURS, "color");
    if (ours.isEmpty() && !environment("NO_COLOR").isEmpty()) {
      return ColorWhen.NEVER;
    }
    Optional<Setting> set = ours.or(() -> settings().get("color", "ui"));
    if (set.isEmpty()) {
      return ColorWhen.AUTO;
    }
    return switch (set.get().value().strip().toLowerCase(Locale.ROOT)) {
      case "always" -> ColorWhen.ALWAYS;
      case "never", "false", "no", "off", "0" -> ColorWhen.NEVER;
      case "auto", "true", "yes", "on", "1", "" -> ColorWhen.AUTO;
      default -> throw set.get().wrong("always, auto or never");
    };
  }

  /**
   * The command that shows long answers, empty for none: {@code GIT_PAGER}, {@code ktrail.pager},
   * {@code core.pager}, {@code PAGER}, {@code less}. Commands of a repository's own configuration
   * are not run; it can only turn the pager off.
   */
  public Optional<String> pager() {
    Optional<Setting> ours = settings().get(OURS, "pager");
    if (ours.map(Setting::value)
        .map(v -> v.toLowerCase(Locale.ROOT))
        .filter(Defaults::isNo)
        .isPresent()) {
      return Optional.empty();
    }
    String asked = variables.apply("GIT_PAGER");
    String command =
        asked != null
            ? asked
            : settings()
                .ofUser(OURS, "pager")
                .filter(s -> !isYes(s.value().toLowerCase(Locale.ROOT)))
                .or(() -> settings().ofUser("core", "pager"))
                .map(Setting::value)
                .orElseGet(() -> environment("PAGER").isEmpty() ? "less" : environment("PAGER"));
    return command.isBlank() || command.equals("cat") ? Optional.empty() : Optional.of(command);
  }

  private static boolean isNo(String value) {
    return value.equals("false") || value.equals("no") || value.equals("off") || value.equals("0");
  }

  private static boolean isYes(String value) {
    return value.equals("true") || value.equals("yes") || value.equals("on") || value.equals("1");
  }

  private String environment(String variable) {
    String value = variables.apply(variable);
    return value == null ? "" : value;
  }
}
