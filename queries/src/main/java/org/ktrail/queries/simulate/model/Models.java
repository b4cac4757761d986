package org.ktrail.queries.simulate.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.run.Program;

/**
 * The library of models. Whoever expands a program leaves calls of what it {@linkplain #answers
 * answers} as they are, and uses its {@linkplain #macros macros} in place of the program's own.
 * Kept answers make it unfit for several threads.
 */
public final class Models {
  /** Functions of models that only models call. */
  private static final String INTERNAL = "__models_";

  static final List<String> FILES =
      List.of(
          "locks.c",
          "rcu.c",
          "atomic.c",
          "refcount.c",
          "bitops.c",
          "alloc.c",
          "strings.c",
          "xarray.c",
          "lists.c",
          "inode.c",
          "wait.c",
          "print.c",
          "time.c",
          "compiler.c");

  private final List<ModelFile> files;
  private final Map<String, ModelFile> functions = new LinkedHashMap<>();
  private final Map<String, String> macros = new LinkedHashMap<>();
  private final NameVariants variants;
  private final List<String> silent;
  private final List<String> yielding = lines("gives-way.txt");
  private final List<String> events = lines("events.txt");
  private final Map<String, Optional<LoweredFunction>> codes = new HashMap<>();
  private final ModelFile nothing;

  Models(List<ModelFile> files, NameVariants variants, List<String> silent) {
    this.files = files;
    this.variants = variants;
    this.silent = silent;
    for (ModelFile f : files) { // later files take precedence
      f.functions().forEach(name -> functions.put(name, f));
      macros.putAll(f.macros());
    }
    nothing = new ModelFile("silent.txt", "long " + INTERNAL + "nothing(void) { return 0; }", "");
  }

  /** The models that come with the program. */
  public static Models shipped() {
    return new Models(shippedFiles(), new NameVariants(lines("variants.txt")), lines("silent.txt"));
  }

  static List<ModelFile> shippedFiles() {
    String declarations = resource("intrinsics.h");
    List<ModelFile> files = new ArrayList<>();
    for (String name : FILES) {
      files.add(new ModelFile("models/" + name, resource(name), declarations));
    }
    return files;
  }

  /**
   * Whether calls of a function are answered here, so that a macro of that name is not expanded.
   */
  public boolean answers(String function) {
    return function.startsWith("__model_")
        || variants.of(function).stream().anyMatch(functions::containsKey)
        || isSilent(function);
  }

  /** Definitions that take the place of the program's: the directive by the name it defines. */
  public Map<String, String> macros() {
    return Collections.unmodifiableMap(macros);
  }

  /**
   * The type of a function as its model declares it: where the program declares none, since it has
   * a macro there.
   */
  public Optional<CType> type(String function) {
    for (String name : variants.of(function)) {
      ModelFile file = functions.get(name);
      if (file != null) {
        return file.type(name);
      }
    }
    return function.startsWith("__model_")
        ? files.getFirst().type(function)
        : isSilent(function) ? nothing.type(INTERNAL + "nothing") : Optional.empty();
  }

  private boolean isSilent(String function) {
    return isOneOf(silent, function) || isOneOf(events, function);
  }

  /** Whether calls of a function are answered here only where nobody wrote it. */
  public boolean answersUnlessWritten(String function) {
    return isOneOf(events, function);
  }

  private boolean yields(String name) {
    return yielding.stream().anyMatch(line -> line.startsWith(name + " "));
  }

  private static boolean isOneOf(List<String> names, String function) {
    for (String s : names) {
      if (s.endsWith("*")
          ? function.startsWith(s.substring(0, s.length() - 1))
          : s.equals(function)) {
        return true;
      }
    }
    return false;
  }

  private Optional<LoweredFunction> function(String name) {
    return codes.computeIfAbsent(name, this::made);
  }

  private Optional<LoweredFunction> made(String function) {
    for (String name : variants.of(function)) {
      ModelFile file = functions.get(name);
      if (file != null) {
        return file.function(name);
      }
    }
    return isSilent(function) ? nothing.function(INTERNAL + "nothing") : Optional.empty();
  }

  /** A program with the models in place of its own functions. */
  public Program over(Program program) {
    return new Program() {
      @Override
      public Optional<LoweredFunction> function(String name) {
        return isModel(name) ? Models.this.function(name) : program.function(name);
      }

      @Override
      public Optional<LoweredFunction> initialiser(String variable) {
        return program.initialiser(variable);
      }

      @Override
      public Optional<CType> variable(String name) {
        return program.variable(name);
      }

      @Override
      public Optional<String> assumption(String function) {
        return program.assumption(function);
      }

      @Override
      public boolean isWritten(String function) {
        return program.isWritten(function);
      }

      @Override
      public boolean readsOnly(String function, int argument) {
        return program.readsOnly(function, argument);
      }

      @Override
      public Optional<LoweredFunction> behindModel(String function) {
        return program.behindModel(function);
      }

      @Override
      public boolean givesWay(String function, boolean known) {
        return known
            && variants.of(function).stream()
                .anyMatch(name -> isOneOf(yielding, name) || yields(name));
      }

      @Override
      public int decidingArgument(String function) {
        for (String name : variants.of(function)) {
          for (String line : yielding) {
            if (line.startsWith(name + " ")) {
              return Integer.parseInt(line.substring(name.length() + 1)) - 1;
            }
          }
        }
        return 0;
      }

      @Override
      public boolean isModel(String function) {
        return !(answersUnlessWritten(function) && program.isWritten(function))
            && Models.this.function(function).isPresent();
      }
    };
  }

  static List<String> lines(String name) {
    return resource(name).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
  }

  static String resource(String name) {
    try (InputStream in = Models.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
