package org.ktrail.queries.simulate.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** Which actors used which places, and what locks they always held. */
final class PlaceUses {
  /** Bytes that are one place. */
  private static final int GRAIN = 8;

  private static final int MOST = 32;
  private static final long BY_ITSELF = 1L << 63;

  /**
   * A place by a name that is the same in every order of steps.
   *
   * @param offset −1 of a lock or of what a model remembers
   */
  record Key(String object, long offset) {
    @Override
    public String toString() {
      return offset < 0 ? object : object + " + " + offset;
    }
  }

  private static final class Use {
    long readers;
    long writers;
    @Nullable Set<String> locks;
  }

  private final ObjectAccess access;
  private final Map<Key, Use> uses = new LinkedHashMap<>();

  /** Whether the last instruction asked for writes to what others may use. */
  private boolean writing;

  PlaceUses(ObjectAccess access) {
    this.access = access;
  }

  /**
   * The places that an instruction is about to use and others may, noted.
   *
   * @throws Fork if it is not known which they are
   */
  List<Key> touched(ExecutionState s, CallFrame f, Instruction i) {
    List<Key> out = new ArrayList<>();
    writing = false;
    switch (i) {
      case Instruction.Load l ->
          place(s, access.resolve(s, f.value(l.address())), l.type().size(), false, out);
      case Instruction.Store w ->
          place(s, access.resolve(s, f.value(w.address())), w.type().size(), true, out);
      case Instruction.Copy c -> {
        place(s, access.resolve(s, f.value(c.from())), c.type().size(), false, out);
        place(s, access.resolve(s, f.value(c.to())), c.type().size(), true, out);
      }
      case Instruction.Call c when Intrinsics.isOne(c.name()) -> intrinsic(s, f, c, out);
      default -> {}
    }
    return out;
  }

  private void intrinsic(ExecutionState s, CallFrame f, Instruction.Call c, List<Key> out) {
    String what = c.name().substring("__model_".length());
    if (c.arguments().size() < Intrinsics.places(what)) {
      return; // the call itself will say that
    }
    boolean writes;
    switch (what) {
      case "set", "free", "fill", "copy", "release", "later", "revoke" -> writes = true;
      case "prepare", "wake", "awaited" -> {
        note(s, new Key("who sleeps", -1), !what.equals("awaited"), out);
        return;
      }
      case "acquire" -> {
        Term shared = f.value(c.arguments().get(2));
        writes = shared.equals(Terms.known(shared.bits(), 0));
      }
      case "get", "has", "next", "is_free", "ticket" -> writes = false;
      default -> {
        return;
      }
    }
    if (what.equals("free") || what.equals("fill") || what.equals("copy")) {
      long to = access.resolve(s, f.value(c.arguments().get(0)));
      MemoryObject o = s.memory.object(to);
      // What is freed, all who use any of it have to do with.
      place(s, to, what.equals("free") && o != null ? o.high() : 1, true, out);
      return;
    }
    String kind = s.memory.text(access.resolve(s, f.value(c.arguments().get(0))));
    long object = access.resolve(s, f.value(c.arguments().get(1)));
    MemoryObject o = s.memory.object(object);
    String name = o == null ? "" : o.name() + " + " + (object - o.base());
    Key key = new Key(kind + " of " + name, -1);
    note(s, key, writes, out);
    boolean waits = s.deferred.stream().anyMatch(d -> d.isOf(kind, object));
    if (waits || what.equals("later")) {
      Use use = java.util.Objects.requireNonNull(uses.get(key));
      use.writers |= BY_ITSELF; // what was handed over begins whenever it may
      use.locks = new HashSet<>();
    }
  }

  private void place(ExecutionState s, long address, long bytes, boolean writes, List<Key> out) {
    MemoryObject o = s.memory.object(address);
    if (o == null
        || o.kind() == MemoryObject.Kind.LITERAL
        || o.kind() == MemoryObject.Kind.LOCAL && o.owner() == s.current) {
      return;
    }
    String name = o.kind() == MemoryObject.Kind.LOCAL ? o.name() + " of " + o.owner() : o.name();
    long first = Math.floorDiv(address - o.base(), GRAIN);
    long last = Math.floorDiv(address - o.base() + Math.max(1, bytes) - 1, GRAIN);
    for (long i = first; i <= last && i < first + MOST; i++) {
      note(s, new Key(name, i * GRAIN), writes, out);
    }
  }

  private void note(ExecutionState s, Key key, boolean writes, List<Key> out) {
    Use u = uses.computeIfAbsent(key, k -> new Use());
    long me = 1L << s.current;
    writing |= writes;
    if (writes) {
      u.writers |= me;
    } else {
      u.readers |= me;
    }
    Set<String> held = new HashSet<>();
    for (Actor.Lock l : s.actor().held) {
      if (!writes || !l.shared()) {
        MemoryObject o = s.memory.object(l.object());
        held.add(l.kind() + (o == null ? "" : o.name() + (l.object() - o.base())));
      }
    }
    if (u.locks == null) {
      u.locks = held;
    } else {
      u.locks.retainAll(held);
    }
    out.add(key);
  }

  boolean isWriting() {
    return writing;
  }

  /** Places that several use and one changes, with no lock that all held. */
  Set<Key> contended() {
    Set<Key> out = new LinkedHashSet<>();
    uses.forEach((key, u) -> {
      boolean several = Long.bitCount(u.readers | u.writers) > 1;
      boolean lock = u.locks != null && !u.locks.isEmpty();
      if (several && u.writers != 0 && !lock) {
        out.add(key);
      }
    });
    return out;
  }
}
