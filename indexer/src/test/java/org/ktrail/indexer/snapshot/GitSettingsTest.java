package org.ktrail.indexer.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.failure.UserError;

class GitSettingsTest {
  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void nothingOfTheMachine() {
    environment.put("HOME", home.toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
  }

  private String value(String section, String name) {
    return GitSettings.of(home, environment::get)
        .get(section, name)
        .map(s -> s.value() + " in " + s.place())
        .orElse("");
  }

  @Test
  void theNearestPlaceCounts() throws Exception {
    assertThat(value("ktrail", "limit")).isEmpty();
    Path user = home.resolve(".gitconfig");
    Files.writeString(user, "[ktrail]\n\tlimit = 1\n\tlimit = 2\n");
    assertThat(value("ktrail", "limit")).isEqualTo("2 in " + user);
    environment.put("GIT_CONFIG_PARAMETERS", "'color.ui'='never' 'ktrail.limit'='3'");
    assertThat(value("ktrail", "limit")).isEqualTo("3 in git -c");
    assertThat(value("color", "ui")).isEqualTo("never in git -c");
  }

  @Test
  void variablesOfGitAreHeeded() throws Exception {
    environment.put("GIT_CONFIG_COUNT", "1");
    environment.put("GIT_CONFIG_KEY_0", "ktrail.color");
    environment.put("GIT_CONFIG_VALUE_0", "always");
    assertThat(value("ktrail", "color")).isEqualTo("always in git -c");
    Path global = Files.writeString(home.resolve("other"), "[core]\n\tpager = less -S\n");
    environment.put("GIT_CONFIG_GLOBAL", global.toString());
    assertThat(value("core", "pager")).isEqualTo("less -S in " + global);
  }

  @Test
  void whatARepositoryNamesIsNotTheUsers() throws Exception {
    Path git = home.resolve(".git");
    Files.createDirectories(git.resolve("objects"));
    Files.createDirectories(git.resolve("refs"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    Files.writeString(git.resolve("config"), "[core]\n\tpager = evil\n[ktrail]\n\tlimit = 7\n");
    assertThat(value("ktrail", "limit")).isEqualTo("7 in " + git.resolve("config"));
    assertThat(GitSettings.of(home, environment::get).ofUser("core", "pager")).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidWithKeyAndFile() throws Exception {
    Path user = Files.writeString(home.resolve(".gitconfig"), "[ktrail]\n\tlimit = many\n");
    GitSettings.Setting set =
        GitSettings.of(home, environment::get).get("ktrail", "limit").orElseThrow();
    assertThat(set.wrong("a number")).hasMessage(user + ": ktrail.limit = many: is to be a number");
    Files.writeString(user, "[ktrail\n");
    assertThatThrownBy(() -> GitSettings.of(home, environment::get))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(user.toString());
  }
}
