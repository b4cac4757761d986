package org.ktrail.queries.link.facts;

import java.util.List;
import java.util.Map;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.snapshot.BlobId;

/**
 * The facts of one snapshot as the linker reads them. Files are numbered in the order of their
 * paths. Declarations are read once, by one thread; bodies by any number of threads, one file at a
 * time.
 */
public interface SnapshotFacts {
  int fileCount();

  String path(int file);

  BlobId blob(int file);

  Declarations declarations(int file);

  /** With the macros that are plain constants, which {@link #declarations} may leave out. */
  Declarations completeDeclarations(int file);

  /**
   * The macros that are plain constants, {@code #define DEBUG 1}. Their conditions are those of
   * {@link #declarations}, which may leave them out.
   */
  List<Declarations.Macro> constants(int file);

  List<Body> bodies(int file);

  /**
   * When the snapshot's build description builds this file; {@link Condition#ALWAYS} if it says
   * nothing.
   */
  Condition buildCondition(int file);

  /**
   * Whether the file is compiled by itself, so that what it includes is compiled, too. Where the
   * snapshot has no build description, every source is.
   */
  boolean isUnit(int file);

  /** Macros that makefiles define when a source is compiled, and when they do. */
  Map<String, Condition> defines(int file);

  /** The program a file belongs to; edges never cross programs. */
  String program(int file);

  /** A parser of macro expansions for the use of one thread. */
  Fragments fragments();
}
