package org.ktrail.indexer.kbuild;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ktrail.indexer.condition.AtomResolver;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionEvaluator;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.snapshot.SourceTree;

/**
 * Which symbols have no choice once an architecture is chosen: those that all its kernels have on
 * ({@code MMU} of x86), and those that none can have ({@code ARM}). Everything else is open, and so
 * is whatever asks a compiler or a shell.
 *
 * <p>Where a kernel can be built for 32 and 64 bits, it is taken to be of 64; and that drivers of
 * other machines can be compiled to test them ({@code COMPILE_TEST}) does not count as having them.
 */
public final class ArchitectureSymbols {
  /** Changes when the answer may. */
  public static final int VERSION = 5;

  private static final String CONFIG = "CONFIG_";
  private static final int ROUNDS = 40;

  private final Kconfig kconfig;
  private final String architecture;
  private final Map<String, Truth> values = new TreeMap<>();

  private ArchitectureSymbols(Kconfig kconfig, String architecture) {
    this.kconfig = kconfig;
    this.architecture = architecture;
  }

  /**
   * @param architecture directory below {@code arch/}
   * @return by symbol without {@code CONFIG_}: {@link Truth#TRUE} or {@link Truth#FALSE}; who is
   *     open is absent
   */
  public static Map<String, Truth> of(SourceTree tree, String architecture) {
    return new ArchitectureSymbols(Kconfig.read(tree), architecture).solve();
  }

  /** What is known of an atom when these symbols are. */
  public static Truth truth(String atom, String architecture, Map<String, Truth> symbols) {
    if (atom.startsWith("ARCH=")) {
      return Truth.of(
          Configuration.directoryOf(atom.substring("ARCH=".length())).equals(architecture));
    }
    if (!atom.startsWith(CONFIG)) {
      return Truth.UNKNOWN;
    }
    String name = symbolOf(atom);
    String value = atom.substring(CONFIG.length() + name.length());
    if (value.startsWith("<") || value.startsWith(">")) {
      return Truth.UNKNOWN;
    }
    Truth truth = symbols.getOrDefault(name, Truth.UNKNOWN);
    // On, it may be y or m, or any number.
    return !value.isEmpty() && truth == Truth.TRUE ? Truth.UNKNOWN : truth;
  }

  /** The symbol that an atom tells of, without what it is compared with. */
  private static String symbolOf(String atom) {
    return atom.substring(CONFIG.length()).split("[=<>]", 2)[0];
  }

  private Map<String, Truth> solve() {
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Truth> before = new TreeMap<>(values);
      round();
      if (before.equals(values)) {
        break;
      }
    }
    return values;
  }

  private void round() {
    AtomResolver known =
        atom -> {
          Truth truth = truth(atom, architecture, values);
          boolean undefined = atom.startsWith(CONFIG) && kconfig.symbol(symbolOf(atom)).isEmpty();
          return undefined ? Truth.FALSE : truth;
        };
    ConditionEvaluator conditions = ConditionEvaluator.of(known);
    Set<String> selected = new HashSet<>();
    Set<String> selectable = new HashSet<>();
    Set<String> implied = new HashSet<>();
    for (KconfigSymbol s : kconfig.symbols().values()) {
      Truth on = values.getOrDefault(s.name(), Truth.UNKNOWN);
      if (on == Truth.FALSE) {
        continue;
      }
      for (KconfigSymbol.Definition d : s.definitions()) {
        Truth depends = conditions.truth(d.depends());
        for (KconfigSymbol.Select x : d.selects()) {
          Truth when = depends.and(conditions.truth(x.when()));
          if (when != Truth.FALSE) {
            selectable.add(x.symbol());
          }
          if (when == Truth.TRUE && on == Truth.TRUE) {
            selected.add(x.symbol());
          }
        }
        for (KconfigSymbol.Select x : d.implies()) {
          if (depends.and(conditions.truth(x.when())) != Truth.FALSE) {
            implied.add(x.symbol());
          }
        }
      }
    }
    for (KconfigSymbol s : kconfig.symbols().values()) {
      Truth value =
          switch (s.name()) {
            case "64BIT" -> conditions.truth(s.depends()) == Truth.FALSE ? Truth.FALSE : Truth.TRUE;
            case "COMPILE_TEST" -> Truth.FALSE;
            default -> value(s, conditions, selected, selectable, implied);
          };
      if (value != Truth.UNKNOWN) {
        values.put(s.name(), value);
      }
    }
  }

  private Truth value(
      KconfigSymbol s,
      ConditionEvaluator conditions,
      Set<String> selected,
      Set<String> selectable,
      Set<String> implied) {
    boolean logical =
        s.type() == KconfigSymbol.Type.BOOL || s.type() == KconfigSymbol.Type.TRISTATE;
    if (!logical) {
      return Truth.UNKNOWN;
    }
    if (selected.contains(s.name())) {
      return Truth.TRUE;
    }
    Truth any = selectable.contains(s.name()) ? Truth.UNKNOWN : Truth.FALSE;
    for (KconfigSymbol.Definition d : s.definitions()) {
      Truth depends = conditions.truth(d.depends());
      if (depends == Truth.FALSE) {
        continue;
      }
      boolean asked = d.prompt().isPresent() && conditions.truth(d.asked()) != Truth.FALSE;
      Truth own =
          asked || implied.contains(s.name()) ? Truth.UNKNOWN : first(d.defaults(), conditions);
      any = any.or(depends.and(own));
    }
    return any;
  }

  /** The value of the first default that applies. */
  private static Truth first(List<KconfigSymbol.Default> defaults, ConditionEvaluator conditions) {
    Truth result = Truth.FALSE;
    for (int i = defaults.size() - 1; i >= 0; i--) {
      Truth when = conditions.truth(defaults.get(i).when());
      Truth value = conditions.truth(expression(defaults.get(i).value()));
      result =
          switch (when) {
            case TRUE -> value;
            case FALSE -> result;
            case UNKNOWN -> value == result ? result : Truth.UNKNOWN;
          };
    }
    return result;
  }

  private static Condition expression(String value) {
    return KconfigExpression.parse(value);
  }
}
