package org.ktrail.cli.output;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An answer in all the forms that it has. A form is made when it is asked for. */
public final class Forms {
  private final Supplier<?> tree;
  private final Map<Format, Consumer<PrintWriter>> own = new EnumMap<>(Format.class);

  private Forms(Supplier<?> tree) {
    this.tree = tree;
  }

  /**
   * @param tree of maps, lists, strings, numbers and booleans, as {@link Json} has it
   */
  public static Forms of(Supplier<String> text, Supplier<?> tree) {
    return new Forms(tree).and(Format.TEXT, text);
  }

  /** The same with a form that not every answer has. */
  public Forms and(Format format, Supplier<String> form) {
    own.put(format, out -> out.print(form.get()));
    return this;
  }

  /** The same with a picture, in each form that pictures have. */
  public Forms drawn(Supplier<? extends Drawn> picture) {
    return and(Format.DOT, () -> picture.get().dot())
        .and(Format.MERMAID, () -> picture.get().mermaid())
        .and(Format.SVG, () -> picture.get().svg())
        .and(Format.HTML, () -> picture.get().page());
  }

  /** The same with a form that is JSON, of another tree. */
  public Forms andJson(Format format, Supplier<?> other) {
    own.put(format, out -> Json.write(other.get(), out));
    return this;
  }

  /** Writes one of them. */
  public void write(Format format, PrintWriter out) {
    Consumer<PrintWriter> form = own.get(format);
    if (form != null) {
      form.accept(out);
    } else {
      format
          .ofTree()
          .orElseThrow(() -> new IllegalStateException(format + " is offered, and not written"))
          .accept(tree.get(), out);
    }
  }
}
