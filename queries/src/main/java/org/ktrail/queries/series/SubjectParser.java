package org.ktrail.queries.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes prefixes from the front of a subject: {@code Re:} in the languages of mailers, and
 * brackets, nested, repeated, glued ({@code PATCHv2}) or left open.
 */
final class SubjectParser {
  /** Characters of a subject that are looked at. */
  private static final int LONGEST = 2000;

  private static final Pattern REPLY =
      Pattern.compile(
          "(?:re|aw|sv|vs|antw|odp|fw|fwd|wg|tr|rif|回复|回覆|答复|答覆|转发|轉寄)"
              + "(?:\\[\\d+\\]|\\(\\d+\\))?\\s?[:：]\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern UNBRACKETED =
      Pattern.compile(
          "((?:rfc |resend )?patch(?: rfc| resend)?(?: v\\d+(?:\\.\\d+)?)?(?: \\d+/\\d+)?):\\s+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern GLUED =
      Pattern.compile(
          "(patch(?:es|sets?|series)?|rfc|rft|resend|repost)[-_:/+]*(?=v\\.?\\d|rfc|resend|patch|\\d+/)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern GLUED_VERSION =
      Pattern.compile(
          "\\b(v\\.?\\d+(?:\\.\\d+)*)[-_:]+(?=\\d+/|resend|rfc|patch)", Pattern.CASE_INSENSITIVE);

  private static final Pattern VERSION =
      Pattern.compile(
          "v(?:er)?\\.?(\\d{1,5})(?:\\.(\\d{1,5}))?(?:\\.\\d{1,5})*", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER =
      Pattern.compile("#?(\\d{1,5})(\\.\\d{1,2})?/(\\d{1,5}|[a-zA-Z?]{1,2})");
  private static final Pattern OF =
      Pattern.compile("\\b(\\d{1,5}) of (\\d{1,5})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern AT_END =
      Pattern.compile(
          "(?:(?<!\\s)\\s++)?+[(\\[]v(\\d{1,5})(?:\\.(\\d{1,5}))?[)\\]]$",
          Pattern.CASE_INSENSITIVE);

  private String rest;
  private final String whole;
  private boolean reply;
  private boolean patch;
  private boolean rfc;
  private boolean resend;
  private Optional<Version> version = Optional.empty();
  private OptionalInt number = OptionalInt.empty();
  private boolean between;
  private OptionalInt count = OptionalInt.empty();
  private final List<String> tags = new ArrayList<>();

  SubjectParser(String subject) {
    String line = subject.length() > LONGEST ? subject.substring(0, LONGEST) : subject;
    rest = line.replaceAll("\\s+", " ").strip();
    whole = rest;
  }

  SubjectLine parse() {
    String titleIfNone = whole;
    while (true) {
      Matcher answer = REPLY.matcher(rest);
      Matcher bare = UNBRACKETED.matcher(rest);
      if (answer.lookingAt()) {
        reply = true;
        rest = rest.substring(answer.end());
        titleIfNone = rest;
      } else if (rest.startsWith("[")) {
        bracket();
      } else if (!patch && bare.lookingAt()) {
        words(bare.group(1), false);
        rest = rest.substring(bare.end());
      } else {
        break;
      }
    }
    if (!patch) { // brackets that say nothing of patches belong to the title
      tags.clear();
      return made(titleIfNone);
    }
    Matcher end = AT_END.matcher(rest);
    if (version.isEmpty() && end.find()) {
      version = version(end);
      rest = rest.substring(0, end.start());
    }
    return made(rest);
  }

  private SubjectLine made(String title) {
    return new SubjectLine(
        reply, patch, rfc, resend, version, number, between, count, tags, title.strip());
  }

  /** Takes a bracket with what is nested in it; of one that is left open, the words it knows. */
  private void bracket() {
    int depth = 0;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth == 0) {
        words(rest.substring(1, i), false);
        rest = rest.substring(i + 1).stripLeading();
        return;
      }
    }
    rest = rest.substring(1).stripLeading();
    int close = rest.indexOf(']');
    if (close >= 0) { // nested ones that are left open
      words(rest.substring(0, close), false);
      rest = rest.substring(rest.lastIndexOf(']', Math.min(rest.length(), close + 3)) + 1);
    } else {
      rest = words(rest, true);
    }
    rest = rest.stripLeading();
  }

  /**
   * Reads the words of a prefix.
   *
   * @param open whether the first unknown word ends it
   * @return what comes behind
   */
  private String words(String prefix, boolean open) {
    String text = GLUED.matcher(prefix.replace('[', ' ').replace(']', ' ')).replaceAll("$1 ");
    text = GLUED_VERSION.matcher(text).replaceAll("$1 ");
    Matcher of = OF.matcher(text);
    text = of.replaceAll("$1/$2");
    String[] words = text.strip().split("[\\s,;|]+");
    for (int i = 0; i < words.length; i++) {
      if (!words[i].isEmpty() && !word(words[i])) {
        if (open) {
          return String.join(" ", List.of(words).subList(i, words.length));
        }
        tags.add(words[i]);
      }
    }
    return "";
  }

  private boolean word(String word) {
    Matcher v = VERSION.matcher(word);
    Matcher n = NUMBER.matcher(word);
    if (v.matches()) {
      if (version.isEmpty()) {
        version = version(v);
      }
      return true;
    }
    if (n.matches()) {
      if (number.isEmpty()) {
        number = OptionalInt.of(Integer.parseInt(n.group(1)));
        between = n.group(2) != null;
        count =
            Character.isDigit(n.group(3).charAt(0))
                ? OptionalInt.of(Integer.parseInt(n.group(3)))
                : OptionalInt.empty();
      }
      patch = true;
      return true;
    }
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "patch", "patches", "patchset", "patchsets", "patchseries", "series" -> patch = true;
      case "rfc" -> rfc = patch = true;
      case "resend", "re-send", "resent", "repost", "resubmit" -> resend = true;
      default -> {
        if (word.contains("/")) { // PATCH/RFC, RFC/RFT
          boolean all = true;
          for (String part : word.split("/")) {
            all &= !part.isEmpty() && !part.contains("/") && word(part);
          }
          yield all;
        }
        yield false;
      }
    };
  }

  private static Optional<Version> version(Matcher matcher) {
    int minor = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return Optional.of(new Version(Integer.parseInt(matcher.group(1)), minor));
  }
}
