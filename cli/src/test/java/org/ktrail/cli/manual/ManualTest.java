package org.ktrail.cli.manual;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Commands;
import org.ktrail.cli.Main;

/** What is made of the list of commands. */
class ManualTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String told(int code, String... words) {
    out.reset();
    assertThat(Main.run(words, out, err)).as(err.toString(UTF_8)).isEqualTo(code);
    return out.toString(UTF_8);
  }

  @Test
  void everyCommandHasAPage(@TempDir Path directory) throws Exception {
    told(0, "man", "--write", directory.toString());
    try (Stream<Path> files = Files.list(directory)) {
      List<String> names = files.map(f -> f.getFileName().toString()).toList();
      assertThat(names)
          .contains("ktrail.1", "git-ktrail.1", "ktrail-series-diff.1")
          .containsAll(Commands.ALL.stream().map(c -> "ktrail-" + c.name() + ".1").toList());
    }
    for (Commands.Entry command : Commands.ALL) {
      assertThat(directory.resolve("ktrail-" + command.name() + ".1"))
          .content(UTF_8)
          .contains(".SH NAME", ".SH SYNOPSIS", ".SH OPTIONS")
          .doesNotContain("@|");
    }
  }

  @Test
  void aPageSaysWhatHelpSays() {
    assertThat(told(0, "man", "callers"))
        .startsWith(".TH \"KTRAIL-CALLERS\" 1")
        .contains("\\fB\\-\\-depth\\fR \\fIN\\fR", ".SH EXAMPLES", ".SH EXIT STATUS")
        .contains("ktrail callers kfree_link");
    assertThat(told(0, "help", "callers")).isEqualTo(told(0, "callers", "--help"));
    told(2, "man", "nix");
  }

  @Test
  void shellsKnowEveryCommandAndOption() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      String script = told(0, "completion", shell);
      for (Commands.Entry command : Commands.ALL) {
        assertThat(script).contains("\"" + command.name() + "\") arguments=");
      }
      assertThat(script)
          .contains("\"series diff\") arguments=source", "--rev:revision", "--format:=text,json")
          .doesNotContain("@CORE@", "@TABLE@", "@COMMANDS@");
    }
    told(2, "completion");
    told(2, "completion", "nosh");
  }
}
