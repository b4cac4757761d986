package org.ktrail.queries.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/**
 * What the patches of a revision have brought up to one of them, and no later one took away. Knows
 * nothing that was there before.
 */
public final class NewState {
  private final Map<String, List<Held>> byName = new HashMap<>();

  private NewState() {}

  /** A fact that is there, and the patch that brought or last altered it. */
  public record Held(int patch, String file, Fact fact) {
    public FindingPlace place() {
      return new FindingPlace(patch, file, fact.line());
    }
  }

  /** After the patches up to this number. */
  public static NewState after(Submission submission, int patch) {
    return submission.states().after(patch);
  }

  static NewState of(List<Delta> deltas, int patch) {
    NewState state = new NewState();
    for (Delta delta : deltas) {
      if (delta.step().number() <= patch) {
        delta.changes().forEach(c -> state.apply(delta.step().number(), c));
      }
    }
    return state;
  }

  private void apply(int patch, FactChange<?> change) {
    List<Held> held = byName.computeIfAbsent(change.fact().name(), n -> new ArrayList<>());
    switch (change) {
      case FactChange.Gained<?> g -> held.add(new Held(patch, g.file(), g.fact()));
      case FactChange.Lost<?> l -> remove(held, l.file(), l.fact());
      case FactChange.Altered<?> a -> {
        remove(held, a.file(), a.before());
        held.add(new Held(patch, a.file(), a.fact()));
      }
    }
  }

  private static void remove(List<Held> held, String file, Fact fact) {
    for (int i = 0; i < held.size(); i++) {
      Held h = held.get(i);
      if (h.file().equals(file)
          && h.fact().identity().equals(fact.identity())
          && h.fact().condition().equals(fact.condition())) {
        held.remove(i);
        return;
      }
    }
  }

  public List<Held> of(String name) {
    return byName.getOrDefault(name, List.of());
  }
}
