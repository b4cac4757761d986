package org.ktrail.queries.simulate.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/**
 * What models can ask of the machine that C has no words for; {@code docs/models.md} lists it. An
 * object is told by its address; {@code kind}, {@code text} and {@code name} are string literals.
 */
final class Intrinsics {
  private static final String PREFIX = "__model_";

  private final Objects objects;
  private final Access access;
  private final Reason reason;

  Intrinsics(Objects objects, Access access, Reason reason) {
    this.objects = objects;
    this.access = access;
    this.reason = reason;
  }

  static boolean isOne(String function) {
    return function.startsWith(PREFIX);
  }

  /** One call, its arguments read as they are needed. */
  private final class Call {
    final State s;
    final Instruction.Call c;
    final List<Term> arguments;

    Call(State s, Instruction.Call c, List<Term> arguments) {
      this.s = s;
      this.c = c;
      this.arguments = arguments;
    }

    Term term(int i) {
      return s.simplified(Terms.resize(arguments.get(i), 64, true));
    }

    long address(int i) {
      return access.resolve(s, term(i));
    }

    String text(int i) {
      return s.memory.text(address(i));
    }

    boolean flag(int i) {
      return !term(i).equals(Terms.known(64, 0));
    }

    String shown(int i) {
      CType type = c.types().get(i);
      return objects.shown(s).value(arguments.get(i), type.isScalar() ? type : CType.VOID_POINTER);
    }

    /** The text with each % in it replaced by an argument. */
    String message(int from) {
      StringBuilder out = new StringBuilder();
      int next = from + 1;
      for (char ch : text(from).toCharArray()) {
        if (ch == '%' && next < arguments.size()) {
          out.append(shown(next++));
        } else {
          out.append(ch);
        }
      }
      return out.toString();
    }

    State.Ghost ghost() {
      Term index = arguments.size() > 2 ? term(2) : Terms.known(64, 0);
      return new State.Ghost(text(0), State.pointer(address(1)), index);
    }
  }

  /**
   * The result, 64 bits wide.
   *
   * @throws Blocked if it must wait for another actor
   */
  Optional<Term> call(State s, String name, Instruction.Call c, List<Term> arguments) {
    Call call = new Call(s, c, arguments);
    return switch (name.substring(PREFIX.length())) {
      case "fresh" -> Optional.of(Terms.symbol(64, s.unique(call.text(0))));
      case "may_fail" ->
          Optional.of(Terms.resize(Terms.symbol(1, s.unique(call.text(0) + " fails")), 64, false));
      case "event" -> none(() -> s.log(new Event.Noted(s.place(), call.message(0))));
      case "assume" ->
          none(() -> {
            Term holds = Terms.not(Terms.equal(call.term(0), Terms.known(64, 0)));
            if (!reason.isPossible(s, holds)) {
              throw new Fault(Fault.Kind.DEADLOCK, "never comes: " + call.message(1));
            }
            s.assume(holds);
            s.suppose(s.place(), call.message(1));
          });
      case "stop" -> throw new Fault(Fault.Kind.STOPPED, call.message(0));
      case "acquire" -> none(() -> acquire(call));
      case "release" -> none(() -> release(call));
      case "is_held" -> truth(isHeld(call));
      case "is_free" -> truth(isFree(s, call.text(0), call.address(1), call.flag(2)));
      case "get" -> Optional.of(s.simplified(s.ghosts.getOrDefault(call.ghost(), call.term(3))));
      case "has" -> truth(s.ghosts.containsKey(call.ghost()));
      case "set" -> none(() -> s.ghosts = s.ghosts.plus(call.ghost(), call.term(3)));
      case "is_old" -> truth(isOld(s, call.address(0)));
      case "alloc" -> Optional.of(allocate(call));
      case "free" -> none(() -> free(call));
      case "copy" -> none(() -> copy(call));
      case "fill" -> none(() -> fill(call));
      case "atomic_begin" -> none(() -> s.actor().atomic++);
      case "atomic_end" -> none(() -> s.actor().atomic--);
      case "until" -> truth(until(call));
      case "compare" -> Optional.of(compare(call));
      default -> throw new Fault(Fault.Kind.UNKNOWN, "models have no " + name);
    };
  }

  private static Optional<Term> none(Runnable effect) {
    effect.run();
    return Optional.empty();
  }

  private static Optional<Term> truth(boolean value) {
    return Optional.of(Terms.known(64, value ? 1 : 0));
  }

  private void acquire(Call call) {
    State s = call.s;
    String kind = call.text(0);
    long object = call.address(1);
    boolean shared = call.flag(2);
    for (Actor.Lock l : s.actor().held) {
      if (l.kind().equals(kind) && l.object() == object && !(l.shared() && shared)) {
        throw new Fault(Fault.Kind.DEADLOCK, "takes " + show(s, l) + ", which it holds");
      }
    }
    if (!isFree(s, kind, object, shared)) {
      throw new Blocked(kind + " " + objects.shown(s).target(object, 1));
    }
    Actor.Lock lock = new Actor.Lock(kind, object, shared);
    s.actor().held = s.actor().held.plus(lock);
    s.log(new Event.Acquired(s.place(), kind, name(s, object), held(s)));
  }

  private void release(Call call) {
    State s = call.s;
    String kind = call.text(0);
    long object = call.address(1);
    for (int i = s.actor().held.size() - 1; i >= 0; i--) {
      Actor.Lock l = s.actor().held.get(i);
      if (l.kind().equals(kind) && l.object() == object) {
        s.actor().held = s.actor().held.minus(i);
        s.log(new Event.Released(s.place(), kind, name(s, object), held(s)));
        return;
      }
    }
    s.log(
        new Event.Noted(
            s.place(), kind + " " + name(s, object) + " is released, and was not taken before"));
  }

  /** "" of what is there once. */
  private String name(State s, long object) {
    return object == 0 ? "" : objects.shown(s).value(State.pointer(object), CType.VOID_POINTER);
  }

  private String show(State s, Actor.Lock l) {
    return (l.kind() + " " + name(s, l.object())).strip();
  }

  private List<String> held(State s) {
    List<String> out = new ArrayList<>();
    s.actor().held.forEach(l -> out.add(show(s, l)));
    return List.copyOf(out);
  }

  private boolean isHeld(Call call) {
    String kind = call.text(0);
    long object = call.address(1);
    return call.s.actor().held.stream()
        .anyMatch(l -> l.kind().equals(kind) && l.object() == object);
  }

  /** Whether nobody holds it in a way that excludes the one asked for. */
  private static boolean isFree(State s, String kind, long object, boolean shared) {
    for (Actor a : s.actors) {
      for (Actor.Lock l : a.held) {
        if (l.kind().equals(kind) && l.object() == object && !(l.shared() && shared)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether an object was there before, so that nothing is known of what models remember of it. */
  private static boolean isOld(State s, long address) {
    MemoryObject o = s.memory.object(address);
    return o != null && o.fresh() == MemoryObject.Fresh.ANY;
  }

  private static Term allocate(Call call) {
    State s = call.s;
    long size =
        call.term(0) instanceof Term.Known k && k.value() >= 0 && k.value() < Memory.ABOVE
            ? k.value()
            : Memory.ABOVE;
    MemoryObject.Fresh fresh =
        call.flag(1) ? MemoryObject.Fresh.ZERO : MemoryObject.Fresh.UNDEFINED;
    String name = s.unique("new(" + s.place() + ")");
    return State.pointer(
        s.memory.allocate(name, MemoryObject.Kind.ALLOCATED, CType.VOID, size, fresh));
  }

  private static void free(Call call) {
    State s = call.s;
    long address = call.address(0);
    if (Long.compareUnsigned(address, 16) <= 0) { // nothing, or an allocation of size 0
      return;
    }
    MemoryObject o = s.memory.object(address);
    if (o == null) {
      s.memory.at(address, 1); // says why
      return;
    }
    boolean was = o.kind() == MemoryObject.Kind.ALLOCATED || o.kind() == MemoryObject.Kind.POINTED;
    if (!was || address != o.base()) {
      throw new Fault(
          Fault.Kind.BAD_ACCESS,
          "frees " + o.place(address - o.base(), 1) + ", which was not allocated so");
    }
    s.memory.free(o);
    s.log(new Event.Noted(s.place(), o.name() + " is freed"));
  }

  private void copy(Call call) {
    State s = call.s;
    if (call.term(2) instanceof Term.Known k && k.value() >= 0 && k.value() <= 1 << 16) {
      if (k.value() > 0) {
        s.memory.copy(call.address(0), call.address(1), k.value());
      }
      return;
    }
    forget(s, call.address(0), "what is copied there, of unknown size");
  }

  private void fill(Call call) {
    State s = call.s;
    long to = call.address(0);
    Term value = Terms.extract(call.term(1), 0, 8);
    if (!(call.term(2) instanceof Term.Known k) || k.value() < 0 || k.value() > 1 << 20) {
      forget(s, to, "what it is filled with, of unknown size");
      return;
    }
    MemoryObject o = s.memory.at(to, k.value());
    if (value.equals(Terms.known(8, 0)) && to == o.base() && k.value() == o.high()) {
      s.memory.put(o.emptied(MemoryObject.Fresh.ZERO));
      return;
    }
    Term wide = value;
    while (wide.bits() < 64) {
      wide = Terms.concat(wide, wide);
    }
    for (long i = 0; i < k.value(); ) {
      boolean whole = (to + i) % 8 == 0 && k.value() - i >= 8;
      o = o.with(to - o.base() + i, whole ? wide : value);
      i += whole ? 8 : 1;
    }
    s.memory.put(o);
  }

  private static void forget(State s, long address, String why) {
    MemoryObject o = s.memory.at(address, 1);
    s.memory.put(o.emptied(MemoryObject.Fresh.ANY));
    s.suppose(s.place(), o.name() + " may hold anything: " + why);
  }

  /**
   * Lets others go on until something is so. Without others, someone who is not followed makes it
   * so.
   */
  private boolean until(Call call) {
    State s = call.s;
    Term condition = call.term(0);
    Term holds = Terms.not(Terms.equal(condition, Terms.known(64, 0)));
    if (holds.equals(Terms.TRUE)) {
      s.actor().woken = false;
      return true;
    }
    if (!holds.isKnown() && reason.isPossible(s, holds)) {
      s.assume(holds);
      s.suppose(s.place(), call.message(1) + ", which comes true");
      return true;
    }
    boolean others = s.actors.stream().anyMatch(a -> a != s.actor() && !a.isDone());
    if (!others) {
      if (s.actors.size() > 1) {
        throw new Fault(Fault.Kind.DEADLOCK, call.message(1) + " for ever");
      }
      s.suppose(s.place(), call.message(1) + ", which another context makes true");
      return true;
    }
    if (!s.actor().woken) {
      throw new Blocked(call.message(1));
    }
    s.actor().woken = false;
    return false;
  }

  private static Term compare(Call call) {
    State s = call.s;
    long a = call.address(0);
    long b = call.address(1);
    boolean text = call.flag(3);
    long most =
        call.term(2) instanceof Term.Known k && k.value() >= 0 ? Math.min(k.value(), 4096) : 0;
    boolean known = call.term(2).isKnown();
    for (long i = 0; known && i < most; i++) {
      Term x = s.simplified(s.memory.read(a + i, 1));
      Term y = s.simplified(s.memory.read(b + i, 1));
      if (!(x instanceof Term.Known p) || !(y instanceof Term.Known q)) {
        known = x.equals(y) && !text;
      } else if (p.value() != q.value()) {
        return Terms.known(64, p.value() < q.value() ? -1 : 1);
      } else if (text && p.value() == 0) {
        return Terms.known(64, 0);
      }
    }
    return known
        ? Terms.known(64, 0)
        : Terms.symbol(64, s.unique("compare(" + call.shown(0) + ", " + call.shown(1) + ")"));
  }
}
