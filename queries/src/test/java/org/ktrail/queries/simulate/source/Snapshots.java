package org.ktrail.queries.simulate.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.extract.SourceExtractor;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;
import org.ktrail.queries.link.base.LinkBase;
import org.ktrail.queries.link.base.LinkBaseWriter;
import org.ktrail.queries.link.facts.BuildPlacement;
import org.ktrail.queries.link.partial.SourceVisibility;
import org.ktrail.queries.simulate.model.Models;

/** Snapshots that are some texts by their paths, all of them built. */
final class Snapshots {
  private static final Graph GRAPH = new GraphFixture().open();
  private static final LinkBase BASE = base();
  private static final SourceExtractor EXTRACTOR = new SourceExtractor();

  /** Where {@link BuildPlacement} puts a file does not matter here: all take part. */
  private static final BuildPlacement BUILT =
      new BuildPlacement() {
        @Override
        public Condition condition(String path) {
          return Condition.ALWAYS;
        }

        @Override
        public boolean isUnit(String path) {
          return path.endsWith(".c");
        }

        @Override
        public Map<String, Condition> defines(String path) {
          return Map.of();
        }

        @Override
        public String program(String path) {
          return "kernel";
        }
      };

  private Snapshots() {}

  private static LinkBase base() {
    try {
      Path file = Files.createTempFile("ktrail-fixture", ".base");
      try {
        new LinkBaseWriter().write(file);
        SealedFile.seal(file);
        return LinkBase.open(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Map<String, SourceFacts> facts(SortedMap<String, byte[]> files) {
    Map<String, SourceFacts> facts = new TreeMap<>();
    files.forEach((path, text) -> facts.put(path, EXTRACTOR.extract(text)));
    return facts;
  }

  static SnapshotCode of(
      SortedMap<String, byte[]> files,
      Map<String, SourceFacts> facts,
      Configuration configuration,
      Models models) {
    SourceVisibility sources =
        new SourceVisibility(GRAPH, BASE, NoFacts.store(), BUILT, new TreeMap<>(facts));
    List<byte[]> byNumber = new ArrayList<>(files.values());
    return new SnapshotCode(sources, byNumber::get, configuration, models, List.of());
  }
}
