package org.ktrail.queries.simulate.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.NotWhole;
import org.ktrail.queries.simulate.c.RecordType;
import org.ktrail.queries.simulate.c.TypedExpression;
import org.ktrail.queries.simulate.c.Unsupported;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.ir.Operand;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** Calls and returns. */
final class Calls {
  private final Setting setting;
  private final Feasibility reason;
  private final Objects objects;
  private final ObjectAccess access;
  private final Intrinsics intrinsics;

  Calls(Setting setting, Feasibility reason, Objects objects, ObjectAccess access) {
    this.setting = setting;
    this.reason = reason;
    this.objects = objects;
    this.access = access;
    this.intrinsics = new Intrinsics(objects, access, reason);
  }

  /** The outermost call of the actor whose turn it is. */
  void begin(ExecutionState s, LoweredFunction code, List<Term> arguments) {
    boolean quiet = setting.program().isModel(code.name());
    enter(
        s, code.name(), code, arguments, List.of(), "", quiet, Optional.empty(), Optional.empty());
  }

  private void enter(
      ExecutionState s,
      String name,
      LoweredFunction code,
      List<Term> arguments,
      List<CType> types,
      String why,
      boolean quiet,
      Optional<Operand.Temporary> result,
      Optional<Term> into) {
    Actor actor = s.actor();
    CallFrame caller = actor.top;
    int depth = caller == null ? 0 : caller.depth;
    if (depth >= setting.bounds().depth()) {
      throw new Fault(Fault.Kind.BOUND, "more than " + setting.bounds().depth() + " calls deep");
    }
    int recursion = 0;
    for (CallFrame f = caller; f != null; f = f.caller) {
      recursion += f.code == code ? 1 : 0;
    }
    if (recursion > setting.bounds().recursion()) {
      throw new Fault(
          Fault.Kind.BOUND,
          code.name() + " calls itself more than " + setting.bounds().recursion() + " times");
    }
    setting.program().assumption(name).ifPresent(a -> s.assumptions = s.assumptions.plus(a));
    if (!quiet) {
      s.tell(new Happening.Called(s.place(), code.name(), shown(s, code, arguments), why));
    }
    CallFrame frame = new CallFrame(code, caller, quiet, result, into, s.owner());
    for (int i = 0; i < code.parameters().size(); i++) {
      TypedExpression.Variable v = code.parameters().get(i);
      CType type = v.type();
      long place =
          s.memory.allocate(
              v.name(), MemoryObject.Kind.LOCAL, type, type.size(), MemoryObject.Fresh.UNDEFINED);
      frame.locals.put(v, place);
      if (i < arguments.size()) {
        if (type.isScalar()) {
          Term value = Terms.resize(arguments.get(i), type.bits(), true);
          remember(s, value, type);
          s.memory.write(place, value);
        } else {
          s.memory.copy(place, access.resolve(s, arguments.get(i)), type.size());
        }
      }
    }
    if (code.rest().isPresent()) {
      frame.locals.put(code.rest().get(), rest(s, code, arguments, types));
    }
    actor.top = frame;
  }

  /** The arguments behind the last parameter, in words, one after the other. */
  private long rest(
      ExecutionState s, LoweredFunction code, List<Term> arguments, List<CType> types) {
    int named = code.parameters().size();
    long words = 0;
    for (int i = named; i < arguments.size(); i++) {
      words += words(i < types.size() ? types.get(i) : CType.LONG);
    }
    CType all = new CType.Array(CType.ULONG, words);
    long place =
        s.memory.allocate(
            "...", MemoryObject.Kind.LOCAL, all, 8 * words, MemoryObject.Fresh.UNDEFINED);
    long at = place;
    for (int i = named; i < arguments.size(); i++) {
      CType type = i < types.size() ? types.get(i) : CType.LONG;
      if (type.isScalar()) {
        s.memory.write(at, Terms.resize(arguments.get(i), 64, true));
      } else {
        s.memory.copy(at, access.resolve(s, arguments.get(i)), type.size());
      }
      at += 8 * words(type);
    }
    return place;
  }

  private static long words(CType type) {
    return type.isScalar() ? 1 : (Math.max(1, type.size()) + 7) / 8;
  }

  /** The type of a parameter tells what an unknown argument points to. */
  private static void remember(ExecutionState s, Term value, CType type) {
    if (value instanceof Term.Symbol symbol
        && type instanceof CType.Pointer p
        && !(p.to() instanceof CType.Void)
        && s.memory.origin(symbol).isEmpty()) {
      s.memory.remember(symbol, new ValueOrigin("", "", type));
    }
  }

  private List<String> shown(ExecutionState s, LoweredFunction code, List<Term> arguments) {
    Shown shown = objects.shown(s);
    List<String> out = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      CType type = i < code.parameters().size() ? code.parameters().get(i).type() : CType.LONG;
      Term a = arguments.get(i);
      out.add(
          type.isScalar()
              ? shown.value(Terms.resize(a, type.bits(), true), type)
              : shown.value(a, CType.VOID_POINTER));
    }
    return List.copyOf(out);
  }

  void call(ExecutionState s, CallFrame f, Instruction.Call c) {
    String name = c.name();
    String why = "";
    if (c.pointer().isPresent()) {
      Term pointer = f.value(c.pointer().get());
      Target found = target(s, pointer, c);
      if (found.function().isEmpty()) {
        unknown(s, f, c, ExpressionText.of(c.callee()), found.reason());
        return;
      }
      name = found.function();
      why = s.reasons.getOrDefault(pointer, "the value of " + ExpressionText.of(c.callee()));
    }
    List<Term> arguments = new ArrayList<>();
    for (int i = 0; i < c.arguments().size(); i++) {
      CType type = c.types().get(i);
      Term value = f.value(c.arguments().get(i));
      arguments.add(
          type.isScalar() && !type.isSigned() && value.bits() < 64
              ? Terms.resize(value, 64, false)
              : value);
    }
    demandArguments(s, f, c);
    if (Intrinsics.isOne(name)) {
      Optional<Term> value = intrinsics.call(s, name, c, arguments);
      c.to()
          .ifPresent(t -> f.set(t, Terms.resize(value.orElse(Terms.known(64, 0)), t.bits(), true)));
      return;
    }
    Optional<LoweredFunction> code;
    boolean followed = false;
    String reason = "no body is known";
    try {
      code = givesWay(s, name, arguments) ? setting.program().behindModel(name) : Optional.empty();
      followed = code.isPresent();
      code = followed ? code : setting.program().function(name);
    } catch (NotWhole e) {
      throw new Fault(
          Fault.Kind.UNKNOWN, ExpressionText.plain(name) + "() is not whole: " + e.getMessage());
    } catch (Unsupported e) {
      code = Optional.empty();
      reason = "its body is not understood: " + e.getMessage() + ", line " + e.line();
    }
    if (code.isEmpty()) {
      unknown(s, f, c, ExpressionText.plain(name), reason);
      return;
    }
    boolean model = setting.program().isModel(name) && !followed;
    // What was handed to a model is called as if by whoever handed it over.
    boolean quiet = model || f.quiet && c.pointer().isEmpty();
    enter(s, name, code.get(), arguments, c.types(), why, quiet, c.to(), c.into().map(f::value));
  }

  /**
   * A call that its function's prototype forbids is not code of this revision: what it lacks is not
   * known, and neither is what is behind a name that nobody declares. Other arguments too many are
   * ignored.
   */
  private void demandArguments(ExecutionState s, CallFrame f, Instruction.Call c) {
    if (!(c.callee() instanceof TypedExpression.FunctionName)
        || !(c.callee().type() instanceof CType.Function prototype)
        || prototype.parameters().isEmpty()
        || Intrinsics.isOne(c.name())
        || setting.program().isModel(c.name())) {
      return;
    }
    int takes = prototype.parameters().size();
    List<Operand> more =
        prototype.variadic() || c.arguments().size() <= takes
            ? List.of()
            : c.arguments().subList(takes, c.arguments().size());
    boolean madeUp =
        more.stream().anyMatch(a -> !s.memory.inventions.madeIn(s.settled(f.value(a))).isEmpty());
    if (c.arguments().size() < takes || madeUp) {
      throw new Fault(
          Fault.Kind.UNKNOWN,
          "%s() takes %d arguments, and is given %d"
              .formatted(ExpressionText.plain(c.name()), takes, c.arguments().size()));
    }
  }

  /** Whether the code is followed in place of its model. */
  private boolean givesWay(ExecutionState s, String name, List<Term> arguments) {
    if (!setting.program().givesWay(name, true)) {
      return false;
    }
    int deciding = setting.program().decidingArgument(name);
    Term first =
        deciding < arguments.size() ? s.settled(arguments.get(deciding)) : Terms.known(64, 0);
    if (!(first instanceof Term.Known k)) {
      return setting.program().givesWay(name, false);
    }
    MemoryObject o = s.memory.object(k.value());
    return setting.program().givesWay(name, o == null || o.fresh() != MemoryObject.Fresh.ANY);
  }

  /**
   * @param function "" if it is not known
   * @param reason why it is not
   */
  private record Target(String function, String reason) {
    static Target unknown(String reason) {
      return new Target("", reason);
    }
  }

  /**
   * The function that a pointer is.
   *
   * @throws Fork if it can be several
   */
  private Target target(ExecutionState s, Term pointer, Instruction.Call c) {
    Term p = s.settled(pointer);
    if (p instanceof Term.Known k) {
      String found = objects.functionAt(k.value());
      if (found == null) {
        throw new Fault(
            Fault.Kind.BAD_ACCESS,
            "a call through "
                + ExpressionText.of(c.callee())
                + ", which is "
                + (k.value() == 0 ? "a null pointer" : "no function"));
      }
      return new Target(found, "");
    }
    Optional<ValueOrigin> origin =
        p instanceof Term.Symbol y
            ? s.memory.origin(y).filter(o -> !o.member().isEmpty()).or(() -> written(c))
            : written(c);
    if (origin.isEmpty()) {
      return Target.unknown("where the pointer comes from is not known");
    }
    String record = origin.get().record();
    String member = origin.get().member();
    List<String> targets = setting.targets().of(record, member);
    String of = record.replaceFirst("^(struct|union) ", "") + "." + member;
    if (targets.isEmpty()) {
      return Target.unknown("no function is linked for " + of);
    }
    if (targets.size() > 2 * setting.bounds().choices()) {
      return Target.unknown(targets.size() + " functions are linked for " + of);
    }
    String why =
        targets.size() == 1
            ? "the only one linked for " + of
            : "one of " + targets.size() + " linked for " + of;
    s.reasons = s.reasons.plus(pointer, why);
    s.suppose(s.place(), new Shown(s, a -> null).term(p) + " is one of those linked for " + of);
    List<Fork.Way> ways = new ArrayList<>();
    for (String t : targets) {
      Term is = Terms.equal(p, ExecutionState.pointer(objects.function(t)));
      if (reason.isPossible(s, is)) {
        ways.add(new Fork.Way(is, Optional.empty()));
      }
    }
    throw new Fork(ways);
  }

  /** The record and member that a call goes through as it is written. */
  private static Optional<ValueOrigin> written(Instruction.Call c) {
    TypedExpression e = c.callee();
    while (e instanceof TypedExpression.Cast x) {
      e = x.of();
    }
    return e instanceof TypedExpression.Member m
            && m.of().type() instanceof org.ktrail.queries.simulate.c.RecordType r
        ? Optional.of(new ValueOrigin(r.title(), m.member().name(), m.type()))
        : Optional.empty();
  }

  /** Its result may be anything; by the setting, it changes nothing or what it can reach. */
  private void unknown(
      ExecutionState s, CallFrame f, Instruction.Call c, String name, String reason) {
    Shown shown = objects.shown(s);
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < c.arguments().size(); i++) {
      CType type = c.types().get(i);
      arguments.add(
          shown.value(f.value(c.arguments().get(i)), type.isScalar() ? type : CType.VOID_POINTER));
    }
    s.unknowns = s.unknowns.plus(name);
    String result = "";
    if (c.to().isPresent()) {
      result = s.unique(name + "()");
      Term.Symbol value =
          s.made(Terms.symbol(c.to().get().bits(), result), name + "() gives what it takes");
      if (c.result() instanceof CType.Pointer) {
        s.memory.remember(value, new ValueOrigin("", "", c.result()));
      }
      f.set(c.to().get(), value);
    }
    c.into().ifPresent(place -> havoc(s, access.resolve(s, f.value(place))));
    s.log(new Happening.Unknown(s.place(), name, List.copyOf(arguments), result, reason));
    s.suppose(s.place(), name + "() changes nothing that is looked at afterwards");
    doubt(s, f, c, name);
  }

  /** What a function that is not known was given pointers to may be something else afterwards. */
  private void doubt(ExecutionState s, CallFrame f, Instruction.Call c, String name) {
    String id = s.unique(name + "() was called").replaceFirst("^[^#]*", "");
    for (int i = 0; i < c.arguments().size(); i++) {
      if (!(c.types().get(i) instanceof CType.Pointer p)
          || p.to() instanceof CType.Function
          || setting.program().readsOnly(c.name(), i)
          || !(s.simplified(f.value(c.arguments().get(i))) instanceof Term.Known k)) {
        continue;
      }
      MemoryObject o = s.memory.object(k.value());
      if (o == null || o.kind() == MemoryObject.Kind.LITERAL) {
        continue;
      }
      access.use(s, k.value());
      o = s.memory.at(k.value(), 0);
      boolean sized =
          !(p.to() instanceof CType.Void) && !(p.to() instanceof RecordType r && !r.isComplete());
      long from = k.value() - o.base();
      long to = sized ? Math.min(o.high(), from + Math.max(1, p.to().size())) : o.high();
      s.memory.put(o.doubted(new MemoryObject.Doubt(from, to, name, id)));
    }
  }

  private static void havoc(ExecutionState s, long address) {
    MemoryObject o = s.memory.object(address);
    if (o != null && o.kind() != MemoryObject.Kind.LITERAL) {
      s.memory.put(o.emptied(MemoryObject.Fresh.ANY));
    }
  }

  void giveBack(ExecutionState s, CallFrame f, Instruction.Return r) {
    Optional<Term> value = r.value().map(f::value);
    CType type = f.code.type().result();
    if (f.into.isPresent() && value.isPresent()) {
      s.memory.copy(access.resolve(s, f.into.get()), access.resolve(s, value.get()), type.size());
    }
    if (!f.quiet) {
      String shown =
          value.isEmpty() || !type.isScalar() ? "" : objects.shown(s).value(value.get(), type);
      s.tell(new Happening.Returned(f.place(), f.code.name(), shown));
    }
    f.locals.values().forEach(s.memory::drop);
    Actor actor = s.actor();
    actor.top = f.caller;
    if (f.caller == null) {
      actor.result = value;
    } else if (f.result.isPresent()) {
      Term none =
          Terms.symbol(f.result.get().bits(), s.unique("nothing returned by " + f.code.name()));
      Term whole = value.orElse(none);
      s.frame().set(f.result.get(), Terms.resize(whole, f.result.get().bits(), type.isSigned()));
    }
  }
}
