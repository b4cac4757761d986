package org.ktrail.queries.simulate.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.ir.Code;
import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.ir.Operand;
import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.Solver;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** Executes functions of a program, every feasible way, within bounds. */
public final class Machine {
  /**
   * How far to go.
   *
   * @param steps instructions on one way; {@code depth} calls within each other; {@code states}
   *     ways
   */
  public record Bounds(long steps, int depth, int states) {}

  /** How one way ended. */
  public record Ending(
      Optional<Term> result, Optional<Fault> fault, List<Term> conditions, State state) {}

  private final Program program;
  private final Solver solver;
  private final Bounds bounds;
  private final Map<String, Long> functionAddress = new HashMap<>();
  private final Map<Long, String> functionAt = new HashMap<>();

  /** Functions lie here, 16 bytes apart, above all objects. */
  private static final long CODE = 0x7f00_0000_0000L;

  public Machine(Program program, Solver solver, Bounds bounds) {
    this.program = program;
    this.solver = solver;
    this.bounds = bounds;
  }

  /**
   * Calls a function and follows every way it can go.
   *
   * @param arguments as wide as the parameters; wider or narrower ones are resized
   * @throws IllegalArgumentException if the program has no such function
   */
  public List<Ending> run(String function, List<Term> arguments) {
    State start = new State();
    Code code =
        program.function(function).orElseThrow(() -> new IllegalArgumentException(function));
    enter(start, code, arguments, Optional.empty(), Optional.empty());
    Deque<State> open = new ArrayDeque<>();
    open.push(start);
    List<Ending> endings = new ArrayList<>();
    while (!open.isEmpty()) {
      State s = open.pop();
      Optional<Fault> fault = Optional.empty();
      try {
        if (endings.size() + open.size() > bounds.states()) {
          throw new Fault(Fault.Kind.BOUND, "more than " + bounds.states() + " ways");
        }
        follow(s, open);
      } catch (Fault f) {
        fault = Optional.of(f);
      }
      endings.add(new Ending(s.result, fault, List.copyOf(s.conditions), s));
    }
    return endings;
  }

  /** The value of a variable of file scope in a state that ended. */
  public Term global(Ending ending, String name, long offset, int bytes) {
    return ending.state().memory.read(global(ending.state(), name) + offset, bytes);
  }

  private void enter(
      State s,
      Code code,
      List<Term> arguments,
      Optional<Operand.Temporary> result,
      Optional<Term> into) {
    if (s.frames.size() >= bounds.depth()) {
      throw new Fault(Fault.Kind.BOUND, "more than " + bounds.depth() + " calls deep");
    }
    Frame frame = new Frame(code, result, into);
    for (int i = 0; i < code.parameters().size(); i++) {
      CType type = code.parameters().get(i).type();
      long place =
          s.memory.allocate(
              code.parameters().get(i).name(), type.size(), MemoryObject.Fresh.UNDEFINED);
      frame.locals.put(code.parameters().get(i), place);
      if (i < arguments.size()) {
        if (type.isScalar()) {
          s.memory.write(place, Terms.resize(arguments.get(i), type.bits(), true));
        } else {
          s.memory.copy(place, known(arguments.get(i)), type.size());
        }
      }
    }
    s.frames.add(frame);
  }

  /** Goes on until the state ends; ways that branch off are put to {@code open}. */
  private void follow(State s, Deque<State> open) {
    while (!s.frames.isEmpty()) {
      if (++s.steps > bounds.steps()) {
        throw new Fault(Fault.Kind.BOUND, "more than " + bounds.steps() + " steps");
      }
      Frame f = s.frame();
      step(s, f, f.code.instructions().get(f.at++), open);
    }
  }

  private void step(State s, Frame f, Instruction instruction, Deque<State> open) {
    switch (instruction) {
      case Instruction.Compute c -> {
        Term right = value(f, c.right());
        if (right instanceof Term.Known k && k.value() == 0 && divides(c.operation())) {
          throw new Fault(Fault.Kind.DIVISION_BY_ZERO, "line " + c.line());
        }
        set(f, c.to(), Terms.binary(c.operation(), value(f, c.left()), right));
      }
      case Instruction.Convert c ->
          set(f, c.to(), Terms.resize(value(f, c.of()), c.to().bits(), c.signed()));
      case Instruction.Enter e -> begin(s, f, e);
      case Instruction.LocalAddress a -> set(f, a.to(), Memory.pointer(local(s, f, a.variable())));
      case Instruction.GlobalAddress a ->
          set(f, a.to(), Memory.pointer(global(s, a.name(), a.type())));
      case Instruction.FunctionAddress a -> set(f, a.to(), Memory.pointer(address(a.name())));
      case Instruction.TextAddress a -> set(f, a.to(), Memory.pointer(text(s, a)));
      case Instruction.Load l -> set(f, l.to(), load(s, l, known(value(f, l.address()))));
      case Instruction.Store w -> store(s, w, known(value(f, w.address())), value(f, w.value()));
      case Instruction.Copy c ->
          s.memory.copy(known(value(f, c.to())), known(value(f, c.from())), c.type().size());
      case Instruction.Jump j -> f.at = j.target();
      case Instruction.Branch b -> branch(s, f, b, open);
      case Instruction.Once o -> {
        if (!s.initialised.add(o.variable())) {
          f.at = o.done();
        }
      }
      case Instruction.Call c -> call(s, f, c);
      case Instruction.Return r -> giveBack(s, f, r);
      case Instruction.Assembly a -> throw new Fault(Fault.Kind.UNKNOWN, "assembly");
    }
  }

  private static boolean divides(Operation operation) {
    return switch (operation) {
      case DIVIDE_SIGNED, DIVIDE_UNSIGNED, REMAINDER_SIGNED, REMAINDER_UNSIGNED -> true;
      default -> false;
    };
  }

  private static void set(Frame f, Operand.Temporary to, Term value) {
    f.temporaries[to.number()] = value;
  }

  private static Term value(Frame f, Operand operand) {
    return switch (operand) {
      case Operand.Constant c -> Terms.known(c.bits(), c.value());
      case Operand.Temporary t -> {
        Term value = f.temporaries[t.number()];
        if (value == null) {
          throw new IllegalStateException("a temporary is read before it is written");
        }
        yield value;
      }
    };
  }

  private static long known(Term address) {
    if (address instanceof Term.Known k) {
      return k.value();
    }
    throw new Fault(Fault.Kind.UNKNOWN, "an address that is not known: " + address);
  }

  private void begin(State s, Frame f, Instruction.Enter e) {
    MemoryObject.Fresh fresh = e.zeroed() ? MemoryObject.Fresh.ZERO : MemoryObject.Fresh.UNDEFINED;
    if (e.variable().isStatic()) {
      s.statics.computeIfAbsent(
          e.variable(), v -> s.memory.allocate(v.name(), v.type().size(), MemoryObject.Fresh.ZERO));
      return;
    }
    Long known = f.locals.get(e.variable());
    if (known == null) {
      f.locals.put(
          e.variable(), s.memory.allocate(e.variable().name(), e.variable().type().size(), fresh));
    } else {
      s.memory.renew(known, fresh);
    }
  }

  private long local(State s, Frame f, org.ktrail.queries.simulate.c.Expression.Variable v) {
    Long place = v.isStatic() ? s.statics.get(v) : f.locals.get(v);
    if (place == null) { // jumped into its scope
      place = s.memory.allocate(v.name(), v.type().size(), MemoryObject.Fresh.UNDEFINED);
      f.locals.put(v, place);
    }
    return place;
  }

  private long global(State s, String name, CType type) {
    Long known = s.globals.get(name);
    if (known != null) {
      return known;
    }
    CType defined = program.variable(name).orElse(type);
    long place = s.memory.allocate(name, defined.size(), MemoryObject.Fresh.ZERO);
    s.globals.put(name, place);
    Optional<Code> initialiser = program.initialiser(name);
    if (initialiser.isPresent()) {
      initialise(s, initialiser.get());
    }
    return place;
  }

  private long global(State s, String name) {
    return global(s, name, CType.CHAR);
  }

  /** Runs to its end at once: an initialiser has no branches. */
  private void initialise(State s, Code code) {
    int depth = s.frames.size();
    s.frames.add(new Frame(code, Optional.empty(), Optional.empty()));
    Deque<State> none = new ArrayDeque<>();
    while (s.frames.size() > depth) {
      Frame f = s.frame();
      Instruction next = f.code.instructions().get(f.at++);
      if (next instanceof Instruction.Return) {
        s.frames.removeLast(); // what it declared stays: compound literals live as long as it does
      } else {
        step(s, f, next, none);
      }
    }
  }

  private long address(String function) {
    return functionAddress.computeIfAbsent(
        function,
        name -> {
          long at = CODE + 16L * functionAddress.size();
          functionAt.put(at, name);
          return at;
        });
  }

  private long text(State s, Instruction.TextAddress a) {
    String name = "\"" + System.identityHashCode(a);
    Long known = s.globals.get(name);
    if (known != null) {
      return known;
    }
    long place = s.memory.allocate("a literal", a.bytes().length, MemoryObject.Fresh.ZERO);
    for (int i = 0; i < a.bytes().length; i++) {
      s.memory.write(place + i, Terms.known(8, a.bytes()[i]));
    }
    s.globals.put(name, place);
    return place;
  }

  private static Term load(State s, Instruction.Load l, long address) {
    if (l.width() < 0) {
      return s.memory.read(address, l.type().bits() / 8);
    }
    int first = l.bit() / 8;
    int last = (l.bit() + l.width() - 1) / 8;
    Term bytes = s.memory.read(address + first, last - first + 1);
    Term bits = Terms.extract(bytes, l.bit() - first * 8, l.width());
    return Terms.resize(bits, l.type().bits(), l.type().isSigned());
  }

  private static void store(State s, Instruction.Store w, long address, Term value) {
    if (w.width() < 0) {
      s.memory.write(address, value);
      return;
    }
    int first = w.bit() / 8;
    int last = (w.bit() + w.width() - 1) / 8;
    int low = w.bit() - first * 8;
    Term bytes = s.memory.read(address + first, last - first + 1);
    Term out = Terms.extract(value, 0, w.width());
    if (low > 0) {
      out = Terms.concat(out, Terms.extract(bytes, 0, low));
    }
    int rest = bytes.bits() - low - w.width();
    if (rest > 0) {
      out = Terms.concat(Terms.extract(bytes, low + w.width(), rest), out);
    }
    s.memory.write(address + first, out);
  }

  private void branch(State s, Frame f, Instruction.Branch b, Deque<State> open) {
    Term condition = value(f, b.condition());
    if (condition instanceof Term.Known k) {
      f.at = k.value() != 0 ? b.then() : b.otherwise();
      return;
    }
    boolean can = solver.isPossible(s.conditions, condition);
    boolean cannot = solver.isPossible(s.conditions, Terms.not(condition));
    if (can && cannot) {
      State other = s.fork();
      other.conditions.add(Terms.not(condition));
      other.frame().at = b.otherwise();
      open.push(other);
      s.conditions.add(condition);
    }
    f.at = can ? b.then() : b.otherwise();
  }

  private void call(State s, Frame f, Instruction.Call c) {
    String name = c.name();
    if (c.pointer().isPresent()) {
      long at = known(value(f, c.pointer().get()));
      String found = functionAt.get(at);
      if (found == null) {
        throw new Fault(
            Fault.Kind.BAD_ACCESS,
            at == 0 ? "a call through a null pointer" : "a call of no function");
      }
      name = found;
    }
    List<Term> arguments = new ArrayList<>();
    for (int i = 0; i < c.arguments().size(); i++) {
      arguments.add(value(f, c.arguments().get(i)));
    }
    Optional<Code> code = program.function(name);
    if (code.isEmpty()) {
      throw new Fault(Fault.Kind.UNKNOWN, name + " has no body");
    }
    enter(s, code.get(), arguments, c.to(), c.into().map(o -> value(f, o)));
  }

  private void giveBack(State s, Frame f, Instruction.Return r) {
    Optional<Term> value = r.value().map(v -> value(f, v));
    if (f.into.isPresent() && value.isPresent()) {
      s.memory.copy(known(f.into.get()), known(value.get()), f.code.type().result().size());
    }
    f.locals.values().forEach(s.memory::free);
    s.frames.removeLast();
    if (s.frames.isEmpty()) {
      s.result = value;
    } else if (f.result.isPresent()) {
      Term none = Terms.symbol(f.result.get().bits(), "nothing returned by " + f.code.name());
      set(s.frame(), f.result.get(), value.orElse(none));
    }
  }
}
