package org.ktrail.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ktrail.cli.output.Json;

class PageTextTest {
  private static final Map<String, Object> F =
      Json.object("name", "f", "kind", "function", "file", "a.c", "line", 3, "condition", "1");

  @Test
  void aRecordIsALineThatBeginsWithItsPlace() {
    assertThat(
            PageText.of(
                Json.object(
                    "schema",
                    "ktrail/x/1",
                    "total",
                    2,
                    "direct",
                    List.of(
                        Json.object(
                            "caller",
                            F,
                            "file",
                            "b.c",
                            "line",
                            7,
                            "grade",
                            "exact",
                            "condition",
                            "CONFIG_X",
                            "cleanup",
                            false,
                            "copied",
                            true,
                            "macros",
                            List.of())))))
        .isEqualTo(
            """
            total 2
              direct:
                b.c:7: caller f (a.c:3)  exact  copied  if CONFIG_X
            """);
  }

  @Test
  void sourceStandsAsItIs() {
    assertThat(
            PageText.of(
                Json.object("lines", List.of(Json.object("line", 9, "text", "\tif (a)\t/* b */")))))
        .isEqualTo("lines:\n     9  \tif (a)\t/* b */\n");
  }

  @Test
  void textOfSeveralLinesStaysInOne() {
    assertThat(PageText.of(Json.object("message", "one\n  two"))).isEqualTo("one | two\n");
  }
}
