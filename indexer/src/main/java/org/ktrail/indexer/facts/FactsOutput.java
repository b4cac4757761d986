package org.ktrail.indexer.facts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ktrail.indexer.facts.Expr.AddressOf;
import org.ktrail.indexer.facts.Expr.Cast;
import org.ktrail.indexer.facts.Expr.Choice;
import org.ktrail.indexer.facts.Expr.Deref;
import org.ktrail.indexer.facts.Expr.Index;
import org.ktrail.indexer.facts.Expr.Init;
import org.ktrail.indexer.facts.Expr.Item;
import org.ktrail.indexer.facts.Expr.Member;
import org.ktrail.indexer.facts.Expr.Name;
import org.ktrail.indexer.facts.Expr.Opaque;
import org.ktrail.indexer.facts.Expr.Result;
import org.ktrail.indexer.facts.Expr.Selection;
import org.ktrail.indexer.facts.Expr.Text;
import org.ktrail.indexer.facts.Expr.TypeArgument;

/**
 * A growing run of bytes with a table of strings and a table of types; {@link FactsInput} reads it.
 * Numbers are varints. Strings and types are written once and referred to by index.
 */
final class FactsOutput {
  /**
   * Expressions and types nested deeper are written as opaque: no source that compiles has them.
   */
  static final int MAX_DEPTH = 200;

  /** A run of bytes without tables. */
  static final class Bytes {
    private byte[] data;
    private int length;

    Bytes() {
      this(1 << 12);
    }

    /**
     * @param expected bytes it has room for at first
     */
    Bytes(int expected) {
      data = new byte[expected];
    }

    void number(int value) {
      if (length + 5 > data.length) {
        data = Arrays.copyOf(data, data.length * 2);
      }
      int rest = value;
      while ((rest & ~0x7f) != 0) {
        data[length++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      data[length++] = (byte) rest;
    }

    void bytes(byte[] from, int offset, int count) {
      if (length + count > data.length) {
        data = Arrays.copyOf(data, Math.max(data.length * 2, length + count));
      }
      System.arraycopy(from, offset, data, length, count);
      length += count;
    }

    void append(Bytes other) {
      bytes(other.data, 0, other.length);
    }

    byte[] data() {
      return data;
    }

    byte[] toArray() {
      return Arrays.copyOf(data, length);
    }

    int length() {
      return length;
    }
  }

  private final Bytes main = new Bytes(1 << 10);
  private final Bytes stringTable = new Bytes(1 << 10);
  private final Bytes typeTable = new Bytes(1 << 8);
  private final Map<String, Integer> strings = new HashMap<>();
  private final Map<TypeRef, Integer> types = new HashMap<>();

  /** Where {@link #number} and what follows go: the main part, or a type being written. */
  private Bytes target = main;

  /** The finished run: string table, type table, main part. */
  Bytes finish() {
    Bytes whole = new Bytes(20 + stringTable.length + typeTable.length + main.length);
    whole.number(strings.size());
    whole.number(stringTable.length());
    whole.append(stringTable);
    whole.number(types.size());
    whole.append(typeTable);
    whole.append(main);
    return whole;
  }

  void number(int value) {
    target.number(value);
  }

  /** A number that may be negative; small magnitudes are short. */
  void signed(int value) {
    target.number((value << 1) ^ (value >> 31));
  }

  void string(String value) {
    target.number(index(value));
  }

  void strings(List<String> values) {
    number(values.size());
    values.forEach(this::string);
  }

  int index(String value) {
    Integer known = strings.get(value);
    if (known != null) {
      return known;
    }
    int index = strings.size();
    strings.put(value, index);
    writeString(stringTable, value);
    return index;
  }

  /** Length in bytes doubled, plus one if the bytes are UTF-8 and not Latin-1; then the bytes. */
  static void writeString(Bytes to, String value) {
    boolean latin = true;
    for (int i = 0; i < value.length() && latin; i++) {
      latin = value.charAt(i) < 256;
    }
    byte[] bytes = value.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    to.number(bytes.length << 1 | (latin ? 0 : 1));
    to.bytes(bytes, 0, bytes.length);
  }

  void type(TypeRef type) {
    target.number(typeIndex(type, 0));
  }

  private int typeIndex(TypeRef type, int depth) {
    Integer known = types.get(type);
    if (known != null) {
      return known;
    }
    if (depth > MAX_DEPTH) {
      return typeIndex(TypeRef.UNKNOWN, 0);
    }
    Bytes entry = new Bytes(16); // most are a tag and a number
    Bytes outer = target;
    target = entry; // parts of this type come into the table before it
    switch (type) {
      case TypeRef.Unknown u -> number(Tags.UNKNOWN);
      case TypeRef.Tagged t -> {
        number(Tags.TAGGED + t.kind().ordinal());
        string(t.tag());
      }
      case TypeRef.Named n -> {
        number(Tags.NAMED);
        string(n.name());
      }
      case TypeRef.Anonymous a -> {
        number(Tags.ANONYMOUS);
        number(a.record());
      }
      case TypeRef.Pointer p -> {
        int to = typeIndex(p.to(), depth + 1);
        number(Tags.POINTER);
        number(to);
      }
      case TypeRef.Array a -> {
        int of = typeIndex(a.of(), depth + 1);
        number(Tags.ARRAY);
        number(of);
      }
      case TypeRef.Function f -> {
        int result = typeIndex(f.result(), depth + 1);
        int[] parameters = f.parameters().stream().mapToInt(p -> typeIndex(p, depth + 1)).toArray();
        number(Tags.FUNCTION);
        number(result);
        number(parameters.length);
        for (int parameter : parameters) {
          number(parameter);
        }
      }
      case TypeRef.TypeOf t -> {
        number(Tags.TYPEOF);
        expr(t.of(), depth + 1);
      }
    }
    target = outer;
    int index = types.size();
    types.put(type, index);
    typeTable.append(entry);
    return index;
  }

  void expr(Expr expr) {
    expr(expr, 0);
  }

  private void expr(Expr expr, int depth) {
    if (depth > MAX_DEPTH) {
      tagged(Tags.OPAQUE, 0);
      return;
    }
    int deeper = depth + 1;
    switch (expr) {
      case Opaque o -> tagged(Tags.OPAQUE, 0);
      case Name n -> tagged(Tags.NAME, index(n.name()));
      case Member m -> {
        tagged(m.arrow() ? Tags.ARROW : Tags.DOT, index(m.field()));
        expr(m.base(), deeper);
      }
      case Index i -> {
        tagged(Tags.INDEX, 0);
        expr(i.base(), deeper);
        expr(i.index(), deeper);
      }
      case Deref d -> {
        tagged(Tags.DEREF, 0);
        expr(d.of(), deeper);
      }
      case AddressOf a -> {
        tagged(Tags.ADDRESS_OF, 0);
        expr(a.of(), deeper);
      }
      case Result r -> tagged(Tags.RESULT, r.site());
      case Cast c -> {
        tagged(Tags.CAST, typeIndex(c.type(), deeper));
        expr(c.of(), deeper);
      }
      case Choice c -> {
        tagged(Tags.CHOICE, c.options().size());
        c.options().forEach(option -> expr(option, deeper));
      }
      case Selection s -> {
        tagged(Tags.SELECTION, s.associations().size());
        expr(s.control(), deeper);
        s.associations()
            .forEach(a -> {
              number(typeIndex(a.type(), deeper));
              expr(a.value(), deeper);
            });
      }
      case Init i -> {
        tagged(Tags.INIT, typeIndex(i.type(), deeper));
        number(i.items().size());
        int line = 0;
        for (Item item : i.items()) {
          signed(item.position());
          strings(item.designators());
          signed(item.line() - line);
          line = item.line();
          number(item.condition());
          expr(item.value(), deeper);
        }
      }
      case TypeArgument t -> tagged(Tags.TYPE_ARGUMENT, typeIndex(t.type(), deeper));
      case Text t -> tagged(Tags.TEXT, index(t.value()));
    }
  }

  private void tagged(int tag, int payload) {
    target.number(payload << Tags.EXPR_BITS | tag);
  }
}
