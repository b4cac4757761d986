package org.ktrail.cli.doctor;

/**
 * One line of the doctor.
 *
 * @param health whether something is to be done
 * @param subject what was looked at, as {@code parser}
 * @param text what was seen; with a mend where something is wrong
 */
record Finding(Health health, String subject, String text) {
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

  static Finding ok(String subject, String text) {
    return new Finding(Health.OK, subject, text);
  }

  static Finding note(String subject, String text) {
    return new Finding(Health.NOTE, subject, text);
  }

  static Finding wrong(String subject, String text, String mend) {
    return new Finding(Health.WRONG, subject, text + "; " + mend);
  }
}
