package org.ktrail.indexer.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Any text is a patch: nothing is thrown, every place is in the mail, no path leaves the tree. Runs
 * on the inputs in the resources; with JAZZER_FUZZ=1 it looks for new ones (see tools/fuzz).
 */
class PatchFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyTextIsAPatch(byte[] bytes) {
    String body = new String(bytes, StandardCharsets.UTF_8);
    int lines = (int) body.chars().filter(c -> c == '\n').count() + 1;
    for (boolean flowed : new boolean[] {false, true}) {
      Patch patch = PatchParser.parse(new PatchMail("<1@x>", body, body, 1, flowed));
      for (Problem problem : patch.problems()) {
        assertThat(problem.line()).isBetween(1, lines + 1);
      }
      for (FileChange change : patch.files()) {
        for (String path : new String[] {change.oldPath(), change.newPath()}) {
          assertThat(path).doesNotStartWith("/").doesNotContain("//", "\n", "\0");
          assertThat(path.split("/")).doesNotContain("..", ".", ".git");
        }
        for (Hunk hunk : change.hunks()) {
          assertThat(hunk.line()).isBetween(1, lines);
          hunk.lines().forEach(line -> assertThat(line.line()).isBetween(1, lines));
        }
      }
    }
  }
}
