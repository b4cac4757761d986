package org.ktrail.queries.lint;

import java.util.List;
import org.ktrail.queries.lint.Rule.Report;

/** One thing that is looked for. Has no state: the same submission gives the same findings. */
public interface Rule {
  /** Its name on the command line and of its page: words joined by hyphens. */
  String name();

  /** What it finds, one line without a full stop. */
  String summary();

  void check(Submission submission, Report report);

  /**
   * Whether it judges what the sources are after a patch, whoever wrote it, so that the base may
   * have the same finding; otherwise what patches do, or say.
   */
  default boolean judgesSources() {
    return false;
  }

  /** Whether it asks when files are built, so that the Kbuild files had better be read ahead. */
  default boolean asksBuild() {
    return false;
  }

  /** Takes the findings of a rule, at the level that the registry gives it unless it says less. */
  interface Report {
    /** At a milder level than the rule's own, where that is worse than this one. */
    void add(
        FindingLevel atMost, FindingPlace place, String subject, String message, List<Proof> proof);

    default void add(FindingPlace place, String subject, String message, List<Proof> proof) {
      add(FindingLevel.ERROR, place, subject, message, proof); // nothing is worse
    }

    default void add(FindingPlace place, String subject, String message) {
      add(place, subject, message, List.of());
    }

    default void add(FindingLevel atMost, FindingPlace place, String subject, String message) {
      add(atMost, place, subject, message, List.of());
    }
  }
}
