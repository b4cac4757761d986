package org.ktrail.cli.index;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.store.Pruning;
import org.ktrail.indexer.store.SourceKey;
import org.ktrail.indexer.store.StoreWriter;
import org.ktrail.indexer.store.Stores;
import org.ktrail.indexer.store.TextStore;

/** Makes room: what belongs to no revision that a branch or a tag leads to goes. */
final class PruneRun {
  private PruneRun() {}

  /**
   * Waits for who indexes or links; whoever asks meanwhile keeps what he has open.
   *
   * @param out told in a line each what went
   */
  static void of(SourceRepository repository, Progress progress, PrintWriter out) {
    Stores stores = Stores.of(repository);
    if (stores.areShared()) {
      throw new UserError(
          stores.directory() + ": cannot be written to, so who may write there has to prune it");
    }
    try (Stores.Turn turn = stores.linking(progress::message);
        StoreWriter writer = stores.writer(progress::message)) {
      Pruning pruning = stores.pruning();
      int builds = pruning.otherBuilds();
      Set<String> trees = new TreeSet<>(pruning.trees());
      trees.addAll(repository.rememberedTrees());
      Set<String> kept =
          repository.reached(
              trees, walked -> progress.message("ktrail: " + walked + " commits looked at"));
      int artifacts = pruning.artifacts(kept);
      repository.forgetTreesBut(kept);
      int dropped = writer.retain(sources(repository, kept)::contains);
      writer.finish();
      out.printf(
          Locale.ROOT,
          "removed: %d indexes of other builds, %d files of revisions that nothing leads to"
              + " (%.1f MB), facts of %d sources%n",
          builds,
          artifacts,
          pruning.bytes() / 1e6,
          dropped);
      long texts = TextStore.beside(stores).drop(progress::message);
      if (texts > 0) {
        out.printf(
            Locale.ROOT,
            "removed: trigrams of texts (%.1f MB), which the next `ktrail grep` makes anew%n",
            texts / 1e6);
      }
      out.printf("kept: %d revisions, facts of %d sources%n", kept.size(), writer.kept());
    }
  }

  private static Set<SourceKey> sources(SourceRepository repository, Set<String> trees) {
    Set<SourceKey> sources = new HashSet<>();
    for (String tree : trees) {
      sources.addAll(SourceKey.all(repository.snapshot(tree)));
    }
    return sources;
  }
}
