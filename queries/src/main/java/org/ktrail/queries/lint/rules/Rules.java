package org.ktrail.queries.lint.rules;

import java.util.List;
import java.util.stream.Stream;
import org.ktrail.queries.lint.FindingLevel;
import org.ktrail.queries.lint.Precision;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.RuleEntry;

/**
 * All rules by the level that what they find would deserve if it is always true: the one place to
 * add a rule. The level that a rule has follows from how often it was right ({@link Precision}).
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
          new MissingPrototype(),
          new FlowRule(
              "not-released", "a lock, reference or memory is not released on some way out"),
          new FlowRule("not-acquired", "something is released on a way on which it is not held"),
          new FlowRule("use-after-free", "a pointer is followed, or freed, after it was freed"),
          new FlowRule("sleeps-in-atomic", "a call may sleep while a spinning lock is held"),
          new FlowRule("device-managed", "what a device's core frees is freed by hand, too"));

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
          new FlowRule("other-variant", "what is released is of another kind than what is held"),
          new FlowRule("dropped-error", "a variable is set to an error that nothing reads"),
          new FlowRule("ignored-error", "the result of a call that may fail is not looked at"),
          new FlowRule("errno-sign", "a result is compared with an error of the wrong sign"),
          new FlowRule("checked-other", "one pointer is tested, and another one dereferenced"),
          new FlowRule("mixed-units", "amounts in two units are added, subtracted or compared"),
          new FlowRule("callee-lock", "a callee asserts a lock that nobody takes"),
          new FlowRule("error-of-other", "the error of a pointer is taken that has none"),
          new FlowRule("checked-late", "a pointer is tested after it was followed"),
          new FlowRule("unchecked-allocation", "memory is used that may not have been given"),
          new FlowRule("missing-error-code", "0 is returned where an allocation has failed"),
          new FlowRule("uninitialised", "a variable is read that nothing has given a value"),
          new FlowRule("unsigned-compared", "what cannot be negative is compared with 0"),
          new FlowRule("byte-order", "a number of one byte order is taken for another"),
          new OnSomeWidth("format-mismatch", "a format is given an argument of another width"),
          new FlowRule("unused-local", "a local is not used, or only set"),
          new FlowRule("format-truncation", "what is printed may not fit in an array"),
          new FlowRule("address-space", "a pointer to user space or registers is followed"),
          new FlowRule("source-size", "a copy is bounded by the size of what is copied"),
          new FlowRule("sizeof-pointer", "the size of a pointer stands for that of its object"),
          new FlowRule("off-by-one", "an index may be the number of elements"),
          new FlowRule("precedence", "a value is negated before its bit is taken"),
          new FlowRule("error-replaced", "another error is returned than the one a callee gave"),
          new FlowRule("error-only-printed", "a failure is printed, and the function goes on"),
          new OnSomeWidth(
              "divide-64", "64 bits are divided with an operator where 32-bit machines build it"),
          new OnSomeWidth(
              "pointer-cast", "a pointer is cast to or from 64 bits on 32-bit machines"),
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
          new BaseNotStated(),
          new FlowRule("double-fetch", "a pointer is read again after its test, and may change"),
          new FlowRule("unlocked-access", "a member is read without the lock it is written under"),
          new FlowRule(
              "missing-guard", "a predicate is not asked that others ask before such calls"),
          new FlowRule(
              "released-elsewhere", "a lock is taken at times, and a callee releases it at times"),
          new FlowRule("range-units", "start and length of a range are in different units"),
          new FlowRule("zero-sentinel", "0 stands for failure where it is a value like others"),
          new FlowRule("start-moved", "the start of a range is moved, and its length is not"));

  public static final List<RuleEntry> ALL =
      Stream.of(
              entries(ERRORS, FindingLevel.ERROR),
              entries(WARNINGS, FindingLevel.WARNING),
              entries(INFOS, FindingLevel.INFO))
          .flatMap(List::stream)
          .toList();

  private Rules() {}

  private static List<RuleEntry> entries(List<Rule> rules, FindingLevel level) {
    return rules.stream()
        .map(rule -> new RuleEntry(rule, Precision.of(rule.name()).level(level)))
        .toList();
  }
}
