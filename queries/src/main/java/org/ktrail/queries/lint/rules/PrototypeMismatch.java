package org.ktrail.queries.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations.Parameter;
import org.ktrail.queries.code.TypeText;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.NewState;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/** A definition and a declaration of one function that differ, in the state after a patch. */
public final class PrototypeMismatch implements Rule {
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:(?:struct|union|enum) \\w+|(?:\\b(?:unsigned|signed|char|short|int|long|void|bool)"
              + "(?: (?!\\*))?)++)(?: \\*)*+");

  @Override
  public String name() {
    return "prototype-mismatch";
  }

  @Override
  public String summary() {
    return "the declaration and the definition of a function differ";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    Satisfiable satisfiable = new Satisfiable(submission.base());
    Set<String> told = new HashSet<>();
    for (var delta : submission.deltas()) {
      int patch = delta.step().number();
      NewState state = NewState.after(submission, patch);
      delta
          .changes()
          .filter(c -> !(c instanceof FactChange.Lost<?>))
          .filter(c -> c.fact() instanceof Fact.Function || c.fact() instanceof Fact.Prototype)
          .forEach(c -> {
            for (NewState.Held h : state.of(c.fact().name())) {
              if (differ(c.fact(), h.fact(), satisfiable)
                  && !isPrivate(c, h)
                  && !submission.isCut(patch, c.file(), c.line())
                  && !submission.isCut(h.patch(), h.file(), h.fact().line())
                  && told.add(c.fact().name())) {
                report.add(
                    FindingPlace.of(patch, c),
                    c.fact().name(),
                    "%s: declaration and definition differ: %s; %s"
                        .formatted(c.fact().name(), signature(c.fact()), signature(h.fact())),
                    List.of(Proof.of(h.place(), "the other one")));
              }
            }
          });
    }
  }

  /** Static functions of two files have nothing to do with each other. */
  private static boolean isPrivate(FactChange<?> c, NewState.Held h) {
    boolean isStatic =
        c.fact() instanceof Fact.Function f && f.isStatic()
            || h.fact() instanceof Fact.Function g && g.isStatic();
    return isStatic && !c.file().equals(h.file());
  }

  private static String signature(Fact fact) {
    return switch (fact) {
      case Fact.Function f -> f.signature();
      case Fact.Prototype p -> p.signature();
      default -> "";
    };
  }

  private static boolean differ(Fact one, Fact other, Satisfiable satisfiable) {
    if (!(one instanceof Fact.Function f && other instanceof Fact.Prototype p)) {
      return one instanceof Fact.Prototype
          && other instanceof Fact.Function
          && differ(other, one, satisfiable);
    }
    boolean unlike = f.parameters().size() != p.parameters().size();
    for (int i = 0; !unlike && i < f.parameters().size(); i++) {
      String a = type(f.parameters().get(i));
      String b = type(p.parameters().get(i));
      unlike = isPlain(a) && isPlain(b) && !a.equals(b);
    }
    return unlike && satisfiable.test(Condition.and(f.condition(), p.condition()));
  }

  /** Whether it says by itself what it is: no name of a type that some file defines. */
  private static boolean isPlain(String type) {
    return PLAIN.matcher(type).matches();
  }

  private static String type(Parameter parameter) {
    String type = TypeText.of(parameter.type());
    return type.replace(" []", " *").replaceAll("^unsigned$", "unsigned int");
  }
}
