package org.ktrail.queries.series.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.code.Image;
import org.ktrail.queries.series.change.ChangeReader;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;
import org.ktrail.queries.series.change.SeriesStep;
import org.ktrail.queries.series.change.TouchedFile;

/**
 * What the sources are after the patches of a revision, as far as they touch them; without patches,
 * a base. Used by one thread.
 */
public final class SourceState {
  private final String label;
  private final String base;
  private final List<Patch> patches;
  private final List<Delta> deltas;
  private final ChangeReader reader;
  private final Function<byte[], List<Flow>> bodies;
  private final Function<String, Optional<byte[]>> files;
  private final Map<String, List<Traced>> traces = new HashMap<>();
  private final SortedSet<String> touched = new TreeSet<>();

  private record Traced(int patch, FactChange<?> change) {}

  /** Items of one file by identity; what is not among {@code aware} was not seen. */
  record FileState(Map<String, List<StatedFact>> items, boolean whole, Set<String> aware) {
    static final FileState ABSENT = new FileState(Map.of(), true, Set.of());

    boolean knows(String identity) {
      return whole || aware.contains(identity);
    }

    List<StatedFact> of(String identity) {
      return items.getOrDefault(identity, List.of());
    }
  }

  /**
   * @param base what tells bases apart: a tree's id; "" if the patches have none
   * @param patches all of the revision, or none if it is not made of patches
   * @param steps those that change something; their numbers are places among {@code patches}
   * @param bodies the functions of a C source
   * @param files the bytes of the base's files
   */
  public SourceState(
      String label,
      String base,
      List<Patch> patches,
      List<SeriesStep> steps,
      ChangeReader reader,
      Function<byte[], List<Flow>> bodies,
      Function<String, Optional<byte[]>> files) {
    this.label = label;
    this.base = base;
    this.patches = List.copyOf(patches);
    this.reader = reader;
    this.bodies = bodies;
    this.files = files;
    this.deltas = steps.stream().map(reader::read).toList();
    for (Delta delta : deltas) {
      for (Delta.FileDelta file : delta.files()) {
        List.of(file.file().oldPath(), file.file().newPath()).stream()
            .filter(p -> !p.isEmpty())
            .forEach(touched::add);
        for (FactChange<?> change : file.changes()) {
          trace(file.file().path(), change, delta.step().number());
        }
      }
    }
  }

  private void trace(String path, FactChange<?> change, int patch) {
    String key = path + " " + change.fact().identity();
    traces.computeIfAbsent(key, k -> new ArrayList<>()).add(new Traced(patch, change));
  }

  /** The changes of its patches, in order. */
  public List<Delta> deltas() {
    return deltas;
  }

  SortedSet<String> touched() {
    return touched;
  }

  boolean sameBase(SourceState other) {
    return !base.isEmpty() && base.equals(other.base);
  }

  /** Whether all files it touches are known whole. */
  boolean isWhole() {
    return deltas.stream().flatMap(d -> d.files().stream()).allMatch(f -> f.file().isWhole());
  }

  /** Identities that its patches change in a file. */
  Set<String> changed(String path) {
    Set<String> identities = new HashSet<>();
    String prefix = path + " ";
    traces.keySet().stream()
        .filter(k -> k.startsWith(prefix))
        .forEach(k -> identities.add(k.substring(prefix.length())));
    return identities;
  }

  /**
   * The last of its patches that changed a fact, or the lines before it in its function.
   *
   * @param own whether the fact is one of this state, so that its line is
   */
  Optional<ChangeOrigin> origin(String path, Fact fact, boolean own) {
    int patch = 0;
    int hunk = 0;
    for (Traced traced : traces.getOrDefault(path + " " + fact.identity(), List.of())) {
      boolean there =
          traced.change().fact().line() == fact.line()
              && traced.change().fact().details().equals(fact.details());
      if (patch == 0 || hunk == 0 || there || traced.patch() > patch) {
        patch = traced.patch();
        hunk = traced.change().hunk();
      }
    }
    if (hunk == 0 && own) {
      Optional<Traced> near = near(path, fact);
      patch = near.map(Traced::patch).orElse(patch);
      hunk = near.map(t -> t.change().hunk()).orElse(0);
    }
    if (patch == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new ChangeOrigin(
            label,
            patch,
            Math.max(patches.size(), 1),
            path,
            hunk,
            patches.isEmpty() ? "" : patches.get(patch - 1).origin(),
            mailLine(patch, path, hunk)));
  }

  /** The change of the function around, by the hunk nearest before the fact. */
  private Optional<Traced> near(String path, Fact fact) {
    Optional<Traced> found = Optional.empty();
    for (Delta delta : deltas) {
      for (Delta.FileDelta file : delta.files()) {
        if (file.file().newPath().equals(path)) {
          for (Fact f : file.after()) {
            if (f instanceof Fact.Function
                && f.line() <= fact.line()
                && fact.line() <= f.endLine()) {
              SortedMap<Integer, Integer> own =
                  file.file().added().subMap(f.line(), Math.max(fact.endLine(), f.line()) + 1);
              if (!own.isEmpty()) {
                int hunk = own.lastEntry().getValue();
                found =
                    Optional.of(
                        new Traced(
                            delta.step().number(), new FactChange.Gained<>(fact, path, hunk)));
              }
            }
          }
        }
      }
    }
    return found;
  }

  private int mailLine(int patch, String path, int hunk) {
    if (patches.isEmpty() || hunk == 0) {
      return 0;
    }
    for (FileChange file : patches.get(patch - 1).files()) {
      if (file.path().equals(path) && hunk <= file.hunks().size()) {
        return file.hunks().get(hunk - 1).line();
      }
    }
    return 0;
  }

  /** A file after all patches; empty if neither they nor a base tell of it. */
  Optional<FileState> file(String path, boolean marksChanged) {
    List<Delta.FileDelta> own = own(path);
    if (own.isEmpty()) {
      return base.isEmpty() ? Optional.empty() : Optional.of(ofBase(path, marksChanged));
    }
    Delta.FileDelta last = own.getLast();
    if (!last.file().newPath().equals(path)) {
      return Optional.of(FileState.ABSENT);
    }
    Map<String, String> changed = changedLines(own);
    if (last.file().after().map(Image::isWhole).orElse(false)) {
      return Optional.of(
          whole(path, last.after(), last.file().after().get(), changed, marksChanged));
    }
    return Optional.of(folded(path, own, changed));
  }

  /** A file as it was before the first patch that touches it. */
  Optional<FileState> before(String path) {
    List<Delta.FileDelta> own = own(path);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Delta.FileDelta first = own.getFirst();
    return Optional.of(
        first.file().before().isEmpty()
            ? FileState.ABSENT
            : whole(path, first.before(), first.file().before().get(), Map.of(), true));
  }

  private List<Delta.FileDelta> own(String path) {
    return deltas.stream()
        .flatMap(d -> d.files().stream())
        .filter(f -> f.file().newPath().equals(path) || f.file().oldPath().equals(path))
        .toList();
  }

  private FileState ofBase(String path, boolean marksChanged) {
    Optional<byte[]> text = files.apply(path);
    if (text.isEmpty()) {
      return FileState.ABSENT;
    }
    Optional<Image> image = Optional.of(Image.whole(text.get()));
    TouchedFile same = new TouchedFile(path, path, image, image, new TreeMap<>(), new TreeMap<>());
    List<Fact> facts = reader.read(new SeriesStep(0, "", List.of(same))).files().getFirst().after();
    return whole(path, facts, image.get(), Map.of(), marksChanged);
  }

  private FileState whole(
      String path,
      List<Fact> facts,
      Image image,
      Map<String, String> changed,
      boolean marksChanged) {
    Map<String, List<StatedFact>> items = new LinkedHashMap<>();
    for (StatedFact item : Itemiser.items(path, facts, image, bodies, changed, marksChanged)) {
      items.computeIfAbsent(item.fact().identity(), k -> new ArrayList<>()).add(item);
    }
    return new FileState(items, true, Set.of());
  }

  /** What is known of a file of which patches show parts. */
  private FileState folded(String path, List<Delta.FileDelta> own, Map<String, String> changed) {
    Map<String, List<StatedFact>> items = new LinkedHashMap<>();
    Set<String> aware = new HashSet<>();
    for (Delta.FileDelta delta : own) {
      Set<String> redone = new HashSet<>();
      delta.changes().forEach(c -> redone.add(c.fact().identity()));
      delta.before().forEach(f -> aware.add(f.identity()));
      Set<String> here = new HashSet<>();
      if (delta.file().after().isPresent()) {
        List<StatedFact> after =
            Itemiser.items(path, delta.after(), delta.file().after().get(), bodies, changed, true);
        for (StatedFact item : after) {
          String identity = item.fact().identity();
          if (here.add(identity)) {
            items.remove(identity); // the last image that shows it
          }
          items.computeIfAbsent(identity, _ -> new ArrayList<>()).add(item);
          aware.add(identity);
        }
      }
      redone.stream().filter(i -> !here.contains(i)).forEach(items::remove);
    }
    return new FileState(items, false, aware);
  }

  /** By function the lines that patches change in it, signed, in the order of patches. */
  private static Map<String, String> changedLines(List<Delta.FileDelta> own) {
    Map<String, String> changed = new HashMap<>();
    for (Delta.FileDelta delta : own) {
      lines(delta.before(), delta.file().before(), delta.file().removed(), '-', changed);
      lines(delta.after(), delta.file().after(), delta.file().added(), '+', changed);
    }
    return changed;
  }

  private static void lines(
      List<Fact> facts,
      Optional<Image> image,
      SortedMap<Integer, Integer> marked,
      char sign,
      Map<String, String> changed) {
    if (image.isEmpty()) {
      return;
    }
    Map<Integer, List<String>> tokens =
        new HashMap<>(); // of the whole: a line alone may be a comment
    for (ComparedTokens.Token token : ComparedTokens.of(new String(image.get().text(), UTF_8), 1)) {
      if (marked.containsKey(token.line())) {
        tokens.computeIfAbsent(token.line(), l -> new ArrayList<>()).add(token.text());
      }
    }
    for (Fact fact : facts) {
      if (fact instanceof Fact.Function f) {
        StringBuilder text = new StringBuilder();
        for (int line : marked.subMap(f.line(), f.endLine() + 1).keySet()) {
          tokens
              .getOrDefault(line, List.of())
              .forEach(t -> text.append(sign).append(t).append(' '));
        }
        changed.merge(f.name(), text.toString(), String::concat);
      }
    }
  }
}
