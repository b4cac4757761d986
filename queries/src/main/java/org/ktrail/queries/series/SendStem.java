package org.ktrail.queries.series;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Message-IDs of one send have in common, by the tools that make them. */
final class SendStem {
  private static final List<Pattern> MAKERS =
      List.of(
          Pattern.compile("(?<a>\\d{14}\\.\\d+)-\\d+-(?<b>.+)"), // git send-email
          Pattern.compile(
              "(?<!\\d)(?<a>\\d++-\\d++)-\\d++-git-send-email-(?<b>.+)"), // before git 2.10
          Pattern.compile("(?<a>\\d{8}-.+-v\\d+)-\\d+-[0-9a-f]{6,}@(?<b>.+)"), // b4
          Pattern.compile(
              "(?:cover|[0-9a-f]{40})\\.(?<a>\\d{8,}\\.git)\\.(?<b>.+)"), // format-patch
          Pattern.compile("(?<!\\d)\\d++\\.(?<a>\\d++)\\.\\d++\\.stgit@(?<b>.+)")); // StGit

  private SendStem() {}

  /** The stem, "" for an id of no known maker. */
  static String of(String messageId) {
    for (Pattern maker : MAKERS) {
      Matcher matcher = maker.matcher(messageId);
      if (matcher.matches()) {
        return matcher.group("a") + " " + matcher.group("b");
      }
    }
    return "";
  }
}
