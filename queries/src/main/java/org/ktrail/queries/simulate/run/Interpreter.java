package org.ktrail.queries.simulate.run;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.TypedExpression;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.ir.Operand;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** Executes one instruction in a state. */
final class Interpreter {
  private final Setting setting;
  private final Feasibility reason;
  private final Objects objects;
  private final ObjectAccess access;
  private final Calls calls;
  private final Map<Instruction, String> texts = new IdentityHashMap<>();

  Interpreter(Setting setting, Feasibility reason, Objects objects) {
    this.setting = setting;
    this.reason = reason;
    this.objects = objects;
    access = new ObjectAccess(setting, reason, (s, address) -> objects.use(s, address, this));
    calls = new Calls(setting, reason, objects, access);
  }

  ObjectAccess access() {
    return access;
  }

  Calls calls() {
    return calls;
  }

  /**
   * What is divided by is taken for other than 0 where nothing tells, as a pointer is for valid.
   */
  private void supposeDivisor(ExecutionState s, Term divisor) {
    Term known = s.settled(divisor);
    Term zero = Terms.equal(known, Terms.known(known.bits(), 0));
    if (!known.isKnown() && reason.isPossible(s, zero)) {
      if (!reason.isPossible(s, Terms.not(zero))) {
        throw new Fault(Fault.Kind.DIVISION_BY_ZERO, "division by 0");
      }
      s.assume(Terms.not(zero));
      s.suppose(
          s.place(), objects.shown(s).value(known, CType.LONG) + ", by which is divided, is not 0");
    }
  }

  /**
   * @throws Fork if it can go several ways and has done nothing yet
   * @throws Fault if the way ends here
   */
  void step(ExecutionState s, CallFrame f, Instruction instruction, Queue<ExecutionState> open) {
    switch (instruction) {
      case Instruction.Compute c -> {
        Term left = f.value(c.left());
        Term right = f.value(c.right());
        if (c.operation().isPartial()) {
          Undefined.of(c.operation(), s.settled(left), s.settled(right))
              .ifPresent(fault -> {
                throw fault;
              });
          if (!c.operation().isShift()) {
            supposeDivisor(s, right);
          }
        }
        f.set(c.to(), Terms.binary(c.operation(), left, right));
      }
      case Instruction.Convert c ->
          f.set(c.to(), Terms.resize(f.value(c.of()), c.to().bits(), c.signed()));
      case Instruction.WideCompute c -> {
        boolean shifts = c.operation().isShift();
        Wide left = wide(s, f, c.left());
        put(
            s,
            f,
            c.to(),
            shifts
                ? left.shifted(c.operation(), s.settled(f.value(c.right())))
                : Wide.compute(c.operation(), left, wide(s, f, c.right())));
      }
      case Instruction.WideCompare c ->
          f.set(c.to(), Wide.compare(c.operation(), wide(s, f, c.left()), wide(s, f, c.right())));
      case Instruction.Widen w -> put(s, f, w.to(), Wide.of(f.value(w.of()), w.signed()));
      case Instruction.Bits b ->
          f.set(b.to(), BitTerms.of(b.operation(), s.settled(f.value(b.of())), b.to().bits()));
      case Instruction.Overflow o -> {
        Overflow found = Overflow.of(o, f.value(o.left()), f.value(o.right()));
        f.set(o.to(), found.value());
        f.set(o.overflows(), Terms.resize(found.overflows(), o.overflows().bits(), false));
      }
      case Instruction.LabelAddress l ->
          f.set(l.to(), ExecutionState.pointer(objects.label(f.code, l.label())));
      case Instruction.JumpTo j -> {
        Term to = s.settled(f.value(j.pointer()));
        if (!(to instanceof Term.Known k)) {
          throw new Fault(Fault.Kind.UNKNOWN, "a computed goto to what is not known");
        }
        Integer target = j.labels().get(objects.labelAt(f.code, k.value()));
        if (target == null) {
          throw new Fault(Fault.Kind.BAD_ACCESS, "a computed goto to no label of the function");
        }
        f.at = target;
      }
      case Instruction.Enter e -> begin(s, f, e);
      case Instruction.Aim a -> {
        f.aimed = a;
        access.aim(s, f.value(a.pointer()), a.type());
      }
      case Instruction.LocalAddress a ->
          f.set(a.to(), ExecutionState.pointer(local(s, f, a.variable())));
      case Instruction.GlobalAddress a ->
          f.set(a.to(), ExecutionState.pointer(objects.global(s, a.name(), a.type())));
      case Instruction.FunctionAddress a ->
          f.set(a.to(), ExecutionState.pointer(objects.function(a.name())));
      case Instruction.TextAddress a -> f.set(a.to(), ExecutionState.pointer(objects.text(s, a)));
      case Instruction.Load l -> {
        try {
          long address = access.resolve(s, f.value(l.address()));
          s.read(address, (int) l.type().size());
          f.set(l.to(), access.load(s, l, address));
        } catch (Fault fault) {
          throw named(f, fault);
        }
      }
      case Instruction.Store w -> store(s, f, w);
      case Instruction.Copy c -> {
        long from = access.resolve(s, f.value(c.from()));
        long to = access.resolve(s, f.value(c.to()));
        try {
          s.memory.copy(to, from, c.type().size());
        } catch (Fault fault) {
          throw named(f, fault);
        }
        tellCopied(s, f, to, from, c.type());
      }
      case Instruction.Jump j -> f.at = j.target();
      case Instruction.Branch b -> branch(s, f, b, open);
      case Instruction.Once o -> {
        if (s.initialised.contains(o.variable())) {
          f.at = o.done();
        } else {
          s.initialised = s.initialised.plus(o.variable());
        }
      }
      case Instruction.Call c -> calls.call(s, f, c);
      case Instruction.Return r -> calls.giveBack(s, f, r);
      case Instruction.Stop stop -> throw new Fault(Fault.Kind.UNKNOWN, stop.reason());
      case Instruction.Assembly a -> assembly(s, f, a);
    }
  }

  private Wide wide(ExecutionState s, CallFrame f, Operand of) {
    long address = access.resolve(s, f.value(of));
    s.read(address, 16);
    return new Wide(s.memory.read(address, 8), s.memory.read(address + 8, 8));
  }

  private void put(ExecutionState s, CallFrame f, Operand to, Wide value) {
    long address = access.resolve(s, f.value(to));
    s.memory.write(address, value.low());
    s.memory.write(address + 8, value.high());
  }

  private static Fault named(CallFrame f, Fault fault) {
    return ObjectAccess.through(fault, Optional.ofNullable(f.aimed).map(Instruction.Aim::of));
  }

  private void store(ExecutionState s, CallFrame f, Instruction.Store w) {
    Term value = f.value(w.value());
    try {
      long address = access.resolve(s, f.value(w.address()));
      MemoryObject o = s.memory.object(address);
      if (f.quiet || o == null || o.kind() == MemoryObject.Kind.LOCAL) {
        access.store(s, w, address, value);
        return;
      }
      Instruction.Load load =
          new Instruction.Load(
              w.line(),
              new Operand.Temporary(w.type().bits(), 0),
              w.address(),
              w.type(),
              w.bit(),
              w.width());
      Shown shown = objects.shown(s);
      String before = shown.value(access.load(s, load, address), w.type());
      String after =
          shown.value(w.width() < 0 ? value : Terms.extract(value, 0, w.width()), w.type());
      access.store(s, w, address, value);
      String place =
          w.width() < 0
              ? o.place(address - o.base(), w.type().size())
              : o.placeOfBit(address - o.base(), w.bit());
      s.tell(new Happening.Written(s.place(), place, before, after));
    } catch (Fault fault) {
      throw named(f, fault);
    }
  }

  private void tellCopied(ExecutionState s, CallFrame f, long to, long from, CType type) {
    MemoryObject o = s.memory.object(to);
    if (f.quiet || o == null || o.kind() == MemoryObject.Kind.LOCAL) {
      return;
    }
    String place = o.place(to - o.base(), type.size());
    String after = "a copy of " + objects.shown(s).target(from, type.size());
    s.tell(new Happening.Written(s.place(), place, "", after));
  }

  private void begin(ExecutionState s, CallFrame f, Instruction.Enter e) {
    MemoryObject.Fresh fresh = e.zeroed() ? MemoryObject.Fresh.ZERO : MemoryObject.Fresh.UNDEFINED;
    Variable v = e.variable();
    if (v.isStatic()) {
      if (!s.statics.containsKey(v)) {
        s.statics =
            s.statics.plus(
                v,
                s.memory.allocate(
                    v.name(),
                    MemoryObject.Kind.GLOBAL,
                    v.type(),
                    v.type().size() + Objects.openEnd(v.type()),
                    MemoryObject.Fresh.ZERO));
      }
      return;
    }
    Long known = f.locals.get(v);
    if (v.type() instanceof CType.VariableArray) {
      if (known != null) {
        s.memory.drop(known); // of another length in another round
      }
      CType now = sized(s, f, v.type());
      long place = s.memory.allocate(v.name(), MemoryObject.Kind.LOCAL, now, now.size(), fresh);
      f.locals.put(v, place);
    } else if (known == null) {
      allocate(s, f, v, fresh);
    } else {
      s.memory.put(s.memory.at(known, 0).emptied(fresh));
    }
  }

  /** An array of variable length as long as it is now. */
  private static CType sized(ExecutionState s, CallFrame f, CType type) {
    if (!(type instanceof CType.VariableArray a)) {
      return type;
    }
    CType of = sized(s, f, a.of());
    Term bytes = s.settled(s.memory.read(local(s, f, a.bytes()), 8));
    if (!(bytes instanceof Term.Known k)) {
      throw new Fault(Fault.Kind.UNKNOWN, "an array of variable length, whose length is not known");
    }
    if (k.value() < 0 || k.value() > Memory.ABOVE) {
      throw new Fault(Fault.Kind.UNDEFINED, "an array of %d bytes".formatted(k.value()));
    }
    return new CType.Array(of, k.value() / Math.max(1, of.size()));
  }

  private static long allocate(
      ExecutionState s, CallFrame f, Variable v, MemoryObject.Fresh fresh) {
    long place =
        s.memory.allocate(v.name(), MemoryObject.Kind.LOCAL, v.type(), v.type().size(), fresh);
    f.locals.put(v, place);
    return place;
  }

  private static long local(ExecutionState s, CallFrame f, Variable v) {
    Long place = v.isStatic() ? s.statics.get(v) : f.locals.get(v);
    return place != null
        ? place
        : allocate(s, f, v, MemoryObject.Fresh.UNDEFINED); // jumped into its scope
  }

  /** Runs to its end at once: an initialiser has no branches. */
  void initialise(ExecutionState s, LoweredFunction code) {
    Actor actor = s.actor();
    CallFrame around = actor.top;
    CallFrame frame =
        new CallFrame(code, around, true, Optional.empty(), Optional.empty(), s.owner());
    actor.top = frame;
    Queue<ExecutionState> none = new ArrayDeque<>();
    while (true) {
      Instruction next = frame.code.instructions().get(frame.at++);
      if (next instanceof Instruction.Return) {
        break; // what it declared stays: compound literals live as long as it does
      }
      step(s, frame, next, none);
    }
    actor.top = around;
  }

  private void assembly(ExecutionState s, CallFrame f, Instruction.Assembly a) {
    for (Instruction.Output o : a.outputs()) {
      long address = access.resolve(s, f.value(o.address()));
      String what = "assembly at " + f.place();
      Term.Symbol value = Terms.symbol(o.type().bits(), s.unique(what));
      s.memory.write(address, s.made(value, what + " gives what it takes"));
    }
    if (!a.text().isEmpty() && !a.text().equals("\"\"")) {
      s.suppose(s.place(), "assembly at " + f.place() + " has no effect but on its outputs");
    }
  }

  private void branch(
      ExecutionState s, CallFrame f, Instruction.Branch b, Queue<ExecutionState> open) {
    Term condition = s.settled(f.value(b.condition()));
    if (condition instanceof Term.Known k) {
      boolean taken = k.value() != 0;
      f.at = taken ? b.then() : b.otherwise();
      tellBranch(s, f, b, condition, taken, false);
      return;
    }
    boolean can = reason.isPossible(s, condition);
    Term not = Terms.not(condition);
    if (!can || !reason.isPossible(s, not)) {
      s.assume(can ? condition : not); // follows, and spares the question
      f.at = can ? b.then() : b.otherwise();
      tellBranch(s, f, b, condition, can, false);
      return;
    }
    int rounds = f.rounds.merge(b, 1, Integer::sum);
    if (rounds > setting.bounds().rounds()) {
      throw new Fault(
          Fault.Kind.BOUND,
          "more than "
              + setting.bounds().rounds()
              + " rounds in which this can be true and false: "
              + text(b, condition));
    }
    s.decides(condition);
    ExecutionState other = s.fork();
    CallFrame g = other.frame();
    other.assume(not);
    g.at = b.otherwise();
    tellBranch(other, g, b, condition, false, true);
    other.took(1);
    open.add(other);
    s.took(0);
    CallFrame own = s.frame();
    s.assume(condition);
    own.at = b.then();
    tellBranch(s, own, b, condition, true, true);
  }

  private String text(Instruction.Branch b, Term condition) {
    return b.of().isEmpty()
        ? org.ktrail.queries.simulate.term.TermText.of(condition)
        : texts.computeIfAbsent(b, x -> ExpressionText.of(b.of().get()));
  }

  /** What a macro decided, or a model was asked. */
  private static boolean isOurs(TypedExpression e) {
    return switch (e) {
      case TypedExpression.Constant c -> true;
      case TypedExpression.Call c ->
          c.callee() instanceof TypedExpression.FunctionName n && Intrinsics.isOne(n.name());
      case TypedExpression.Unary u -> isOurs(u.of());
      case TypedExpression.Cast c -> isOurs(c.of());
      default -> false;
    };
  }

  private void tellBranch(
      ExecutionState s,
      CallFrame f,
      Instruction.Branch b,
      Term condition,
      boolean taken,
      boolean assumed) {
    if (f.quiet || b.of().isEmpty() && !assumed || b.of().filter(Interpreter::isOurs).isPresent()) {
      return;
    }
    s.tell(
        new Happening.Branched(
            new SourcePlace(f.code.file(), b.line()), text(b, condition), taken, assumed));
  }
}
