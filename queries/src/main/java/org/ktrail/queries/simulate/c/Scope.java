package org.ktrail.queries.simulate.c;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What names mean at a place of a function: its blocks from the inside out, then the file. */
final class Scope {
  /** What an ordinary name of a block means. */
  sealed interface Meaning {
    record Typedef(CType type) implements Meaning {}

    record Enumerator(long value) implements Meaning {}

    record Local(Expression.Variable variable) implements Meaning {}

    /** Declared {@code extern}, or a function's prototype. */
    record Outside(CType type) implements Meaning {}
  }

  private record Level(Map<String, Meaning> names, Map<String, RecordType> records) {}

  private final Deque<Level> levels = new ArrayDeque<>();
  private final Names file;

  Scope(Names file) {
    this.file = file;
  }

  void open() {
    levels.push(new Level(new HashMap<>(), new HashMap<>()));
  }

  void close() {
    levels.pop();
  }

  /** Blocks that are open. */
  int depth() {
    return levels.size();
  }

  /** Closes blocks that a reader who gave up left open. */
  void closeTo(int depth) {
    while (levels.size() > depth) {
      close();
    }
  }

  /** A name that means nothing here. */
  void missing(String name, int line) {
    if (file instanceof Declaring declaring) {
      declaring.missing(name, line);
    }
  }

  boolean isFile() {
    return levels.isEmpty();
  }

  void add(String name, Meaning meaning) {
    if (!levels.isEmpty()) {
      levels.element().names().put(name, meaning);
    } else if (file instanceof Declaring declaring) {
      declaring.declare(name, meaning);
    }
  }

  /** Names of a file that is being read: takes what is declared outside of every block. */
  interface Declaring extends Names {
    void declare(String name, Meaning meaning);

    /** Is told a name that means nothing. */
    void missing(String name, int line);
  }

  private @Nullable Meaning inner(String name) {
    for (Level level : levels) {
      Meaning found = level.names().get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  Optional<CType> typedef(String name) {
    Meaning found = inner(name);
    if (found != null) {
      return found instanceof Meaning.Typedef t ? Optional.of(t.type()) : Optional.empty();
    }
    return file.typedef(name);
  }

  /** What a name is as an expression. */
  Optional<Expression> object(String name) {
    Meaning found = inner(name);
    if (found == null) {
      Optional<Long> constant = file.enumerator(name);
      return constant.isPresent()
          ? Optional.of(new Expression.Constant(enumerator(constant.get()), constant.get()))
          : file.object(name).map(type -> outside(name, type));
    }
    return switch (found) {
      case Meaning.Typedef t -> Optional.empty();
      case Meaning.Enumerator e ->
          Optional.of(new Expression.Constant(enumerator(e.value()), e.value()));
      case Meaning.Local l -> Optional.of(new Expression.Local(l.variable()));
      case Meaning.Outside o -> Optional.of(outside(name, o.type()));
    };
  }

  private static CType enumerator(long value) {
    return value == (int) value
        ? CType.INT
        : value == (value & 0xffffffffL) ? CType.UINT : CType.LONG;
  }

  private Expression outside(String name, CType type) {
    String symbol = file.symbol(name);
    return type instanceof CType.Function
        ? new Expression.FunctionName(type, symbol)
        : new Expression.Global(type, symbol);
  }

  /** The record of a tag; {@code defines} makes one of this very block. */
  RecordType record(String tag, boolean union, boolean defines) {
    for (Level level : levels) {
      RecordType found = level.records().get(tag);
      if (found != null) {
        return found;
      }
      if (defines) {
        break;
      }
    }
    if (!defines || levels.isEmpty()) {
      return file.record(tag, union);
    }
    RecordType made = new RecordType((union ? "union " : "struct ") + tag, union);
    levels.element().records().put(tag, made);
    return made;
  }
}
