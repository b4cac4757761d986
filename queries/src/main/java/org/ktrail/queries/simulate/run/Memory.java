package org.ktrail.queries.simulate.run;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** All objects of a state. Copies share objects until one of them writes. */
final class Memory {
  private static final long FIRST = 0x1000_0000L;

  private final TreeMap<Long, MemoryObject> objects;
  private final Set<Long> own = new HashSet<>();
  private long next;

  Memory() {
    this(new TreeMap<>(), FIRST);
  }

  private Memory(TreeMap<Long, MemoryObject> objects, long next) {
    this.objects = objects;
    this.next = next;
  }

  Memory copy() {
    own.clear();
    return new Memory(new TreeMap<>(objects), next);
  }

  /** A new object; objects do not touch each other, and an address is never used again. */
  long allocate(String name, long size, MemoryObject.Fresh fresh) {
    long base = next;
    objects.put(base, new MemoryObject(name, base, Math.max(1, size), fresh));
    own.add(base);
    next = (base + Math.max(1, size) + 64 + 63) / 64 * 64;
    return base;
  }

  void free(long base) {
    objects.remove(base);
    own.remove(base);
  }

  /** Forgets what an object held. */
  void renew(long base, MemoryObject.Fresh fresh) {
    MemoryObject o = objects.get(base);
    if (o != null) {
      objects.put(base, o.emptied(fresh));
      own.add(base);
    }
  }

  private MemoryObject at(long address, long bytes) {
    Map.Entry<Long, MemoryObject> entry = objects.floorEntry(address);
    if (entry == null || address + bytes > entry.getKey() + entry.getValue().size) {
      throw new Fault(
          Fault.Kind.BAD_ACCESS,
          Long.compareUnsigned(address, 4096) < 0
              ? "a null pointer" + (address == 0 ? "" : " + " + address)
              : Long.compareUnsigned(address, -4096) >= 0
                  ? "an error pointer (" + address + ")"
                  : "no object at 0x"
                      + Long.toHexString(address)
                      + (entry == null ? "" : ", beyond " + entry.getValue().name));
    }
    return entry.getValue();
  }

  Term read(long address, int bytes) {
    MemoryObject o = at(address, bytes);
    return o.read(address - o.base, bytes);
  }

  void write(long address, Term value) {
    MemoryObject o = at(address, value.bits() / 8);
    if (own.add(o.base)) {
      o = o.copy();
      objects.put(o.base, o);
    }
    o.write(address - o.base, value);
  }

  void copy(long to, long from, long bytes) {
    Term[] values = new Term[(int) bytes];
    MemoryObject source = at(from, bytes);
    at(to, bytes);
    long i = 0;
    while (i < bytes) {
      int step = (to + i) % 8 == 0 && bytes - i >= 8 ? 8 : 1;
      values[(int) i] = source.read(from - source.base + i, step);
      i += step;
    }
    for (int k = 0; k < values.length; k++) {
      if (values[k] != null) {
        write(to + k, values[k]);
      }
    }
  }

  /** The text of a 0-terminated string, as far as it is known. */
  String text(long address) {
    StringBuilder out = new StringBuilder();
    for (long a = address; out.length() < 200; a++) {
      if (!(read(a, 1) instanceof Term.Known k) || k.value() == 0) {
        break;
      }
      out.append((char) k.value());
    }
    return out.toString();
  }

  static Term pointer(long address) {
    return Terms.known(64, address);
  }
}
