package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Occurrence;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/** A function, macro or constant that the series adds and nothing in it uses. */
public final class DeadOnArrival implements Rule {
  private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]{2,}\\b");

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
    submission
        .gained(Fact.Function.class)
        .filter(in -> told.add(in.change().fact().name()) && isUnused(submission, in.change()))
        .forEach(in -> {
          Fact.Function f = in.change().fact();
          boolean inline = f.inline() || in.change().file().endsWith(".h");
          report.add(
              inline ? FindingLevel.INFO : FindingLevel.WARNING,
              FindingPlace.of(in.patch(), in.change()),
              f.name(),
              "function %s is added, but nothing in the series uses it".formatted(f.name()));
        });
    List<In<? extends FactChange<? extends Fact>>> constants =
        Stream.<In<? extends FactChange<? extends Fact>>>concat(
                submission.gained(Fact.Macro.class), submission.gained(Fact.EnumConstant.class))
            .filter(in -> told.add(in.change().fact().name()))
            .toList();
    blocks(submission, constants, report);
    for (var in : constants) {
      if (in.change().fact() instanceof Fact.Macro m && !m.functionLike()) {
        List<Occurrence> uses = submission.occurrences().usesAtEnd(m.name());
        if (!uses.isEmpty()
            && !isKnown(submission, m.name())
            && !submission.made().has(m.name())
            && uses.stream().allMatch(o -> asksOfParameter(submission, o))
            && uses.stream().anyMatch(o -> isHandedFlags(submission, o))) {
          report.add(
              FindingPlace.of(in.patch(), in.change()),
              m.name(),
              "flag %s is tested, but nothing in the series sets it".formatted(m.name()));
        }
      }
    }
  }

  /** Register maps and tables of ids are complete on purpose: one note for all of a block. */
  private static void blocks(
      Submission submission,
      List<In<? extends FactChange<? extends Fact>>> constants,
      Report report) {
    Map<String, List<In<? extends FactChange<? extends Fact>>>> unused = new LinkedHashMap<>();
    constants.stream()
        .filter(in -> isUnused(submission, in.change()))
        .forEach(in ->
            unused
                .computeIfAbsent(in.patch() + " " + in.change().file(), k -> new ArrayList<>())
                .add(in));
    unused
        .values()
        .forEach(all -> {
          In<? extends FactChange<? extends Fact>> first = all.getFirst();
          String name = first.change().fact().name();
          report.add(
              FindingLevel.INFO,
              FindingPlace.of(first.patch(), first.change()),
              name,
              all.size() == 1
                  ? "%s is added, but nothing in the series uses it".formatted(name)
                  : "%s and %d more constants and macros of this file are added, but nothing in the"
                          .formatted(name, all.size() - 1)
                      + " series uses them");
        });
  }

  private static boolean isUnused(Submission submission, FactChange<? extends Fact> change) {
    String name = change.fact().name();
    return !isKnown(submission, name)
        && submission.occurrences().usesAtEnd(name).stream()
            .allMatch(o -> o.function().equals(name))
        && !submission.made().has(name)
        && !submission.made().names(name)
        && !usedInBase(submission, name);
  }

  /**
   * Whether a flag that callers hand down is asked for, so that one of them has to set it: bits of
   * what is read from hardware, from a file or from user space are set by others.
   */
  private static boolean asksOfParameter(Submission submission, Occurrence use) {
    return asked(submission, use) >= 0;
  }

  /** Whether callers hand constants down in its place: bits of a device come from variables. */
  private static boolean isHandedFlags(Submission submission, Occurrence use) {
    int parameter = asked(submission, use);
    return submission
        .brought(Fact.Call.class)
        .map(in -> in.change().fact())
        .filter(c -> c.name().equals(use.function()) && c.arguments().size() > parameter)
        .anyMatch(c -> CONSTANT.matcher(c.arguments().get(parameter)).find());
  }

  /** Number of the parameter that is asked for a flag; −1 if it is none. */
  private static int asked(Submission submission, Occurrence use) {
    Pattern asks = Pattern.compile("(\\w+)\\s*&\\s*\\(*" + Pattern.quote(use.name()) + "\\b");
    int patch = use.place().patch();
    String path = use.place().file();
    Matcher m = asks.matcher(submission.line(patch, path, use.place().line()));
    return m.find()
        ? submission.deltas().stream()
            .filter(d -> d.step().number() == patch)
            .flatMap(d -> d.files().stream())
            .filter(f -> f.file().newPath().equals(path))
            .mapToInt(f -> parameter(f, use.function(), m.group(1)))
            .findFirst()
            .orElse(-1)
        : -1;
  }

  private static int parameter(Delta.FileDelta file, String function, String name) {
    for (Fact fact : file.after()) {
      if (fact instanceof Fact.Function f && f.name().equals(function)) {
        for (int i = 0; i < f.parameters().size(); i++) {
          if (f.parameters().get(i).name().equals(name)) {
            return i;
          }
        }
      }
    }
    return -1;
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
    return !submission.base().mentioning(name).isEmpty();
  }
}
