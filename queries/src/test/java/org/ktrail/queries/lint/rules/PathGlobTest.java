package org.ktrail.queries.lint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {
  @ParameterizedTest
  @CsvSource({
    "fs/xfs/,fs/xfs/a.c,true",
    "fs/xfs/,fs/xfs/b/a.c,true",
    "fs/xfs/,fs/xfs,false",
    "fs/xfs,fs/xfs/a.c,true",
    "fs/xfs,fs/xfs2/a.c,false",
    "fs/*.c,fs/a.c,true",
    "fs/*.c,fs/x/a.c,false",
    "fs/*/a?.c,fs/x/ab.c,true",
    "fs/*/a?.c,fs/x/a.c,false",
    "*,Makefile,true",
    "*/,fs/a.c,true",
    "*/,Makefile,false",
    "a*b*c,aXbXbXc,true",
    "a*b*c,aXcXb,false",
    "fs/a.c,fs/aXc,false",
  })
  void takesWhatTheFileSays(String glob, String path, boolean taken) {
    assertThat(PathGlob.of(glob).matches(path)).isEqualTo(taken);
  }

  @Test
  void manyStarsTakeNoLonger() {
    String path = "a".repeat(5_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(PathGlob.of("*a".repeat(25) + "*b").matches(path)).isFalse());
  }
}
