package org.ktrail.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.ktrail.cli.Commands;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The forms that a command has are those that its option names. */
class FormatOptionTest {
  private static String help(FormatOption option) {
    return option.spec().description()[0];
  }

  @Test
  void helpNamesTheFormsWithTheirGlosses() {
    assertThat(help(FormatOption.of())).isEqualTo("text or json (default: text).");
    assertThat(help(FormatOption.of(Format.DOT, Format.MERMAID)))
        .isEqualTo("text, json, dot or mermaid (default: text).");
    assertThat(help(FormatOption.of(Format.TEXT, Format.TSV, Format.JSON)))
        .isEqualTo("text, tsv or json (default: text).");
    assertThat(help(FormatOption.of(Format.HTML, Format.TSV).saying(Format.TSV, ": a row each")))
        .isEqualTo(
            "text; json; html, one page with nothing outside it; or tsv: a row each (default:"
                + " text).");
    assertThat(help(FormatOption.only(Format.TSV))).isEqualTo("tsv, the only one.");
  }

  @Test
  void aFormThatACommandHasNotIsAnError() {
    FormatOption option = FormatOption.of();
    CommandLine line = new CommandLine(CommandSpec.create().addOption(option.spec()));
    line.parseArgs("--format", "Json");
    assertThat(option.chosen()).isEqualTo(Format.JSON);
    assertThatThrownBy(() -> line.parseArgs("--format", "dot"))
        .isInstanceOf(ParameterException.class)
        .hasMessage(
            "Invalid value for option '--format': expected one of [TEXT, JSON] (case-insensitive)"
                + " but was 'dot'");
  }

  @Test
  void everyCommandWithFormsHasThoseThatEveryAnswerHas() {
    for (Commands.Entry entry : Commands.ALL) {
      Callable<Integer> command = entry.make().get();
      if (command instanceof HasFormat formatted && !entry.name().equals("export")) {
        String help = help(formatted.format());
        assertThat(Format.everywhere()).allMatch(form -> help.contains(form.word()));
      }
    }
  }
}
