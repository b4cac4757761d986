package org.ktrail.queries.series.rewind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.patch.PatchMail;
import org.ktrail.indexer.patch.PatchParser;

class RewindTest {
  private static Patch patch(String diff) {
    return PatchParser.parse(PatchMail.of("mail", "[PATCH] change", diff));
  }

  private static final String LATER =
      """
      Text.
      ---
      diff --git a/a.c b/a.c
      --- a/a.c
      +++ b/a.c
      @@ -1,3 +1,4 @@
       int one;
      -int two;
      +long two;
      +long three;
       int four;
      diff --git a/new.c b/new.c
      new file mode 100644
      --- /dev/null
      +++ b/new.c
      @@ -0,0 +1 @@
      +int made;
      """;

  private static final String EARLIER =
      """
      Text.
      ---
      diff --git a/a.c b/a.c
      --- a/a.c
      +++ b/a.c
      @@ -1,3 +1,3 @@
       int one;
      -int two;
      +char two;
       int four;
      """;

  @Test
  void theLaterRevisionIsTakenOutAndTheEarlierPutIn() {
    Map<String, String> base =
        Map.of(
            "a.c", "int one;\nlong two;\nlong three;\nint four;\nint since;\n",
            "new.c", "int made;\n");
    SortedMap<String, Optional<byte[]>> files =
        Rewind.files(
                path -> Optional.ofNullable(base.get(path)).map(t -> t.getBytes(UTF_8)),
                List.of(patch(LATER)),
                List.of(patch(EARLIER)))
            .files();
    assertThat(files.keySet()).containsExactly("a.c", "new.c");
    assertThat(new String(files.getOrDefault("a.c", Optional.empty()).orElseThrow(), UTF_8))
        .isEqualTo("int one;\nchar two;\nint four;\nint since;\n");
    assertThat(files.get("new.c")).isEmpty();
  }
}
