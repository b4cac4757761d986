package org.ktrail.queries.paths;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;

/**
 * A graph written as text, one fact a line; what is not declared is a function of {@code k.c}:
 *
 * <pre>
 * file g fs/g.c                 g is defined in that file
 * macro M                       M is a macro
 * a -> b                        a calls b
 * a -> b 0=cb q.fn=a(1)         … and hands cb to its first parameter, and its own second parameter
 *                               in the member fn of a local record q
 * a -> (ops.open)               a calls through a member; (b(0)) through b's first parameter
 * a -> ?text                    a calls what is not known
 * a if CONFIG_X -> b            under a condition
 * a name -> (?.open)            at grade name
 * ops.open = f in f_ops         f is registered; in g/h.c: in that file
 * ops.open <- b(1)              b's second parameter is stored there
 * </pre>
 *
 * A handed function is registered, a handed slot flows, as the linker does it.
 */
public final class GraphText {
  private final GraphFixture fixture = new GraphFixture();
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, Integer> nodes = new HashMap<>();
  private final List<String> macros = new ArrayList<>();
  private int line;

  public static Graph graph(String text) {
    return new GraphText().read(text);
  }

  private Graph read(String text) {
    for (String row : text.lines().map(String::strip).toList()) {
      String[] w = row.split("\\s+");
      if (row.startsWith("file ")) {
        files.put(w[1], w[2]);
      } else if (row.startsWith("macro ")) {
        macros.add(w[1]);
      }
    }
    for (String row : text.lines().map(String::strip).toList()) {
      line++;
      if (row.isEmpty() || row.startsWith("file ") || row.startsWith("macro ")) {
        continue;
      }
      fact(row);
    }
    return fixture.open();
  }

  private void fact(String row) {
    String[] w = row.split("\\s+");
    String site = "k.c:" + line;
    if (row.contains(" <- ")) {
      fixture.flow(slot(w[0]), slot(w[2]), site);
    } else if (w[1].equals("=")) {
      String holder = w.length > 4 ? w[4] : "";
      String place = holder.endsWith(".c") ? holder + ":" + line : site;
      fixture.register(slot(w[0]), node(w[2]), place, Form.INITIALIZER, holder);
    } else {
      edge(w, site);
    }
  }

  private void edge(String[] w, String site) {
    int at = 1;
    String condition = "1";
    Grade grade = Grade.EXACT;
    while (!w[at].equals("->")) {
      if (w[at].equals("name")) {
        grade = Grade.NAME;
        at++;
      } else {
        condition = w[at + 1];
        at += 2;
      }
    }
    String to = w[at + 1];
    int from = node(w[0]);
    if (to.startsWith("?")) {
      fixture.edge(
          from, Graph.UNKNOWN, EdgeKind.UNKNOWN, Grade.NONE, 0, line, condition, to.substring(1));
    } else if (to.startsWith("(")) {
      String slot = to.substring(1, to.length() - 1);
      EdgeKind kind = slot.contains("(") ? EdgeKind.CALLBACK_ARGUMENT : EdgeKind.OPS;
      Grade through = grade == Grade.NAME ? grade : Grade.TYPE;
      fixture.edge(
          from, Graph.encodeSlot(slot(slot)), kind, through, 0, line, condition, "x->" + slot);
    } else {
      EdgeKind kind =
          macros.contains(to) || macros.contains(w[0]) ? EdgeKind.MACRO : EdgeKind.DIRECT;
      fixture.edge(from, node(to), kind, grade, 0, line, condition, "");
    }
    for (int i = at + 2; i < w.length; i++) {
      hand(to, w[i], site);
    }
  }

  private void hand(String callee, String written, String site) {
    String target = written.substring(0, written.indexOf('='));
    String source = written.substring(written.indexOf('=') + 1);
    boolean isSlot = source.contains("(") || source.contains(".");
    boolean isArgument = Character.isDigit(target.charAt(0));
    int into =
        isArgument && callee.startsWith("(")
            ? -1
            : slot(isArgument ? callee + "(" + target + ")" : target);
    int from = isSlot ? slot(source) : node(source);
    fixture.hand(
        isArgument ? Integer.parseInt(target) : Graph.encodeSlot(into),
        isSlot ? Graph.encodeSlot(from) : from);
    if (into >= 0 && isSlot) {
      fixture.flow(into, from, site);
    } else if (into >= 0) {
      fixture.register(into, from, site, Form.ARGUMENT, callee);
    }
  }

  private int slot(String text) {
    if (text.startsWith("?.")) {
      return fixture.memberName(text.substring(2));
    }
    if (text.endsWith(")")) {
      int open = text.indexOf('(');
      int index = Integer.parseInt(text.substring(open + 1, text.length() - 1));
      return fixture.parameter(node(text.substring(0, open)), index, "arg" + index);
    }
    int dot = text.indexOf('.');
    return fixture.field(text.substring(0, dot), text.substring(dot + 1), "k.h:1");
  }

  private int node(String name) {
    return nodes.computeIfAbsent(
        name,
        n -> {
          String place = files.getOrDefault(n, "k.c") + ":" + (1000 + 10 * nodes.size());
          String plain = n.substring(n.indexOf('@') + 1);
          return macros.contains(n) ? fixture.macro(plain, place) : fixture.function(plain, place);
        });
  }
}
