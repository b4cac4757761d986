package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.NewState;
import org.ktrail.queries.lint.Occurrence;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/** A function, macro or constant that is taken away while something still uses it. */
public final class RemovedButUsed implements Rule {
  private static final int NAMED = 8;

  @Override
  public String name() {
    return "removed-but-used";
  }

  @Override
  public String summary() {
    return "what a patch removes is still used";
  }

  @Override
  public void check(Submission submission, Report report) {
    Set<String> touched = new HashSet<>();
    submission.deltas().forEach(d -> d.files().forEach(f -> touched.add(f.file().path())));
    NewState end = NewState.after(submission, Integer.MAX_VALUE);
    Stream.<In<? extends FactChange<? extends Fact>>>concat(
            submission.lost(Fact.Function.class),
            Stream.concat(
                submission.lost(Fact.Macro.class), submission.lost(Fact.EnumConstant.class)))
        .forEach(in -> lost(submission, end, touched, in.patch(), in.change(), report));
  }

  private static void lost(
      Submission submission,
      NewState end,
      Set<String> touched,
      int patch,
      FactChange<? extends Fact> change,
      Report report) {
    String name = change.fact().name();
    boolean defined =
        end.of(name).stream()
            .anyMatch(h ->
                h.fact() instanceof Fact.Function
                    || h.fact() instanceof Fact.Macro
                    || h.fact() instanceof Fact.EnumConstant);
    if (defined) {
      return;
    }
    boolean own = change.fact() instanceof Fact.Function f && f.isStatic();
    List<Occurrence> uses =
        submission.occurrences().usesAtEnd(name).stream()
            .filter(o -> o.kind() != Occurrence.Kind.MEMBER && o.place().patch() > patch)
            .filter(o -> !own || o.place().file().equals(change.file()))
            .toList();
    if (!uses.isEmpty()) {
      FindingPlace first = uses.getFirst().place();
      report.add(
          FindingPlace.of(patch, change),
          name,
          "%s is removed here, but patch %d uses it".formatted(name, first.patch()),
          List.of(Proof.of(first, "used here")));
    }
    // What another file defines for itself is not what is removed here.
    boolean elsewhere =
        submission.base().defining(name).stream().anyMatch(p -> !touched.contains(p));
    if (own || elsewhere) {
      return;
    }
    List<String> others =
        submission.base().mentioning(name).stream().filter(p -> !touched.contains(p)).toList();
    if (!others.isEmpty()) {
      List<Proof> proof = new ArrayList<>();
      others.stream().limit(NAMED).forEach(p -> proof.add(new Proof(0, p, 0, "mentions it")));
      FindingLevel level = submission.base().placed() ? FindingLevel.ERROR : FindingLevel.INFO;
      report.add(
          level,
          FindingPlace.of(patch, change),
          name,
          "%s is removed here, but %s of %s still %s it"
              .formatted(
                  name,
                  others.size() == 1 ? "1 file" : others.size() + " files",
                  submission.base().revision(),
                  others.size() == 1 ? "mentions" : "mention"),
          proof);
    }
  }
}
