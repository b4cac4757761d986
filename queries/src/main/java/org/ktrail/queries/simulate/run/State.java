package org.ktrail.queries.simulate.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ktrail.queries.simulate.c.Expression.Variable;
import org.ktrail.queries.simulate.term.Term;

/** One way that an execution can go, as far as it went. */
final class State {
  final Memory memory;
  final List<Frame> frames;
  final Map<String, Long> globals;
  final Map<Variable, Long> statics;
  final Set<Variable> initialised;
  final List<Term> conditions;
  long steps;

  /** The result of the outermost call, once it has returned. */
  Optional<Term> result = Optional.empty();

  State() {
    this(
        new Memory(),
        new ArrayList<>(),
        new HashMap<>(),
        new IdentityHashMap<>(),
        new HashSet<>(),
        new ArrayList<>());
  }

  private State(
      Memory memory,
      List<Frame> frames,
      Map<String, Long> globals,
      Map<Variable, Long> statics,
      Set<Variable> initialised,
      List<Term> conditions) {
    this.memory = memory;
    this.frames = frames;
    this.globals = globals;
    this.statics = statics;
    this.initialised = initialised;
    this.conditions = conditions;
  }

  State fork() {
    List<Frame> copied = new ArrayList<>(frames.size());
    frames.forEach(f -> copied.add(f.copy()));
    State s =
        new State(
            memory.copy(),
            copied,
            new HashMap<>(globals),
            new IdentityHashMap<>(statics),
            new HashSet<>(initialised),
            new ArrayList<>(conditions));
    s.steps = steps;
    return s;
  }

  Frame frame() {
    return frames.getLast();
  }
}
