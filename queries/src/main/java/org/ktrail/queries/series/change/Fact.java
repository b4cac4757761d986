package org.ktrail.queries.series.change;

import java.util.List;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations.Parameter;
import org.ktrail.queries.code.TypeText;

/**
 * Something that a file states: a definition, a call, a registration … at a line from 1, under a
 * condition of the preprocessor. {@link #identity()} is what it is beside its place: a fact that is
 * in both images of a file has not changed.
 */
public sealed interface Fact {
  /** The name it is about. */
  String name();

  int line();

  /** Last line of it; its first where it was not measured. */
  default int endLine() {
    return line();
  }

  Condition condition();

  /** Equal of what is the same thing in two images of a file, whatever became of its details. */
  String identity();

  /** What may change of it while it stays the same thing. */
  default String details() {
    return "";
  }

  /** A function with a body. */
  record Function(
      String name,
      String result,
      List<Parameter> parameters,
      boolean isStatic,
      boolean inline,
      int line,
      int endLine,
      Condition condition)
      implements Fact {
    @Override
    public String identity() {
      return "function " + name;
    }

    @Override
    public String details() {
      return (isStatic ? "static " : "") + (inline ? "inline " : "") + signature();
    }

    /** Result and parameter types, without names. */
    public String signature() {
      return TypeText.signature(name, result, parameters);
    }
  }

  /** A declaration of a function. */
  record Prototype(
      String name,
      String result,
      List<Parameter> parameters,
      boolean isStatic,
      int line,
      Condition condition)
      implements Fact {
    @Override
    public String identity() {
      return "prototype " + name;
    }

    @Override
    public String details() {
      return signature();
    }

    /** Result and parameter types, without names. */
    public String signature() {
      return TypeText.signature(name, result, parameters);
    }
  }

  /** {@code EXPORT_SYMBOL…(name)}. */
  record Export(String name, String macro, int line, Condition condition) implements Fact {
    @Override
    public String identity() {
      return "export " + name;
    }

    @Override
    public String details() {
      return macro;
    }
  }

  /** A {@code #define}. */
  record Macro(
      String name,
      boolean functionLike,
      String replacement,
      int line,
      int endLine,
      Condition condition)
      implements Fact {
    @Override
    public String identity() {
      return "macro " + name;
    }

    /** As which it is the caller of what its replacement calls. */
    public String caller() {
      return ImageFacts.DEFINE + name;
    }

    @Override
    public String details() {
      return replacement;
    }
  }

  /** A constant of an enumeration. */
  record EnumConstant(String name, int line, Condition condition) implements Fact {
    @Override
    public String identity() {
      return "constant " + name;
    }
  }

  /** A variable at file scope. */
  record Global(
      String name, String type, boolean isStatic, boolean isExtern, int line, Condition condition)
      implements Fact {
    @Override
    public String identity() {
      return (isExtern ? "extern " : "variable ") + name;
    }

    @Override
    public String details() {
      return (isStatic ? "static " : "") + type;
    }
  }

  record Typedef(String name, String type, int line, Condition condition) implements Fact {
    @Override
    public String identity() {
      return "typedef " + name;
    }

    @Override
    public String details() {
      return type;
    }
  }

  /**
   * A struct or union with its members.
   *
   * @param name with its kind: {@code struct dev}
   */
  record Record(String name, int line, Condition condition) implements Fact {
    @Override
    public String identity() {
      return name;
    }
  }

  /**
   * A member of a record.
   *
   * @param record tag of the outermost named record, "" if there is none
   */
  record Member(
      String record,
      String name,
      String type,
      boolean functionPointer,
      int line,
      Condition condition)
      implements Fact {
    @Override
    public String identity() {
      return "member " + record + "." + name;
    }

    @Override
    public String details() {
      return type;
    }
  }

  /**
   * A call, or the invocation of a function-like macro.
   *
   * @param caller the function it stands in
   * @param name of what is called: a function, macro or variable, or the member
   * @param shape how it is named
   * @param record of a call through a member its record's tag, "" where the type is not known
   * @param receiver of a call through a member the expression before it, otherwise ""
   * @param arguments as written, blanks folded
   * @param guarded of a call through a member: whether the function asks before for the member, or
   *     for the pointer through which it is reached
   */
  record Call(
      String caller,
      String name,
      Shape shape,
      String record,
      String receiver,
      List<String> arguments,
      boolean guarded,
      int line,
      int endLine,
      Condition condition)
      implements Fact {
    @Override
    public String identity() {
      return "call " + caller + " " + (shape == Shape.MEMBER ? "->" : "") + name;
    }

    @Override
    public String details() {
      return String.join(", ", arguments);
    }
  }

  /** What a call names. */
  enum Shape {
    NAME,
    MEMBER,
    /** A pointer that was dereferenced, an element of an array, the result of another call. */
    OTHER
  }

  /**
   * A name put into a member: by an initialiser or an assignment. Whether it names a function, only
   * a view of more than this file can tell.
   *
   * @param record tag of the record, "" where it is not known
   * @param name what was stored
   * @param holder the variable that is initialised or assigned to
   * @param function the function it stands in, "" at file scope
   */
  record Registration(
      String record,
      String member,
      String name,
      String holder,
      String function,
      int line,
      Condition condition)
      implements Fact {
    @Override
    public String identity() {
      return "registration " + record + "." + member + " " + name + " " + holder;
    }
  }

  /**
   * A name that a body uses without calling it: constant, variable, function as a value.
   *
   * @param function the function it stands in, or the variable whose initialiser it is
   */
  record Mention(String function, String name, int line, Condition condition) implements Fact {
    @Override
    public String identity() {
      return "mention " + function + " " + name;
    }
  }
}
