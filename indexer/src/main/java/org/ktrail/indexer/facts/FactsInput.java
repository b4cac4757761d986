package org.ktrail.indexer.facts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Expr.Item;

/**
 * Reads what {@link FactsOutput} wrote. Each string, type and name of the tables is one shared
 * object. Damage that a checksum let pass ends in an {@link IndexOutOfBoundsException} or similar,
 * never in a loop.
 */
final class FactsInput {
  /** Twice what is written: expressions within types count anew. */
  private static final int DEEPEST = 2 * FactsOutput.MAX_DEPTH;

  private final byte[] data;
  private int at;
  private int depth;
  private final String[] strings;
  private final Expr.@Nullable Name[] names;
  private final @Nullable TypeRef[] types;

  FactsInput(byte[] data, int at, StringPool pool) {
    this(data, at, pool, null);
  }

  /**
   * @param strings in place of those of its table
   */
  FactsInput(byte[] data, String[] strings) {
    this(data, 0, StringPool.NONE, strings);
  }

  private FactsInput(byte[] data, int at, StringPool pool, String @Nullable [] others) {
    this.data = data;
    this.at = at;
    int count = checked(number());
    int end = number();
    end += this.at;
    strings = others != null ? others : new String[count];
    names = new Expr.Name[count];
    if (others != null) {
      this.at = end;
    } else {
      for (int i = 0; i < count; i++) {
        strings[i] = inlineString(pool);
      }
    }
    if (this.at != end || strings.length != count) {
      throw new IllegalStateException("string table");
    }
    types = new TypeRef[checked(number())];
    for (int i = 0; i < types.length; i++) {
      types[i] = typeEntry();
    }
  }

  /** The strings of a run's table, in order. */
  static List<String> strings(byte[] data) {
    return List.of(new FactsInput(data, 0, StringPool.NONE).strings);
  }

  int number() {
    byte b = data[at++];
    if (b >= 0) {
      return b;
    }
    int value = b & 0x7f;
    for (int shift = 7; shift < 35; shift += 7) {
      b = data[at++];
      value |= (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("number");
  }

  int signed() {
    int value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A count of things of at least one byte each. */
  int count() {
    return checked(number());
  }

  private int checked(int count) {
    if (count < 0 || count > data.length) {
      throw new IllegalStateException("count");
    }
    return count;
  }

  String string() {
    return strings[number()];
  }

  String inlineString(StringPool pool) {
    int header = number();
    int length = header >>> 1;
    String value = pool.get(data, at, length, (header & 1) != 0);
    at += length;
    return value;
  }

  List<String> strings() {
    String[] values = new String[count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = string();
    }
    return List.of(values);
  }

  TypeRef type() {
    return type(number());
  }

  private TypeRef type(int index) {
    TypeRef type = types[index];
    if (type == null) {
      throw new IllegalStateException("a type before its parts");
    }
    return type;
  }

  private TypeRef typeEntry() {
    int tag = number();
    return switch (tag) {
      case Tags.UNKNOWN -> TypeRef.UNKNOWN;
      case Tags.NAMED -> new TypeRef.Named(string());
      case Tags.ANONYMOUS -> new TypeRef.Anonymous(number());
      case Tags.POINTER -> new TypeRef.Pointer(type());
      case Tags.ARRAY -> new TypeRef.Array(type());
      case Tags.FUNCTION -> {
        TypeRef result = type();
        TypeRef[] parameters = new TypeRef[count()];
        for (int i = 0; i < parameters.length; i++) {
          parameters[i] = type();
        }
        yield new TypeRef.Function(result, List.of(parameters));
      }
      case Tags.TYPEOF -> new TypeRef.TypeOf(expr());
      default -> new TypeRef.Tagged(TypeRef.Tag.values()[tag - Tags.TAGGED], string());
    };
  }

  Expr expr() {
    deeper();
    Expr read = plainExpr();
    shallower();
    return read;
  }

  /** Begins something that may hold its like; {@link #shallower} ends it. */
  void deeper() {
    if (++depth > DEEPEST) {
      throw new IllegalStateException("nested too deep");
    }
  }

  void shallower() {
    depth--;
  }

  private Expr plainExpr() {
    int header = number();
    int payload = header >>> Tags.EXPR_BITS;
    return switch (header & (1 << Tags.EXPR_BITS) - 1) {
      case Tags.OPAQUE -> Expr.OPAQUE;
      case Tags.NAME -> name(payload);
      case Tags.DOT -> new Expr.Member(expr(), strings[payload], false);
      case Tags.ARROW -> new Expr.Member(expr(), strings[payload], true);
      case Tags.INDEX -> new Expr.Index(expr(), expr());
      case Tags.DEREF -> new Expr.Deref(expr());
      case Tags.ADDRESS_OF -> new Expr.AddressOf(expr());
      case Tags.RESULT -> new Expr.Result(payload);
      case Tags.CAST -> new Expr.Cast(type(payload), expr());
      case Tags.SELECTION -> selection(payload);
      case Tags.CHOICE -> new Expr.Choice(exprs(payload));
      case Tags.INIT -> new Expr.Init(type(payload), items());
      case Tags.TYPE_ARGUMENT -> new Expr.TypeArgument(type(payload));
      case Tags.TEXT -> new Expr.Text(strings[payload]);
      default -> throw new IllegalStateException("expression");
    };
  }

  private Expr.Selection selection(int count) {
    Expr control = expr();
    List<Expr.Association> associations = new ArrayList<>(checked(count));
    for (int i = 0; i < count; i++) {
      associations.add(new Expr.Association(type(), expr()));
    }
    return new Expr.Selection(control, List.copyOf(associations));
  }

  private Expr.Name name(int index) {
    Expr.Name name = names[index];
    if (name == null) {
      name = new Expr.Name(strings[index]);
      names[index] = name;
    }
    return name;
  }

  List<Expr> exprs(int count) {
    switch (count) {
      case 0:
        return List.of();
      case 1:
        return List.of(expr());
      case 2:
        return List.of(expr(), expr());
      default:
        Expr[] values = new Expr[checked(count)];
        for (int i = 0; i < count; i++) {
          values[i] = expr();
        }
        return List.of(values);
    }
  }

  private List<Item> items() {
    int count = count();
    List<Item> items = new ArrayList<>(count);
    int line = 0;
    for (int i = 0; i < count; i++) {
      int position = signed();
      List<String> designators = strings();
      line += signed();
      int condition = number();
      items.add(new Item(position, designators, expr(), line, condition));
    }
    return List.copyOf(items);
  }
}
