package org.ktrail.queries.simulate.c;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What names mean at a place of a function: its blocks from the inside out, then the file. */
final class BlockScope {
  /** What an ordinary name of a block means. */
  sealed interface Meaning {
    record Typedef(CType type) implements Meaning {}

    record Enumerator(TypedExpression.Constant value) implements Meaning {}

    record Local(TypedExpression.Variable variable) implements Meaning {}

    /** Declared {@code extern}, or a function's prototype. */
    record Outside(CType type) implements Meaning {}
  }

  private record Level(
      Map<String, Meaning> names,
      Map<String, RecordType> records,
      Map<String, CType> enumerations,
      Map<String, String> labels) {}

  private final Deque<Level> levels = new ArrayDeque<>();
  private final FileScopeNames file;
  private @Nullable Function function;

  BlockScope(FileScopeNames file) {
    this.file = file;
  }

  /** From now on what is read is a function's. */
  void enter(Function of) {
    function = of;
  }

  /** The function that is being read, if one is. */
  Optional<Function> function() {
    return Optional.ofNullable(function);
  }

  void open() {
    levels.push(new Level(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>()));
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
  interface Declaring extends FileScopeNames {
    void declare(String name, Meaning meaning);

    /** Takes an enumeration. */
    void enumeration(String tag, CType type);

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
  Optional<TypedExpression> object(String name) {
    Meaning found = inner(name);
    if (found == null) {
      Optional<TypedExpression.Constant> constant = file.enumerator(name);
      return constant.isPresent()
          ? Optional.of(constant.get())
          : file.object(name).map(type -> outside(name, type));
    }
    return switch (found) {
      case Meaning.Typedef t -> Optional.empty();
      case Meaning.Enumerator e -> Optional.of(e.value());
      case Meaning.Local l -> Optional.of(new TypedExpression.Local(l.variable()));
      case Meaning.Outside o -> Optional.of(outside(name, o.type()));
    };
  }

  /** A label that is the innermost block's own ({@code __label__}). */
  void addLabel(String label) {
    if (function != null && !levels.isEmpty()) {
      levels.element().labels().put(label, function.localLabel(label));
    }
  }

  /** What tells a label from all others of the function. */
  String label(String label) {
    for (Level level : levels) {
      String own = level.labels().get(label);
      if (own != null) {
        return own;
      }
    }
    return label;
  }

  /** The type of an enumeration's tag. */
  CType enumeration(String tag) {
    for (Level level : levels) {
      CType found = level.enumerations().get(tag);
      if (found != null) {
        return found;
      }
    }
    return file.enumeration(tag);
  }

  void defineEnumeration(String tag, CType type) {
    if (!levels.isEmpty()) {
      levels.element().enumerations().put(tag, type);
    } else if (file instanceof Declaring declaring) {
      declaring.enumeration(tag, type);
    }
  }

  private TypedExpression outside(String name, CType type) {
    String symbol = file.symbol(name);
    return type instanceof CType.Function
        ? new TypedExpression.FunctionName(type, symbol)
        : new TypedExpression.Global(type, symbol);
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
