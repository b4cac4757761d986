package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.NewState;
import org.ktrail.queries.lint.NewState.Held;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/**
 * A symbol of the series that is used where a configuration can build the user but neither the
 * symbol nor a stub of it: an undefined reference, or an implicit declaration.
 */
public final class UndefinedUnderConfiguration implements Rule {
  @Override
  public String name() {
    return "undefined-under-configuration";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "a configuration builds the user of a new symbol, but not the symbol or a stub of it";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    Set<String> own = new HashSet<>();
    submission.gained(Fact.Function.class).forEach(in -> own.add(in.change().fact().name()));
    submission.gained(Fact.Global.class).forEach(in -> own.add(in.change().fact().name()));
    Satisfiable satisfiable = new Satisfiable(submission.base());
    ForgetfulMacros forgetful = new ForgetfulMacros(submission.base());
    Set<String> told = new HashSet<>();
    for (var delta : submission.deltas()) {
      int patch = delta.step().number();
      NewState state = NewState.after(submission, patch);
      delta
          .changes()
          .filter(c -> !(c instanceof FactChange.Lost<?>) && uses(c.fact()))
          .filter(c -> own.contains(c.fact().name()) && c.file().endsWith(".c"))
          .forEach(c -> {
            String subject = c.fact().name();
            if (!told.contains(subject + " " + c.file())
                && !isElsewhere(submission, subject)
                && EnclosingName.calls(submission, patch, c.file(), c.line(), subject).stream()
                    .noneMatch(forgetful::mayLeaveOut)
                && use(submission, satisfiable, state, patch, c, report)) {
              told.add(subject + " " + c.file());
            }
          });
    }
  }

  /** Whether files that no patch touches define it, too: what else there is is not known then. */
  private static boolean isElsewhere(Submission submission, String name) {
    return submission.base().placed()
        && submission.base().defining(name).stream()
            .anyMatch(path -> submission.made().declarations(path).isEmpty());
  }

  private static boolean uses(Fact fact) {
    return switch (fact) {
      case Fact.Call c -> c.shape() == Fact.Shape.NAME;
      case Fact.Mention m -> true;
      default -> false;
    };
  }

  private static boolean use(
      Submission s,
      Satisfiable satisfiable,
      NewState state,
      int patch,
      FactChange<?> use,
      Report report) {
    String name = use.fact().name();
    List<Held> held = state.of(name);
    List<Condition> linked = new ArrayList<>();
    List<Condition> declared = new ArrayList<>();
    boolean header = false;
    for (Held h : held) {
      Condition built = s.presence().of(h.file());
      boolean same = h.file().equals(use.file());
      switch (h.fact()) {
        case Fact.Function f -> {
          if (!f.isStatic() || same || h.file().endsWith(".h")) {
            Condition own = stub(s, h, held, satisfiable);
            linked.add(Condition.and(built, own));
            if (same || h.file().endsWith(".h")) {
              declared.add(own);
              header |= !same;
            }
          }
        }
        case Fact.Global g when !g.isExtern() -> {
          linked.add(Condition.and(built, g.condition()));
          if (same) {
            declared.add(g.condition());
          }
        }
        case Fact.Global g -> declared.add(g.condition());
        case Fact.Macro m -> {
          linked.add(m.condition());
          declared.add(m.condition());
          header |= !same;
        }
        case Fact.Prototype p -> {
          declared.add(p.condition());
          header |= h.file().endsWith(".h");
        }
        default -> {}
      }
    }
    Condition user = Condition.and(s.presence().of(use.file()), use.fact().condition());
    boolean decidable =
        Satisfiable.isDecidable(user)
            && Satisfiable.isDecidable(Condition.or(linked))
            && Satisfiable.isDecidable(Condition.or(declared));
    // A header that names it more often than facts tell has a stub that could not be read.
    long inHeaders = held.stream().filter(h -> h.file().endsWith(".h")).count();
    boolean unread =
        !s.base().placed()
            && s.occurrences().of(name).stream()
                    .filter(o -> o.added() && o.place().file().endsWith(".h"))
                    .filter(
                        o -> o.place().patch() <= patch && (o.function().isEmpty() || !o.isUse()))
                    .count()
                > inHeaders;
    boolean foreign = !s.base().placed() && !satisfiable.knows(user);
    if (linked.isEmpty() || !decidable || unread || foreign) {
      return false; // what is introduced later is the business of another rule
    }
    boolean clear = s.base().placed() || !isMixedUp(held, satisfiable);
    if (clear && header && !declared.isEmpty()) {
      Condition open = Condition.and(user, Condition.not(Condition.or(declared)));
      Optional<Map<String, Boolean>> model = satisfiable.model(open);
      if (model.isPresent()) {
        report(s, report, patch, use, held, "is not declared", model.get());
        return true;
      }
    }
    Condition open = Condition.and(user, Condition.not(Condition.or(linked)));
    Optional<Map<String, Boolean>> model = clear ? satisfiable.model(open) : Optional.empty();
    if (model.isPresent()) {
      report(s, report, patch, use, held, "is not defined", model.get());
      return true;
    }
    return clear && modular(s, satisfiable, patch, use, user, held, report);
  }

  /**
   * When a definition in a header is there: never together with a declaration in that header, which
   * tells it where the {@code #if} around a hunk was not seen.
   */
  private static Condition stub(Submission s, Held held, List<Held> all, Satisfiable satisfiable) {
    Condition own = held.fact().condition();
    if (!held.file().endsWith(".h")) {
      return own;
    }
    List<Condition> others = new ArrayList<>();
    for (Held h : all) {
      if (h.fact() instanceof Fact.Prototype && h.file().equals(held.file())) {
        others.add(h.fact().condition());
      }
    }
    if (others.isEmpty() || !Satisfiable.isDecidable(Condition.or(others))) {
      return own;
    }
    Condition left = Condition.not(Condition.or(others));
    Condition both = Condition.and(own, left);
    boolean seen = s.base().placed() && Satisfiable.isDecidable(own);
    return seen && satisfiable.test(both) ? both : left;
  }

  /**
   * Whether a header would declare and define a name at once, which none does: the conditionals
   * around its hunks are those of another revision.
   */
  private static boolean isMixedUp(List<Held> held, Satisfiable satisfiable) {
    for (Held one : held) {
      for (Held other : held) {
        if (one.fact() instanceof Fact.Function f
            && other.fact() instanceof Fact.Prototype p
            && one.file().endsWith(".h")
            && one.file().equals(other.file())
            && !f.condition().equals(p.condition())
            && satisfiable.test(Condition.and(f.condition(), p.condition()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Built in, it cannot reach what is in a module. */
  private static boolean modular(
      Submission s,
      Satisfiable satisfiable,
      int patch,
      FactChange<?> use,
      Condition user,
      List<Held> held,
      Report report) {
    List<Condition> builtIn = new ArrayList<>();
    for (Held h : held) {
      boolean definition =
          h.fact() instanceof Fact.Function
              || h.fact() instanceof Fact.Macro
              || h.fact() instanceof Fact.Global g && !g.isExtern();
      if (definition) {
        boolean inline = h.file().endsWith(".h") || h.file().equals(use.file());
        Condition modular = inline ? Condition.NEVER : s.base().modular(h.file());
        builtIn.add(
            Condition.and(
                s.presence().of(h.file()),
                h.fact() instanceof Fact.Function
                    ? stub(s, h, held, satisfiable)
                    : h.fact().condition(),
                Condition.not(modular)));
      }
    }
    Condition open =
        Condition.and(
            user,
            Condition.not(modules(s.base().modular(use.file()))),
            Condition.not(Condition.or(builtIn)));
    Optional<Map<String, Boolean>> model = satisfiable.model(open);
    model.ifPresent(m -> report(s, report, patch, use, held, "is in a module", m));
    return model.isPresent();
  }

  /** That the module is one, without the conditions under which the base has this file in it. */
  private static Condition modules(Condition modular) {
    return switch (modular) {
      case Condition.Constant c -> c;
      case Condition.Atom a -> a.name().endsWith("=m") ? a : Condition.NEVER;
      case Condition.Not n -> Condition.NEVER;
      case Condition.And a -> Condition.or(a.terms().stream().map(t -> modules(t)).toList());
      case Condition.Or o -> Condition.or(o.terms().stream().map(t -> modules(t)).toList());
    };
  }

  private static void report(
      Submission s,
      Report report,
      int patch,
      FactChange<?> use,
      List<Held> held,
      String what,
      Map<String, Boolean> model) {
    List<Proof> proof = new ArrayList<>();
    for (Held h : held) {
      if (!(h.fact() instanceof Fact.Mention || h.fact() instanceof Fact.Call)) {
        proof.add(Proof.of(h.place(), kind(h.fact()) + " if " + h.fact().condition()));
      }
    }
    boolean perhaps = !what.equals("is not declared") && conditional(s, patch, use);
    // A condition that is not that of the lines, but of where they were put.
    boolean adrift =
        isAdrift(s, patch, use.file(), use.fact())
            || held.stream().anyMatch(h -> isAdrift(s, h.patch(), h.file(), h.fact()));
    report.add(
        perhaps || adrift ? FindingLevel.INFO : FindingLevel.ERROR,
        FindingPlace.of(patch, use),
        use.fact().name(),
        "%s %s with %s, which builds its user %s%s"
            .formatted(
                use.fact().name(),
                what,
                model.entrySet().stream()
                    .map(e -> (e.getValue() ? "" : "!") + e.getKey())
                    .collect(Collectors.joining(" && ")),
                use.file(),
                perhaps ? ", unless the compiler sees that it is never reached" : ""),
        proof);
  }

  private static boolean isAdrift(Submission s, int patch, String file, Fact fact) {
    return s.deltas().stream()
        .filter(d -> d.step().number() == patch && !fact.condition().equals(Condition.ALWAYS))
        .flatMap(d -> d.files().stream())
        .filter(f -> f.file().newPath().equals(file))
        .flatMap(f -> f.file().after().stream())
        .anyMatch(image -> image.adrift().contains(fact.line()));
  }

  /** Whether a condition of the function decides if the use is reached. */
  private static boolean conditional(Submission s, int patch, FactChange<?> use) {
    for (Delta delta : s.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        if (delta.step().number() == patch && file.file().newPath().equals(use.file())) {
          return file.file()
              .after()
              .map(image -> Nesting.isConditional(image.text(), file.after(), use.line()))
              .orElse(false);
        }
      }
    }
    return false;
  }

  private static String kind(Fact fact) {
    return switch (fact) {
      case Fact.Prototype p -> "declared";
      case Fact.Global g when g.isExtern() -> "declared";
      case Fact.Export e -> "exported";
      default -> "defined";
    };
  }
}
