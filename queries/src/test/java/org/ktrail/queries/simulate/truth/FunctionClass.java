package org.ktrail.queries.simulate.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Functions about one thing of C, {@code long name(long a, long b)}, none of which has undefined
 * behaviour when compiled as the kernel is.
 *
 * @param preamble what they share
 * @param functions by name, each with what is its own
 */
public record FunctionClass(String name, String preamble, Map<String, String> functions) {
  private static final List<String> NAMES =
      List.of(
          "arithmetic",
          "arrays",
          "assembly",
          "bitfields",
          "builtins",
          "characters",
          "cleanups",
          "computed",
          "conditionals",
          "constants",
          "enums",
          "floats",
          "funcname",
          "functions",
          "gotos",
          "initialisers",
          "int128",
          "literals",
          "loops",
          "overflow",
          "packing",
          "pointers",
          "recordloops",
          "shifts",
          "sizes",
          "statements",
          "statics",
          "strings",
          "structs",
          "switches",
          "types",
          "unions",
          "varargs",
          "vla");

  /** Functions of each class; of a new seed all are new. */
  public static List<FunctionClass> all(long seed, int each) {
    List<FunctionClass> out = new ArrayList<>();
    for (String name : NAMES) {
      out.add(of(name, new Random(seed ^ name.hashCode()), each));
    }
    return out;
  }

  /** Functions that need a preprocessor, and {@code <linux/truth.h>}. */
  public static FunctionClass preprocessed(long seed, int each) {
    return of("macros", new Random(seed), each);
  }

  /** The text of {@code <linux/truth.h>}. */
  public static String header() {
    return resource("truth.h");
  }

  private static FunctionClass of(String name, Random random, int each) {
    String text = resource(name + ".c");
    // The first line says what the class is about.
    String[] parts = text.substring(text.indexOf('\n') + 1).split("(?m)^//-\n");
    Templates templates = new Templates(random, name);
    Map<String, String> functions = new LinkedHashMap<>();
    for (int i = 0; i < each; i++) {
      String function = "test_" + name + "_" + i;
      String template = parts[1 + i % (parts.length - 1)];
      functions.put(function, templates.fill(template, function));
    }
    return new FunctionClass(name, templates.fill(parts[0], name), functions);
  }

  /** The types, and what tells effects: {@code note()}. */
  public static String prelude() {
    return resource("prelude.h");
  }

  static String resource(String name) {
    try (InputStream in = FunctionClass.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
