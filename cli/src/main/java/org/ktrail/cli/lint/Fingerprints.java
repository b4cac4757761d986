package org.ktrail.cli.lint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.ktrail.queries.lint.Finding;
import org.ktrail.queries.workspace.judged.LintReport;

/**
 * What tells a finding from others of its series and is the same in the next revision: rule, file
 * and subject, and of a message the patch's title. Lines and numbers of patches move, so they are
 * no part of it; of equal ones the first, the second … are told apart.
 */
final class Fingerprints {
  private final LintReport report;
  private final Map<String, Integer> seen = new HashMap<>();

  Fingerprints(LintReport report) {
    this.report = report;
  }

  /** Sixteen hexadecimal digits, a colon, a number from 1; asked in the order of findings. */
  String next(Finding f) {
    String file = f.place().file();
    String subject = f.subject().equals(report.label()) ? "" : f.subject();
    String title = file.isEmpty() ? report.title(f.place().patch()) : "";
    String digest = digest(String.join("\0", f.rule(), file, subject, title));
    return digest + ":" + seen.merge(digest, 1, Integer::sum);
  }

  private static String digest(String text) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JVM has it
    }
  }
}
