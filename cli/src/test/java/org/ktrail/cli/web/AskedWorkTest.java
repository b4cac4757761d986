package org.ktrail.cli.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AskedWorkTest {
  private static final List<String> BASE = List.of("--base", "v1");

  private static String words(String series, String... asked) {
    return String.join(" ", AskedWork.words(List.of(asked), series, BASE));
  }

  @Test
  void asksAboutTheSeriesThatIsShown() {
    assertThat(words("a.mbox", "series", "list")).isEqualTo("series list a.mbox --format json");
    assertThat(words("a.mbox", "series", "diff", "v1", "v2"))
        .isEqualTo("series diff a.mbox v1 v2 --base v1 --format json");
    assertThat(words("a.mbox", "lint", "--at", "v2"))
        .isEqualTo("lint a.mbox --at v2 --base v1 --format json");
    assertThat(words("", "series", "list")).isEmpty();
  }

  @Test
  void runsWhatTheGalleryHas() {
    assertThat(words("", "simulate", "dax-holder", "0159f23a"))
        .isEqualTo("simulate dax-holder --rev 0159f23a --format json");
    assertThat(words("", "simulate")).isEqualTo("simulate --list --format json");
    assertThat(words("", "simulate", "own.yaml", "HEAD")).isEmpty();
    assertThat(words("", "simulate", "../own", "HEAD")).isEmpty();
  }

  @Test
  void takesNoOptionNoFileAndNoOtherCommand() {
    assertThat(words("a.mbox", "lint", "--sources", "fs")).isEmpty();
    assertThat(words("a.mbox", "lint", "/etc/passwd")).isEmpty();
    assertThat(words("a.mbox", "clone", "v1")).isEmpty();
    assertThat(words("a.mbox", "series", "list", "-C", "/")).isEmpty();
    assertThat(words("a.mbox")).isEmpty();
  }
}
