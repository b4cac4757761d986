package org.ktrail.indexer.facts;

import java.util.List;
import org.ktrail.indexer.condition.Condition;

/**
 * What a blob declares at file scope. Every {@code condition} is an index into {@link
 * #conditions()}, whose entry 0 is {@link Condition#ALWAYS}. Include guards are not conditions.
 */
public record Declarations(
    List<Condition> conditions,
    List<Include> includes,
    List<Macro> macros,
    List<Function> functions,
    List<Prototype> prototypes,
    List<Record> records,
    List<Typedef> typedefs,
    List<Global> globals,
    List<EnumConstant> enumConstants,
    List<Invocation> invocations,
    List<AssemblerMacro> assemblerMacros) {
  /** Of C alone. */
  public Declarations(
      List<Condition> conditions,
      List<Include> includes,
      List<Macro> macros,
      List<Function> functions,
      List<Prototype> prototypes,
      List<Record> records,
      List<Typedef> typedefs,
      List<Global> globals,
      List<EnumConstant> enumConstants,
      List<Invocation> invocations) {
    this(
        conditions,
        includes,
        macros,
        functions,
        prototypes,
        records,
        typedefs,
        globals,
        enumConstants,
        invocations,
        List.of());
  }

  /** Stands for {@code ##} between two words of a macro's replacement, so that they read as one. */
  public static final String PASTE = "__PASTE__";

  /** Whether a name, or C text, is put together by a macro and therefore names nothing. */
  public static boolean isPaste(String text) {
    return text.contains(PASTE);
  }

  /** Nothing declared. */
  public static final Declarations NONE = ofFunctions(List.of(Condition.ALWAYS), List.of());

  /** Functions and nothing else. */
  public static Declarations ofFunctions(List<Condition> conditions, List<Function> functions) {
    return new Declarations(
        conditions,
        List.of(),
        List.of(),
        functions,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The same under other conditions, which are numbered as before. */
  public Declarations withConditions(List<Condition> conditions) {
    return new Declarations(
        conditions,
        includes,
        macros,
        functions,
        prototypes,
        records,
        typedefs,
        globals,
        enumConstants,
        invocations,
        assemblerMacros);
  }

  /**
   * @param path as written, without quotes or brackets; @param system true for {@code <…>}
   */
  public record Include(String path, boolean system, int line, int condition) {}

  /**
   * A {@code #define}.
   *
   * @param parameters null-free; empty for {@code F()}; see {@link #functionLike}
   * @param variadic its last parameter takes the rest ({@code ...} or {@code args...}; named {@code
   *     __VA_ARGS__} when unnamed)
   * @param replacement the text without comments and line splices, runs of blanks folded, trimmed
   * @param body index into the blob's bodies, or −1 when the replacement calls nothing or does not
   *     parse as C
   */
  public record Macro(
      String name,
      boolean functionLike,
      List<String> parameters,
      boolean variadic,
      String replacement,
      int line,
      int endLine,
      int condition,
      int body) {
    /** The same with another body. */
    public Macro withBody(int body) {
      return new Macro(
          name, functionLike, parameters, variadic, replacement, line, endLine, condition, body);
    }
  }

  public record Parameter(String name, TypeRef type) {}

  /**
   * Where a function definition lies, as in {@link Function}.
   *
   * @param line of the name, {@code endLine} of the closing brace
   */
  public record Extent(int start, int bodyStart, int end, int line, int endLine) {}

  /**
   * A function definition. {@code madeBy} is the macro invocation that heads it ({@code
   * SYSCALL_DEFINE3(read, …) {…}}: name is then the first argument as written), or null-free {@link
   * Invocation#NONE}.
   *
   * @param start first byte of the declarator's name; {@code bodyStart}/{@code end} the braces, end
   *     exclusive
   * @param weak {@code __weak} or {@code __attribute__((weak))}
   * @param alias target of {@code __attribute__((alias("…")))}, "" if none
   * @param body index into the blob's bodies; two heads of one body under opposite conditions share
   *     it
   */
  public record Function(
      String name,
      TypeRef result,
      List<Parameter> parameters,
      boolean isStatic,
      boolean inline,
      boolean weak,
      String alias,
      int start,
      int bodyStart,
      int end,
      int line,
      int endLine,
      int condition,
      Invocation madeBy,
      int body) {
    /** One of whose head nothing but the name could be read. */
    public static Function nameOnly(String name, Extent at, int condition, int body) {
      return new Function(
          name,
          TypeRef.UNKNOWN,
          List.of(),
          false,
          false,
          false,
          "",
          at.start,
          at.bodyStart,
          at.end,
          at.line,
          at.endLine,
          condition,
          Invocation.NONE,
          body);
    }

    /** The same with other types. */
    public Function with(TypeRef result, List<Parameter> parameters) {
      return with(result, parameters, body);
    }

    /** The same with another body. */
    public Function withBody(int body) {
      return with(result, parameters, body);
    }

    private Function with(TypeRef result, List<Parameter> parameters, int body) {
      return new Function(
          name,
          result,
          parameters,
          isStatic,
          inline,
          weak,
          alias,
          start,
          bodyStart,
          end,
          line,
          endLine,
          condition,
          madeBy,
          body);
    }
  }

  public record Prototype(
      String name,
      TypeRef result,
      List<Parameter> parameters,
      boolean isStatic,
      boolean weak,
      String alias,
      int line,
      int condition) {}

  /**
   * A struct or union. {@code tag} is "" for an anonymous one. A group of members ({@code
   * struct_group}) is an anonymous record that two members have as their type, one without a name;
   * where it has a tag, that is a record whose only member it is.
   */
  public record Record(TypeRef.Tag kind, String tag, List<Field> fields, int line, int condition) {}

  /** A member; name "" for an anonymous member, whose own members are reached through it. */
  public record Field(String name, TypeRef type, int line, int condition) {}

  public record Typedef(String name, TypeRef type, int line, int condition) {}

  /**
   * A variable at file scope. {@code initializer} is {@link Expr#OPAQUE} if none, or if it holds
   * nothing pointer-like.
   *
   * @param body index of the body that holds the calls (mostly macros) of the initialiser, to which
   *     its {@link Expr.Result} refer; −1 if it has none
   */
  public record Global(
      String name,
      TypeRef type,
      boolean isStatic,
      boolean isExtern,
      Expr initializer,
      int line,
      int condition,
      int body) {
    /** The same with another body. */
    public Global withBody(int body) {
      return new Global(name, type, isStatic, isExtern, initializer, line, condition, body);
    }
  }

  public record EnumConstant(String name, int line, int condition) {}

  /**
   * A macro invocation at file scope ({@code EXPORT_SYMBOL(x)}, {@code DEFINE_MUTEX(m)}, {@code
   * TRACE_EVENT(…)}), to be expanded in the linked view. In an assembler source any word that may
   * be the use of a macro, within routines too, with all that follows it as one argument.
   *
   * @param prefix storage and type words before it ("static"), "" if none
   * @param arguments each as source text without comments, blanks folded
   * @param trailer source text of an initialiser that follows ({@code = { … }}), "" if none
   */
  public record Invocation(
      String prefix,
      String macro,
      List<String> arguments,
      String trailer,
      int line,
      int condition) {
    public static final Invocation NONE = new Invocation("", "", List.of(), "", 0, 0);
  }

  /**
   * A {@code .macro} of the assembler, also in a header.
   *
   * @param parameters as written, with default or qualifier: {@code x}, {@code y=0}, {@code z:req},
   *     {@code w:vararg}
   */
  public record AssemblerMacro(
      String name,
      List<String> parameters,
      List<AssemblerStatement> body,
      int line,
      int endLine,
      int condition) {}

  /** A statement of an assembler macro, without comments, blanks folded. */
  public record AssemblerStatement(String text, int line, int condition) {}
}
