package org.ktrail.queries.workspace.posted;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.pipeline.Extractor;
import org.ktrail.indexer.pipeline.Indexer;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Stores;
import org.ktrail.queries.series.place.BaseNames;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.series.place.Prerequisite;
import org.ktrail.queries.series.place.Prerequisites;
import org.ktrail.queries.workspace.Extractors;

/** Looks for prerequisites of placed series, indexing their bases where that is missing. */
public final class MissingNames {
  private final SourceRepository repository;
  private final Progress progress;

  public MissingNames(SourceRepository repository, Progress progress) {
    this.repository = repository;
    this.progress = progress;
  }

  /** Of each placement what it misses; nothing of one without a base. */
  public List<List<Prerequisite>> of(List<Placement> placements, List<PostedSeries> archive) {
    List<List<Prerequisite>> missing = new ArrayList<>();
    for (Placement placement : placements) {
      missing.add(
          switch (placement) {
            case Placement.OnBase placed -> of(placed, archive);
            case Placement.WithoutBase _ -> List.of();
          });
    }
    return missing;
  }

  private List<Prerequisite> of(Placement.OnBase placed, List<PostedSeries> archive) {
    Snapshot base = placed.base();
    Stores stores = Stores.of(repository);
    boolean interrupted =
        new Indexer(
                stores, Extractors.factory(), progress, Runtime.getRuntime().availableProcessors())
            .index(base)
            .interrupted();
    if (interrupted) {
      throw new UserError(base.revision() + ": its indexing was interrupted");
    }
    try (FactStore store = stores.open();
        Extractor extractor = Extractors.factory().create()) {
      return Prerequisites.of(placed, new BaseNames(base, store), extractor, archive);
    }
  }
}
