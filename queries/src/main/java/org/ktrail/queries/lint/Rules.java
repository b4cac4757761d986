package org.ktrail.queries.lint;

import java.util.List;
import java.util.stream.Stream;
import org.ktrail.queries.lint.rules.BaseNotStated;
import org.ktrail.queries.lint.rules.CalledBeforeImplemented;
import org.ktrail.queries.lint.rules.ConditionalHandler;
import org.ktrail.queries.lint.rules.ConditionalMember;
import org.ktrail.queries.lint.rules.ConstantParameter;
import org.ktrail.queries.lint.rules.CouldBeStatic;
import org.ktrail.queries.lint.rules.DeadOnArrival;
import org.ktrail.queries.lint.rules.DoesNotApply;
import org.ktrail.queries.lint.rules.InvertedLayers;
import org.ktrail.queries.lint.rules.ManySections;
import org.ktrail.queries.lint.rules.MissingExport;
import org.ktrail.queries.lint.rules.MissingKernelDoc;
import org.ktrail.queries.lint.rules.MissingPrototype;
import org.ktrail.queries.lint.rules.NoChangelog;
import org.ktrail.queries.lint.rules.OperationWithoutUser;
import org.ktrail.queries.lint.rules.PrototypeMismatch;
import org.ktrail.queries.lint.rules.RemovedButUsed;
import org.ktrail.queries.lint.rules.RemovedForOthers;
import org.ktrail.queries.lint.rules.RewrittenInSeries;
import org.ktrail.queries.lint.rules.StaleTrace;
import org.ktrail.queries.lint.rules.SubjectMismatch;
import org.ktrail.queries.lint.rules.UndefinedUnderConfiguration;
import org.ktrail.queries.lint.rules.UnknownSymbol;
import org.ktrail.queries.lint.rules.UsedBeforeIntroduced;

/** All rules by level: the one place to add a rule, or to move one. */
public final class Rules {
  /** What does not build, link or run under a configuration that exists. */
  private static final List<Rule> ERRORS =
      List.of(
          new UsedBeforeIntroduced(),
          new CalledBeforeImplemented(),
          new UndefinedUnderConfiguration(),
          new ConditionalMember(),
          new MissingExport(),
          new PrototypeMismatch(),
          new RemovedButUsed(),
          new UnknownSymbol(),
          new DoesNotApply());

  /** What reviewers send a series back for. */
  private static final List<Rule> WARNINGS =
      List.of(
          new OperationWithoutUser(),
          new InvertedLayers(),
          new DeadOnArrival(),
          new ConstantParameter(),
          new MissingPrototype(),
          new CouldBeStatic(),
          new RewrittenInSeries(),
          new ManySections(),
          new SubjectMismatch(),
          new StaleTrace(),
          new NoChangelog(),
          new ConditionalHandler());

  /** What is worth a look. */
  private static final List<Rule> INFOS =
      List.of(new RemovedForOthers(), new MissingKernelDoc(), new BaseNotStated());

  /** A rule at its level. */
  public record Entry(Rule rule, Level level) {}

  public static final List<Entry> ALL =
      Stream.of(
              entries(ERRORS, Level.ERROR),
              entries(WARNINGS, Level.WARNING),
              entries(INFOS, Level.INFO))
          .flatMap(List::stream)
          .toList();

  private Rules() {}

  private static List<Entry> entries(List<Rule> rules, Level level) {
    return rules.stream().map(rule -> new Entry(rule, level)).toList();
  }
}
