package org.ktrail.queries.simulate.run;

import java.util.List;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** A model's call of the machine, its arguments read as they are needed. */
final class ModelCall {
  final ExecutionState s;
  private final Instruction.Call c;
  private final List<Term> arguments;
  private final Objects objects;
  private final ObjectAccess access;

  ModelCall(
      ExecutionState s,
      Instruction.Call c,
      List<Term> arguments,
      Objects objects,
      ObjectAccess access) {
    this.s = s;
    this.c = c;
    this.arguments = arguments;
    this.objects = objects;
    this.access = access;
  }

  Term term(int i) {
    return s.settled(Terms.resize(argument(i), 64, true));
  }

  private Term argument(int i) {
    if (i >= arguments.size()) {
      throw new UserError(
          "%s: %s is called with %d arguments, and needs one more; docs/models.md lists them"
              .formatted(s.place(), c.name(), arguments.size()));
    }
    return arguments.get(i);
  }

  long address(int i) {
    return access.resolve(s, term(i));
  }

  String text(int i) {
    return s.memory.text(address(i));
  }

  boolean flag(int i) {
    return !term(i).equals(Terms.known(64, 0));
  }

  String shown(int i) {
    Term argument = argument(i);
    CType type = c.types().get(i);
    return objects.shown(s).value(argument, type.isScalar() ? type : CType.VOID_POINTER);
  }

  /** The text with each % in it replaced by an argument. */
  String message(int from) {
    StringBuilder out = new StringBuilder();
    int next = from + 1;
    for (char ch : text(from).toCharArray()) {
      if (ch == '%' && next < arguments.size()) {
        out.append(shown(next++));
      } else {
        out.append(ch);
      }
    }
    return out.toString();
  }

  ExecutionState.Ghost ghost() {
    Term index = arguments.size() > 2 ? term(2) : Terms.known(64, 0);
    return new ExecutionState.Ghost(text(0), ExecutionState.pointer(address(1)), index);
  }
}
