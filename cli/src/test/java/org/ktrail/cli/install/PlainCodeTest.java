package org.ktrail.cli.install;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainCodeTest {
  /** What is there to be rewritten; tells what it makes of all kinds of values. */
  public static final class Sample implements Callable<List<Object>> {
    sealed interface Shape {
      /** A switch within an interface. */
      static int corners(Shape shape) {
        return switch (shape) {
          case Circle _ -> 0;
          case Square _ -> 4;
          case Named n -> corners(n.of());
        };
      }
    }

    record Circle(double radius, float width) implements Shape {}

    record Square(int side, long area, byte b, short s, char c, boolean filled) implements Shape {}

    record Named(@Nullable String name, Shape of) implements Shape {}

    record Nothing() {}

    private static String text(@Nullable Object value) {
      return switch (value) {
        case null -> "null";
        case String s when s.isEmpty() -> "empty";
        case String s -> s;
        case Named(String name, Circle _) -> "round " + name;
        case Shape s -> "shape " + Shape.corners(s);
        case Integer i when i > 3 -> "many";
        default -> "other";
      };
    }

    @Override
    public List<Object> call() {
      Square square = new Square(3, 1L << 40, (byte) -1, (short) -2, 'c', true);
      Circle circle = new Circle(-0.0, Float.NaN);
      Named named = new Named(null, circle);
      return List.of(
          text(null),
          text(""),
          text("a"),
          text(named),
          text(new Named("n", square)),
          text(square),
          text(4),
          text(3),
          square.hashCode(),
          circle.hashCode(),
          named.hashCode(),
          new Nothing().hashCode(),
          named.equals(new Named(null, new Circle(-0.0, Float.NaN))),
          circle.equals(new Circle(0.0, Float.NaN)),
          square.equals(new Square(3, 1L << 41, (byte) -1, (short) -2, 'c', true)),
          square.equals(new Square(3, 1L << 40, (byte) -1, (short) -2, 'c', true)),
          square.equals(new Square(3, 1L << 40, (byte) -1, (short) -2, 'd', true)),
          named.equals(new Named("n", circle)),
          named.equals(circle),
          new Nothing().equals(new Nothing()),
          square.toString());
    }
  }

  /** Loads the sample's classes rewritten. */
  private static final class Loader extends ClassLoader {
    private int written;

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(Sample.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] plain = PlainCode.of(requireNonNull(in).readAllBytes());
        String constants = new String(plain, StandardCharsets.ISO_8859_1);
        written += constants.contains("typeSwitch$") ? 1 : 0;
        return defineClass(name, plain, 0, plain.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void doesWhatTheJdkDoes() throws Exception {
    Loader loader = new Loader();
    Object sample = loader.loadClass(Sample.class.getName()).getDeclaredConstructor().newInstance();
    assertThat(sample).isNotInstanceOf(Sample.class);
    assertThat(((Callable<?>) sample).call()).isEqualTo(new Sample().call());
    assertThat(loader.written).as("classes with a switch").isEqualTo(2);
  }
}
