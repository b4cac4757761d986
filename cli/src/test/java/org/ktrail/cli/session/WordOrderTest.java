package org.ktrail.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordOrderTest {
  private static final Set<String> COMMANDS = Set.of("callers", "series", "help");

  private static WordOrder of(String line) {
    return WordOrder.of(List.of(line.split(" ")), COMMANDS::contains).helping();
  }

  private static String ordered(String line) {
    return String.join(" ", of(line).arguments());
  }

  @Test
  void optionsMayStandBeforeTheCommand() {
    assertThat(ordered("-C linux --rev v6.1 callers f")).isEqualTo("-C linux callers f --rev v6.1");
    assertThat(ordered("--depth 3 callers f")).isEqualTo("callers f --depth 3");
    assertThat(ordered("--all callers f -- x")).isEqualTo("callers f --all -- x");
    assertThat(ordered("--no-pager callers f")).isEqualTo("--no-pager callers f");
  }

  @Test
  void aNameIsNoValueWhereItIsACommand() {
    assertThat(of("--all callers series").command()).contains("callers");
    assertThat(of("--all nix").command()).contains("nix");
  }

  @Test
  void colourAloneIsAlways() {
    assertThat(ordered("callers f --color")).isEqualTo("callers f --color=always");
    assertThat(ordered("--color callers f")).isEqualTo("callers f --color=always");
    assertThat(ordered("callers --color never f")).isEqualTo("callers --color never f");
    assertThat(ordered("callers -- --color")).isEqualTo("callers -- --color");
  }

  @Test
  void helpOfACommandIsItsOwn() {
    assertThat(ordered("help series diff")).isEqualTo("series diff --help");
    assertThat(of("help series diff").command()).contains("series");
    assertThat(ordered("help")).isEqualTo("--help");
    assertThat(ordered("-C linux help callers")).isEqualTo("-C linux callers --help");
    assertThat(ordered("help --help")).isEqualTo("help --help");
  }
}
