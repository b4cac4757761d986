package org.ktrail.cli;

import java.util.Set;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.queries.calls.View;
import org.ktrail.queries.definitions.DefinitionSource;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.simulate.source.SnapshotCode;

/** A revision opened for questions: its graph under the configuration asked for, and its facts. */
public interface OpenRevision extends AutoCloseable {
  View view();

  DefinitionSource definitions();

  MentionSource mentions();

  NearestNames nearestNames();

  /** What the kernel's own defaults build. */
  Configuration defaultConfiguration();

  /**
   * The code as one configuration compiles it, read when it is asked for.
   *
   * @param kept names of functions and macros that something else answers
   */
  SnapshotCode code(Configuration configuration, Set<String> kept);

  @Override
  void close();
}
