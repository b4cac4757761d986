package org.ktrail.cli.cscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.indexer.failure.UserError;

/** Words that editors pass to cscope. */
class CscopeWordsTest {
  @TempDir Path directory;

  @Test
  void lettersStandTogetherOrApart() {
    CscopeWords words =
        CscopeWords.of(List.of("-dlq", "-fx/cscope.out", "-P", "pre", "-s", "dir", "-Rk", "a.c"));
    assertThat(words.lines()).isTrue();
    assertThat(words.database()).contains(Path.of("x/cscope.out"));
    assertThat(words.prefix()).isEqualTo("pre/");
    assertThat(words.anyCase()).isFalse();
  }

  @Test
  void aQuestionHasItsPatternBehindIt() {
    CscopeWords.Single wanted = new CscopeWords.Single(3, "kill_dax");
    assertThat(CscopeWords.of(List.of("-d", "-L", "-3", "kill_dax")).single()).contains(wanted);
    assertThat(CscopeWords.of(List.of("-dL3kill_dax")).single()).contains(wanted);
    assertThatThrownBy(() -> CscopeWords.of(List.of("-L", "-3"))).isInstanceOf(UserError.class);
  }

  @Test
  void theLetterOfARepositoryIsThatOfAnyCaseToo() {
    assertThat(CscopeWords.of(List.of("-dl", "-C")).anyCase()).isTrue();
    CscopeWords words = CscopeWords.of(List.of("-dl", "-C", directory.toString()));
    assertThat(words.anyCase()).isFalse();
    assertThat(words.repository()).contains(directory.toString());
    assertThat(CscopeWords.of(List.of("-C", "-L", "-1", "x")).repository())
        .isEqualTo(Optional.empty());
    assertThatThrownBy(() -> CscopeWords.of(List.of("-z"))).hasMessageContaining("-z");
  }
}
