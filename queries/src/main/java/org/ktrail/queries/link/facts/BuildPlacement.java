package org.ktrail.queries.link.facts;

import java.util.Map;
import org.ktrail.indexer.condition.Condition;

/** What the build description says of a file, which may be one that the base does not have. */
public interface BuildPlacement {
  /** When it is built. */
  Condition condition(String path);

  /** Whether it is compiled by itself, and not only where others include it. */
  boolean isUnit(String path);

  /** Macros that makefiles define when a source is compiled, and when they do. */
  Map<String, Condition> defines(String path);

  /** What it is built into. */
  String program(String path);
}
