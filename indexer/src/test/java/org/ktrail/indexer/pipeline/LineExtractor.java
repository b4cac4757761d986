package org.ktrail.indexer.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.Function;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;

/**
 * Takes each line for the name of a function; fails on {@code FAIL}; as slow as it is told to be.
 */
record LineExtractor(int millisecondsPerBlob) implements Extractor {
  @Override
  public SourceFacts extract(byte[] blob) {
    try {
      Thread.sleep(millisecondsPerBlob);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Function> functions = new ArrayList<>();
    for (String name : new String(blob, StandardCharsets.UTF_8).lines().toList()) {
      if (name.equals("FAIL")) {
        throw new IllegalStateException("told to");
      }
      functions.add(
          new Function(
              name,
              TypeRef.UNKNOWN,
              List.of(),
              false,
              false,
              false,
              "",
              0,
              0,
              0,
              1,
              1,
              0,
              Invocation.NONE,
              -1));
    }
    Declarations declarations =
        new Declarations(
            List.of(Condition.ALWAYS),
            List.of(),
            List.of(),
            functions,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new SourceFacts(
        declarations, List.of(Body.EMPTY), new SourceFacts.Audit(1, 0, 0, 1, 0, 0, 2, 0));
  }
}
