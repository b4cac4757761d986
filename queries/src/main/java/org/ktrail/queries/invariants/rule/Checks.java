package org.ktrail.queries.invariants.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.code.RecordLookup;
import org.ktrail.queries.invariants.Breach;
import org.ktrail.queries.invariants.BreachKind;
import org.ktrail.queries.invariants.check.Check;
import org.ktrail.queries.invariants.check.Subject;
import org.ktrail.queries.invariants.check.errors.DroppedErrors;
import org.ktrail.queries.invariants.check.errors.ErrorOnlyPrinted;
import org.ktrail.queries.invariants.check.errors.ErrorPointers;
import org.ktrail.queries.invariants.check.errors.ErrorReplaced;
import org.ktrail.queries.invariants.check.errors.ErrorReturns;
import org.ktrail.queries.invariants.check.errors.ErrorSigns;
import org.ktrail.queries.invariants.check.errors.IgnoredErrors;
import org.ktrail.queries.invariants.check.errors.MissingErrorCode;
import org.ktrail.queries.invariants.check.locks.CalleeLocks;
import org.ktrail.queries.invariants.check.locks.DoubleFetch;
import org.ktrail.queries.invariants.check.locks.SleepsInAtomic;
import org.ktrail.queries.invariants.check.locks.SplitPairs;
import org.ktrail.queries.invariants.check.locks.UnlockedAccess;
import org.ktrail.queries.invariants.check.memory.DeviceManaged;
import org.ktrail.queries.invariants.check.memory.NeverGiven;
import org.ktrail.queries.invariants.check.memory.Slips;
import org.ktrail.queries.invariants.check.memory.UncheckedAllocation;
import org.ktrail.queries.invariants.check.memory.Uninitialised;
import org.ktrail.queries.invariants.check.memory.UnusedLocal;
import org.ktrail.queries.invariants.check.memory.UseAfterFree;
import org.ktrail.queries.invariants.check.tests.CheckedLate;
import org.ktrail.queries.invariants.check.tests.CheckedOther;
import org.ktrail.queries.invariants.check.tests.MissingGuard;
import org.ktrail.queries.invariants.check.types.AddressSpaces;
import org.ktrail.queries.invariants.check.types.ByteOrders;
import org.ktrail.queries.invariants.check.types.FormatTruncation;
import org.ktrail.queries.invariants.check.types.Formats;
import org.ktrail.queries.invariants.check.types.LongDivision;
import org.ktrail.queries.invariants.check.types.PointerCasts;
import org.ktrail.queries.invariants.check.types.UnsignedCompared;
import org.ktrail.queries.invariants.check.units.MemberUnits;
import org.ktrail.queries.invariants.check.units.StartMoved;
import org.ktrail.queries.invariants.check.units.UnitChecks;
import org.ktrail.queries.invariants.code.CodeState;
import org.ktrail.queries.invariants.pairs.LockSets;
import org.ktrail.queries.invariants.pairs.PairAnalysis;
import org.ktrail.queries.invariants.pairs.PairJudge;
import org.ktrail.queries.invariants.pairs.Pairs;
import org.ktrail.queries.invariants.types.PlaceTypes;

/** All general checks of a function, with what they share. For one state of the code. */
public final class Checks {
  /** What checks of one state of the code share. */
  private record Shared(
      CodeState code, PlaceTypes types, PairAnalysis analysis, Pairs known, ErrorReturns returns) {}

  /** How a check is made, and what it finds. */
  private record Made(Function<Shared, Check> check, List<BreachKind> kinds) {}

  private static Made made(Function<Shared, Check> check, BreachKind... kinds) {
    return new Made(check, List.of(kinds));
  }

  /** What {@link PairJudge} finds. */
  public static final List<BreachKind> OF_PAIRS =
      List.of(PairJudge.NOT_RELEASED, PairJudge.NOT_ACQUIRED, PairJudge.OTHER_VARIANT);

  /** All checks: the one place to add one. */
  private static final List<Made> ALL =
      List.of(
          made(s -> new DroppedErrors(), DroppedErrors.KIND),
          made(s -> new IgnoredErrors(s.known(), s.returns()), IgnoredErrors.KIND),
          made(s -> new ErrorSigns(), ErrorSigns.KIND),
          made(s -> new CheckedOther(), CheckedOther.KIND),
          made(s -> new DoubleFetch(s.analysis()), DoubleFetch.KIND),
          made(s -> new UnlockedAccess(s.analysis()), UnlockedAccess.KIND),
          made(s -> new MissingGuard(), MissingGuard.KIND),
          made(s -> new CalleeLocks(s.analysis()), CalleeLocks.KIND),
          made(s -> new SplitPairs(s.analysis()), SplitPairs.KIND),
          made(
              s -> new UnitChecks(new MemberUnits(s.code(), s.types())),
              UnitChecks.MIXED_UNITS,
              UnitChecks.RANGE_UNITS,
              UnitChecks.ZERO_SENTINEL),
          made(s -> new StartMoved(), StartMoved.KIND),
          made(s -> new ErrorPointers(), ErrorPointers.KIND),
          made(s -> new CheckedLate(), CheckedLate.KIND),
          made(s -> new UncheckedAllocation(), UncheckedAllocation.KIND),
          made(s -> new MissingErrorCode(), MissingErrorCode.KIND),
          made(s -> new Uninitialised(), Uninitialised.KIND),
          made(s -> new NeverGiven(), Uninitialised.KIND),
          made(s -> new UnusedLocal(), UnusedLocal.KIND),
          made(s -> new UnsignedCompared(), UnsignedCompared.KIND),
          made(s -> new ByteOrders(), ByteOrders.KIND),
          made(s -> new Formats(), Formats.KIND),
          made(s -> new FormatTruncation(), FormatTruncation.KIND),
          made(s -> new LongDivision(), LongDivision.KIND),
          made(s -> new UseAfterFree(), UseAfterFree.KIND),
          made(s -> new SleepsInAtomic(), SleepsInAtomic.KIND),
          made(s -> new AddressSpaces(), AddressSpaces.KIND),
          made(s -> new DeviceManaged(), DeviceManaged.KIND),
          made(
              s -> new Slips(),
              Slips.SOURCE_SIZE,
              Slips.SIZEOF_POINTER,
              Slips.OFF_BY_ONE,
              Slips.PRECEDENCE),
          made(s -> new ErrorReplaced(s.returns()), ErrorReplaced.KIND),
          made(s -> new ErrorOnlyPrinted(s.returns()), ErrorOnlyPrinted.KIND),
          made(s -> new PointerCasts(), PointerCasts.KIND));

  /** What can be found, in the order in which it is looked for. */
  public static final List<BreachKind> KINDS =
      Stream.concat(OF_PAIRS.stream(), ALL.stream().flatMap(made -> made.kinds().stream()))
          .distinct()
          .toList();

  private final CodeState code;
  private final PlaceTypes types;
  private final PairAnalysis analysis;
  private final PairJudge pairs;
  private final List<Check> checks;
  private final boolean judgesPairs;

  /**
   * @param records members of records, to tell what places are
   */
  public Checks(CodeState code, RecordLookup records) {
    this(code, records, name -> true);
  }

  /**
   * @param wanted names of breaches; what finds no such ones is not asked
   */
  public Checks(CodeState code, RecordLookup records, Predicate<String> wanted) {
    this(code, records, Pairs.KERNEL, wanted);
  }

  Checks(CodeState code, RecordLookup records, Pairs known) {
    this(code, records, known, name -> true);
  }

  private Checks(CodeState code, RecordLookup records, Pairs known, Predicate<String> wanted) {
    this.code = code;
    this.types = new PlaceTypes(records);
    this.analysis = new PairAnalysis(code, known, types);
    this.pairs = new PairJudge(analysis);
    Shared shared = new Shared(code, types, analysis, known, new ErrorReturns());
    this.checks =
        ALL.stream()
            .filter(made -> made.kinds().stream().map(BreachKind::name).anyMatch(wanted))
            .map(made -> made.check().apply(shared))
            .toList();
    this.judgesPairs = OF_PAIRS.stream().map(BreachKind::name).anyMatch(wanted);
  }

  public CodeState code() {
    return code;
  }

  /** What a function does wrong, in the order of lines. */
  public List<Breach> check(Flow flow) {
    List<Breach> found = new ArrayList<>();
    if (judgesPairs) {
      found.addAll(pairs.judge(flow).breaches());
    }
    Subject subject =
        new Subject(
            flow, code, analysis.facts(flow), types, () -> new LockSets(flow, analysis, code));
    for (Check check : checks) {
      check.check(subject, found::add);
    }
    found.sort(Breach.ORDER);
    return found;
  }
}
