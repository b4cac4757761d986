package org.ktrail.queries.link.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.files.DataFile;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.facts.Fragments;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.made.SiteExpansion;

/**
 * Functions, macros and records of which {@code store-models.txt} says in C what they put where, so
 * that a call or an initialiser tells the object. A model depends on its line alone: it is read
 * once.
 */
public final class StoreModels {
  private static final Map<String, Written> WRITTEN = read();
  private static final ConcurrentHashMap<String, Model> MODELS = new ConcurrentHashMap<>();

  private record Written(List<String> parameters, String statement) {}

  /** A model as a macro: its parameters stand for the arguments of a call. */
  public record Model(Callable macro, Body body) {}

  private final Fragments fragments;

  public StoreModels(Fragments fragments) {
    this.fragments = fragments;
  }

  private static Map<String, Written> read() {
    Map<String, Written> written = new HashMap<>();
    for (String line : DataFile.lines(StoreModels.class, "store-models.txt")) {
      int open = line.indexOf('(');
      int close = line.indexOf(')', open);
      written.put(
          line.substring(0, open).strip(),
          new Written(
              List.of(line.substring(open + 1, close).split(" *, *")),
              line.substring(close + 1).strip()));
    }
    return Map.copyOf(written);
  }

  public static boolean has(String name) {
    return WRITTEN.containsKey(name);
  }

  /** Whether an initialiser of a record of this tag puts something elsewhere. */
  public static boolean hasRecord(String tag) {
    return WRITTEN.containsKey("struct " + tag);
  }

  /** The members of a record that its model needs. */
  public static List<String> members(String tag) {
    Written written = WRITTEN.get("struct " + tag);
    return written == null ? List.of() : written.parameters();
  }

  /** The model of a record. */
  @Nullable
  public Model ofRecord(String tag) {
    return of("struct " + tag, members(tag).size());
  }

  /** The model of a call with so many arguments; null if there is none. */
  @Nullable
  public Model of(String name, int arguments) {
    Written written = WRITTEN.get(name);
    if (written == null || written.parameters().size() != arguments) {
      return null;
    }
    return MODELS.computeIfAbsent(name, n -> parse(n, written));
  }

  private Model parse(String name, Written written) {
    SourceFacts facts = fragments.parse(SiteExpansion.statements(written.statement() + ";"));
    Declarations.Macro macro =
        new Declarations.Macro(
            name, true, written.parameters(), false, written.statement(), 0, 0, 0, 0);
    FactOrigin origin = new FactOrigin(-1, Declarations.NONE);
    return new Model(
        Callable.of(origin, macro, Condition.ALWAYS),
        facts.bodies().get(facts.declarations().functions().getFirst().body()));
  }
}
