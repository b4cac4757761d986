package org.ktrail.queries.invariants.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.invariants.Breach;
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
import org.ktrail.queries.series.change.RecordLookup;

/** All general checks of a function, with what they share. For one state of the code. */
public final class Checks {
  /** The names that breaches have, in order. */
  public static final List<String> NAMES =
      List.of(
          PairJudge.NOT_RELEASED,
          PairJudge.NOT_ACQUIRED,
          PairJudge.OTHER_VARIANT,
          "dropped-error",
          "ignored-error",
          "errno-sign",
          "checked-other",
          "double-fetch",
          "unlocked-access",
          "missing-guard",
          "callee-lock",
          "released-elsewhere",
          "mixed-units",
          "range-units",
          "zero-sentinel",
          "start-moved",
          "error-of-other",
          "checked-late",
          "unchecked-allocation",
          "missing-error-code",
          "uninitialised",
          "unsigned-compared",
          "byte-order",
          "format-mismatch",
          "divide-64",
          "use-after-free",
          "sleeps-in-atomic",
          "address-space",
          "device-managed",
          "source-size",
          "sizeof-pointer",
          "off-by-one",
          "precedence",
          "error-replaced",
          "error-only-printed",
          "pointer-cast");

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
    ErrorReturns returns = new ErrorReturns();
    this.checks =
        Stream.of(
                named(new DroppedErrors(), "dropped-error"),
                named(new IgnoredErrors(known, returns), "ignored-error"),
                named(new ErrorSigns(), "errno-sign"),
                named(new CheckedOther(), "checked-other"),
                named(new DoubleFetch(analysis), "double-fetch"),
                named(new UnlockedAccess(analysis), "unlocked-access"),
                named(new MissingGuard(), "missing-guard"),
                named(new CalleeLocks(analysis), "callee-lock"),
                named(new SplitPairs(analysis), "released-elsewhere"),
                named(
                    new UnitChecks(new MemberUnits(code, types)),
                    "mixed-units",
                    "range-units",
                    "zero-sentinel"),
                named(new StartMoved(), "start-moved"),
                named(new ErrorPointers(), "error-of-other"),
                named(new CheckedLate(), "checked-late"),
                named(new UncheckedAllocation(), "unchecked-allocation"),
                named(new MissingErrorCode(), "missing-error-code"),
                named(new Uninitialised(), "uninitialised"),
                named(new NeverGiven(), "uninitialised"),
                named(new UnusedLocal(), "unused-local"),
                named(new UnsignedCompared(), "unsigned-compared"),
                named(new ByteOrders(), "byte-order"),
                named(new Formats(), "format-mismatch"),
                named(new FormatTruncation(), "format-truncation"),
                named(new LongDivision(), "divide-64"),
                named(new UseAfterFree(), "use-after-free"),
                named(new SleepsInAtomic(), "sleeps-in-atomic"),
                named(new AddressSpaces(), "address-space"),
                named(new DeviceManaged(), "device-managed"),
                named(new Slips(), "source-size", "sizeof-pointer", "off-by-one", "precedence"),
                named(new ErrorReplaced(returns), "error-replaced"),
                named(new ErrorOnlyPrinted(returns), "error-only-printed"),
                named(new PointerCasts(), "pointer-cast"))
            .filter(n -> n.names().stream().anyMatch(wanted))
            .map(Named::check)
            .toList();
    this.judgesPairs =
        Stream.of(PairJudge.NOT_RELEASED, PairJudge.NOT_ACQUIRED, PairJudge.OTHER_VARIANT)
            .anyMatch(wanted);
  }

  /** A check and the names of what it finds. */
  private record Named(Check check, List<String> names) {}

  private static Named named(Check check, String... names) {
    return new Named(check, List.of(names));
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
