package org.ktrail.queries.simulate.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.RecordType;
import org.ktrail.queries.simulate.c.Unsupported;
import org.ktrail.queries.simulate.ir.Code;
import org.ktrail.queries.simulate.ir.ExpressionText;
import org.ktrail.queries.simulate.ir.Instruction;

/** Variables of file scope, literals and functions: where they are. */
final class Objects {
  /** Functions lie here, 16 bytes apart, above all objects. */
  private static final long CODE = 0x7f00_0000_0000L;

  private final Program program;
  private final Map<String, Long> functions = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();

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

  @Nullable String functionAt(long address) {
    return names.get(address);
  }

  private @Nullable String nameAt(long address) {
    String name = functionAt(address);
    return name == null ? null : ExpressionText.plain(name);
  }

  Shown shown(State s) {
    return new Shown(s, this::nameAt);
  }

  /**
   * @param type as it is declared where it is used
   */
  long global(State s, String name, CType type, Interpreter interpreter) {
    Long known = s.globals.get(name);
    if (known != null) {
      return known;
    }
    Optional<CType> defined;
    Optional<Code> initialiser;
    try {
      defined = program.variable(name);
      initialiser = defined.isPresent() ? program.initialiser(name) : Optional.empty();
    } catch (Unsupported e) {
      throw new Fault(Fault.Kind.UNKNOWN, name + " is not understood: " + e.getMessage());
    }
    CType as = defined.orElse(type);
    boolean sized = as.size() > 0 && !(as instanceof RecordType r && !r.isComplete());
    MemoryObject.Fresh fresh =
        defined.isEmpty() || program.isRunning(name)
            ? MemoryObject.Fresh.ANY
            : MemoryObject.Fresh.ZERO;
    long place =
        s.memory.allocate(
            ExpressionText.plain(name),
            MemoryObject.Kind.GLOBAL,
            as,
            sized ? as.size() : Memory.ABOVE,
            fresh);
    s.globals = s.globals.plus(name, place);
    if (defined.isEmpty()) {
      s.suppose(
          s.place(), ExpressionText.plain(name) + " is defined nowhere, and may hold anything");
    } else if (fresh == MemoryObject.Fresh.ZERO || initialiser.isPresent()) {
      s.assumptions =
          s.assumptions.plus(
              ExpressionText.plain(name) + " holds at first what it is initialised with");
    }
    initialiser.ifPresent(code -> interpreter.initialise(s, code));
    return place;
  }

  long text(State s, Instruction.TextAddress a) {
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
    s.statics = s.statics.plus(a, place);
    return place;
  }
}
