package org.ktrail.queries.definitions;

import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;

/** Which files of a snapshot declare a name. */
@FunctionalInterface
public interface DefinitionSource {

  /**
   * Every file whose blob declares the name in any way, in order of path. A blob at two paths is in
   * it twice. Files that declare something else only may be in it.
   */
  List<DeclaringFile> declaring(String name);

  /**
   * Every file whose blob mentions the name outside comments, in order of path; by default those
   * that declare it.
   */
  default List<DeclaringFile> mentioning(String name) {
    return declaring(name);
  }

  /**
   * @param program what the file is built into, "" if unknown
   * @param condition under which the build compiles the file
   */
  record DeclaringFile(
      String path, String program, Condition condition, Declarations declarations) {}
}
