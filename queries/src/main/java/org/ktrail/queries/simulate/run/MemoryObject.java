package org.ktrail.queries.simulate.run;

import java.util.Map;
import java.util.TreeMap;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** A stretch of memory that belongs together: a variable, an allocation, a literal. */
final class MemoryObject {
  /** What bytes hold that were never written. */
  enum Fresh {
    ZERO,
    UNDEFINED
  }

  final String name;
  final long base;
  final long size;
  private final Fresh fresh;

  /** Values by their offset; they do not overlap. */
  private final TreeMap<Long, Term> cells;

  MemoryObject(String name, long base, long size, Fresh fresh) {
    this(name, base, size, fresh, new TreeMap<>());
  }

  private MemoryObject(String name, long base, long size, Fresh fresh, TreeMap<Long, Term> cells) {
    this.name = name;
    this.base = base;
    this.size = size;
    this.fresh = fresh;
    this.cells = cells;
  }

  MemoryObject copy() {
    return new MemoryObject(name, base, size, fresh, new TreeMap<>(cells));
  }

  /** The same content at another place. */
  MemoryObject emptied(Fresh as) {
    return new MemoryObject(name, base, size, as);
  }

  Term read(long offset, int bytes) {
    Term exact = cells.get(offset);
    if (exact != null && exact.bits() == bytes * 8) {
      return exact;
    }
    Term value = byteAt(offset);
    for (int i = 1; i < bytes; i++) {
      value = Terms.concat(byteAt(offset + i), value);
    }
    return value;
  }

  private Term byteAt(long offset) {
    Map.Entry<Long, Term> cell = cells.floorEntry(offset);
    if (cell != null && cell.getKey() + cell.getValue().bits() / 8 > offset) {
      return Terms.extract(cell.getValue(), (int) (offset - cell.getKey()) * 8, 8);
    }
    return fresh == Fresh.ZERO ? Terms.known(8, 0) : Terms.symbol(8, name + "[" + offset + "]");
  }

  void write(long offset, Term value) {
    int bytes = value.bits() / 8;
    Term old = cells.get(offset);
    if (old == null || old.bits() != value.bits()) {
      clear(offset, bytes);
    }
    cells.put(offset, value);
  }

  /** Splits what lies partly in a stretch into bytes, and removes what lies in it. */
  private void clear(long offset, int bytes) {
    Map.Entry<Long, Term> before = cells.lowerEntry(offset);
    if (before != null && before.getKey() + before.getValue().bits() / 8 > offset) {
      split(before.getKey(), before.getValue());
    }
    Map.Entry<Long, Term> last = cells.lowerEntry(offset + bytes);
    if (last != null && last.getKey() + last.getValue().bits() / 8 > offset + bytes) {
      split(last.getKey(), last.getValue());
    }
    cells.subMap(offset, offset + bytes).clear();
  }

  private void split(long at, Term value) {
    cells.remove(at);
    for (int i = 0; i < value.bits() / 8; i++) {
      cells.put(at + i, Terms.extract(value, i * 8, 8));
    }
  }
}
