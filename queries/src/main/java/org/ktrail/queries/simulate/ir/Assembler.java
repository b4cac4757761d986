package org.ktrail.queries.simulate.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ktrail.queries.simulate.c.TypedExpression;
import org.ktrail.queries.simulate.ir.Operand.Temporary;

/** Collects instructions; jumps are to labels until all is there. */
final class Assembler {
  /** A place to jump to, known when it is set. */
  static final class Label {
    private int at = -1;
    private int number = -1;
  }

  private final List<Instruction> instructions = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private final Map<Integer, Map<String, Label>> computed = new HashMap<>();
  private int temporaries;

  Temporary temporary(int bits) {
    return new Temporary(bits, temporaries++);
  }

  void add(Instruction instruction) {
    instructions.add(instruction);
  }

  /** Numbers of labels stand for targets until {@link #instructions()}. */
  private int number(Label label) {
    if (label.number < 0) {
      label.number = labels.size();
      labels.add(label);
    }
    return label.number;
  }

  void jump(int line, Label to) {
    add(new Instruction.Jump(line, number(to)));
  }

  void branch(
      int line, Operand condition, Label then, Label otherwise, Optional<TypedExpression> of) {
    add(new Instruction.Branch(line, condition, number(then), number(otherwise), of));
  }

  /**
   * @param labels all of the function, as far as they are known when all is there
   */
  void jumpTo(int line, Operand pointer, Map<String, Label> labels) {
    computed.put(instructions.size(), labels);
    add(new Instruction.JumpTo(line, pointer, Map.of()));
  }

  void once(int line, org.ktrail.queries.simulate.c.TypedExpression.Variable variable, Label done) {
    add(new Instruction.Once(line, variable, number(done)));
  }

  void set(Label label) {
    label.at = instructions.size();
  }

  int temporaries() {
    return temporaries;
  }

  List<Instruction> instructions() {
    List<Instruction> out = new ArrayList<>(instructions.size());
    for (Instruction i : instructions) {
      out.add(
          switch (i) {
            case Instruction.Jump j -> new Instruction.Jump(j.line(), at(j.target()));
            case Instruction.Branch b ->
                new Instruction.Branch(
                    b.line(), b.condition(), at(b.then()), at(b.otherwise()), b.of());
            case Instruction.JumpTo j ->
                new Instruction.JumpTo(
                    j.line(),
                    j.pointer(),
                    targets(Objects.requireNonNull(computed.get(out.size()))));
            case Instruction.Once o -> new Instruction.Once(o.line(), o.variable(), at(o.done()));
            default -> i;
          });
    }
    return List.copyOf(out);
  }

  private static Map<String, Integer> targets(Map<String, Label> labels) {
    Map<String, Integer> out = new HashMap<>();
    labels.forEach((name, label) -> out.put(name, label.at));
    return Map.copyOf(out);
  }

  private int at(int label) {
    int at = labels.get(label).at;
    if (at < 0) {
      throw new IllegalStateException("a label is not set");
    }
    return at;
  }
}
