package org.ktrail.queries.series.compare;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.series.change.Braces;
import org.ktrail.queries.series.change.Fact;

/** Makes items of the facts of one image. */
final class Itemiser {
  private record Span(int line, int endLine, Controls controls) {}

  private Itemiser() {}

  /**
   * @param bodies the functions of a C source
   * @param changed what patches change of a function, by its name
   * @param marksChanged whether functions are compared by that, and not by their text
   */
  static List<StatedFact> items(
      String path,
      List<Fact> facts,
      Image image,
      Function<byte[], List<Flow>> bodies,
      Map<String, String> changed,
      boolean marksChanged) {
    String raw = new String(image.text(), ISO_8859_1); // a character a byte, as offsets count
    Map<String, Flow> flows = new HashMap<>();
    bodies.apply(image.text()).forEach(f -> flows.putIfAbsent(f.line() + " " + f.name(), f));
    String[] lines = new String(image.text(), UTF_8).split("\n", -1);
    Map<String, List<Span>> spans = new TreeMap<>();
    List<StatedFact> items = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Function f) {
        String text = text(lines, f.line(), f.endLine());
        Flow flow = flows.get(f.line() + " " + f.name());
        Controls controls =
            flow == null || flow.damaged()
                ? alone(
                    "void ", text.substring(Math.max(text.indexOf(f.name()), 0)), f.line(), bodies)
                : Controls.of(raw, flow);
        spans
            .computeIfAbsent(f.name(), n -> new ArrayList<>())
            .add(new Span(f.line(), f.endLine(), controls));
        String body =
            ComparedTokens.of(text, 1).stream()
                .map(ComparedTokens.Token::text)
                .collect(Collectors.joining(" "));
        String mark = marksChanged ? changed.getOrDefault(f.name(), "") : body;
        items.add(new StatedFact(path, fact, List.of(), body, mark));
      } else if (fact instanceof Fact.Macro m) {
        span(text(lines, m.line(), m.endLine()), m, bodies)
            .ifPresent(s -> spans.computeIfAbsent(m.caller(), n -> new ArrayList<>()).add(s));
      }
    }
    for (Fact fact : facts) {
      if (fact instanceof Fact.Call c) {
        items.add(new StatedFact(path, fact, controls(spans, c), "", ""));
      } else if (!(fact instanceof Fact.Function)) {
        items.add(new StatedFact(path, fact, List.of(), "", ""));
      }
    }
    return items;
  }

  private static final Pattern BODY = Pattern.compile("\\)[\\s\\\\]*\\{");

  /** The body of the function that a macro stands for. */
  private static Optional<Span> span(
      String text, Fact.Macro macro, Function<byte[], List<Flow>> bodies) {
    Matcher body = BODY.matcher(text);
    if (!body.find()) {
      return Optional.empty();
    }
    int line =
        macro.line() + (int) text.substring(0, body.start()).chars().filter(c -> c == '\n').count();
    String code = text.substring(body.start()).replace("\\\n", "\n");
    Controls controls = alone("void macro(", code, line, bodies);
    return Optional.of(new Span(macro.line(), macro.endLine(), controls));
  }

  /**
   * Those of a function that is read by itself, since the file around it is no C: what hunks show
   * of a function may lack its end.
   *
   * @param head what comes before the text in its first line
   * @param line number of the first line
   */
  private static Controls alone(
      String head, String text, int line, Function<byte[], List<Flow>> bodies) {
    int open = text.lines().mapToInt(Braces::balance).sum();
    String code = "\n".repeat(line - 1) + head + text + "}".repeat(Math.max(open, 0));
    byte[] bytes = code.getBytes(UTF_8);
    List<Flow> flows = bodies.apply(bytes);
    return flows.isEmpty()
        ? Controls.NONE
        : Controls.of(new String(bytes, ISO_8859_1), flows.getFirst());
  }

  private static List<String> controls(Map<String, List<Span>> spans, Fact.Call call) {
    for (Span span : spans.getOrDefault(call.caller(), List.of())) {
      if (span.line() <= call.line() && call.line() <= span.endLine()) {
        return span.controls().at(call.name(), call.line());
      }
    }
    return List.of();
  }

  private static String text(String[] lines, int first, int last) {
    StringBuilder text = new StringBuilder();
    for (int i = Math.max(first, 1); i <= Math.min(last, lines.length); i++) {
      text.append(lines[i - 1]).append('\n');
    }
    return text.toString();
  }
}
