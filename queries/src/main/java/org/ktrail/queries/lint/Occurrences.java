package org.ktrail.queries.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.code.CodeText;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.TouchedFile;

/**
 * Every name that the patches of a revision put in or take out, by name. Reads tokens of the lines
 * of the diff, so it misses nothing that a parser would; facts of the same line say what it is.
 */
public final class Occurrences {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private final Map<String, List<Occurrence>> byName = new TreeMap<>();

  private Occurrences() {}

  public static Occurrences of(List<Delta> deltas) {
    Occurrences all = new Occurrences();
    for (Delta delta : deltas) {
      for (Delta.FileDelta file : delta.files()) {
        all.add(delta.step().number(), file);
      }
    }
    return all;
  }

  /** In the order of patches, removed lines of a file before added ones. */
  public List<Occurrence> of(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** All names. */
  public Iterable<String> names() {
    return byName.keySet();
  }

  /**
   * Uses of a name that patches add and no later one of the same file takes out again: those that
   * are there at the end.
   */
  public List<Occurrence> usesAtEnd(String name) {
    List<Occurrence> alive = new ArrayList<>();
    for (Occurrence o : of(name)) {
      if (o.isUse() && o.added()) {
        alive.add(o);
      } else if (o.isUse()) {
        for (int i = 0; i < alive.size(); i++) {
          Occurrence was = alive.get(i);
          if (was.place().file().equals(o.place().file())
              && was.kind() == o.kind()
              && was.place().patch() < o.place().patch()) {
            alive.remove(i);
            break;
          }
        }
      }
    }
    return alive;
  }

  private void add(int patch, Delta.FileDelta delta) {
    TouchedFile file = delta.file();
    file.before()
        .ifPresent(i -> image(patch, file.oldPath(), i, file.removed(), delta.before(), false));
    file.after().ifPresent(i -> image(patch, file.newPath(), i, file.added(), delta.after(), true));
  }

  private void image(
      int patch,
      String path,
      Image image,
      SortedMap<Integer, Integer> marked,
      List<Fact> facts,
      boolean added) {
    if (marked.isEmpty()) {
      return;
    }
    boolean c = path.endsWith(".c") || path.endsWith(".h");
    String text = new String(image.text(), UTF_8);
    List<String> lines = List.of((c ? CodeText.of(text) : text).split("\n", -1));
    Map<Integer, List<Fact>> at = new HashMap<>();
    facts.forEach(f -> at.computeIfAbsent(f.line(), l -> new ArrayList<>()).add(f));
    Enclosing enclosing = new Enclosing(facts);
    for (int line : marked.keySet()) {
      if (line <= lines.size()) {
        line(
            lines.get(line - 1),
            new FindingPlace(patch, path, line),
            at.getOrDefault(line, List.of()),
            enclosing,
            added);
      }
    }
  }

  private void line(
      String code, FindingPlace place, List<Fact> facts, Enclosing enclosing, boolean added) {
    Matcher m = NAME.matcher(code);
    while (m.find()) {
      if (m.start() > 0 && Character.isLetterOrDigit(code.charAt(m.start() - 1))) {
        continue; // the end of a number
      }
      String name = m.group();
      Occurrence.Kind kind = kind(name, code, m.start(), facts);
      Condition condition = enclosing.condition(place.line(), facts);
      String function = enclosing.function(place.line());
      byName
          .computeIfAbsent(name, n -> new ArrayList<>())
          .add(new Occurrence(name, place, added, kind, function, condition));
    }
  }

  private static Occurrence.Kind kind(String name, String code, int start, List<Fact> facts) {
    String before = code.substring(0, start).stripTrailing();
    if (before.endsWith("->") || before.endsWith(".") && !before.endsWith("..")) {
      return Occurrence.Kind.MEMBER;
    }
    for (Fact fact : facts) {
      if (fact.name().equals(name)) {
        switch (fact) {
          case Fact.Prototype p -> {
            return Occurrence.Kind.PROTOTYPE;
          }
          case Fact.Export e -> {
            return Occurrence.Kind.EXPORT;
          }
          case Fact.Call call -> {
            return Occurrence.Kind.CALL;
          }
          case Fact.Global g when g.isExtern() -> {
            return Occurrence.Kind.PROTOTYPE;
          }
          case Fact.Function f -> {
            return Occurrence.Kind.DEFINITION;
          }
          case Fact.Macro mac -> {
            return Occurrence.Kind.DEFINITION;
          }
          case Fact.EnumConstant e -> {
            return Occurrence.Kind.DEFINITION;
          }
          case Fact.Global g -> {
            return Occurrence.Kind.DEFINITION;
          }
          case Fact.Typedef t -> {
            return Occurrence.Kind.DEFINITION;
          }
          case Fact.Member mem -> {
            return Occurrence.Kind.DEFINITION;
          }
          case Fact.Record r -> {}
          case Fact.Registration r -> {}
          case Fact.Mention u -> {}
        }
      }
    }
    return Occurrence.Kind.USE;
  }

  /** Which function a line is in. */
  private static final class Enclosing {
    private final TreeMap<Integer, Fact.Function> functions = new TreeMap<>();
    private final TreeMap<Integer, Fact> facts = new TreeMap<>();

    Enclosing(List<Fact> facts) {
      for (Fact fact : facts) {
        if (fact instanceof Fact.Function f) {
          functions.put(f.line(), f);
        }
        this.facts.putIfAbsent(fact.line(), fact);
      }
    }

    String function(int line) {
      Map.Entry<Integer, Fact.Function> f = functions.floorEntry(line);
      return f != null && line <= f.getValue().endLine() ? f.getValue().name() : "";
    }

    Condition condition(int line, List<Fact> here) {
      if (!here.isEmpty()) {
        return here.getFirst().condition();
      }
      Map.Entry<Integer, Fact.Function> f = functions.floorEntry(line);
      return f != null && line <= f.getValue().endLine()
          ? f.getValue().condition()
          : Condition.ALWAYS;
    }
  }
}
