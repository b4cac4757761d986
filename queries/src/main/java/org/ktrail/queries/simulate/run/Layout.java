package org.ktrail.queries.simulate.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.RecordType;

/** Finds what lies at an offset of a type. */
final class Layout {
  /**
   * A scalar within a type, or neighbouring bit fields that share bytes.
   *
   * @param offset from the start of the type
   * @param path {@code .a.b[3]}
   * @param owner record whose member it is, null if of none
   * @param bits of bit fields, the lowest first; empty otherwise
   */
  record Leaf(
      long offset,
      int bytes,
      String path,
      CType type,
      @Nullable RecordType owner,
      String member,
      List<Bits> bits) {}

  /**
   * @param first counted from the leaf's lowest bit
   */
  record Bits(String name, int first, int width) {}

  private Layout() {}

  /** The leaf at an offset; of a union's the one that is as wide as asked for. */
  static @Nullable Leaf at(CType type, long offset, long bytes) {
    return at(type, offset, bytes, 0, "", null, "");
  }

  private static @Nullable Leaf at(
      CType type,
      long offset,
      long bytes,
      long start,
      String path,
      @Nullable RecordType owner,
      String member) {
    switch (type) {
      case CType.Int i -> {
        return new Leaf(start, i.bits() / 8, path, type, owner, member, List.of());
      }
      case CType.Bool b -> {
        return new Leaf(start, 1, path, type, owner, member, List.of());
      }
      case CType.Pointer p -> {
        return new Leaf(start, 8, path, type, owner, member, List.of());
      }
      case CType.Array a -> {
        long size = a.of().size();
        if (size <= 0) {
          return null;
        }
        long index = offset / size;
        return at(
            a.of(),
            offset - index * size,
            bytes,
            start + index * size,
            path + "[" + index + "]",
            owner,
            member);
      }
      case RecordType r -> {
        return member(r, offset, bytes, start, path);
      }
      case CType.Void v -> {
        return null;
      }
      case CType.Function f -> {
        return null;
      }
      case CType.Floating f -> {
        return null;
      }
      case CType.Wide w -> {
        return null;
      }
      case CType.VariableArray a -> {
        return null;
      }
    }
  }

  /**
   * The path to the largest part that begins at an offset, the whole excepted; null if none does.
   */
  static @Nullable String part(CType type, long offset) {
    return switch (type) {
      case RecordType r -> {
        for (RecordType.Member m : r.members()) {
          long within = offset - m.offset();
          boolean open = m.type() instanceof CType.Array a && a.count() <= 0;
          if (m.isBitField() || within < 0 || !open && within >= m.type().size()) {
            continue;
          }
          String path = m.name().isEmpty() ? "" : "." + m.name();
          if (within == 0 && !m.name().isEmpty()) {
            yield path;
          }
          String inner = part(m.type(), within);
          if (inner != null) {
            yield path + inner;
          }
        }
        yield null;
      }
      case CType.Array a -> {
        long size = a.of().size();
        if (size <= 0) {
          yield null;
        }
        String path = "[" + offset / size + "]";
        String inner = offset % size == 0 ? "" : part(a.of(), offset % size);
        yield inner == null ? null : path + inner;
      }
      default -> null;
    };
  }

  /** The path to a part of a type that begins at an offset; null if there is none. */
  static @Nullable String part(CType type, long offset, CType want) {
    if (offset == 0 && type.equals(want)) {
      return "";
    }
    return switch (type) {
      case RecordType r -> {
        for (RecordType.Member m : r.members()) {
          long within = offset - m.offset();
          if (m.isBitField() || within < 0 || within >= m.type().size()) {
            continue;
          }
          String inner = part(m.type(), within, want);
          if (inner != null) {
            yield (m.name().isEmpty() ? "" : "." + m.name()) + inner;
          }
        }
        yield null;
      }
      case CType.Array a -> {
        long size = a.of().size();
        String inner = size <= 0 ? null : part(a.of(), offset % size, want);
        yield inner == null ? null : "[" + offset / size + "]" + inner;
      }
      default -> null;
    };
  }

  private static @Nullable Leaf member(
      RecordType r, long offset, long bytes, long start, String path) {
    Leaf found = null;
    for (RecordType.Member m : r.members()) {
      if (m.isBitField()) {
        long first = m.offset() * 8 + m.bit();
        if (first / 8 <= offset && (first + m.width() - 1) / 8 >= offset) {
          return bitFields(r, offset, start, path);
        }
        continue;
      }
      boolean open = m.type() instanceof CType.Array a && a.count() <= 0;
      if (offset < m.offset() || !open && offset >= m.offset() + m.type().size()) {
        continue;
      }
      Leaf leaf =
          at(
              m.type(),
              offset - m.offset(),
              bytes,
              start + m.offset(),
              m.name().isEmpty() ? path : path + "." + m.name(),
              r,
              m.name());
      if (leaf != null && (found == null || leaf.bytes() == bytes && found.bytes() != bytes)) {
        found = leaf;
      }
      if (!r.isUnion() && found != null) {
        break;
      }
    }
    return found;
  }

  /** All bit fields in the bytes that one of them touches. */
  private static @Nullable Leaf bitFields(RecordType r, long offset, long start, String path) {
    long low = offset;
    long high = offset;
    boolean grows = true;
    while (grows) {
      grows = false;
      for (RecordType.Member m : r.members()) {
        long first = (m.offset() * 8 + m.bit()) / 8;
        long last = (m.offset() * 8 + m.bit() + m.width() - 1) / 8;
        if (m.isBitField() && first <= high && last >= low && (first < low || last > high)) {
          low = Math.min(low, first);
          high = Math.max(high, last);
          grows = true;
        }
      }
    }
    if (high - low >= 8) {
      return null;
    }
    List<Bits> bits = new ArrayList<>();
    for (RecordType.Member m : r.members()) {
      long first = m.offset() * 8 + m.bit() - low * 8;
      if (m.isBitField() && first >= 0 && first + m.width() <= (high - low + 1) * 8) {
        bits.add(new Bits(m.name(), (int) first, m.width()));
      }
    }
    int size = (int) (high - low + 1);
    return new Leaf(
        start + low, size, path, new CType.Int(size * 8, false), r, "", List.copyOf(bits));
  }
}
