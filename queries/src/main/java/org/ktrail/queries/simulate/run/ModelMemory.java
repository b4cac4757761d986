package org.ktrail.queries.simulate.run;

import java.util.Map;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** What models ask of memory: allocate, free, copy, fill, compare. */
final class ModelMemory {
  private static final int LONGEST_COPY = 1 << 16;
  private static final int LONGEST_FILL = 1 << 20;
  private static final int LONGEST_TEXT = 4096;

  private ModelMemory() {}

  static Term allocate(ModelCall call) {
    ExecutionState s = call.s;
    long size =
        call.term(0) instanceof Term.Known k && k.value() >= 0 && k.value() < Memory.ABOVE
            ? k.value()
            : Memory.ABOVE;
    MemoryObject.Fresh fresh =
        call.flag(1) ? MemoryObject.Fresh.ZERO : MemoryObject.Fresh.UNDEFINED;
    String name = s.unique("new(" + s.place() + ")");
    return ExecutionState.pointer(
        s.memory.allocate(name, MemoryObject.Kind.ALLOCATED, CType.VOID, size, fresh));
  }

  static void free(ModelCall call) {
    ExecutionState s = call.s;
    long address = call.address(0);
    if (Long.compareUnsigned(address, 16) <= 0) { // nothing, or an allocation of size 0
      return;
    }
    MemoryObject o = s.memory.object(address);
    if (o == null) {
      s.memory.at(address, 1); // says why
      return;
    }
    // Where a pointer that was unknown points may be within what was allocated.
    boolean whole = o.kind() == MemoryObject.Kind.ALLOCATED && address == o.base();
    if (!whole && o.kind() != MemoryObject.Kind.POINTED) {
      throw new Fault(
          Fault.Kind.BAD_ACCESS,
          "frees " + o.place(address - o.base(), 1) + ", which was not allocated so");
    }
    s.memory.free(o);
    s.log(new Happening.Noted(s.place(), o.name() + " is freed"));
  }

  static void copy(ModelCall call) {
    ExecutionState s = call.s;
    if (call.term(2) instanceof Term.Known k && k.value() >= 0 && k.value() <= LONGEST_COPY) {
      if (k.value() > 0) {
        s.memory.copy(call.address(0), call.address(1), k.value());
      }
      return;
    }
    forget(s, call.address(0), "what is copied there, of unknown size");
  }

  static void fill(ModelCall call) {
    ExecutionState s = call.s;
    long to = call.address(0);
    Term value = Terms.extract(call.term(1), 0, 8);
    if (!(call.term(2) instanceof Term.Known k) || k.value() < 0 || k.value() > LONGEST_FILL) {
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

  private static void forget(ExecutionState s, long address, String why) {
    MemoryObject o = s.memory.at(address, 1);
    s.memory.put(o.emptied(MemoryObject.Fresh.ANY));
    s.suppose(s.place(), o.name() + " may hold anything: " + why);
  }

  /**
   * The least index at which something is kept; where one of them is not known, none is known to be
   * the least.
   */
  static Term next(ModelCall call) {
    ExecutionState s = call.s;
    String kind = call.text(0);
    Term object = ExecutionState.pointer(call.address(1));
    Term from = call.term(2);
    long least = -1;
    for (Map.Entry<ExecutionState.Ghost, Term> kept : s.ghosts.entrySet()) {
      if (!kept.getKey().kind().equals(kind)
          || !kept.getKey().object().equals(object)
          || s.settled(kept.getValue()).equals(Terms.known(64, 0))) {
        continue;
      }
      if (!(s.settled(kept.getKey().index()) instanceof Term.Known i)
          || !(from instanceof Term.Known f)) {
        Term.Symbol made = Terms.symbol(64, s.unique("the next index"));
        return s.made(made, "the next index of " + call.shown(1) + " is what it takes");
      }
      if (Long.compareUnsigned(i.value(), f.value()) >= 0
          && Long.compareUnsigned(i.value(), least) < 0) {
        least = i.value();
      }
    }
    return least == -1 ? call.term(3) : Terms.known(64, least);
  }

  /** The sign of the first difference; a symbol where it depends on what is not known. */
  static Term compare(ModelCall call) {
    ExecutionState s = call.s;
    long a = call.address(0);
    long b = call.address(1);
    boolean text = call.flag(3);
    Term size = call.term(2);
    boolean known = size.isKnown();
    long most =
        size instanceof Term.Known k && k.value() >= 0
            ? Math.min(k.value(), LONGEST_TEXT)
            : LONGEST_TEXT;
    for (long i = 0; known && i < most; i++) {
      Term x = s.settled(s.memory.read(a + i, 1));
      Term y = s.settled(s.memory.read(b + i, 1));
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
