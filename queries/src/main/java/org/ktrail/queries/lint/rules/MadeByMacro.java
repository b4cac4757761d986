package org.ktrail.queries.lint.rules;

import java.util.regex.Pattern;
import org.ktrail.queries.lint.Submission;

/**
 * Functions whose name a macro of the kernel's headers is given, {@code SYSCALL_DEFINE2(name, …)},
 * {@code BPF_CALL_1(name, …)}: what it makes of them declares itself, and has other parameters than
 * those that are written.
 */
final class MadeByMacro {
  private MadeByMacro() {}

  /** Whether a definition is written so; false if its line is not known. */
  static boolean is(Submission submission, int patch, String file, int line, String name) {
    return isWritten(submission.line(patch, file, line), name);
  }

  static boolean isWritten(String line, String name) {
    String quoted = Pattern.quote(name);
    return Pattern.compile("\\b[A-Z][A-Z0-9_]*+\\s*+\\(\\s*+" + quoted + "\\s*+[,)]")
        .matcher(line)
        .find();
  }
}
