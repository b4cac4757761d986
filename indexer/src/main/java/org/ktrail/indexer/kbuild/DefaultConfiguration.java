package org.ktrail.indexer.kbuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.condition.ConditionEvaluator;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.snapshot.SourceTree;

/**
 * The configuration that {@code make defconfig} would give, nearly: the architecture's defconfig,
 * what is selected, and defaults, until nothing changes. What asks the compiler or a shell holds.
 */
public final class DefaultConfiguration {
  /** Changes when the answer may. */
  public static final int VERSION = 2;

  private static final int ROUNDS = 30;
  private static final Pattern UNSET = Pattern.compile("# CONFIG_(\\w+) is not set");

  private final Kconfig kconfig;
  private final Map<String, String> given;
  private final Set<String> off = new HashSet<>();
  private final String architecture;

  private DefaultConfiguration(Kconfig kconfig, String architecture, String defconfig) {
    this.kconfig = kconfig;
    this.architecture = architecture;
    given = Configuration.parse(defconfig.getBytes(UTF_8), architecture).values();
    for (String line : defconfig.split("\n")) {
      Matcher unset = UNSET.matcher(line);
      if (unset.find()) {
        off.add(unset.group(1));
      }
    }
  }

  /**
   * @param architecture directory below {@code arch/}
   * @param defconfig path of the file with what differs from the defaults; one that is not there is
   *     empty
   */
  public static Configuration of(SourceTree tree, String architecture, String defconfig) {
    String text;
    try {
      text = new String(tree.read(defconfig), UTF_8);
    } catch (NoSuchElementException e) {
      text = "";
    }
    // Kconfig has it from the value of ARCH, which names no directory where it tells 32 from 64.
    return new DefaultConfiguration(Kconfig.read(tree), architecture, text + "\nCONFIG_64BIT=y\n")
        .solve();
  }

  private Configuration solve() {
    Map<String, String> values = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, String> next = round(values);
      if (next.equals(values)) {
        break;
      }
      values = next;
    }
    return new Configuration(values, architecture);
  }

  private Map<String, String> round(Map<String, String> before) {
    ConditionEvaluator conditions =
        new Configuration(before, architecture).evaluator(atom -> Truth.TRUE);
    Map<String, String> now = new TreeMap<>();
    Set<String> selected = new HashSet<>();
    Set<String> implied = new HashSet<>();
    for (KconfigSymbol s : kconfig.symbols().values()) {
      if (before.containsKey(s.name())) {
        for (KconfigSymbol.Definition d : s.definitions()) {
          if (holds(conditions, d.depends())) {
            add(d.selects(), conditions, selected);
            add(d.implies(), conditions, implied);
          }
        }
      }
    }
    for (KconfigSymbol s : kconfig.symbols().values()) {
      boolean isImplied = implied.contains(s.name());
      String value = value(s, conditions, selected.contains(s.name()), isImplied, before);
      if (!value.isEmpty() && !value.equals("n")) {
        now.put(s.name(), value);
      }
    }
    for (KconfigChoice choice : kconfig.choices()) {
      if (holds(conditions, choice.depends())) {
        choose(choice, conditions, now);
      }
    }
    return now;
  }

  private static void add(
      List<KconfigSymbol.Select> selects, ConditionEvaluator conditions, Set<String> to) {
    for (KconfigSymbol.Select x : selects) {
      if (holds(conditions, x.when())) {
        to.add(x.symbol());
      }
    }
  }

  /** One member is on: the one that was given, the default, or the first that can be. */
  private void choose(
      KconfigChoice choice, ConditionEvaluator conditions, Map<String, String> now) {
    List<String> possible =
        choice.members().stream()
            .filter(m -> kconfig.symbol(m).filter(s -> holds(conditions, s.depends())).isPresent())
            .toList();
    String chosen =
        possible.stream()
            .filter(given::containsKey)
            .findFirst()
            .or(() ->
                choice.defaults().stream()
                    .filter(d -> holds(conditions, d.when()) && possible.contains(d.value()))
                    .map(KconfigSymbol.Default::value)
                    .findFirst())
            .or(() -> possible.stream().findFirst())
            .orElse("");
    choice.members().forEach(now::remove);
    if (!chosen.isEmpty()) {
      now.put(chosen, "y");
    }
  }

  private String value(
      KconfigSymbol s,
      ConditionEvaluator conditions,
      boolean selected,
      boolean implied,
      Map<String, String> before) {
    boolean logical =
        s.type() == KconfigSymbol.Type.BOOL || s.type() == KconfigSymbol.Type.TRISTATE;
    if (logical && selected) {
      return "y";
    }
    boolean asked = false;
    for (KconfigSymbol.Definition d : s.definitions()) {
      if (!holds(conditions, d.depends())) {
        continue;
      }
      if (d.prompt().isPresent() && holds(conditions, d.asked())) {
        asked = true;
        String own = given.get(s.name());
        if (own != null) {
          return own;
        }
        if (off.contains(s.name())) {
          return "n";
        }
      }
    }
    for (KconfigSymbol.Definition d : s.definitions()) {
      if (holds(conditions, d.depends())) {
        if (logical && implied) {
          return "y";
        }
        String value = first(d.defaults(), conditions, logical, before);
        if (!value.isEmpty()) {
          return value;
        }
      }
    }
    return asked && !logical ? given.getOrDefault(s.name(), "") : "";
  }

  private static String first(
      List<KconfigSymbol.Default> defaults,
      ConditionEvaluator conditions,
      boolean logical,
      Map<String, String> before) {
    for (KconfigSymbol.Default d : defaults) {
      if (holds(conditions, d.when())) {
        return logical
            ? holds(conditions, KconfigExpression.parse(d.value())) ? "y" : "n"
            : plain(d.value(), before);
      }
    }
    return "";
  }

  /** A number or text; one that is no literal is another symbol's value. */
  private static String plain(String value, Map<String, String> before) {
    boolean symbol = value.matches("[A-Z][A-Z0-9_]*");
    return symbol ? before.getOrDefault(value, "") : KconfigExpression.unquote(value);
  }

  private static boolean holds(ConditionEvaluator conditions, Condition condition) {
    return conditions.truth(condition) == Truth.TRUE;
  }
}
