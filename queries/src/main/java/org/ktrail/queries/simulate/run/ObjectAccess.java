package org.ktrail.queries.simulate.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.TypedExpression;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.ir.Operation;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Finds the object that an address is in, and makes it where a pointer is unknown: such an object
 * is apart from all others, which is an assumption.
 */
final class ObjectAccess {
  private final Feasibility reason;
  private final Setting setting;
  private final ObjLongConsumer<ExecutionState> use;

  /**
   * @param use is told each address before what is there is looked at or changed
   */
  ObjectAccess(Setting setting, Feasibility reason, ObjLongConsumer<ExecutionState> use) {
    this.reason = reason;
    this.setting = setting;
    this.use = use;
  }

  /** A pointer is about to be followed to something of a type. */
  void aim(ExecutionState s, Term pointer, CType type) {
    Term t = s.settled(pointer);
    if (t instanceof Term.Known k) {
      MemoryObject o = s.memory.object(k.value());
      if (o != null
          && (o.kind() == MemoryObject.Kind.ALLOCATED || o.kind() == MemoryObject.Kind.POINTED)) {
        MemoryObject seen = o.seenAs(k.value() - o.base(), type);
        if (seen != o) {
          s.memory.put(seen);
        }
      }
      return;
    }
    Term root = Terms.root(t);
    PVector<MemoryObject.View> before = s.aims.getOrDefault(root, TreePVector.empty());
    MemoryObject.View view = new MemoryObject.View(Terms.offset(t), type);
    if (!before.contains(view)) {
      s.aims = s.aims.plus(root, before.plus(view));
    }
  }

  /**
   * The address that a term is.
   *
   * @throws Fork if there are several
   */
  long resolve(ExecutionState s, Term address) {
    long place = found(s, address);
    use.accept(s, place);
    return place;
  }

  /** What is at an address is about to be looked at or changed. */
  void use(ExecutionState s, long address) {
    use.accept(s, address);
  }

  private long found(ExecutionState s, Term address) {
    Term t = s.settled(address);
    if (t instanceof Term.Known k) {
      return k.value();
    }
    Long place = s.pointees.get(Terms.root(t));
    if (place != null) {
      return place + Terms.offset(t);
    }
    List<Term> parts = new ArrayList<>();
    parts(Terms.root(t), parts);
    MemoryObject at = s.memory.object(Terms.offset(t));
    if (at != null && !isPointer(s, parts.getFirst())) {
      return element(s, Terms.offset(t), Terms.root(t));
    }
    if (parts.size() == 1) {
      return pointee(s, parts.getFirst()) + Terms.offset(t);
    }
    int which = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (isPointer(s, parts.get(i))) {
        which = i;
        break;
      }
    }
    Term pointer = parts.remove(which);
    long start = pointee(s, pointer);
    if (!s.simplified(t).equals(t)) {
      return found(s, t); // with the pointer known
    }
    Term index = parts.removeFirst();
    for (Term p : parts) {
      index = Terms.binary(Operation.ADD, index, p);
    }
    return element(s, start + Terms.offset(t), index);
  }

  private static void parts(Term t, List<Term> into) {
    if (t instanceof Term.Binary b && b.operation() == Operation.ADD && !b.right().isKnown()) {
      parts(b.left(), into);
      parts(b.right(), into);
    } else {
      into.add(t);
    }
  }

  private static boolean isPointer(ExecutionState s, Term t) {
    return s.pointees.containsKey(t)
        || s.aims.containsKey(t)
        || t instanceof Term.Symbol y
            && s.memory.origin(y).filter(o -> o.type() instanceof CType.Pointer).isPresent();
  }

  /** The object an unknown pointer points to. */
  private long pointee(ExecutionState s, Term root) {
    Long known = s.pointees.get(root);
    if (known != null) {
      return known;
    }
    String name = new Shown(s, a -> null).term(root);
    Term fresh = Terms.equal(root, Terms.known(64, s.memory.nextPointed()));
    if (!reason.isPossible(s, fresh)) {
      return elsewhere(s, root, name);
    }
    long base = s.memory.allocatePointed(name);
    MemoryObject o = s.memory.at(base, 1);
    if (root instanceof Term.Symbol y) {
      Optional<ValueOrigin> origin = s.memory.origin(y);
      if (origin.isPresent() && origin.get().type() instanceof CType.Pointer p) {
        o = o.seenAs(0, p.to());
      }
    }
    for (MemoryObject.View v : s.aims.getOrDefault(root, TreePVector.empty())) {
      o = o.seenAs(v.offset(), v.type());
    }
    s.memory.put(o);
    s.pointees = s.pointees.plus(root, base);
    s.suppose(s.place(), name + " is a valid pointer, to an object that no other one points to");
    s.assume(fresh);
    return base;
  }

  /** A pointer that was compared with something, so that it can be no object of its own. */
  private long elsewhere(ExecutionState s, Term root, String name) {
    List<Long> values =
        reason
            .values(s, root, Terms.TRUE, setting.bounds().choices())
            .orElseThrow(() -> nowhere(s, root, name));
    if (values.isEmpty()) {
      throw new Fault(Fault.Kind.UNKNOWN, "nothing is left that " + name + " can be");
    }
    if (values.size() == 1) {
      return values.getFirst();
    }
    throw fork(s, root, values, name);
  }

  /** Many values, and none of them an object: an error, or something tagged. */
  private Fault nowhere(ExecutionState s, Term root, String name) {
    Term error = Terms.binary(Operation.LESS_UNSIGNED, root, Terms.known(64, -4096));
    if (!reason.isPossible(s, error)) {
      return new Fault(Fault.Kind.BAD_ACCESS, "an error pointer");
    }
    return new Fault(Fault.Kind.UNKNOWN, "not known where " + name + " points");
  }

  private static Fork fork(ExecutionState s, Term term, List<Long> values, String name) {
    List<Fork.Way> ways = new ArrayList<>();
    Shown shown = new Shown(s, a -> null);
    for (long v : values.stream().sorted(Long::compareUnsigned).toList()) {
      Term known = Terms.known(term.bits(), v);
      String text = name + " = " + shown.value(known, CType.VOID_POINTER);
      ways.add(
          new Fork.Way(
              Terms.equal(term, known), Optional.of(new Happening.Assumed(s.place(), text))));
    }
    return new Fork(ways);
  }

  /**
   * An element whose index is not known: each that it can be, or, of many, one apart. That is an
   * object like the whole, in which it is the first element: {@code p{i}->a[0]} is {@code p->a[i]}.
   */
  private long element(ExecutionState s, long start, Term index) {
    MemoryObject o = s.memory.object(start);
    Term inside = Terms.TRUE;
    boolean bounded = o != null && o.kind() != MemoryObject.Kind.POINTED;
    if (o != null && bounded) {
      Term least = Terms.known(64, o.base() - start);
      Term most = Terms.known(64, o.base() + o.high() - start);
      inside =
          Terms.binary(
              Operation.AND,
              Terms.binary(Operation.LESS_OR_EQUAL_SIGNED, least, index),
              Terms.binary(Operation.LESS_SIGNED, index, most));
    }
    Optional<List<Long>> values =
        reason.values(s, index, inside, bounded ? setting.bounds().choices() : 1);
    if (values.isPresent() && !values.get().isEmpty()) {
      if (values.get().size() == 1) {
        s.assume(Terms.equal(index, Terms.known(64, values.get().getFirst())));
        return start + values.get().getFirst();
      }
      s.suppose(s.place(), "index " + TermIndex.of(index) + " is inside of " + name(o));
      throw fork(s, index, values.get(), TermIndex.of(index));
    }
    long within = o == null ? 0 : start - o.base();
    Term key = Terms.binary(Operation.ADD, index, Terms.known(64, start - within));
    Long known = s.pointees.get(key);
    if (known != null) {
      return known + within;
    }
    String name = name(o) + "{" + TermIndex.of(index) + "}";
    long base = s.memory.allocatePointed(s.unique(name));
    if (o != null) {
      s.memory.put(s.memory.at(base, 1).with(o.views()));
    }
    s.pointees = s.pointees.plus(key, base);
    s.suppose(s.place(), name + ": an element apart from all others");
    return base + within;
  }

  private static String name(@org.jspecify.annotations.Nullable MemoryObject o) {
    return o == null ? "?" : o.name();
  }

  Term load(ExecutionState s, Instruction.Load l, long address) {
    if (l.width() < 0) {
      return s.memory.read(address, l.type().bits() / 8);
    }
    Term bits = bits(s, address, l.bit(), l.width());
    return Terms.resize(bits, l.type().bits(), l.type().isSigned());
  }

  /** Bits that lie in as few bytes as hold them; nine may be needed. */
  private static Term bits(ExecutionState s, long address, int bit, int width) {
    int first = bit / 8;
    int last = (bit + width - 1) / 8;
    if (last - first >= 8) {
      int lower = 64 - bit % 8;
      return Terms.concat(
          bits(s, address, bit + lower, width - lower), bits(s, address, bit, lower));
    }
    Term bytes = s.memory.read(address + first, last - first + 1);
    return Terms.extract(bytes, bit - first * 8, width);
  }

  void store(ExecutionState s, Instruction.Store w, long address, Term value) {
    if (w.width() < 0) {
      s.memory.write(address, value);
      return;
    }
    store(s, address, w.bit(), Terms.extract(value, 0, w.width()));
  }

  private static void store(ExecutionState s, long address, int bit, Term value) {
    int first = bit / 8;
    int last = (bit + value.bits() - 1) / 8;
    if (last - first >= 8) {
      int lower = 64 - bit % 8;
      store(s, address, bit, Terms.extract(value, 0, lower));
      store(s, address, bit + lower, Terms.extract(value, lower, value.bits() - lower));
      return;
    }
    int low = bit - first * 8;
    Term bytes = s.memory.read(address + first, last - first + 1);
    Term out = value;
    if (low > 0) {
      out = Terms.concat(out, Terms.extract(bytes, 0, low));
    }
    int rest = bytes.bits() - low - value.bits();
    if (rest > 0) {
      out = Terms.concat(Terms.extract(bytes, low + value.bits(), rest), out);
    }
    s.memory.write(address + first, out);
  }

  /** A fault that tells which pointer it was. */
  static Fault through(Fault fault, Optional<TypedExpression> pointer) {
    return pointer.isEmpty() || fault.kind() != Fault.Kind.BAD_ACCESS
        ? fault
        : new Fault(fault.kind(), ExpressionText.of(pointer.get()) + " is " + fault.getMessage());
  }
}
