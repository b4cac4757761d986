package org.ktrail.indexer.extract.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ktrail.indexer.extract.CSyntax;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.facts.body.MemberUse;
import org.ktrail.indexer.facts.body.MemberUse.Access;
import org.ktrail.indexer.syntax.FlatTree;

/** Tells of a member in a parsed file what it is a member of, and what is done with it. */
final class UseReader {
  /** Expressions in each other that are followed. */
  private static final int DEEPEST = 60;

  /** Characters of an expression that are told. */
  private static final int LONGEST = 200;

  private final ParsedFile in;
  private final FlatTree tree;

  UseReader(ParsedFile in) {
    this.in = in;
    tree = in.tree;
  }

  // ---- what it is a member of

  /** The shape of an expression as far as its type depends on it. */
  Expr shape(int node, int depth) {
    if (node < 0 || depth > DEEPEST) {
      return Expr.OPAQUE;
    }
    int next = depth + 1;
    return switch (in.kind(node)) {
      case CSyntax.IDENTIFIER -> tree.isMissing(node) ? Expr.OPAQUE : new Expr.Name(in.text(node));
      case CSyntax.PARENTHESIZED_EXPRESSION, CSyntax.EXTENSION_EXPRESSION ->
          shape(tree.firstNamed(node), next);
      case CSyntax.FIELD_EXPRESSION -> {
        int field = in.child(node, CSyntax.FIELD_FIELD);
        int operator = in.child(node, CSyntax.FIELD_OPERATOR);
        Expr base = shape(in.child(node, CSyntax.FIELD_ARGUMENT), next);
        yield field < 0
            ? Expr.OPAQUE
            : new Expr.Member(base, in.text(field), in.text(operator).equals("->"));
      }
      case CSyntax.SUBSCRIPT_EXPRESSION ->
          new Expr.Index(shape(in.child(node, CSyntax.FIELD_ARGUMENT), next), Expr.OPAQUE);
      case CSyntax.POINTER_EXPRESSION -> {
        Expr of = shape(in.child(node, CSyntax.FIELD_ARGUMENT), next);
        yield isAddress(node) ? new Expr.AddressOf(of) : new Expr.Deref(of);
      }
      case CSyntax.CALL_EXPRESSION -> new Expr.Result(called(node));
      case CSyntax.CAST_EXPRESSION ->
          new Expr.Cast(
              type(in.child(node, CSyntax.FIELD_TYPE)),
              shape(in.child(node, CSyntax.FIELD_VALUE), next));
      case CSyntax.CONDITIONAL_EXPRESSION ->
          new Expr.Choice(
              List.of(
                  shape(in.child(node, CSyntax.FIELD_CONSEQUENCE), next),
                  shape(in.child(node, CSyntax.FIELD_ALTERNATIVE), next)));
      case CSyntax.COMMA_EXPRESSION -> shape(in.child(node, CSyntax.FIELD_RIGHT), next);
      case CSyntax.ASSIGNMENT_EXPRESSION, CSyntax.BINARY_EXPRESSION ->
          shape(in.child(node, CSyntax.FIELD_LEFT), next);
      case CSyntax.UPDATE_EXPRESSION -> shape(in.child(node, CSyntax.FIELD_ARGUMENT), next);
      case CSyntax.COMPOUND_LITERAL_EXPRESSION ->
          new Expr.Init(type(in.child(node, CSyntax.FIELD_TYPE)), List.of());
      default -> Expr.OPAQUE;
    };
  }

  /** The byte at which a call names what it calls, as call sites of bodies have it. */
  private int called(int call) {
    int function = in.child(call, CSyntax.FIELD_FUNCTION);
    int field = function < 0 ? -1 : in.child(function, CSyntax.FIELD_FIELD);
    return tree.start(field >= 0 ? field : Math.max(function, call));
  }

  private boolean isAddress(int pointer) {
    return in.text(tree.firstChild(pointer)).equals("&");
  }

  private TypeRef type(int descriptor) {
    if (descriptor < 0) {
      return TypeRef.UNKNOWN;
    }
    int type = in.child(descriptor, CSyntax.FIELD_TYPE);
    if (type < 0) {
      return TypeRef.UNKNOWN;
    }
    TypeRef found =
        switch (in.kind(type)) {
          case CSyntax.STRUCT_SPECIFIER -> tagged(TypeRef.Tag.STRUCT, type);
          case CSyntax.UNION_SPECIFIER -> tagged(TypeRef.Tag.UNION, type);
          case CSyntax.TYPE_IDENTIFIER, CSyntax.PRIMITIVE_TYPE, CSyntax.SIZED_TYPE_SPECIFIER ->
              new TypeRef.Named(in.text(type));
          default -> TypeRef.UNKNOWN;
        };
    int declarator = in.child(descriptor, CSyntax.FIELD_DECLARATOR);
    while (declarator >= 0) {
      found =
          switch (in.kind(declarator)) {
            case CSyntax.ABSTRACT_POINTER_DECLARATOR -> new TypeRef.Pointer(found);
            case CSyntax.ABSTRACT_ARRAY_DECLARATOR -> new TypeRef.Array(found);
            default -> TypeRef.UNKNOWN;
          };
      declarator = in.child(declarator, CSyntax.FIELD_DECLARATOR);
    }
    return found;
  }

  private TypeRef tagged(TypeRef.Tag kind, int specifier) {
    int name = in.child(specifier, CSyntax.FIELD_NAME);
    return name < 0 ? TypeRef.UNKNOWN : new TypeRef.Tagged(kind, in.text(name));
  }

  // ---- what is done with it

  MemberUse accessed(int node, int field, Expr base) {
    List<String> rest = new ArrayList<>();
    int at = node;
    int up = tree.parent(at);
    while (up >= 0) {
      switch (in.kind(up)) {
        case CSyntax.PARENTHESIZED_EXPRESSION, CSyntax.EXTENSION_EXPRESSION -> {}
        case CSyntax.FIELD_EXPRESSION -> {
          if (in.text(in.child(up, CSyntax.FIELD_OPERATOR)).equals("->")) {
            rest.add("[]");
          }
          rest.add("." + in.text(in.child(up, CSyntax.FIELD_FIELD)));
        }
        case CSyntax.SUBSCRIPT_EXPRESSION -> {
          if (in.child(up, CSyntax.FIELD_ARGUMENT) != at) {
            return use(node, field, base, rest, Access.READ, -1, at);
          }
          rest.add("[]");
        }
        case CSyntax.POINTER_EXPRESSION -> {
          int back = isAddress(up) ? dereferenced(up) : -1;
          if (back >= 0) {
            up = back; // *&x is x
          } else if (isAddress(up)) {
            return use(node, field, base, rest, Access.ADDRESS_TAKEN, up, at);
          }
          if (back < 0) {
            rest.add("[]");
          }
        }
        case CSyntax.ASSIGNMENT_EXPRESSION -> {
          boolean plain = in.text(in.child(up, CSyntax.FIELD_OPERATOR)).equals("=");
          Access access =
              in.child(up, CSyntax.FIELD_LEFT) != at
                  ? Access.READ
                  : plain ? Access.ASSIGNED : Access.UPDATED;
          return use(node, field, base, rest, access, -1, at);
        }
        case CSyntax.UPDATE_EXPRESSION -> {
          if (field == node && rest.isEmpty() && isDereferenced(up)) {
            break; // *p++: what it points to
          }
          return use(node, field, base, rest, Access.UPDATED, -1, at);
        }
        case CSyntax.CALL_EXPRESSION -> {
          return use(node, field, base, rest, Access.CALLED, -1, at);
        }
        case CSyntax.SIZEOF_EXPRESSION, CSyntax.ALIGNOF_EXPRESSION, CSyntax.OFFSETOF_EXPRESSION -> {
          return use(node, field, base, rest, Access.UNEVALUATED, -1, at);
        }
        default -> {
          return use(node, field, base, rest, Access.READ, at, at);
        }
      }
      at = up;
      up = tree.parent(at);
    }
    return use(node, field, base, rest, Access.READ, -1, at);
  }

  /** What takes the value behind an address at once, −1 if nothing does. */
  private int dereferenced(int address) {
    int up = tree.parent(address);
    while (in.is(up, CSyntax.PARENTHESIZED_EXPRESSION) || in.is(up, CSyntax.CAST_EXPRESSION)) {
      up = tree.parent(up);
    }
    return in.is(up, CSyntax.POINTER_EXPRESSION) && !isAddress(up) ? up : -1;
  }

  private boolean isDereferenced(int update) {
    int up = tree.parent(update);
    return in.is(up, CSyntax.POINTER_EXPRESSION) && !isAddress(up);
  }

  /** A use of a name. */
  MemberUse named(int node) {
    MemberUse use = accessed(node, node, Expr.OPAQUE);
    boolean taken = use.access() == Access.ADDRESS_TAKEN && use.callee().isEmpty();
    boolean read = use.access() == Access.READ && use.callee().isEmpty();
    if (!taken && !(read && isKept(node))) {
      return use;
    }
    Handed to = given(node);
    return new MemberUse(
        use.member(),
        use.base(),
        use.leads(),
        use.rest(),
        use.at(),
        taken ? Access.ADDRESS_TAKEN : to.argument() >= 0 ? Access.READ : Access.KEPT,
        to.callee(),
        to.argument(),
        use.text());
  }

  /**
   * Where the value of a name, its address, or either with something added gets: an argument, or,
   * with the number {@link MemberUse#VARIABLE}, a variable.
   */
  private Handed given(int node) {
    int at = node;
    for (int up = tree.parent(at); up >= 0; up = tree.parent(at)) {
      switch (in.kind(up)) {
        case CSyntax.PARENTHESIZED_EXPRESSION,
            CSyntax.CAST_EXPRESSION,
            CSyntax.POINTER_EXPRESSION -> {}
        case CSyntax.BINARY_EXPRESSION -> {
          String operator = in.text(in.child(up, CSyntax.FIELD_OPERATOR));
          if (!operator.equals("+") && !operator.equals("-")) {
            return Handed.NOWHERE;
          }
        }
        case CSyntax.ARGUMENT_LIST -> {
          return handed(at);
        }
        case CSyntax.INIT_DECLARATOR -> {
          Expr variable = declared(in.child(up, CSyntax.FIELD_DECLARATOR));
          return variable instanceof Expr.Name n
              ? new Handed(n.name(), MemberUse.VARIABLE)
              : Handed.NOWHERE;
        }
        case CSyntax.ASSIGNMENT_EXPRESSION -> {
          int left = in.child(up, CSyntax.FIELD_LEFT);
          return left != at && in.is(left, CSyntax.IDENTIFIER)
              ? new Handed(in.text(left), MemberUse.VARIABLE)
              : Handed.NOWHERE;
        }
        default -> {
          return Handed.NOWHERE;
        }
      }
      at = up;
    }
    return Handed.NOWHERE;
  }

  private static final Set<String> TESTS = Set.of("==", "!=", "<", ">", "<=", ">=", "&&", "||");

  /** Whether a value goes anywhere but into a test. */
  private boolean isKept(int node) {
    int at = node;
    for (int up = tree.parent(at); up >= 0; up = tree.parent(at)) {
      switch (in.kind(up)) {
        case CSyntax.PARENTHESIZED_EXPRESSION,
            CSyntax.CAST_EXPRESSION,
            CSyntax.COMMA_EXPRESSION -> {}
        case CSyntax.CONDITIONAL_EXPRESSION -> {
          if (in.child(up, CSyntax.FIELD_CONDITION) == at) {
            return false;
          }
        }
        case CSyntax.UNARY_EXPRESSION -> {
          return !in.text(tree.firstChild(up)).equals("!");
        }
        case CSyntax.BINARY_EXPRESSION -> {
          return !TESTS.contains(in.text(in.child(up, CSyntax.FIELD_OPERATOR)));
        }
        case CSyntax.IF_STATEMENT,
            CSyntax.WHILE_STATEMENT,
            CSyntax.DO_STATEMENT,
            CSyntax.FOR_STATEMENT,
            CSyntax.SUBSCRIPT_EXPRESSION,
            CSyntax.SIZEOF_EXPRESSION -> {
          return false;
        }
        default -> {
          return true;
        }
      }
      at = up;
    }
    return true;
  }

  /**
   * @param value what may be an argument as it is, −1 if nothing is
   */
  private MemberUse use(
      int node, int field, Expr base, List<String> rest, Access access, int value, int outer) {
    Handed handed = value < 0 ? Handed.NOWHERE : handed(value);
    boolean unevaluated = access != Access.ASSIGNED && isUnevaluated(outer);
    return new MemberUse(
        in.text(field),
        base,
        List.of(),
        rest,
        tree.start(field),
        unevaluated ? Access.UNEVALUATED : access,
        handed.callee(),
        handed.argument(),
        told(tree.start(node), tree.end(field)));
  }

  private boolean isUnevaluated(int node) {
    for (int up = tree.parent(node), i = 0; up >= 0 && i < DEEPEST; up = tree.parent(up), i++) {
      switch (in.kind(up)) {
        case CSyntax.SIZEOF_EXPRESSION, CSyntax.ALIGNOF_EXPRESSION, CSyntax.OFFSETOF_EXPRESSION -> {
          return true;
        }
        case CSyntax.COMPOUND_STATEMENT, CSyntax.EXPRESSION_STATEMENT, CSyntax.DECLARATION -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }

  /** Which argument of what an expression is. */
  private record Handed(String callee, int argument) {
    static final Handed NOWHERE = new Handed("", -1);
  }

  private Handed handed(int value) {
    int at = value;
    int up = tree.parent(at);
    while (up >= 0
        && (in.is(up, CSyntax.PARENTHESIZED_EXPRESSION) || in.is(up, CSyntax.CAST_EXPRESSION))
        && !isLoopHead(up)) {
      at = up;
      up = tree.parent(at);
    }
    if (in.is(up, CSyntax.ARGUMENT_LIST)) {
      int call = tree.parent(up);
      int function = call < 0 ? -1 : in.child(call, CSyntax.FIELD_FUNCTION);
      if (in.is(function, CSyntax.IDENTIFIER)) {
        int argument = 0;
        for (int c = tree.firstChild(up); c >= 0 && c != at; c = tree.nextSibling(c)) {
          argument += tree.isNamed(c) && !tree.isExtra(c) ? 1 : 0;
        }
        return new Handed(in.text(function), argument);
      }
      return Handed.NOWHERE;
    }
    return loop(at, up);
  }

  private boolean isLoopHead(int node) {
    int up = tree.parent(node);
    return in.is(up, CSyntax.WHILE_STATEMENT) && !in.loopMacro(up).isEmpty();
  }

  /** A macro that heads a loop is read as a {@code while} over its arguments with commas. */
  private Handed loop(int value, int parent) {
    int at = value;
    int up = parent;
    int argument = 0;
    while (in.is(up, CSyntax.COMMA_EXPRESSION)) {
      argument += in.child(up, CSyntax.FIELD_RIGHT) == at ? 1 + commas(up) : 0;
      at = up;
      up = tree.parent(at);
    }
    if (in.is(up, CSyntax.PARENTHESIZED_EXPRESSION) && isLoopHead(up)) {
      return new Handed(in.loopMacro(tree.parent(up)), argument);
    }
    return Handed.NOWHERE;
  }

  /** Commas to the left of the last one of a list. */
  private int commas(int list) {
    int left = in.child(list, CSyntax.FIELD_LEFT);
    int count = 0;
    while (in.is(left, CSyntax.COMMA_EXPRESSION)) {
      count++;
      left = in.child(left, CSyntax.FIELD_LEFT);
    }
    return count;
  }

  // ---- initialisers

  void initialised(int pair, Set<String> members, List<MemberUse> into) {
    List<String> before = new ArrayList<>();
    for (int c = tree.firstChild(pair); c >= 0; c = tree.nextSibling(c)) {
      String step = designator(c);
      if (step.isEmpty()) {
        continue;
      }
      if (step.startsWith(".") && members.contains(step.substring(1))) {
        List<String> leads = new ArrayList<>(before);
        Expr base = object(pair, leads);
        int name = in.is(c, CSyntax.FIELD_IDENTIFIER) ? c : tree.firstNamed(c);
        into.add(
            new MemberUse(
                step.substring(1),
                base,
                leads,
                List.of(),
                tree.start(name),
                Access.INITIALISED,
                "",
                -1,
                step));
      }
      before.add(step);
    }
  }

  /** {@code .name}, {@code []}, or "" of what is no designator. */
  private String designator(int node) {
    return switch (in.kind(node)) {
      case CSyntax.FIELD_DESIGNATOR_NODE -> {
        int name = tree.firstNamed(node);
        yield name < 0 ? "" : "." + in.text(name);
      }
      case CSyntax.FIELD_IDENTIFIER -> "." + in.text(node); // name: value
      case CSyntax.SUBSCRIPT_DESIGNATOR, CSyntax.SUBSCRIPT_RANGE_DESIGNATOR -> "[]";
      default -> "";
    };
  }

  /** What an element of an initialiser is an element of; puts before {@code leads} how. */
  private Expr object(int element, List<String> leads) {
    int at = element;
    for (int depth = 0; depth < DEEPEST; depth++) {
      int list = tree.parent(at);
      if (!in.is(list, CSyntax.INITIALIZER_LIST)) {
        return Expr.OPAQUE;
      }
      int around = tree.parent(list);
      switch (around < 0 ? CSyntax.OTHER : in.kind(around)) {
        case CSyntax.INITIALIZER_PAIR -> {
          int from = 0;
          for (int c = tree.firstChild(around); c >= 0; c = tree.nextSibling(c)) {
            String step = designator(c);
            if (!step.isEmpty()) {
              leads.add(from++, step);
            }
          }
          at = around;
        }
        case CSyntax.INITIALIZER_LIST -> {
          int position = 0;
          for (int c = tree.firstChild(around); c >= 0 && c != list; c = tree.nextSibling(c)) {
            position += tree.isNamed(c) && !tree.isExtra(c) ? 1 : 0;
          }
          leads.addFirst("#" + position);
          at = list;
        }
        case CSyntax.COMPOUND_LITERAL_EXPRESSION -> {
          return new Expr.Init(type(in.child(around, CSyntax.FIELD_TYPE)), List.of());
        }
        case CSyntax.INIT_DECLARATOR -> {
          return declared(in.child(around, CSyntax.FIELD_DECLARATOR));
        }
        default -> {
          return Expr.OPAQUE;
        }
      }
    }
    return Expr.OPAQUE;
  }

  private Expr declared(int declarator) {
    int at = declarator;
    while (at >= 0 && !in.is(at, CSyntax.IDENTIFIER)) {
      int inner = in.child(at, CSyntax.FIELD_DECLARATOR);
      at = inner >= 0 ? inner : tree.firstNamed(at);
    }
    return at < 0 ? Expr.OPAQUE : new Expr.Name(in.text(at));
  }

  private String told(int from, int to) {
    String text = in.written(from, Math.min(to, from + LONGEST));
    return to > from + LONGEST ? text + "…" : text;
  }
}
