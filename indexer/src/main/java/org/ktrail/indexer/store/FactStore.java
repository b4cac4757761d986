package org.ktrail.indexer.store;

import java.util.List;
import java.util.function.Predicate;

/**
 * The facts of all sources that were ever indexed in one repository, as of the moment it was
 * opened. Thread-safe. A run that indexes beside it is not seen until it is opened again.
 */
public interface FactStore extends AutoCloseable {
  /** Number of ordinals; ordinals hold for this opened store only. */
  int size();

  /**
   * Which facts these are: another text after they were lost or found damaged and made anew. Facts
   * of one identity only grow. Empty if there are none.
   */
  String identity();

  /** The ordinal of a source, or −1 if it was not indexed. */
  int ordinal(SourceKey source);

  /** Ordinals of many sources at once, −1 where not indexed; much faster than one by one. */
  int[] ordinals(List<SourceKey> sources);

  /** A reader for one thread. */
  FactReader reader();

  /**
   * Ordinals, ascending, of sources that define this name in any way (function, macro, type, …).
   */
  int[] defining(String name);

  /**
   * Ordinals, ascending, of sources in which this identifier stands outside of comments and string
   * literals; those that define it are among them.
   */
  int[] mentioning(String name);

  /**
   * Up to {@code limit} defined names by edit distance (at most 2) from this one, nearest first.
   */
  List<String> nearest(String name, int limit);

  /**
   * Defined names, in order, that begin with {@code prefix} and pass a test.
   *
   * @param prefix "" for any, which reads every name once
   */
  List<String> defined(String prefix, Predicate<String> test);

  /**
   * Reads all that is stored and compares it with its checksums.
   *
   * @throws DamagedStoreException if something is not what was written
   */
  void verify();

  /** Bytes of the store on disk. */
  long bytesOnDisk();

  @Override
  void close();
}
