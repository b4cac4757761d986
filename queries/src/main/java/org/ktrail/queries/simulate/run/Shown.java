package org.ktrail.queries.simulate.run;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.TermText;
import org.ktrail.queries.simulate.term.Terms;

/** Shows values as a reader of C writes them: names of objects, functions, errors, text. */
final class Shown {
  private final ExecutionState state;
  private final Function<Long, @Nullable String> functions;

  Shown(ExecutionState state, Function<Long, @Nullable String> functions) {
    this.state = state;
    this.functions = functions;
  }

  String value(Term value, CType type) {
    Term t = state.simplified(value);
    if (t instanceof Term.Known k && type instanceof CType.Pointer p) {
      return pointer(k.value(), p);
    }
    if (t instanceof Term.Known k && type instanceof CType.Bool) {
      return k.value() != 0 ? "true" : "false";
    }
    if (t instanceof Term.Known k && k.bits() >= 32 && type.isInteger()) {
      long v = Terms.signed(k.bits(), k.value());
      return v < -1 && v > -4096
          ? ErrorNumbers.name(v)
          : address(k).orElseGet(() -> TermText.number(k));
    }
    return term(t);
  }

  /** A number that is the address of an object is shown as that. */
  private Optional<String> address(Term.Known k) {
    return k.bits() == 64 && k.value() >= 0x1000_0000L ? place(k) : Optional.empty();
  }

  String term(Term t) {
    return TermText.of(state.simplified(t), k -> address(k).orElseGet(() -> TermText.number(k)));
  }

  private String pointer(long address, CType.Pointer type) {
    if (address == 0) {
      return "NULL";
    }
    if (Long.compareUnsigned(address, -4096) >= 0) {
      return "ERR_PTR(" + ErrorNumbers.name(address) + ")";
    }
    MemoryObject o = state.memory.object(address);
    if (type.to() instanceof CType.Int i
        && i.bits() == 8
        && o != null
        && o.kind() == MemoryObject.Kind.LITERAL) {
      return '"' + state.memory.text(address).replace("\n", "\\n") + '"';
    }
    return o != null
        ? o.address(address - o.base(), type.to())
        : place(Terms.known(64, address)).orElse("0x" + Long.toHexString(address));
  }

  /** The address as an expression: a pointer, or {@code &object.member}. */
  Optional<String> place(Term address) {
    if (!(address instanceof Term.Known k)) {
      return Optional.empty();
    }
    String function = functions.apply(k.value());
    if (function != null) {
      return Optional.of(function);
    }
    MemoryObject o = state.memory.object(k.value());
    if (o == null) {
      return Optional.empty();
    }
    return Optional.of(o.address(k.value() - o.base()));
  }

  /** What is at an address, as a reader writes the place. */
  String target(long address, long bytes) {
    MemoryObject o = state.memory.object(address);
    return o == null ? "0x" + Long.toHexString(address) : o.place(address - o.base(), bytes);
  }
}
