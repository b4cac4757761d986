package org.ktrail.queries.simulate.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Revisions on which what a scenario expects is violated.
 *
 * @param introduced the first of them
 * @param mended the next one that holds, if there is one
 */
public record Span(String introduced, Optional<String> mended) {

  /**
   * What is not known or not applicable neither begins nor ends a span.
   *
   * @param scenario its index in the results
   */
  public static List<Span> of(List<Behaviour> revisions, int scenario) {
    List<Span> spans = new ArrayList<>();
    String since = "";
    for (Behaviour revision : revisions) {
      switch (revision.results().get(scenario).verdict()) {
        case VIOLATED -> since = since.isEmpty() ? revision.label() : since;
        case HOLDS -> {
          if (!since.isEmpty()) {
            spans.add(new Span(since, Optional.of(revision.label())));
            since = "";
          }
        }
        case FOUND, FOUND_IF, HOLDS_IF, VIOLATED_IF, UNKNOWN, NOT_APPLICABLE -> {}
      }
    }
    if (!since.isEmpty()) {
      spans.add(new Span(since, Optional.empty()));
    }
    return spans;
  }
}
