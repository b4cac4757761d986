package org.ktrail.queries.invariants.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.invariants.code.CodeFixture;

/** The lines of a source that end in {@code // NAME} are the breaches it has. */
final class MarkedBreaches {
  private MarkedBreaches() {}

  /**
   * Holds what all checks find in a source against its marks.
   *
   * @param path of the file that it is
   * @param rules those that count
   */
  static void hold(String path, String source, RecordLookup records, Predicate<String> rules) {
    List<String> found =
        new CodeFixture()
            .file(path, source)
            .ask(code -> {
              Checks checks = new Checks(code, records);
              List<String> all = new ArrayList<>();
              for (Flow flow : code.file(path)) {
                checks.check(flow).stream()
                    .filter(b -> rules.test(b.rule()))
                    .forEach(b -> all.add(b.line() + " " + b.rule()));
              }
              return all;
            });
    assertThat(found).containsExactlyInAnyOrderElementsOf(marked(source));
  }

  private static List<String> marked(String source) {
    List<String> marked = new ArrayList<>();
    List<String> lines = source.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int mark = lines.get(i).indexOf("// ");
      if (mark >= 0) {
        marked.add(i + 1 + " " + lines.get(i).substring(mark + 3).strip());
      }
    }
    return marked;
  }
}
