package org.ktrail.queries.workspace.judged;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.failure.NoSourceException;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.queries.lint.Base;
import org.ktrail.queries.lint.Graphs;
import org.ktrail.queries.lint.IndexedBase;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.SubmissionReader;
import org.ktrail.queries.series.place.Placement;
import org.ktrail.queries.series.place.Placer;
import org.ktrail.queries.series.place.PostedSeries;
import org.ktrail.queries.workspace.Workspace;

/**
 * Reads posted series beside their bases, one after another; each base is indexed once. One thread.
 */
public final class Submissions implements AutoCloseable {
  private final Workspace workspace;
  private final SubmissionReader reader;
  private final Placer placer;
  private final String given;
  private boolean readAhead;
  private final Map<String, IndexedBase> bases = new TreeMap<>();
  private final List<FactStore> stores = new ArrayList<>();

  /**
   * @param given the base that the user names, "" to find it
   */
  public Submissions(Workspace workspace, SourceExtractor extractor, String given) {
    this.workspace = workspace;
    this.reader = new SubmissionReader(text -> extracted(extractor, text));
    this.placer = new Placer(workspace.repository());
    this.given = given;
  }

  private static SourceFacts extracted(SourceExtractor extractor, byte[] text) {
    try {
      return extractor.extract(text);
    } catch (NoSourceException e) {
      throw new UserError("a file as the patches make it: " + e.getMessage(), e);
    }
  }

  /** Has the Kbuild files of bases read before a rule asks for them. */
  Submissions readingAhead() {
    readAhead = true;
    return this;
  }

  /** The series as it stands beside its base, or the nearest there is; without graphs. */
  public Submission read(PostedSeries series) {
    return read(series, place(series), Graphs.NONE);
  }

  /** Sources of a base as they are, as if they were new. */
  Submission sources(Base base, List<String> paths) {
    return reader.sources(base, paths);
  }

  /** Where the series belongs. */
  Placement place(PostedSeries series) {
    return placer.place(series, given);
  }

  /**
   * @param placement what {@link #place} says of the series
   */
  Submission read(PostedSeries series, Placement placement, Graphs graphs) {
    Set<Integer> skipped = new HashSet<>();
    Base base =
        switch (placement) {
          case Placement.OnBase on -> {
            boolean placed = on.fit().belongs();
            for (int i = 0; placed && i < on.results().size(); i++) {
              if (on.results().get(i).isSkipped()) {
                skipped.add(i + 1);
              }
            }
            // Otherwise it is judged by its diffs, all of them.
            IndexedBase own = base(on.base(), placed);
            // What of its Kbuild files fits counts, too, where all does not.
            yield own.builtAs(on.whole().changes());
          }
          case Placement.WithoutBase without -> head();
        };
    if (readAhead && base instanceof IndexedBase indexed) {
      indexed.readAhead();
    }
    return reader.read(series, base, skipped, Optional.of(placement), graphs);
  }

  /** The files that a submission touches as its base has them: what is found there is not new. */
  Submission before(Submission submission) {
    return reader.before(submission);
  }

  /** The nearest there is where nothing says what the series is based on. */
  private Base head() {
    try {
      return base(workspace.snapshot("HEAD"), false);
    } catch (UserError noHead) {
      return Base.NONE;
    }
  }

  /** A revision by itself. */
  public IndexedBase base(Snapshot snapshot, boolean placed) {
    IndexedBase known = bases.get(snapshot.tree());
    if (known == null) {
      workspace.index(snapshot);
      known = new IndexedBase(snapshot, open(), placed);
      bases.put(snapshot.tree(), known);
    }
    return known.placed(placed);
  }

  /** As of now: a base that was indexed later is not seen by a store that was opened before. */
  private FactStore open() {
    FactStore opened = workspace.stores().open();
    stores.add(opened);
    return opened;
  }

  @Override
  public void close() {
    stores.forEach(FactStore::close);
  }
}
