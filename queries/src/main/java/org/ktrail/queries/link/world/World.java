package org.ktrail.queries.link.world;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.facts.SnapshotFacts;
import org.ktrail.queries.link.includes.Includes;
import org.ktrail.queries.link.includes.Inclusion;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.ClosedMacros;
import org.ktrail.queries.link.macros.MacroModels;
import org.ktrail.queries.link.macros.SettledArguments;
import org.ktrail.queries.presence.ArchitectureSets;

/**
 * Everything declared at file scope anywhere in the snapshot, by name. Filled by one thread, then
 * only read. Knows nothing of visibility: {@link FileView} does.
 */
public class World {
  /**
   * A record definition. {@code title} is its tag, or the typedef or member path that names an
   * anonymous one.
   */
  public record RecordDefinition(FactOrigin origin, Declarations.Record record, String title) {
    /** One that has a tag. */
    public static RecordDefinition of(FactOrigin origin, Declarations.Record tagged) {
      return new RecordDefinition(origin, tagged, Groups.title(origin.declarations(), tagged));
    }
  }

  public record TypedefDefinition(FactOrigin origin, Declarations.Typedef typedef) {}

  public record Variable(FactOrigin origin, Declarations.Global global) {}

  public record Declared(FactOrigin origin, Declarations.Prototype prototype) {}

  /** A {@code .macro}. */
  public record AssemblerDefinition(FactOrigin origin, Declarations.AssemblerMacro macro) {}

  public final SnapshotFacts facts;
  public final int files;
  private final String[] paths;
  private final Declarations[] declarations;
  public final Inclusion includes;
  private final Condition[] fileCondition;
  private final String[] program;
  private final BitSet headers = new BitSet();
  private final BitSet publicHeaders = new BitSet();

  /** What holds of macros whoever uses them; null where names are filled in when asked for. */
  final @Nullable ClosedMacros closedMacros;

  final @Nullable SettledArguments settledArguments;

  private final Map<String, NamedDefinitions> manyDefinitions = new ConcurrentHashMap<>();
  public final Map<String, List<Callable>> callables;
  public final Map<String, List<RecordDefinition>> records;
  final Map<String, List<TypedefDefinition>> typedefs;
  public final Map<String, List<Variable>> variables;
  public final Map<String, List<Declared>> prototypes;

  private final Map<String, List<AssemblerDefinition>> assemblerMacros = new HashMap<>();
  private final ArchitectureSets architectures;

  private final @Nullable PrivateMacros privateMacros;

  private final ConcurrentHashMap<Condition, Long> masks = new ConcurrentHashMap<>();

  /** Names of members, anywhere, that may hold a function pointer: a cheap first question. */
  public final Set<String> functionMembers = new HashSet<>();

  public final Set<String> functionTypedefs = new HashSet<>();

  public World(SnapshotFacts facts) {
    this.facts = facts;
    files = facts.fileCount();
    callables = new HashMap<>();
    records = new HashMap<>();
    typedefs = new HashMap<>();
    variables = new HashMap<>();
    prototypes = new HashMap<>();
    paths = new String[files];
    declarations = new Declarations[files];
    program = new String[files];
    for (int f = 0; f < files; f++) {
      paths[f] = facts.path(f);
      declarations[f] = slim(facts.declarations(f));
      program[f] = facts.program(f).intern();
      headers.set(f, paths[f].endsWith(".h"));
      publicHeaders.set(f, isPublic(paths[f]));
    }
    Includes all = new Includes(paths, f -> declarations[f].includes());
    includes = all;
    architectures = architectures(all);
    fileCondition =
        all.architectureConditions(f -> paths[f].endsWith(".c") && program[f].equals(KERNEL));
    for (int f = 0; f < files; f++) {
      fileCondition[f] = built(this::architectures, facts.buildCondition(f), fileCondition[f]);
    }
    HeaderPresence.addTo(fileCondition, this, all, declarations);
    for (int f = 0; f < files; f++) {
      add(new FactOrigin(f, declarations[f]));
    }
    closedMacros = new ClosedMacros(callables);
    settledArguments = new SettledArguments(callables);
    privateMacros = PrivateMacros.of(this);
  }

  /**
   * What is built for another architecture than that of its directory is the other's.
   *
   * @param architectures as {@link ArchitectureSets#of}
   */
  public static Condition built(
      ToLongFunction<Condition> architectures, Condition build, Condition directory) {
    return (architectures.applyAsLong(build) & architectures.applyAsLong(directory)) == 0
        ? build
        : Condition.and(build, directory);
  }

  /** Which macros single sources define for the headers that they include. */
  public PrivateMacros privateMacros() {
    return java.util.Objects.requireNonNull(privateMacros);
  }

  /** A world whose names are filled in when they are asked for. */
  public World(SnapshotFacts facts, Inclusion includes, Names names) {
    this.facts = facts;
    this.includes = includes;
    architectures = architectures(includes);
    privateMacros = null;
    files = facts.fileCount();
    paths = new String[0];
    declarations = new Declarations[0];
    program = new String[0];
    fileCondition = new Condition[0];
    callables = names.callables();
    records = names.records();
    typedefs = names.typedefs();
    variables = names.variables();
    prototypes = names.prototypes();
    closedMacros = null;
    settledArguments = null;
  }

  public static ArchitectureSets architectures(Inclusion includes) {
    return new ArchitectureSets(
        IntStream.range(0, includes.architectureCount()).mapToObj(includes::architecture).toList());
  }

  /** The architectures under which a condition can hold, as bits. */
  public long architectures(Condition condition) {
    return condition.equals(Condition.ALWAYS)
        ? -1
        : masks.computeIfAbsent(condition, architectures::of);
  }

  /** Everything by name. */
  public record Names(
      Map<String, List<Callable>> callables,
      Map<String, List<RecordDefinition>> records,
      Map<String, List<TypedefDefinition>> typedefs,
      Map<String, List<Variable>> variables,
      Map<String, List<Declared>> prototypes) {}

  public String path(int file) {
    return paths[file];
  }

  public String program(int file) {
    return program[file];
  }

  boolean isHeader(int file) {
    return paths.length == 0 ? path(file).endsWith(".h") : headers.get(file);
  }

  /** Whether a header lies where those for all are. */
  boolean isPublic(int header) {
    return paths.length == 0 ? isPublic(path(header)) : publicHeaders.get(header);
  }

  private static boolean isPublic(String path) {
    return path.startsWith("include/") || path.contains("/include/");
  }

  /** The definitions of a name that a file can mean, in their order, and perhaps others. */
  public List<Callable> callables(String name, int file, int[] units) {
    List<Callable> all = callables.get(name);
    if (all == null) {
      return List.of();
    }
    if (all.size() < NamedDefinitions.MANY || closedMacros == null) {
      return all;
    }
    NamedDefinitions sorted = manyDefinitions.get(name);
    if (sorted == null || !sorted.isCurrent()) {
      sorted = new NamedDefinitions(all, f -> !isHeader(f) && includes.includers(f).length == 0);
      manyDefinitions.put(name, sorted);
    }
    return isHeader(file) ? sorted.fromHeader() : sorted.from(file, units);
  }

  /** When a file takes part in a build. */
  public Condition fileCondition(int file) {
    return fileCondition[file];
  }

  public Declarations declarations(int file) {
    return declarations[file];
  }

  /** The program that the architecture conditions are about; a snapshot without it has none. */
  public static final String KERNEL = "kernel";

  /** Constants make up most macros of a kernel (register headers) and lead nowhere: let them go. */
  public static Declarations slim(Declarations d) {
    List<Declarations.Macro> macros = d.macros().stream().filter(World::matters).toList();
    return new Declarations(
        d.conditions(),
        d.includes(),
        macros,
        d.functions(),
        d.prototypes(),
        d.records(),
        d.typedefs(),
        d.globals(),
        List.of(),
        d.invocations(),
        d.assemblerMacros());
  }

  /** Characters of a list of functions; longer is data. */
  private static final int LONGEST = 4000;

  private static boolean matters(Declarations.Macro m) {
    if (m.body() >= 0 || m.functionLike()) {
      return true;
    }
    // An alias, `#define foo bar`, or elements of a table, `#define HANDLERS f, g, h`.
    String r = m.replacement();
    if (r.isEmpty() || r.length() > LONGEST) {
      return r.isEmpty();
    }
    char c = r.charAt(0);
    // `#define X_ENABLED 1,`: counts as an argument.
    boolean counts = Character.isDigit(c) && r.endsWith(",");
    return counts || c == '_' || c == '(' || Character.isLetter(c);
  }

  private void add(FactOrigin origin) {
    Declarations d = origin.declarations();
    for (Declarations.Macro m : d.macros()) {
      Condition c = Condition.and(fileCondition[origin.file()], d.conditions().get(m.condition()));
      add(callables, m.name(), Callable.of(origin, MacroModels.of(m), c));
    }
    for (Declarations.Function f : d.functions()) {
      if (isPlain(f)) {
        add(
            callables,
            f.name(),
            Callable.of(origin, f, f.name(), condition(origin, f.condition())));
      }
    }
    for (Declarations.AssemblerMacro m : d.assemblerMacros()) {
      add(assemblerMacros, m.name(), new AssemblerDefinition(origin, m));
    }
    addTypes(origin);
  }

  /** What {@code .macro} defines under a name, wherever it is. */
  public List<AssemblerDefinition> assemblerMacros(String name) {
    return assemblerMacros.getOrDefault(name, List.of());
  }

  /** Whether a function's head is written out, not made by a macro. */
  public static boolean isPlain(Declarations.Function f) {
    return f.madeBy().equals(Declarations.Invocation.NONE);
  }

  /** Records, typedefs, variables and prototypes; also those of a fragment. */
  public void addTypes(FactOrigin origin) {
    Declarations d = origin.declarations();
    for (Declarations.Record r : d.records()) {
      if (!r.tag().isEmpty()) {
        add(records, r.tag(), RecordDefinition.of(origin, r));
      }
      for (Declarations.Field field : r.fields()) {
        if (mayHoldFunction(field.type())) {
          functionMembers.add(field.name());
        }
      }
    }
    for (Declarations.Typedef t : d.typedefs()) {
      add(typedefs, t.name(), new TypedefDefinition(origin, t));
      if (mayHoldFunction(t.type())) {
        functionTypedefs.add(t.name());
      }
    }
    for (Declarations.Global g : d.globals()) {
      add(variables, g.name(), new Variable(origin, g));
    }
    for (Declarations.Prototype p : d.prototypes()) {
      add(prototypes, p.name(), new Declared(origin, p));
    }
  }

  /** Members of typedef'd function pointers, once all typedefs are known. */
  public void closeFunctionMembers() {
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Map.Entry<String, List<TypedefDefinition>> e : typedefs.entrySet()) {
        for (TypedefDefinition t : e.getValue()) {
          if (mayHoldFunction(t.typedef().type()) && functionTypedefs.add(e.getKey())) {
            grown = true;
          }
        }
      }
    }
    Set<String> byValue = new HashSet<>();
    for (int f = 0; f < files; f++) {
      for (Declarations.Record r : declarations[f].records()) {
        for (Declarations.Field field : r.fields()) {
          if (isRecord(field.type())) {
            byValue.add(field.name());
          }
          if (mayHoldFunction(field.type())) {
            functionMembers.add(field.name());
          }
        }
      }
    }
    recordMembers = byValue;
  }

  /**
   * Whether a type, as far as its shape and name tell, is a function, a pointer to one or an array
   * of those.
   */
  public boolean mayHoldFunction(TypeRef type) {
    return switch (type) {
      case TypeRef.Function f -> true;
      case TypeRef.Pointer p -> mayHoldFunction(p.to());
      case TypeRef.Array a -> mayHoldFunction(a.of());
      case TypeRef.Named n -> functionTypedefs.contains(n.name());
      case TypeRef.TypeOf t -> true;
      case TypeRef.Tagged t -> false;
      case TypeRef.Anonymous a -> false;
      case TypeRef.Unknown u -> false;
    };
  }

  /** {@code void *}, {@code unsigned long}: kernel code smuggles functions through these. */
  public static boolean isWord(TypeRef type) {
    return switch (type) {
      case TypeRef.Pointer p -> p.to() instanceof TypeRef.Named n && n.name().equals("void");
      case TypeRef.Named n -> n.name().equals("unsigned long") || n.name().equals("uintptr_t");
      default -> false;
    };
  }

  private final ConcurrentHashMap<String, Boolean> tables = new ConcurrentHashMap<>();

  /**
   * Whether records of this tag are tables of operations: at least half of what they hold is
   * functions.
   */
  public boolean isTable(String tag) {
    return tables.computeIfAbsent(
        tag,
        t ->
            records.getOrDefault(t, List.of()).stream()
                .map(definition -> definition.record().fields())
                .anyMatch(fields -> {
                  long functions = fields.stream().filter(f -> mayHoldFunction(f.type())).count();
                  return functions > 0 && 2 * functions >= fields.size();
                }));
  }

  private @Nullable Set<String> recordMembers;

  /** Whether a member of this name may be a record by value: a cheap first question. */
  public boolean mayBeRecord(String member) {
    Set<String> names = recordMembers;
    return names == null || names.contains(member);
  }

  private boolean isRecord(TypeRef type) {
    return switch (type) {
      case TypeRef.Tagged t -> t.kind() != TypeRef.Tag.ENUM;
      case TypeRef.Anonymous a -> true;
      case TypeRef.Array a -> isRecord(a.of());
      case TypeRef.Named n ->
          typedefs.getOrDefault(n.name(), List.of()).stream()
              .anyMatch(t ->
                  t.typedef().type() instanceof TypeRef.Named named
                      ? typedefs.containsKey(named.name())
                      : isRecord(t.typedef().type()));
      case TypeRef.TypeOf t -> true;
      case TypeRef.Pointer p -> false;
      case TypeRef.Function f -> false;
      case TypeRef.Unknown u -> false;
    };
  }

  private @Nullable Map<String, List<RecordDefinition>> owners;

  /** The records with a tag whose member of this name is a function or leads to other members. */
  public synchronized List<RecordDefinition> owners(String member) {
    Map<String, List<RecordDefinition>> index = owners;
    if (index == null) {
      index = new HashMap<>();
      for (List<RecordDefinition> same : records.values()) {
        for (RecordDefinition r : same) {
          for (Declarations.Field field : r.record().fields()) {
            if (leads(field.type())) {
              add(index, field.name(), r);
            }
          }
        }
      }
      owners = index;
    }
    return index.getOrDefault(member, List.of());
  }

  private boolean leads(TypeRef type) {
    return switch (type) {
      case TypeRef.Pointer p -> leads(p.to());
      case TypeRef.Array a -> leads(a.of());
      case TypeRef.Tagged t -> t.kind() != TypeRef.Tag.ENUM;
      case TypeRef.Anonymous a -> true;
      case TypeRef.Named n ->
          mayHoldFunction(type)
              || typedefs.getOrDefault(n.name(), List.of()).stream()
                  .anyMatch(t -> !(t.typedef().type() instanceof TypeRef.Named));
      case TypeRef.Function f -> true;
      case TypeRef.TypeOf t -> true;
      case TypeRef.Unknown u -> false;
    };
  }

  public Condition condition(FactOrigin origin, int id) {
    return Condition.and(fileCondition(origin.file()), origin.declarations().conditions().get(id));
  }

  public static <T> void add(Map<String, List<T>> map, String name, T value) {
    map.computeIfAbsent(name, k -> new ArrayList<>(1)).add(value);
  }
}
