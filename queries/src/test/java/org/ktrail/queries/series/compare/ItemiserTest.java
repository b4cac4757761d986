package org.ktrail.queries.series.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.extract.body.BodyReader;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.series.change.Fact;

class ItemiserTest {
  /** What controls the call of {@code light} in the function {@code lamp} of a text. */
  private static List<String> controls(String text, int line, int endLine, int called) {
    Fact function =
        new Fact.Function("lamp", "int", List.of(), false, false, line, endLine, Condition.ALWAYS);
    Fact call =
        new Fact.Call(
            "lamp",
            "light",
            Fact.Shape.NAME,
            "",
            "",
            List.of(),
            false,
            called,
            called,
            Condition.ALWAYS);
    try (BodyReader reader = new BodyReader()) {
      return Itemiser.items(
              "lamp.c",
              List.of(function, call),
              Image.whole(text.getBytes(UTF_8)),
              bytes -> reader.read("", bytes),
              Map.of(),
              false)
          .getLast()
          .controls();
    }
  }

  @Test
  void aFunctionOfAFileIsReadWithTheFile() {
    String text = "int lamp(int n)\n{\n\tif (n)\n\t\tlight();\n}\n";
    assertThat(controls(text, 1, 5, 4)).containsExactly("if (n)");
  }

  @Test
  void aFunctionWhoseEndNoHunkShowsIsReadByItself() {
    String text =
        "int other(int n)\n{\n\tfor (;;\n\n\nint lamp(int n)\n{\n\tif (n) {\n\t\tlight();\n";
    assertThat(controls(text, 6, 9, 9)).containsExactly("if (n)");
  }

  @Test
  void textThatIsNoFunctionHasNoControls() {
    assertThat(controls("lamp; light();\n", 1, 1, 1)).isEmpty();
  }
}
