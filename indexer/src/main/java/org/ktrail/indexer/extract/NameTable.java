package org.ktrail.indexer.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;

/**
 * Identifiers as small numbers, looked up by their bytes. Kept from blob to blob, since the names
 * of one are mostly those of the next; {@link #trim} bounds what is kept. Each name brings its
 * String and the two facts made of nothing else.
 */
final class NameTable {
  private static final int KEEP = 200_000;

  private int[] slots = new int[1 << 14];
  private byte[] arena = new byte[1 << 18];
  private int arenaEnd;
  private int[] starts = new int[1 << 13];
  private int[] hashes = new int[1 << 13];
  private @Nullable String[] strings = new @Nullable String[1 << 13];
  private Expr.@Nullable Name[] expressions = new Expr.@Nullable Name[1 << 13];
  private TypeRef.@Nullable Named[] types = new TypeRef.@Nullable Named[1 << 13];
  private int size = 1;

  NameTable() {
    Arrays.fill(slots, 0);
    starts[1] = 0;
  }

  /** Forgets all if they are too many; numbers given before are then void. */
  void trim() {
    if (size > KEEP) {
      Arrays.fill(slots, 0);
      Arrays.fill(strings, null);
      Arrays.fill(expressions, null);
      Arrays.fill(types, null);
      arenaEnd = 0;
      size = 1;
      starts[1] = 0;
    }
  }

  /** The number of a name, from 1. */
  int id(byte[] text, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    int mask = slots.length - 1;
    int slot = spread(hash) & mask;
    for (int id = slots[slot]; id != 0; id = slots[slot]) {
      if (hashes[id] == hash && Arrays.equals(arena, starts[id], starts[id + 1], text, from, to)) {
        return id;
      }
      slot = slot + 1 & mask;
    }
    return add(text, from, to, hash, slot);
  }

  private static int spread(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ h >>> 15;
  }

  private int add(byte[] text, int from, int to, int hash, int slot) {
    int id = size++;
    if (id + 2 >= starts.length) {
      int larger = starts.length * 2;
      starts = Arrays.copyOf(starts, larger);
      hashes = Arrays.copyOf(hashes, larger);
      strings = Arrays.copyOf(strings, larger);
      expressions = Arrays.copyOf(expressions, larger);
      types = Arrays.copyOf(types, larger);
    }
    int length = to - from;
    if (arenaEnd + length > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(arena.length * 2, arenaEnd + length));
    }
    System.arraycopy(text, from, arena, arenaEnd, length);
    starts[id] = arenaEnd;
    arenaEnd += length;
    starts[id + 1] = arenaEnd;
    hashes[id] = hash;
    slots[slot] = id;
    if (size * 2 > slots.length) {
      rehash();
    }
    return id;
  }

  private void rehash() {
    int[] larger = new int[slots.length * 2];
    int mask = larger.length - 1;
    for (int id = 1; id < size; id++) {
      int slot = spread(hashes[id]) & mask;
      while (larger[slot] != 0) {
        slot = slot + 1 & mask;
      }
      larger[slot] = id;
    }
    slots = larger;
  }

  int id(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return id(bytes, 0, bytes.length);
  }

  String string(int id) {
    String s = strings[id];
    if (s == null) {
      s = new String(arena, starts[id], starts[id + 1] - starts[id], StandardCharsets.UTF_8);
      strings[id] = s;
    }
    return s;
  }

  Expr.Name expression(int id) {
    Expr.Name e = expressions[id];
    if (e == null) {
      e = new Expr.Name(string(id));
      expressions[id] = e;
    }
    return e;
  }

  TypeRef.Named type(int id) {
    TypeRef.Named t = types[id];
    if (t == null) {
      t = new TypeRef.Named(string(id));
      types[id] = t;
    }
    return t;
  }

  /** Whether it is written as constants and macros are: no small letter. */
  boolean isCapital(int id) {
    for (int i = starts[id]; i < starts[id + 1]; i++) {
      if (arena[i] >= 'a' && arena[i] <= 'z') {
        return false;
      }
    }
    return true;
  }
}
