package org.ktrail.queries.lint.rules;

import java.util.List;
import java.util.stream.Stream;
import org.ktrail.queries.invariants.BreachKind;
import org.ktrail.queries.invariants.rule.Checks;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.Precision;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.RuleEntry;

/**
 * All rules by the level that what they find would deserve if it is always true: the one place to
 * add a rule; those about functions come from the checks ({@link Checks}). The level that a rule
 * has follows from how often it was right ({@link Precision}).
 */
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
          new DoesNotApply(),
          new DamagedPatch(),
          new NamespaceNotImported(),
          new NoSuchObject(),
          new MissingInclude(),
          new IncompatibleCallback(),
          new MissingPrototype());

  /** What reviewers send a series back for. */
  private static final List<Rule> WARNINGS =
      List.of(
          new OperationWithoutUser(),
          new InvertedLayers(),
          new DeadOnArrival(),
          new ConstantParameter(),
          new CouldBeStatic(),
          new RewrittenInSeries(),
          new ManySections(),
          new SubjectMismatch(),
          new StaleTrace(),
          new NoChangelog(),
          new ConditionalHandler(),
          new KernelDocMismatch(),
          new ExportWithoutModule(),
          new NotBuilt(),
          new UnknownConfig(),
          new UnusedUnderConfiguration(),
          new MacroCollision(),
          new HeaderDefinition(),
          new LabelAtEnd(),
          new Trailers(),
          new NoNewline(),
          new DocumentNotListed(),
          new MessageWording(),
          new SplitName(),
          new SamePrompt(),
          new DroppedTag(),
          new PrivateMember(),
          new StaticDataInHeader(),
          new SelectOfDependent(),
          new ImpliedDependency());

  /** What is worth a look. */
  private static final List<Rule> INFOS =
      List.of(
          new Misspelling(),
          new RemovedForOthers(),
          new MissingKernelDoc(),
          new KernelDocReturn(),
          new BaseNotStated());

  public static final List<RuleEntry> ALL =
      Stream.of(
              entries(ERRORS, FindingLevel.ERROR),
              entries(flows(BreachKind.Weight.FAULT), FindingLevel.ERROR),
              entries(WARNINGS, FindingLevel.WARNING),
              entries(flows(BreachKind.Weight.CHANGE), FindingLevel.WARNING),
              entries(INFOS, FindingLevel.INFO),
              entries(flows(BreachKind.Weight.NOTE), FindingLevel.INFO))
          .flatMap(List::stream)
          .toList();

  private Rules() {}

  /** A rule for each kind of breach that the checks of functions find. */
  private static List<Rule> flows(BreachKind.Weight weight) {
    return Checks.KINDS.stream()
        .filter(kind -> kind.weight() == weight)
        .<Rule>map(FlowRule::new)
        .toList();
  }

  private static List<RuleEntry> entries(List<Rule> rules, FindingLevel level) {
    return rules.stream()
        .map(rule -> new RuleEntry(rule, Precision.of(rule.name()).level(level)))
        .toList();
  }
}
