package org.ktrail.queries.simulate.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.c.TypedExpression.Variable;
import org.ktrail.queries.simulate.ir.Instruction;
import org.ktrail.queries.simulate.term.PathConditions;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;
import org.pcollections.OrderedPSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * One way that an execution can go, as far as it went. What a {@link Machine} gave can be looked at
 * and gone on from, any number of times.
 */
public final class ExecutionState {
  /** Something that a model remembers of an object. */
  record Ghost(String kind, Term object, Term index) {}

  /** Which of the ways it took at each fork. */
  private record Turn(int way, @Nullable Turn before) {}

  /**
   * @param size in bytes
   * @param locked reads by who held a lock that is not shared
   */
  record Watch(long size, int reads, int locked) {
    boolean overlaps(long place, long address, int bytes) {
      return address < place + size && place < address + bytes;
    }
  }

  private record Logged(ExecutionTrace.Entry entry, @Nullable Logged before) {}

  final Memory memory;
  final List<Actor> actors = new ArrayList<>();
  int current;
  HashPMap<String, Long> globals = HashTreePMap.empty();

  /** Variables of file scope that were not looked at or changed yet, by their place. */
  HashPMap<Long, String> unused = HashTreePMap.empty();

  HashPMap<Object, Long> statics = HashTreePMap.empty();
  MapPSet<Variable> initialised = HashTreePSet.empty();
  HashPMap<Ghost, Term> ghosts = HashTreePMap.empty();
  PathConditions conditions = PathConditions.NONE;

  /** Places whose reads are counted. */
  HashPMap<Long, Watch> watches = HashTreePMap.empty();

  /** Where the objects are that unknown pointers point to. */
  HashPMap<Term, Long> pointees = HashTreePMap.empty();

  /** What unknown pointers were said to point to, before they were followed. */
  HashPMap<Term, PVector<MemoryObject.View>> aims = HashTreePMap.empty();

  /** How the function was found that an unknown pointer is taken to be. */
  HashPMap<Term, String> reasons = HashTreePMap.empty();

  OrderedPSet<String> assumptions = OrderedPSet.empty();
  OrderedPSet<String> unknowns = OrderedPSet.empty();

  /** What was made up and decided where this way went. */
  OrderedPSet<Invention> decided = OrderedPSet.empty();

  /** What is to run by itself and has not begun, in the order it was handed over. */
  PVector<Deferred> deferred = TreePVector.empty();

  /** How many were handed over, and how many locks were taken. */
  long tickets;

  long taken;

  /** How many go on at the same time, without what runs by itself. */
  int parts = 1;

  /** The number of the step that is executed: time passes between steps. */
  int step;

  /** Whether the step is over, and only what was handed over goes on; how much of it has begun. */
  int drained;

  /** Whether something that was handed over has begun in this step. */
  boolean ranDeferred;

  private HashPMap<String, Integer> counts = HashTreePMap.empty();
  private @Nullable Logged log;
  private @Nullable Turn turns;

  /** How often it could have gone otherwise. */
  int forks;

  private Object owner = new Object();
  long steps;
  int preemptions;

  ExecutionState() {
    this(new Memory());
  }

  private ExecutionState(Memory memory) {
    this.memory = memory;
  }

  ExecutionState fork() {
    ExecutionState s = new ExecutionState(memory.copy());
    actors.forEach(a -> s.actors.add(a.copy()));
    s.current = current;
    s.globals = globals;
    s.unused = unused;
    s.statics = statics;
    s.initialised = initialised;
    s.ghosts = ghosts;
    s.conditions = conditions;
    s.watches = watches;
    s.pointees = pointees;
    s.aims = aims;
    s.reasons = reasons;
    s.assumptions = assumptions;
    s.unknowns = unknowns;
    s.decided = decided;
    s.counts = counts;
    s.log = log;
    s.turns = turns;
    s.forks = forks;
    s.steps = steps;
    s.preemptions = preemptions;
    s.deferred = deferred;
    s.tickets = tickets;
    s.taken = taken;
    s.parts = parts;
    s.step = step;
    s.ranDeferred = ranDeferred;
    s.drained = drained;
    owner = new Object(); // neither may write to frames that both have
    return s;
  }

  /** It is the n-th of the ways of a fork. */
  void took(int way) {
    turns = new Turn(way, turns);
    forks++;
  }

  /** The order in which ways are given: that of a walk that takes the first way of a fork first. */
  static int inOrder(ExecutionState a, ExecutionState b) {
    List<Integer> x = a.turns();
    List<Integer> y = b.turns();
    for (int i = 0; i < x.size() && i < y.size(); i++) {
      int c = Integer.compare(x.get(i), y.get(i));
      if (c != 0) {
        return c;
      }
    }
    return Integer.compare(x.size(), y.size());
  }

  private List<Integer> turns() {
    List<Integer> out = new ArrayList<>();
    for (Turn t = turns; t != null; t = t.before) {
      out.add(t.way);
    }
    Collections.reverse(out);
    return out;
  }

  /** Whether somebody waits, so that time passes. */
  boolean isWaiting() {
    return actors.stream().anyMatch(a -> a.isBlocked() && !a.isDone());
  }

  Actor actor() {
    return actors.get(current);
  }

  /** The call that is going on, to be changed. */
  CallFrame frame() {
    CallFrame top = Objects.requireNonNull(actor().top);
    if (top.owner != owner) {
      top = top.copy(owner);
      actor().top = top;
    }
    return top;
  }

  Object owner() {
    return owner;
  }

  void assume(Term condition) {
    conditions = conditions.and(conditions.simplified(condition));
  }

  /** What is known of a term, to be shown; what may have been changed is what it was. */
  Term simplified(Term t) {
    Term known = conditions.simplified(t);
    Term kept = memory.inventions.asKept(known);
    return kept == known ? known : conditions.simplified(kept);
  }

  /** What is known of a term, for something that depends on it: what had to be taken is noted. */
  Term settled(Term t) {
    Term known = conditions.simplified(t);
    for (Map.Entry<Term.Symbol, Inventions.Kept> e : memory.inventions.keptIn(known)) {
      Term before = simplified(e.getKey());
      // Of what was never asked about before, any value is as good as another one.
      boolean free = before instanceof Term.Symbol s && conditions.relevantTo(s).size() == 1;
      if (!free) {
        decided = decided.plus(new Invention(e.getValue().why(), true));
      }
    }
    return simplified(known);
  }

  /** Something went one way of several because of a term. */
  void decides(Term t) {
    for (String what : memory.inventions.madeIn(t)) {
      decided = decided.plus(new Invention(what, false));
    }
  }

  /** Something was taken to be so that nobody said. */
  void chooses(String what) {
    decided = decided.plus(new Invention(what, true));
  }

  /** Another symbol for what nobody said. */
  Term.Symbol made(Term.Symbol symbol, String what) {
    memory.inventions = memory.inventions.withMade(symbol, what);
    return symbol;
  }

  /** A name that nothing else on this way has. */
  String unique(String name) {
    int n = counts.getOrDefault(name, 0) + 1;
    counts = counts.plus(name, n);
    return n == 1 ? name : name + "#" + n;
  }

  void log(Happening event) {
    log = new Logged(new ExecutionTrace.Entry(actors.size() > 1 ? actor().name : "", event), log);
  }

  /** Tells of something in a call that is not a model's. */
  void tell(Happening event) {
    CallFrame f = actor().top;
    if (f == null || !f.quiet) {
      log(event);
    }
  }

  void suppose(SourcePlace at, String text) {
    if (!assumptions.contains(text)) {
      assumptions = assumptions.plus(text);
      log(new Happening.Assumed(at, text));
    }
  }

  /** Something is read. */
  void read(long address, int bytes) {
    if (watches.isEmpty()) {
      return;
    }
    boolean locked = actor().held.stream().anyMatch(l -> !l.shared());
    watches.forEach((place, w) -> {
      if (w.overlaps(place, address, bytes)) {
        watches =
            watches.plus(place, new Watch(w.size(), w.reads() + 1, w.locked() + (locked ? 1 : 0)));
      }
    });
  }

  /** Where the innermost call is that is no model's. */
  SourcePlace place() {
    CallFrame f = actor().top;
    while (f != null && f.quiet && f.caller != null) {
      f = f.caller;
    }
    return f == null ? new SourcePlace("", 0) : f.place();
  }

  /** What happened so far, nested by calls. */
  public List<ExecutionTrace> trace() {
    List<ExecutionTrace.Entry> events = new ArrayList<>();
    for (Logged l = log; l != null; l = l.before) {
      events.add(l.entry);
    }
    Collections.reverse(events);
    return ExecutionTrace.of(events);
  }

  /** What was taken to be so on this way, in the order it was met. */
  public List<String> assumptions() {
    return List.copyOf(assumptions);
  }

  /** Functions that were called and are not known. */
  public List<String> unknowns() {
    return List.copyOf(unknowns);
  }

  /** What was made up and decided where it went, in the order it was met. */
  public List<Invention> inventions() {
    return List.copyOf(decided);
  }

  static Term pointer(long address) {
    return Terms.known(64, address);
  }

  /** The place of a literal, each of which has bytes of its own. */
  Optional<Long> literal(Instruction.TextAddress of) {
    return Optional.ofNullable(statics.get(of.bytes()));
  }
}
