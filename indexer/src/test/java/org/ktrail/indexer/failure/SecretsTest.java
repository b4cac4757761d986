package org.ktrail.indexer.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://u:secret@host/x.git: not found|https://host/x.git: not found",
        "https://token@host/x.git|https://host/x.git",
        "no https://u:p@a/b and http://v:q@c/d@e here|no https://a/b and http://c/d@e here",
        "https://u:p@ss@host|https://host",
        "ssh://git:secret@host/x|ssh://git@host/x",
        "https://host/~u@v/x|https://host/~u@v/x",
        "a@b.c: //x@y|a@b.c: //x@y",
        "file:///x@y/z|file:///x@y/z",
      })
  void takesOutWhatStandsBeforeTheHost(String text, String shown) {
    assertThat(Secrets.masked(text)).isEqualTo(shown);
    assertThat(new UserError(text)).hasMessage(shown);
  }
}
