package org.ktrail.indexer.extract.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Edge;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.facts.body.Step;

class BodyReaderTest {
  private static Flow flow(String body) {
    try (BodyReader reader = new BodyReader()) {
      return reader
          .read("a.c", ("int f(struct dev *d, int n)\n{\n" + body + "}\n").getBytes(UTF_8))
          .getFirst();
    }
  }

  /** Every way from the entry to a return that goes round no loop twice, as the events on it. */
  private static List<String> ways(String body) {
    Flow flow = flow(body);
    List<String> all = new ArrayList<>();
    walk(flow, 0, "", new ArrayList<>(), all);
    return all.stream().map(String::strip).toList();
  }

  private static void walk(Flow flow, int at, String so, List<Integer> seen, List<String> all) {
    Step step = flow.steps().get(at);
    if (seen.contains(at)) {
      return;
    }
    List<Integer> more = new ArrayList<>(seen);
    more.add(at);
    String here =
        switch (step.event()) {
          case Event.Call c -> so + " " + c.call().text();
          case Event.Assign a -> so + " " + a.target().text() + a.operator() + a.value().text();
          case Event.Return r -> so + " return " + (r.value() == null ? "" : r.value().text());
          default -> so;
        };
    if (step.event() instanceof Event.Return) {
      all.add(here);
      return;
    }
    for (Edge e : step.next()) {
      String taken =
          step.event() instanceof Event.Branch b
              ? here + (e.kind() == Edge.Kind.TRUE ? " +" : " -") + b.condition().text()
              : e.kind() == Edge.Kind.CASE ? here + " " + e.label() + ":" : here;
      walk(flow, e.to(), taken, more, all);
    }
  }

  @Test
  void conditionsAreCutAtAndAndOr() {
    assertThat(ways("if (d && !n)\n\treturn a();\nreturn 0;\n"))
        .containsExactlyInAnyOrder("+d +n return 0", "+d -n a() return a()", "-d return 0");
    assertThat(ways("if (unlikely(n) || b(d))\n\treturn 1;\nreturn 0;\n"))
        .containsExactlyInAnyOrder(
            "+n return 1", "-n b(d) +b(d) return 1", "-n b(d) -b(d) return 0");
  }

  @Test
  void gotoSwitchAndFallThrough() {
    assertThat(ways("if (n)\n\tgoto out;\na();\nout:\nb();\nreturn n;\n"))
        .containsExactlyInAnyOrder("+n b() return n", "-n a() b() return n");
    assertThat(ways("switch (n) {\ncase 1:\n\ta();\ncase 2:\n\tb();\n\tbreak;\n}\nreturn 0;\n"))
        .containsExactlyInAnyOrder("1: a() b() return 0", "2: b() return 0", "default: return 0");
  }

  @Test
  void loopsAreLeftByTheirConditionAndByBreak() {
    assertThat(ways("while (n) {\n\tif (a())\n\t\tbreak;\n\tn--;\n}\nreturn 0;\n"))
        .containsExactlyInAnyOrder("-n return 0", "+n a() +a() return 0");
    assertThat(ways("for (;;) {\n\tif (a())\n\t\treturn 1;\n}\n"))
        .containsExactly("a() +a() return 1");
  }

  @Test
  void whatNeverReturnsEndsTheWay() {
    assertThat(ways("if (n)\n\tpanic(\"x\");\nBUG_ON(!d);\nreturn 0;\n"))
        .containsExactly("-n +d return 0");
  }

  @Test
  void truthValuesAreAssignedOnEachWay() {
    assertThat(ways("int ok = d && n;\nreturn ok;\n"))
        .containsExactlyInAnyOrder(
            "+d +n ok=1 return ok", "+d -n ok=0 return ok", "-d ok=0 return ok");
  }

  @Test
  void placesHaveOneText() {
    assertThat(
            flow("return (&d->a)->b + (*(&d)).c;\n").steps().stream()
                .filter(s -> s.event() instanceof Event.Return)
                .map(s ->
                    java.util.Objects.requireNonNull(((Event.Return) s.event()).value()).text()))
        .containsExactly("d->a.b + d.c");
  }

  @Test
  void whatIsNotUnderstoodIsSaid() {
    assertThat(flow("int x = = 3;\nreturn 0;\n").damaged()).isTrue();
  }

  @Test
  void whatFollowsAnErrorIsRead() {
    assertThat(ways("a();\nint x = = 3;\nif (n)\n\treturn 1;\nb();\nreturn 0;\n"))
        .allSatisfy(way -> assertThat(way).startsWith("a()"))
        .anySatisfy(way -> assertThat(way).endsWith("+n return 1"))
        .anySatisfy(way -> assertThat(way).endsWith("-n b() return 0"));
  }

  @Test
  void functionsAroundWhatIsNoCAreRead() {
    String text =
        """
        int f(void)
        {
        	return a();
        }

        int broken = = 3;

        int g(void)
        {
        	return b();
        }
        """;
    try (BodyReader reader = new BodyReader()) {
      assertThat(reader.read("a.c", text.getBytes(UTF_8)).stream().map(Flow::name))
          .contains("f", "g");
    }
  }

  @Test
  void whatIsNestedTooDeepIsSaid() {
    Flow flow = flow("if (n) ".repeat(1_000) + ";\nreturn 0;\n");
    assertThat(flow.damaged()).isTrue();
    assertThat(flow.steps().stream().map(Step::event))
        .anyMatch(e -> e instanceof Event.Unread u && u.why().equals("nested too deep"));
  }

  @Test
  void anyBytesHaveFunctionsOrNone() {
    byte[] text = "int f(int n)\n{\n\tif (n) { g(\"x\"); }\n\treturn n;\n}\n".getBytes(UTF_8);
    try (BodyReader reader = new BodyReader()) {
      for (int cut = 0; cut < text.length; cut++) {
        reader.read("a.c", java.util.Arrays.copyOf(text, cut));
        reader.read("a.c", java.util.Arrays.copyOfRange(text, cut, text.length));
      }
      assertThat(reader.read("a.c", new byte[] {0, -1, '{', '('})).isEmpty();
    }
  }

  /** What a statement controls, as its way, its head and the text. */
  private static List<String> controls(String body) {
    String text = "int f(struct dev *d, int n)\n{\n" + body + "}\n";
    return flow(body).controls().stream()
        .map(c ->
            c.kind()
                + " of "
                + text.substring(c.start(), c.headEnd())
                + ": "
                + text.substring(c.from(), c.to()).strip())
        .toList();
  }

  @Test
  void eachWayOfABranchIsControlled() {
    assertThat(controls("if (n)\n\ta();\nelse if (d)\n\tb();\n"))
        .containsExactly(
            "BODY of if (n): a();", "ELSE of if (n): else if (d)\n\tb();", "BODY of if (d): b();");
  }

  @Test
  void aLoopControlsItsTestAndItsBody() {
    assertThat(controls("while (n)\n\ta();\n"))
        .containsExactly("TEST of while (n): (n)", "BODY of while (n): a();");
    assertThat(controls("for (;n;)\n\ta();\n"))
        .containsExactly("TEST of for (;n;): (;n;)", "BODY of for (;n;): a();");
    assertThat(controls("do\n\ta();\nwhile (n);\n")).containsExactly("TEST of while (n): (n)");
  }

  @Test
  void aMacroThatHeadsABlockControlsIt() {
    assertThat(controls("list_for_each(n, d) {\n\ta();\n}\n"))
        .containsExactly("BODY of list_for_each(n, d): {\n\ta();\n}");
  }

  @Test
  void statementsInExpressionsControlNothing() {
    assertThat(controls("n = ({ if (d) a(); 1; });\n")).isEmpty();
  }
}
