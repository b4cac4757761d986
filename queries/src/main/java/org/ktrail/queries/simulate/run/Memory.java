package org.ktrail.queries.simulate.run;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.term.Symbols;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/** All objects of a state. A copy costs nothing. */
final class Memory {
  private static final long FIRST = 0x1000_0000L;

  /** Room around what an unknown pointer points to: it may be a part of something larger. */
  static final long BELOW = 1 << 16;

  static final long ABOVE = 1 << 20;

  private TreePMap<Long, MemoryObject> objects;
  private HashPMap<Term.Symbol, ValueOrigin> origins;
  private TreePMap<Long, MemoryObject> freed;
  private long next;

  /** Which of the symbols in it the machine made up. */
  Inventions inventions = Inventions.NONE;

  /** Whose turn it is. */
  int actor;

  Memory() {
    this(TreePMap.empty(), HashTreePMap.empty(), TreePMap.empty(), FIRST);
  }

  private Memory(
      TreePMap<Long, MemoryObject> objects,
      HashPMap<Term.Symbol, ValueOrigin> origins,
      TreePMap<Long, MemoryObject> freed,
      long next) {
    this.objects = objects;
    this.origins = origins;
    this.freed = freed;
    this.next = next;
  }

  Memory copy() {
    Memory m = new Memory(objects, origins, freed, next);
    m.actor = actor;
    m.inventions = inventions;
    return m;
  }

  /** A new object; objects do not touch each other, and an address is never used again. */
  long allocate(
      String name, MemoryObject.Kind kind, CType type, long size, MemoryObject.Fresh fresh) {
    long base = next;
    long room = Math.max(1, size);
    put(MemoryObject.of(name, kind, fresh, base, 0, room, actor).seenAs(0, type));
    next = (base + room + 64 + 63) / 64 * 64;
    return base;
  }

  /** Where the next object that a pointer points to would be. */
  long nextPointed() {
    return (next + BELOW + 4095) / 4096 * 4096;
  }

  long allocatePointed(String pointer) {
    long base = nextPointed();
    put(
        MemoryObject.of(
            pointer,
            MemoryObject.Kind.POINTED,
            MemoryObject.Fresh.ANY,
            base,
            -BELOW,
            ABOVE,
            actor));
    next = base + ABOVE + 64;
    return base;
  }

  void put(MemoryObject o) {
    objects = objects.plus(o.base() + o.low(), o);
  }

  /** A local that is no more. */
  void drop(long base) {
    objects = objects.minus(base);
  }

  /** An allocation that is no more, remembered for whoever still uses it. */
  void free(MemoryObject o) {
    objects = objects.minus(o.base() + o.low());
    freed = freed.plus(o.base() + o.low(), o);
  }

  void remember(Term.Symbol symbol, ValueOrigin origin) {
    origins = origins.plus(symbol, origin);
  }

  Optional<ValueOrigin> origin(Term.Symbol symbol) {
    return Optional.ofNullable(origins.get(symbol));
  }

  /** The object an address is in, the byte behind its end counted in; null if none. */
  @Nullable MemoryObject object(long address) {
    Map.Entry<Long, MemoryObject> entry = objects.floorEntry(address);
    return entry == null || address > entry.getValue().base() + entry.getValue().high()
        ? null
        : entry.getValue();
  }

  MemoryObject at(long address, long bytes) {
    MemoryObject o = object(address);
    if (o == null || !o.holds(address - o.base(), bytes)) {
      Map.Entry<Long, MemoryObject> below = objects.floorEntry(address);
      o =
          below != null && address < below.getValue().base() + below.getValue().high() + 65
              ? below.getValue()
              : null;
      throw new Fault(Fault.Kind.BAD_ACCESS, reason(address, o));
    }
    return o;
  }

  private String reason(long address, @Nullable MemoryObject o) {
    if (Long.compareUnsigned(address, 4096) < 0) {
      return "a null pointer" + (address == 0 ? "" : ", offset " + address);
    }
    if (Long.compareUnsigned(address, -4096) >= 0) {
      return "an error pointer, " + ErrorNumbers.name(address);
    }
    Map.Entry<Long, MemoryObject> gone = freed.floorEntry(address);
    if (gone != null && address < gone.getValue().base() + gone.getValue().high()) {
      return gone.getValue().name() + ", which was freed";
    }
    return o == null
        ? "no object's address, 0x" + Long.toHexString(address)
        : "beyond the end of " + o.name();
  }

  Term read(long address, int bytes) {
    MemoryObject o = at(address, bytes);
    Term value = stored(o, address - o.base(), bytes);
    return o.doubts().isEmpty() ? value : doubted(o, address - o.base(), value);
  }

  /** What may have been changed by a function that is not known: a symbol that stands for it. */
  private Term doubted(MemoryObject o, long offset, Term value) {
    int bytes = value.bits() / 8;
    MemoryObject.Doubt doubt = o.doubt(offset, bytes);
    if (doubt == null) {
      return value;
    }
    String place = o.place(offset, bytes);
    Term.Symbol s = Terms.symbol(value.bits(), place + " after " + doubt.by() + "()" + doubt.id());
    inventions = inventions.withKept(s, value, doubt.by() + "() leaves " + place + " as it is");
    return s;
  }

  private Term stored(MemoryObject object, long offset, int bytes) {
    MemoryObject o = object;
    Term exact = o.cell(offset);
    if (exact != null && exact.bits() == bytes * 8) {
      return exact;
    }
    if (o.fresh() == MemoryObject.Fresh.ZERO && !o.isTouched(offset, bytes)) {
      return Terms.known(bytes * 8, 0);
    }
    if (o.fresh() != MemoryObject.Fresh.ZERO) {
      o = filled(o, offset, bytes);
      exact = o.cell(offset);
      if (exact != null && exact.bits() == bytes * 8) {
        return exact;
      }
    }
    Term value = byteAt(o, offset);
    for (int i = 1; i < bytes; i++) {
      value = Terms.concat(byteAt(o, offset + i), value);
    }
    return value;
  }

  private static Term byteAt(MemoryObject o, long offset) {
    Map.Entry<Long, Term> cell = o.covering(offset);
    return cell == null
        ? Terms.known(8, 0)
        : Terms.extract(cell.getValue(), (int) (offset - cell.getKey()) * 8, 8);
  }

  /** With a symbol for each part of a stretch that was never written. */
  private MemoryObject filled(MemoryObject object, long offset, int bytes) {
    MemoryObject o = object;
    long at = offset;
    while (at < offset + bytes) {
      Map.Entry<Long, Term> cell = o.covering(at);
      if (cell != null) {
        at = cell.getKey() + cell.getValue().bits() / 8;
        continue;
      }
      int want = (int) (offset + bytes - at);
      MemoryObject.Found found = o.find(at, want);
      if (found != null && !o.isTouched(found.offset(), found.leaf().bytes())) {
        o = o.named(found.offset(), made(o, symbol(o, found)));
      } else {
        int width = want == 8 || want == 4 || want == 2 ? want : 1;
        width = o.isTouched(at, width) ? 1 : width;
        o = o.named(at, made(o, Terms.symbol(width * 8, named(o, "[" + at + "]"))));
      }
    }
    put(o);
    return o;
  }

  /** Notes where the object itself was made up. */
  private Term made(MemoryObject o, Term value) {
    inventions
        .ofObject(o.base())
        .ifPresent(what -> {
          for (Term.Symbol s : Symbols.of(value)) {
            inventions = inventions.withMade(s, what);
          }
        });
    return value;
  }

  private static String named(MemoryObject o, String path) {
    String who =
        o.kind() == MemoryObject.Kind.LOCAL || o.fresh() == MemoryObject.Fresh.UNDEFINED
            ? "undefined " + o.name() + "@" + Long.toHexString(o.base())
            : o.name();
    return who + path + (o.version() > 0 ? "'" + o.version() : "");
  }

  private Term symbol(MemoryObject o, MemoryObject.Found found) {
    Layout.Leaf leaf = found.leaf();
    String name =
        o.fresh() == MemoryObject.Fresh.UNDEFINED
            ? named(o, leaf.path())
            : o.place(found.offset(), leaf.bytes()) + (o.version() > 0 ? "'" + o.version() : "");
    if (leaf.bits().isEmpty()) {
      Term.Symbol s = Terms.symbol(leaf.bytes() * 8, name);
      if (leaf.type() instanceof CType.Pointer) {
        remember(
            s,
            new ValueOrigin(
                leaf.owner() == null ? "" : leaf.owner().title(), leaf.member(), leaf.type()));
      }
      return s;
    }
    Term all = null;
    int bit = 0;
    String before = leaf.path().isEmpty() ? name.replaceFirst("^\\*", "") + "->" : name + ".";
    for (Layout.Bits b : leaf.bits()) {
      if (b.first() > bit) {
        all = joined(all, Terms.symbol(b.first() - bit, before + "(padding " + bit + ")"));
      }
      all = joined(all, Terms.symbol(b.width(), before + b.name()));
      bit = b.first() + b.width();
    }
    if (bit < leaf.bytes() * 8) {
      all = joined(all, Terms.symbol(leaf.bytes() * 8 - bit, before + "(padding " + bit + ")"));
    }
    return java.util.Objects.requireNonNull(all);
  }

  private static Term joined(@Nullable Term low, Term high) {
    return low == null ? high : Terms.concat(high, low);
  }

  void write(long address, Term value) {
    MemoryObject o = at(address, value.bits() / 8);
    put(o.with(address - o.base(), value));
  }

  /** Copies bytes, in pieces as wide as what lies there. */
  void copy(long to, long from, long bytes) {
    MemoryObject source = at(from, bytes);
    at(to, bytes);
    TreePMap<Long, Term> pieces = TreePMap.empty();
    for (long i = 0; i < bytes; ) {
      int step = piece(source, from - source.base() + i, bytes - i);
      pieces = pieces.plus(i, read(from + i, step));
      i += step;
    }
    MemoryObject target = at(to, bytes);
    for (Map.Entry<Long, Term> p : pieces.entrySet()) {
      target = target.with(to - target.base() + p.getKey(), p.getValue());
    }
    put(target);
  }

  private static int piece(MemoryObject o, long offset, long most) {
    Map.Entry<Long, Term> cell = o.covering(offset);
    long width = 1;
    if (cell != null) {
      width = cell.getKey() == offset ? cell.getValue().bits() / 8 : 1;
    } else {
      MemoryObject.Found found = o.find(offset, Math.min(most, 8));
      if (found != null && found.offset() == offset && !o.isTouched(offset, found.leaf().bytes())) {
        width = found.leaf().bytes();
      } else if (found == null && most >= 8 && !o.isTouched(offset, 8)) {
        width = 8;
      }
    }
    return (int) (width <= most ? width : 1);
  }

  /** The text of a 0-terminated string, as far as it is known. */
  String text(long address) {
    StringBuilder out = new StringBuilder();
    for (long a = address; out.length() < 200; a++) {
      MemoryObject o = object(a);
      if (o == null
          || !o.holds(a - o.base(), 1)
          || !(read(a, 1) instanceof Term.Known k)
          || k.value() == 0) {
        break;
      }
      out.append((char) k.value());
    }
    return out.toString();
  }
}
