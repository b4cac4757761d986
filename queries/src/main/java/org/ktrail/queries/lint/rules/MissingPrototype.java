package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.MadeNames;
import org.ktrail.queries.lint.NewState;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Fact;

/** A new function that other files can see, without a declaration for them. */
public final class MissingPrototype implements Rule {
  private static final String WARNING = "missing-prototypes";

  /** Characters of a part of a name that is looked for. */
  private static final int SHORTEST = 4;

  @Override
  public String name() {
    return "missing-prototype";
  }

  @Override
  public String summary() {
    return "a new function that is not static is declared in no header";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    FindingLevel level =
        DefaultWarnings.has(submission.base(), "-W" + WARNING)
            ? FindingLevel.ERROR
            : FindingLevel.WARNING;
    submission
        .gained(Fact.Function.class)
        .filter(f -> f.change().file().endsWith(".c"))
        .forEach(f -> {
          Fact.Function function = f.change().fact();
          if (function.isStatic() || function.inline() || function.name().equals("main")) {
            return;
          }
          // Debugging code that no configuration turns on is compiled by its author alone.
          if (Satisfiable.isDecidable(function.condition())
              && !isDeclared(submission, f.patch(), f.change().file(), function.name())
              && !StaticWords.hide(submission, f)
              && !DefaultWarnings.isOff(submission.base(), f.change().file(), WARNING)
              && !MadeByMacro.is(
                  submission, f.patch(), f.change().file(), function.line(), function.name())) {
            report.add(
                level,
                FindingPlace.of(f.patch(), f.change()),
                function.name(),
                "%s is neither static nor declared in a header".formatted(function.name()));
          }
        });
    made(submission, level, report);
  }

  private static void made(Submission submission, FindingLevel level, Report report) {
    for (MadeNames.Made f : submission.made().functions()) {
      int patch = submission.patchOf(f.file(), f.line());
      if (patch > 0
          && !f.isStatic()
          && f.file().endsWith(".c")
          && !DefaultWarnings.isOff(submission.base(), f.file(), WARNING)
          && !isDeclared(submission, Integer.MAX_VALUE, f.file(), f.name())) {
        report.add(
            level,
            new FindingPlace(patch, f.file(), f.line()),
            f.name(),
            "%s, which a macro makes here, is neither static nor declared in a header"
                .formatted(f.name()));
      }
    }
  }

  /**
   * Where the compiler sees it, and not in the source of a caller. Also by a macro; what is found
   * by its name from elsewhere than C needs no declaration.
   */
  private static boolean isDeclared(Submission submission, int patch, String file, String name) {
    return NewState.after(submission, patch).of(name).stream()
            .anyMatch(h ->
                h.fact() instanceof Fact.Prototype
                    && (h.file().endsWith(".h") || h.file().equals(file)))
        || submission.made().declaredInHeader(name)
        || submission.made().names(name)
        || inBase(submission, name)
        || isPasted(submission, name);
  }

  /**
   * Whether a header of the base pastes a part of the name to something, {@code handler_ ## name}:
   * a macro puts declarations together there.
   */
  private static boolean isPasted(Submission submission, String name) {
    for (int at = name.indexOf('_', 1); at >= 0; at = name.indexOf('_', at + 1)) {
      String start = name.substring(0, at + 1);
      String end = name.substring(at);
      if (inHeader(submission, start) || inHeader(submission, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inHeader(Submission submission, String part) {
    return part.length() >= SHORTEST
        && submission.base().mentioning(part).stream()
            .filter(p -> p.endsWith(".h"))
            .anyMatch(p ->
                submission.base().read(p).stream()
                    .anyMatch(text -> pastes(new String(text, UTF_8), part)));
  }

  private static boolean pastes(String text, String part) {
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      int before = at;
      while (before > 0 && text.charAt(before - 1) == ' ') {
        before--;
      }
      int after = at + part.length();
      while (after < text.length() && text.charAt(after) == ' ') {
        after++;
      }
      if (text.startsWith("##", before - 2) || text.startsWith("##", after)) {
        return true;
      }
    }
    return false;
  }

  /** A declaration that was there before; the series would have to add that of a new name. */
  private static boolean inBase(Submission submission, String name) {
    return submission.base().placed()
        && submission.base().mentioning(name).stream().anyMatch(p -> p.endsWith(".h"));
  }
}
