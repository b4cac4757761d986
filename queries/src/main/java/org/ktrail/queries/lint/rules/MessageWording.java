package org.ktrail.queries.lint.rules;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/**
 * What a changelog says otherwise than the kernel's documentation of the process asks for: a patch
 * that speaks of itself, a function that is written without parentheses or called a function beside
 * them.
 */
public final class MessageWording implements Rule {
  /** Characters of a line that a reply can still quote in a terminal. */
  private static final int WIDEST = 80;

  /** Lines of a cover letter that make it hard to read. */
  private static final int MANY = 3;

  private static final Pattern THIS = Pattern.compile("\\b[Tt]his (?:patch|commit)\\b");
  private static final Pattern TWICE =
      Pattern.compile("\\b[Tt]he ([a-z_][a-z0-9_]{2,60}+)\\(\\) (?:function|helper)\\b");

  @Override
  public String name() {
    return "message-wording";
  }

  @Override
  public String summary() {
    return "the changelog is not worded as the kernel's documentation asks for";
  }

  @Override
  public void check(Submission submission, Report report) {
    submission
        .cover()
        .ifPresent(cover -> {
          if (isTooWide(cover)) {
            report.add(
                FindingPlace.message(0),
                "the cover letter",
                "lines of prose have more than %d characters".formatted(WIDEST));
          }
        });
    for (int i = 0; i < submission.patches().size(); i++) {
      Patch patch = submission.patches().get(i);
      int number = submission.deltas().get(i).step().number();
      String prose = prose(patch);
      FindingPlace place = FindingPlace.message(number);
      if (THIS.matcher(prose).find()) {
        report.add(
            place, "this patch", "the changelog says what \"this patch\" does, not what to do");
      }
      Set<String> told = new TreeSet<>();
      Matcher twice = TWICE.matcher(prose);
      while (twice.find()) {
        told.add(twice.group(1) + "()");
      }
      if (!told.isEmpty()) {
        report.add(
            place,
            String.join(", ", told),
            "the changelog says \"the %s function\": the parentheses say already that it is one"
                .formatted(String.join(", the ", told)));
      }
      submission
          .gained(Fact.Function.class)
          .filter(f -> f.patch() == number)
          .map(f -> ((FactChange.Gained<Fact.Function>) f.change()).fact().name())
          .distinct()
          .filter(name -> isBare(patch.title() + "\n" + prose, name))
          .forEach(name ->
              report.add(place, name, "the function %s is written without ()".formatted(name)));
    }
  }

  /** Prose only: what is indented is quoted, and an address cannot be broken. */
  private static boolean isTooWide(Patch cover) {
    return cover
            .message()
            .lines()
            .takeWhile(line -> !line.startsWith("--") && !line.startsWith("base-commit:"))
            .filter(line -> line.length() > WIDEST && line.contains(" "))
            .filter(line -> !Character.isWhitespace(line.charAt(0)))
            .filter(line -> "|>+[".indexOf(line.charAt(0)) < 0)
            .filter(line -> !line.contains("://") && !line.contains("   "))
            .count()
        >= MANY;
  }

  /** Whether the name stands somewhere as a word of its own, without parentheses. */
  private static boolean isBare(String prose, String name) {
    return name.length() > 5
        && name.matches("[a-z0-9_]+")
        && Pattern.compile("(?<![\\w./>-])" + Pattern.quote(name) + "(?![\\w/(*-]|\\.\\w)")
            .matcher(prose)
            .find();
  }

  /** The message without traces, quoted code and trailers. */
  private static String prose(Patch patch) {
    StringBuilder prose = new StringBuilder();
    for (String line : patch.message().split("\n", -1)) {
      if (line.matches("---\\s*|Signed-off-by:.*")) {
        break;
      }
      boolean quoted = line.startsWith("  ") || line.startsWith("\t") || line.startsWith(">");
      boolean trailer = line.matches("[A-Z][\\w-]++:\\s.*");
      if (!quoted && !trailer) {
        prose.append(line).append(' ');
      }
    }
    return prose.toString();
  }
}
