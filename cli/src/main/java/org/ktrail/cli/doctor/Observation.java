package org.ktrail.cli.doctor;

/**
 * One line of the doctor.
 *
 * @param health whether something is to be done
 * @param subject what was looked at, as {@code parser}
 * @param text what was seen; with a mend where something is wrong
 */
record Observation(Health health, String subject, String text) {
  enum Health {
    OK("ok"),
    /** Works, but not as well as it could; does not change the exit code. */
    NOTE("note"),
    WRONG("WRONG");

    final String word;

    Health(String word) {
      this.word = word;
    }
  }

  static Observation ok(String subject, String text) {
    return new Observation(Health.OK, subject, text);
  }

  static Observation note(String subject, String text) {
    return new Observation(Health.NOTE, subject, text);
  }

  static Observation wrong(String subject, String text, String mend) {
    return new Observation(Health.WRONG, subject, text + "; " + mend);
  }
}
