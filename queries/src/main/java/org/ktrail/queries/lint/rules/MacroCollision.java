package org.ktrail.queries.lint.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Satisfiable;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.lint.Submission.In;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/**
 * A new enumerator, function or variable of a name that headers of an architecture define as a
 * macro: what the preprocessor makes of it does not compile there.
 */
public final class MacroCollision implements Rule {
  @Override
  public String name() {
    return "macro-collision";
  }

  @Override
  public boolean asksBuild() {
    return true;
  }

  @Override
  public String summary() {
    return "a new name is a macro in the headers of an architecture";
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
    Satisfiable satisfiable = new Satisfiable(submission.base());
    Set<String> told = new HashSet<>();
    Stream.<In<? extends FactChange<? extends Fact>>>concat(
            submission.gained(Fact.EnumConstant.class),
            Stream.concat(
                submission.gained(Fact.Global.class), submission.gained(Fact.Function.class)))
        .filter(in ->
            !in.change().file().startsWith("arch/") && !in.change().file().startsWith("tools/"))
        .filter(in -> told.add(in.change().fact().name()))
        .forEach(in -> {
          String name = in.change().fact().name();
          for (String header : submission.base().defining(name)) {
            if (header.matches("arch/\\w+/include/(uapi/)?asm/.*\\.h")) {
              String arch = header.split("/")[1];
              Condition both =
                  Condition.and(
                      isObjectMacro(submission, header, name),
                      Condition.and(
                          submission.presence().of(in.change().file()),
                          Condition.atom("ARCH=" + arch)));
              if (satisfiable.test(both)) {
                report.add(
                    FindingPlace.of(in.patch(), in.change()),
                    name,
                    "%s is a macro on %s, in %s".formatted(name, arch, header),
                    List.of(new Proof(0, header, 0, "#define " + name)));
                return;
              }
            }
          }
        });
  }

  /**
   * When the header makes something else of the name wherever it stands. What is defined only where
   * it was not yet is somebody else's to define.
   */
  private static Condition isObjectMacro(Submission submission, String header, String name) {
    return submission.base().declarations(header).stream()
        .flatMap(d ->
            d.macros().stream()
                .filter(m ->
                    m.name().equals(name)
                        && !m.functionLike()
                        && !m.replacement().isBlank()
                        && !m.replacement().equals(name))
                .map(m -> d.conditions().get(m.condition())))
        .filter(c -> !c.toString().contains("defined(" + name + ")"))
        .reduce(Condition.NEVER, Condition::or);
  }
}
