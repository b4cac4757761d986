package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ktrail.queries.lint.Occurrence;
import org.ktrail.queries.lint.Place;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Change;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;

/** A function, macro or constant that the series adds and nothing in it uses. */
public final class DeadOnArrival implements Rule {
  @Override
  public String name() {
    return "dead-on-arrival";
  }

  @Override
  public String summary() {
    return "a function, macro or constant is added that nothing uses at the end of the series";
  }

  @Override
  public void check(Submission submission, Report report) {
    Set<String> told = new HashSet<>();
    Stream.<In<? extends Change<? extends Fact>>>concat(
            submission.gained(Fact.Function.class),
            Stream.concat(
                submission.gained(Fact.Macro.class), submission.gained(Fact.EnumConstant.class)))
        .forEach(in -> {
          String name = in.change().fact().name();
          if (!told.add(name) || isKnown(submission, name)) {
            return;
          }
          List<Occurrence> uses =
              submission.occurrences().usesAtEnd(name).stream()
                  .filter(o -> !o.function().equals(name))
                  .toList();
          if (uses.isEmpty() && !usedInBase(submission, name)) {
            report.add(
                Place.of(in.patch(), in.change()),
                name,
                "%s %s is added, but nothing in the series uses it"
                    .formatted(what(in.change().fact()), name));
          } else if (in.change().fact() instanceof Fact.Macro m
              && !m.functionLike()
              && uses.stream().allMatch(o -> onlyTested(submission, o))) {
            report.add(
                Place.of(in.patch(), in.change()),
                name,
                "flag %s is tested, but nothing in the series sets it".formatted(name));
          }
        });
  }

  /** Whether the use asks for a bit or a value, so that somebody else has to set it. */
  private static boolean onlyTested(Submission submission, Occurrence use) {
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        if (delta.step().number() == use.place().patch()
            && file.file().newPath().equals(use.place().file())
            && file.file().after().isPresent()) {
          String[] lines = new String(file.file().after().get().text(), UTF_8).split("\n", -1);
          String line = lines[use.place().line() - 1];
          return line.matches(
              ".*(?:[^&]&|==|!=|case)\\s*\\(*" + Pattern.quote(use.name()) + "\\b.*");
        }
      }
    }
    return false;
  }

  private static String what(Fact fact) {
    return switch (fact) {
      case Fact.Function f -> "function";
      case Fact.Macro m -> "macro";
      default -> "constant";
    };
  }

  /** Whether it was there before, or is taken away again. */
  private static boolean isKnown(Submission submission, String name) {
    return submission.occurrences().of(name).stream()
        .anyMatch(o ->
            !o.added()
                && (o.kind() == Occurrence.Kind.DEFINITION
                    || o.kind() == Occurrence.Kind.PROTOTYPE));
  }

  private static boolean usedInBase(Submission submission, String name) {
    return submission.base().placed() && !submission.base().mentioning(name).isEmpty();
  }
}
