package org.ktrail.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How trees are written as JSON. */
class JsonTest {
  private static String written(Object tree) {
    StringWriter out = new StringWriter();
    Json.write(tree, out);
    return out.toString();
  }

  @Test
  void membersStandOnLinesOfTheirOwn() {
    assertThat(
            written(
                Json.object(
                    "a", 1, "b", List.of("x", true), "c", Json.object(), "d", List.of(), "e", 0.5)))
        .isEqualTo(
            """
            {
              "a": 1,
              "b": [
                "x",
                true
              ],
              "c": {},
              "d": [],
              "e": 0.5
            }
            """);
  }

  @Test
  void controlsQuotesAndBackslashesAreEscapedAndNothingElse() {
    assertThat(written("\"\\\n\t\r\u0000\u001b\u007f/é\u2028\ud83d\ude00"))
        .isEqualTo("\"\\\"\\\\\\n\\t\\u000d\\u0000\\u001b\u007f/é\u2028\ud83d\ude00\"\n");
  }

  @Test
  void aLineHasNoNewlines() {
    assertThat(Json.line(Json.object("a", List.of(1, 2), "b", "x\n")))
        .isEqualTo("{\"a\": [1,2],\"b\": \"x\\n\"}");
  }

  @Test
  void membersOfAListAreMadeWhenTheyAreWritten() {
    List<Integer> made = new ArrayList<>();
    List<Object> array =
        Json.array(
            List.of(1, 2),
            i -> {
              made.add(i);
              return i;
            });
    assertThat(made).isEmpty();
    assertThat(written(array)).isEqualTo("[\n  1,\n  2\n]\n");
    assertThat(made).containsExactly(1, 2);
  }
}
