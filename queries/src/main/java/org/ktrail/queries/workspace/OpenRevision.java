package org.ktrail.queries.workspace;

import java.util.List;
import java.util.Optional;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.snapshot.SourceTree;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.definitions.DefinitionSource;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.link.partial.SourceTypes;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.mentions.Owners;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.source.SnapshotCode;

/** A revision opened for questions: its graph under the configuration asked for, and its facts. */
public interface OpenRevision extends AutoCloseable {
  GraphView view();

  /**
   * The graph as kernels of one architecture have it: every option that some of them can have on.
   * If a configuration was asked for, the graph under that.
   *
   * @param architecture directory below {@code arch/}; {@link #ANY} for all at once
   */
  GraphView view(String architecture);

  /** Every architecture at once. */
  String ANY = "any";

  /** The architecture that a reader has in mind who names none. */
  String architecture();

  DefinitionSource definitions();

  MentionSource mentions();

  /** Files that are not indexed but name what C does: makefiles, Kconfig, device trees, Rust. */
  MentionSource otherMentions();

  /** The bytes of a file as the revision has it, for any thread; empty if it has none. */
  Optional<byte[]> text(String path);

  /** What a source says by itself; empty if it is none. */
  Optional<SourceFacts> facts(String path);

  /** Tells records of members. */
  Owners owners();

  /** All of its files. */
  SourceTree tree();

  /** Tells types of expressions. */
  SourceTypes.Snapshot types();

  NearestNames nearestNames();

  /** Names of functions, macros, types, variables and constants that match, in order. */
  List<String> names(NamePattern pattern);

  /** The configuration asked for; without one, what the kernel's own defaults build. */
  Configuration configuration();

  /**
   * The code as one configuration compiles it, read when it is asked for.
   *
   * @param models stand in place of some of it
   */
  SnapshotCode code(Configuration configuration, Models models);

  @Override
  void close();
}
