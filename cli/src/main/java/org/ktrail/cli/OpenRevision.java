package org.ktrail.cli;

import org.ktrail.queries.calls.View;
import org.ktrail.queries.definitions.DefinitionSource;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.mentions.MentionSource;

/** A revision opened for questions: its graph under the configuration asked for, and its facts. */
public interface OpenRevision extends AutoCloseable {
  View view();

  DefinitionSource definitions();

  MentionSource mentions();

  NearestNames nearestNames();

  @Override
  void close();
}
