package org.ktrail.queries.series.chronicle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.series.History;
import org.ktrail.queries.series.Revision;
import org.ktrail.queries.series.change.ChangeReader;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;
import org.ktrail.queries.series.change.Rebuilder;
import org.ktrail.queries.series.pairing.Fate;
import org.ktrail.queries.series.pairing.Pairing;
import org.ktrail.queries.series.pairing.PatchPair;
import org.ktrail.queries.series.place.PostedSeries;

/** What is new in the patches of a revision, as far as they show it themselves. */
public final class PatchNews {
  private PatchNews() {}

  /** For each patch in order; then for each that was dropped. */
  public static List<PatchSummary> of(History history, Revision revision) {
    List<Patch> now = PostedSeries.of(revision).patches();
    Optional<Revision> previous = revision.previous().flatMap(history::find);
    List<Patch> before = previous.map(r -> PostedSeries.of(r).patches()).orElse(List.of());
    String label = previous.map(Revision::label).orElse("");
    List<PatchPair> pairs = Pairing.of(before, now);
    List<PatchSummary> news = new ArrayList<>();
    Rebuilder rebuilder = new Rebuilder(path -> Optional.empty(), false);
    try (SourceExtractor extractor = new SourceExtractor()) {
      ChangeReader reader = new ChangeReader(extractor::extract, RecordLookup.NONE);
      for (int i = 0; i < now.size(); i++) {
        int place = i + 1;
        Delta delta = reader.read(rebuilder.step(place, now.get(i)));
        PatchPair pair =
            pairs.stream().filter(p -> p.after().contains(place)).findFirst().orElseThrow();
        news.add(
            new PatchSummary(
                label,
                pair,
                "",
                symbols(delta.changes().filter(c -> c instanceof FactChange.Gained<?>)),
                symbols(delta.changes().filter(c -> c instanceof FactChange.Lost<?>))));
      }
    }
    for (PatchPair pair : pairs) {
      if (pair.fate() == Fate.DROPPED) {
        String title = before.get(pair.before().getFirst() - 1).title();
        news.add(new PatchSummary(label, pair, title, List.of(), List.of()));
      }
    }
    return news;
  }

  private static List<String> symbols(Stream<FactChange<?>> changes) {
    return changes.map(c -> symbol(c.fact())).filter(s -> !s.isEmpty()).distinct().toList();
  }

  /** "" for what is no symbol, or is told by its definition. */
  private static String symbol(Fact fact) {
    return switch (fact) {
      case Fact.Function f -> f.name() + "()";
      case Fact.Macro m -> m.name();
      case Fact.EnumConstant e -> e.name();
      case Fact.Global g -> g.name();
      case Fact.Typedef t -> t.name();
      case Fact.Record r -> r.name();
      case Fact.Member m -> m.record() + "." + m.name();
      case Fact.Prototype p -> "";
      case Fact.Export e -> "";
      case Fact.Call c -> "";
      case Fact.Registration r -> "";
      case Fact.Mention m -> "";
    };
  }
}
