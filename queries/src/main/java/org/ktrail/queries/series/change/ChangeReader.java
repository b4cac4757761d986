package org.ktrail.queries.series.change;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.code.RecordLookup;

/**
 * Reads what patches change. An image is extracted once, however many patches have it as their
 * before and after. Used by one thread.
 */
public final class ChangeReader {
  /** Lines that a declaration may take beyond its first; facts do not have its end. */
  private static final int PROTOTYPE_LINES = 3;

  private static final Set<String> KEYWORDS =
      Set.of("if", "else", "for", "while", "do", "switch", "case", "return", "goto", "sizeof");

  private final Function<byte[], SourceFacts> extractor;
  private final RecordLookup records;
  private final Map<Content, List<Fact>> known = new HashMap<>();

  /**
   * @param extractor the facts of a C source, for one thread
   * @param records members of records that an image does not declare
   */
  public ChangeReader(Function<byte[], SourceFacts> extractor, RecordLookup records) {
    this.extractor = extractor;
    this.records = records;
  }

  /**
   * What a patch changes. Files that are no C source have no facts, and are there without changes.
   */
  public Delta read(SeriesStep step) {
    List<Delta.FileDelta> files = new ArrayList<>();
    for (TouchedFile file : step.files()) {
      List<Fact> after = facts(file.after(), file.newPath());
      Set<String> shown = file.after().map(i -> replaced(after, i)).orElse(Set.of());
      List<Fact> before = without(facts(file.before(), file.oldPath()), shown, file.before());
      List<Fact> now = without(after, shown, file.after());
      files.add(new Delta.FileDelta(file, before, now, changes(file, before, now)));
    }
    return new Delta(step, files);
  }

  /** Members of records that lines name which the patch adds. */
  public List<MemberAccess> accesses(TouchedFile file) {
    boolean source = file.newPath().endsWith(".c") || file.newPath().endsWith(".h");
    if (!source || file.after().isEmpty() || file.added().isEmpty()) {
      return List.of();
    }
    byte[] text = file.after().get().text();
    return MemberAccesses.of(
        file.newPath(), extractor.apply(text), text, records, file.added()::containsKey);
  }

  private List<Fact> facts(Optional<Image> image, String path) {
    boolean source = path.endsWith(".c") || path.endsWith(".h");
    if (image.isEmpty() || !source) {
      return List.of();
    }
    byte[] text = image.get().text();
    List<Fact> all =
        known.computeIfAbsent(new Content(text), c -> ImageFacts.of(text, extractor, records));
    return image.get().isWhole() ? all : plausible(all, text);
  }

  /**
   * Functions that are there twice under one condition, once as the patch shows them and once as
   * the text has them that the rest of the file is assumed from.
   */
  private static Set<String> replaced(List<Fact> facts, Image image) {
    if (image.isWhole()) {
      return Set.of();
    }
    Set<String> replaced = new HashSet<>();
    byIdentity(facts.stream().filter(f -> f instanceof Fact.Function).toList())
        .forEach((identity, same) -> {
          for (Fact one : same) {
            if (isShown(one, image)
                && same.stream()
                    .anyMatch(o -> !isShown(o, image) && o.condition().equals(one.condition()))) {
              replaced.add(identity);
            }
          }
        });
    return replaced;
  }

  /** Without functions that are only assumed, and what is in them. */
  private static List<Fact> without(
      List<Fact> facts, Set<String> functions, Optional<Image> image) {
    if (functions.isEmpty() || image.isEmpty()) {
      return facts;
    }
    List<Fact> dropped =
        facts.stream()
            .filter(f -> f instanceof Fact.Function && functions.contains(f.identity()))
            .filter(f -> !isShown(f, image.get()))
            .toList();
    return facts.stream()
        .filter(
            f -> dropped.stream().noneMatch(d -> d.line() <= f.line() && f.line() <= d.endLine()))
        .toList();
  }

  private static boolean isShown(Fact fact, Image image) {
    for (int line = fact.line(); line <= fact.endLine(); line++) {
      if (image.known().contains(line)) {
        return true;
      }
    }
    return false;
  }

  /** Without what only looks like an item of the file because a hunk is cut off. */
  private static List<Fact> plausible(List<Fact> facts, byte[] text) {
    String[] lines = new String(text, ISO_8859_1).split("\n", -1);
    return facts.stream()
        .filter(f -> {
          boolean item =
              f instanceof Fact.Function || f instanceof Fact.Global || f instanceof Fact.Prototype;
          String line = item && f.line() <= lines.length ? lines[f.line() - 1] : "x";
          boolean untyped = f instanceof Fact.Prototype p && p.result().equals("_");
          return !untyped
              && !KEYWORDS.contains(f.name())
              && !line.isEmpty()
              && line.charAt(0) > ' ';
        })
        .toList();
  }

  private static List<FactChange<?>> changes(
      TouchedFile file, List<Fact> before, List<Fact> after) {
    Map<String, List<Fact>> old = byIdentity(before);
    Map<String, List<Fact>> now = byIdentity(after);
    List<FactChange<?>> changes = new ArrayList<>();
    boolean whole = file.isWhole();
    Set<String> identities = new HashSet<>(old.keySet());
    identities.retainAll(now.keySet());
    for (Fact fact : before) {
      if (!identities.contains(fact.identity())) {
        int hunk = hunk(file.removed(), fact);
        if (hunk > 0 || whole) {
          changes.add(new FactChange.Lost<>(fact, file.oldPath(), hunk));
        }
      }
    }
    List<FactChange<?>> more = new ArrayList<>();
    for (Map.Entry<String, List<Fact>> entry : now.entrySet()) {
      List<Fact> were = old.getOrDefault(entry.getKey(), List.of());
      if (were.isEmpty()) {
        for (Fact fact : entry.getValue()) {
          int hunk = hunk(file.added(), fact);
          if (hunk > 0 || whole) {
            more.add(new FactChange.Gained<>(fact, file.newPath(), hunk));
          }
        }
      } else {
        pair(file, were, entry.getValue(), changes, more);
      }
    }
    more.sort((a, b) -> Integer.compare(a.line(), b.line()));
    changes.addAll(more);
    return changes;
  }

  /** Several facts of one identity: those with equal details are the same, then in their order. */
  private static void pair(
      TouchedFile file,
      List<Fact> before,
      List<Fact> after,
      List<FactChange<?>> lost,
      List<FactChange<?>> more) {
    // What no line of the patch holds is first taken for what was there before.
    List<Fact> old = unmarkedFirst(before, file.removed());
    List<Fact> now = new ArrayList<>();
    for (Fact fact : unmarkedFirst(after, file.added())) {
      int same = -1;
      for (int i = 0; i < old.size() && same < 0; i++) {
        Fact was = old.get(i);
        if (was.details().equals(fact.details()) && was.condition().equals(fact.condition())) {
          same = i;
        }
      }
      if (same >= 0) {
        Fact was = old.remove(same);
        int hunk = within(file.added(), fact);
        hunk = hunk > 0 ? hunk : within(file.removed(), was);
        if (hunk > 0 && fact instanceof Fact.Function) {
          more.add(new FactChange.Altered<>(was, fact, file.newPath(), hunk));
        }
      } else {
        now.add(fact);
      }
    }
    int both = Math.min(old.size(), now.size());
    for (int i = 0; i < both; i++) {
      int hunk = anywhere(file.added(), now.get(i));
      if (hunk == 0) {
        hunk = anywhere(file.removed(), old.get(i));
      }
      if (hunk > 0 || file.isWhole()) {
        more.add(new FactChange.Altered<>(old.get(i), now.get(i), file.newPath(), hunk));
      }
    }
    for (Fact fact : old.subList(both, old.size())) {
      int hunk = hunk(file.removed(), fact);
      if (hunk > 0) {
        lost.add(new FactChange.Lost<>(fact, file.oldPath(), hunk));
      }
    }
    for (Fact fact : now.subList(both, now.size())) {
      int hunk = hunk(file.added(), fact);
      if (hunk > 0) {
        more.add(new FactChange.Gained<>(fact, file.newPath(), hunk));
      }
    }
  }

  private static List<Fact> unmarkedFirst(List<Fact> facts, SortedMap<Integer, Integer> marked) {
    List<Fact> sorted = new ArrayList<>(facts);
    sorted.sort(
        (a, b) -> Boolean.compare(marked.containsKey(a.line()), marked.containsKey(b.line())));
    return sorted;
  }

  /** The hunk that has the fact's first line, of a call any of its lines; or 0. */
  private static int hunk(SortedMap<Integer, Integer> lines, Fact fact) {
    return fact instanceof Fact.Call ? within(lines, fact) : lines.getOrDefault(fact.line(), 0);
  }

  /** As {@link #hunk}, of a function or a declaration also the lines below its first. */
  private static int anywhere(SortedMap<Integer, Integer> lines, Fact fact) {
    return switch (fact) {
      case Fact.Function f -> within(lines, f);
      case Fact.Prototype p -> first(lines, p.line(), p.line() + PROTOTYPE_LINES);
      default -> hunk(lines, fact);
    };
  }

  /** The first hunk that has a line of the fact, or 0. */
  private static int within(SortedMap<Integer, Integer> lines, Fact fact) {
    return first(lines, fact.line(), fact.endLine());
  }

  private static int first(SortedMap<Integer, Integer> lines, int from, int to) {
    SortedMap<Integer, Integer> own = lines.subMap(from, Math.max(from, to) + 1);
    return own.isEmpty() ? 0 : own.firstEntry().getValue();
  }

  private static Map<String, List<Fact>> byIdentity(List<Fact> facts) {
    Map<String, List<Fact>> map = new LinkedHashMap<>();
    facts.forEach(f -> map.computeIfAbsent(f.identity(), i -> new ArrayList<>()).add(f));
    return map;
  }

  /** Bytes as a key. */
  private record Content(byte[] text) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Content c && java.util.Arrays.equals(text, c.text);
    }

    @Override
    public int hashCode() {
      return java.util.Arrays.hashCode(text);
    }
  }
}
