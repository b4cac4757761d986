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

  /** How often one makes room in a row while nobody else goes on, until that counts as for ever. */
  private static final int PATIENCE = 8;

  private final Objects objects;
  private final ObjectAccess access;
  private final Feasibility reason;
  private final Waiting waiting;

  Intrinsics(Objects objects, ObjectAccess access, Feasibility reason) {
    this.objects = objects;
    this.access = access;
    this.reason = reason;
    this.waiting = new Waiting(objects, reason);
  }

  static boolean isOne(String function) {
    return function.startsWith(PREFIX);
  }

  /**
   * The result, 64 bits wide.
   *
   * @throws Blocked if it must wait for another actor
   */
  Optional<Term> call(ExecutionState s, String name, Instruction.Call c, List<Term> arguments) {
    ModelCall call = new ModelCall(s, c, arguments, objects, access);
    return switch (name.substring(PREFIX.length())) {
      case "fresh" -> Optional.of(Terms.symbol(64, s.unique(call.text(0))));
      case "may_fail" ->
          Optional.of(Terms.resize(Terms.symbol(1, s.unique(call.text(0) + " fails")), 64, false));
      case "invented" -> {
        Term.Symbol made = Terms.symbol(64, s.unique(call.text(0)));
        yield Optional.of(s.made(made, call.message(0) + " gives what it takes"));
      }
      case "size" -> {
        long address = call.address(0);
        MemoryObject o = s.memory.at(address, 0);
        yield Optional.of(Terms.known(64, o.base() + o.high() - address));
      }
      case "is_literal" -> {
        MemoryObject o = call.term(0) instanceof Term.Known k ? s.memory.object(k.value()) : null;
        yield truth(o != null && o.kind() == MemoryObject.Kind.LITERAL);
      }
      case "yield" -> none(() -> giveWay(call));
      case "event" -> none(() -> s.log(new Happening.Noted(s.place(), call.message(0))));
      case "assume" ->
          none(() -> {
            Term holds = Terms.not(Terms.equal(call.term(0), Terms.known(64, 0)));
            if (!reason.isPossible(s, holds)) {
              throw new Fault(Fault.Kind.DEADLOCK, "never comes: " + call.message(1));
            }
            s.assume(holds);
            if (!call.text(1).isEmpty()) {
              s.suppose(s.place(), call.message(1));
            }
          });
      case "stop" -> throw new Fault(Fault.Kind.STOPPED, call.message(0));
      case "acquire" -> none(() -> acquire(call));
      case "release" -> none(() -> release(call));
      case "holds" -> truth(s.actor().held.stream().anyMatch(l -> l.kind().equals(call.text(0))));
      case "is_held" -> truth(isHeld(call));
      case "is_free" -> truth(isFree(s, call.text(0), call.address(1), call.flag(2)));
      case "get" -> Optional.of(s.settled(s.ghosts.getOrDefault(call.ghost(), call.term(3))));
      case "has" -> truth(s.ghosts.containsKey(call.ghost()));
      case "set" -> none(() -> s.ghosts = s.ghosts.plus(call.ghost(), call.term(3)));
      case "next" -> Optional.of(ModelMemory.next(call));
      case "is_known" -> truth(call.term(0).isKnown());
      case "watch" ->
          none(() -> {
            long size = call.term(1) instanceof Term.Known k ? k.value() : 1;
            s.watches = s.watches.plus(call.address(0), new ExecutionState.Watch(size, 0, 0));
          });
      case "reads" -> {
        ExecutionState.Watch w =
            s.watches.getOrDefault(call.address(0), new ExecutionState.Watch(0, 0, 0));
        yield Optional.of(Terms.known(64, call.flag(1) ? w.locked() : w.reads()));
      }
      case "is_old" -> truth(isOld(s, call.address(0)));
      case "is_shared" -> {
        MemoryObject o = s.memory.object(call.address(0));
        yield truth(isOld(s, call.address(0)) || o != null && o.kind() == MemoryObject.Kind.GLOBAL);
      }
      case "alloc" -> Optional.of(ModelMemory.allocate(call));
      case "free" -> none(() -> ModelMemory.free(call));
      case "copy" -> none(() -> ModelMemory.copy(call));
      case "fill" -> none(() -> ModelMemory.fill(call));
      case "atomic_begin" -> none(() -> s.actor().atomic++);
      case "atomic_end" -> none(() -> s.actor().atomic--);
      case "until" -> truth(until(call));
      case "prepare" -> none(() -> Waiting.prepare(s, call.address(0)));
      case "finish" -> none(() -> Waiting.finish(s, call.address(0)));
      case "wake" -> none(() -> Waiting.wake(s, call.address(0)));
      case "awaited" -> truth(Waiting.isAwaited(s, call.address(0)));
      case "sleep" -> truth(Waiting.sleep(call));
      case "until_woken" -> truth(waiting.until(call));
      case "later" -> waiting.later(call);
      case "revoke" -> truth(Waiting.revoke(call));
      case "ticket" -> Optional.of(Terms.known(64, Waiting.ticket(call)));
      case "tickets" -> Optional.of(Terms.known(64, s.tickets));
      case "over" -> none(() -> Waiting.over(call));
      case "over_all" -> none(() -> Waiting.all(call));
      case "compare" -> Optional.of(ModelMemory.compare(call));
      default -> throw new Fault(Fault.Kind.UNKNOWN, "models have no " + name);
    };
  }

  /** How many arguments of a call tell which place it reads or writes, by its name behind ours. */
  static int places(String what) {
    return switch (what) {
      case "acquire" -> 3;
      case "set", "get", "has", "next", "is_free", "release", "later", "revoke", "ticket" -> 2;
      case "prepare", "finish", "wake", "awaited", "free", "fill", "copy" -> 1;
      default -> 0;
    };
  }

  private static Optional<Term> none(Runnable effect) {
    effect.run();
    return Optional.empty();
  }

  private static Optional<Term> truth(boolean value) {
    return Optional.of(Terms.known(64, value ? 1 : 0));
  }

  private void acquire(ModelCall call) {
    ExecutionState s = call.s;
    String kind = call.text(0);
    long object = call.address(1);
    boolean shared = call.flag(2);
    for (Actor.Lock l : s.actor().held) {
      if (l.kind().equals(kind) && l.object() == object && !(l.shared() && shared)) {
        throw new Fault(Fault.Kind.DEADLOCK, "takes " + show(l) + ", which it holds");
      }
    }
    if (!isFree(s, kind, object, shared)) {
      throw new Blocked((kind + " " + name(s, object)).strip(), Blocked.On.ACTOR);
    }
    Actor.Lock lock = new Actor.Lock(kind, object, shared, ++s.taken, name(s, object));
    s.actor().held = s.actor().held.plus(lock);
    s.log(new Happening.Acquired(s.place(), kind, lock.name(), held(s)));
  }

  private void release(ModelCall call) {
    ExecutionState s = call.s;
    String kind = call.text(0);
    long object = call.address(1);
    for (int i = s.actor().held.size() - 1; i >= 0; i--) {
      Actor.Lock l = s.actor().held.get(i);
      if (l.kind().equals(kind) && l.object() == object) {
        s.actor().held = s.actor().held.minus(i);
        s.log(new Happening.Released(s.place(), kind, l.name(), held(s)));
        return;
      }
    }
    s.log(
        new Happening.Noted(
            s.place(), kind + " " + name(s, object) + " is released, and was not taken before"));
  }

  /** An object as its user wrote it; "" of what is there once. */
  private String name(ExecutionState s, long object) {
    if (object == 0) {
      return "";
    }
    CType type = CType.VOID_POINTER;
    CallFrame user = s.actor().top;
    while (user != null && user.quiet && user.caller != null) {
      user = user.caller;
    }
    if (user != null && user.current() instanceof Instruction.Call c) {
      for (int i = 0; i < c.arguments().size(); i++) {
        if (c.types().get(i) instanceof CType.Pointer p
            && s.simplified(user.value(c.arguments().get(i)))
                .equals(ExecutionState.pointer(object))) {
          type = p;
        }
      }
    }
    return objects.shown(s).value(ExecutionState.pointer(object), type);
  }

  private static String show(Actor.Lock l) {
    return (l.kind() + " " + l.name()).strip();
  }

  private static List<String> held(ExecutionState s) {
    List<String> out = new ArrayList<>();
    s.actor().held.forEach(l -> out.add(show(l)));
    return List.copyOf(out);
  }

  private boolean isHeld(ModelCall call) {
    String kind = call.text(0);
    long object = call.address(1);
    return call.s.actor().held.stream()
        .anyMatch(l -> l.kind().equals(kind) && l.object() == object);
  }

  /** Whether nobody holds it in a way that excludes the one asked for. */
  private static boolean isFree(ExecutionState s, String kind, long object, boolean shared) {
    for (Actor a : s.actors) {
      for (Actor.Lock l : a.held) {
        if (l.kind().equals(kind) && l.object() == object && !(l.shared() && shared)) {
          return false;
        }
      }
    }
    return true;
  }

  private static void giveWay(ModelCall call) {
    Actor me = call.s.actor();
    if (me.woken) {
      me.woken = false;
      me.idle = 0;
    } else if (call.s.actors.stream().anyMatch(a -> a != me && !a.isDone() && !a.isBlocked())
        || call.s.deferred.stream().anyMatch(d -> d.isDue(call.s)) && !me.stuck) {
      throw new Blocked(call.message(0), Blocked.On.CONDITION);
    } else if (++me.idle > PATIENCE) {
      boolean alone = call.s.parts == 1;
      throw new Fault(
          alone ? Fault.Kind.UNKNOWN : Fault.Kind.DEADLOCK,
          call.message(0) + ", and nobody is there to change anything");
    }
  }

  /** Whether an object was there before, so that nothing is known of what models remember of it. */
  private static boolean isOld(ExecutionState s, long address) {
    MemoryObject o = s.memory.object(address);
    return o != null && o.fresh() == MemoryObject.Fresh.ANY;
  }

  /**
   * Lets others go on until something is so. Without others, someone who is not followed makes it
   * so.
   */
  private boolean until(ModelCall call) {
    ExecutionState s = call.s;
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
    if (s.actor().woken) { // look again
      s.actor().woken = false;
      return false;
    }
    return Waiting.alone(s, call.message(1), Blocked.On.CONDITION);
  }
}
