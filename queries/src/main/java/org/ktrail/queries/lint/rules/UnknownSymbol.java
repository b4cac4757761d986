package org.ktrail.queries.lint.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Occurrence;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;
import org.ktrail.queries.series.change.MemberAccess;
import org.ktrail.queries.series.change.RecordText;

/** A name that neither the base nor the series has: what brings it is a prerequisite. */
public final class UnknownSymbol implements Rule {
  @Override
  public String name() {
    return "unknown-symbol";
  }

  @Override
  public String summary() {
    return "a patch uses a function, macro, constant or member that neither base nor series has";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    if (submission.base().revision().isEmpty()) {
      return;
    }
    Set<String> told = new HashSet<>();
    Stream.<In<? extends FactChange<? extends Fact>>>concat(
            submission
                .brought(Fact.Call.class)
                .filter(c -> c.change().fact().shape() == Fact.Shape.NAME),
            submission.gained(Fact.Mention.class))
        .filter(in -> in.change().hunk() > 0)
        .forEach(in -> {
          String name = in.change().fact().name();
          if (told.contains(name)
              || !name.matches("[A-Za-z_]\\w*")
              || Declarations.isPaste(name)
              || declared(submission, name)
              || submission.made().has(name)) {
            return;
          }
          // Nearly all names are the base's: nothing else is asked of them.
          if (!submission.base().mentioning(name).isEmpty()) {
            told.add(name);
          } else if (!argumentOfMacro(submission, in)) {
            told.add(name);
            report.add(
                submission.base().placed() && submission.baseIsClaimed()
                    ? FindingLevel.ERROR
                    : FindingLevel.INFO,
                FindingPlace.of(in.patch(), in.change()),
                name,
                "%s is in neither %s nor the series: a prerequisite is missing"
                    .formatted(name, submission.base().revision()),
                List.of());
          }
        });
    if (submission.base().placed()) {
      members(submission, report);
    }
  }

  /** Whether a macro takes it, which may declare it or put a name together of it. */
  private static boolean argumentOfMacro(
      Submission submission, In<? extends FactChange<? extends Fact>> in) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(in.change().fact().name()) + "\\b");
    return submission.deltas().stream()
        .filter(d -> d.step().number() == in.patch())
        .flatMap(d -> d.files().stream())
        .filter(f -> f.file().path().equals(in.change().file()))
        .flatMap(f -> f.after().stream())
        .filter(f -> f instanceof Fact.Call c && c.shape() == Fact.Shape.NAME)
        .map(Fact.Call.class::cast)
        .filter(c -> c.arguments().stream().anyMatch(a -> word.matcher(a).find()))
        .anyMatch(c -> !submission.made().macros(c.name()).isEmpty());
  }

  private static void members(Submission submission, Report report) {
    Set<String> told = new HashSet<>();
    for (In<MemberAccess> in : submission.accesses()) {
      MemberAccess use = in.change();
      String name = use.record() + "." + use.member();
      if (!use.declared() && told.add(name) && lacks(submission, in.patch(), use)) {
        report.add(
            submission.baseIsClaimed() ? FindingLevel.ERROR : FindingLevel.INFO,
            new FindingPlace(in.patch(), use.file(), use.line()),
            name,
            "struct %s has no member %s in %s or the series: a prerequisite is missing"
                .formatted(use.record(), use.member(), submission.base().revision()),
            List.of());
      }
    }
  }

  /** Whether no definition of the record, as the patches leave it, can have the member. */
  private static boolean lacks(Submission submission, int patch, MemberAccess use) {
    Map<String, String> texts = new TreeMap<>();
    for (String path : submission.base().defining(use.record())) {
      if (!path.startsWith("tools/")) {
        submission.base().read(path).ifPresent(t -> texts.put(path, new String(t, UTF_8)));
      }
    }
    submission.deltas().stream()
        .filter(d -> d.step().number() <= patch)
        .flatMap(d -> d.step().files().stream())
        .forEach(f -> f.after().ifPresent(i -> texts.put(f.path(), new String(i.text(), UTF_8))));
    boolean lacks = false;
    for (String text : texts.values()) {
      switch (RecordText.ask(text, use.record(), use.member())) {
        case NO_RECORD -> {}
        case LACKS -> lacks = true;
        case MAY_HAVE -> {
          return false;
        }
      }
    }
    return lacks && !isMacro(submission, use.member());
  }

  /** Whether a macro has the name, or stands for something with it. */
  private static boolean isMacro(Submission submission, String name) {
    Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
    boolean own =
        submission
            .brought(Fact.Macro.class)
            .map(in -> in.change().fact())
            .anyMatch(m -> m.name().equals(name) || word.matcher(m.replacement()).find());
    return own
        || submission.base().mentioning(name).stream()
            .flatMap(path -> submission.base().declarations(path).stream())
            .flatMap(d -> d.macros().stream())
            .anyMatch(m -> m.name().equals(name) || word.matcher(m.replacement()).find());
  }

  /** Whether the series declares it in any way, or had it on a line that it removes. */
  private static boolean declared(Submission submission, String name) {
    return submission.occurrences().of(name).stream()
        .anyMatch(o ->
            !o.added()
                || o.kind() == Occurrence.Kind.DEFINITION
                || o.kind() == Occurrence.Kind.PROTOTYPE);
  }
}
