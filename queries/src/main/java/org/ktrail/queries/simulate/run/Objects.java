package org.ktrail.queries.simulate.run;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.RecordType;
import org.ktrail.queries.simulate.c.Unsupported;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.ir.LoweredFunction;

/** Variables of file scope, literals and functions: where they are. */
final class Objects {
  /** Functions lie here, 16 bytes apart, above all objects. */
  private static final long CODE = 0x7f00_0000_0000L;

  private static final long LABELS = 0x7e00_0000_0000L;

  private static final long OPEN = 1 << 12;

  private final Program program;
  private final Map<String, Long> functions = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final Map<LoweredFunction, Map<String, Long>> labels = new IdentityHashMap<>();
  private long labelCount;

  Objects(Program program) {
    this.program = program;
  }

  long function(String function) {
    return functions.computeIfAbsent(
        function,
        name -> {
          long at = CODE + 16L * functions.size();
          names.put(at, name);
          return at;
        });
  }

  /** Where a function goes on at a label: nowhere near an object. */
  long label(LoweredFunction code, String label) {
    return labels
        .computeIfAbsent(code, c -> new HashMap<>())
        .computeIfAbsent(label, l -> LABELS + 16L * labelCount++);
  }

  /** The label of a function at an address, "" if none is. */
  String labelAt(LoweredFunction code, long address) {
    for (Map.Entry<String, Long> e : labels.getOrDefault(code, Map.of()).entrySet()) {
      if (e.getValue() == address) {
        return e.getKey();
      }
    }
    return "";
  }

  @Nullable String functionAt(long address) {
    return names.get(address);
  }

  private @Nullable String nameAt(long address) {
    String name = functionAt(address);
    return name == null ? null : ExpressionText.plain(name);
  }

  /** A function's name without its file. */
  String shownFunction(long address) {
    return String.valueOf(nameAt(address));
  }

  Shown shown(ExecutionState s) {
    return new Shown(s, this::nameAt);
  }

  /**
   * The address of a variable; what its initialiser sets is stored when it is first {@linkplain
   * #use used}.
   *
   * @param type as it is declared where it is used
   */
  long global(ExecutionState s, String name, CType type) {
    Long known = s.globals.get(name);
    if (known != null) {
      return known;
    }
    Optional<CType> defined;
    try {
      defined = program.variable(name);
    } catch (Unsupported e) {
      throw notUnderstood(name, e);
    }
    CType as = defined.orElse(type);
    boolean sized = as.size() > 0 && !(as instanceof RecordType r && !r.isComplete());
    MemoryObject.Fresh fresh =
        defined.isPresent() ? MemoryObject.Fresh.ZERO : MemoryObject.Fresh.ANY;
    long place =
        s.memory.allocate(
            ExpressionText.plain(name),
            program.isStated(name) ? MemoryObject.Kind.STATED : MemoryObject.Kind.GLOBAL,
            as,
            sized ? as.size() + openEnd(as) : Memory.ABOVE,
            fresh);
    s.globals = s.globals.plus(name, place);
    s.unused = s.unused.plus(place, name);
    return place;
  }

  /** What is at an address is about to be looked at or changed. */
  void use(ExecutionState s, long address, Interpreter interpreter) {
    MemoryObject o = s.memory.object(address);
    String name = o == null ? null : s.unused.get(o.base());
    if (o == null || name == null) {
      return;
    }
    s.unused = s.unused.minus(o.base());
    if (o.fresh() == MemoryObject.Fresh.ANY) {
      String holds = o.name() + " is defined nowhere, and may hold anything";
      s.suppose(s.place(), holds);
      s.memory.inventions =
          s.memory.inventions.withObject(
              o.base(), o.name() + ", which is defined nowhere, holds what it takes");
      return;
    }
    s.assumptions = s.assumptions.plus(o.name() + " holds at first what it is initialised with");
    try {
      program.initialiser(name).ifPresent(code -> interpreter.initialise(s, code));
    } catch (Unsupported e) {
      throw notUnderstood(name, e);
    }
  }

  private static Fault notUnderstood(String variable, Unsupported e) {
    return new Fault(Fault.Kind.UNKNOWN, variable + " is not understood: " + e.getMessage());
  }

  /** Room for what an initialiser sets of an array without a size at the end of a record. */
  static long openEnd(CType type) {
    if (!(type instanceof RecordType r) || r.members().isEmpty()) {
      return 0;
    }
    CType last = r.members().getLast().type();
    return last instanceof CType.Array a && a.count() <= 0 ? OPEN : openEnd(last);
  }

  long text(ExecutionState s, Instruction.TextAddress a) {
    Optional<Long> known = s.literal(a);
    if (known.isPresent()) {
      return known.get();
    }
    long place =
        s.memory.allocate(
            "a literal",
            MemoryObject.Kind.LITERAL,
            new CType.Array(CType.CHAR, a.bytes().length),
            a.bytes().length,
            MemoryObject.Fresh.ZERO);
    for (int i = 0; i < a.bytes().length; i++) {
      s.memory.write(place + i, org.ktrail.queries.simulate.term.Terms.known(8, a.bytes()[i]));
    }
    s.statics = s.statics.plus(a.bytes(), place);
    return place;
  }
}
