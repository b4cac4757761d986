package org.ktrail.queries.simulate.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ktrail.indexer.facts.Declarations.Macro;
import org.ktrail.queries.simulate.c.TranslationUnit;
import org.ktrail.queries.simulate.c.Unsupported;
import org.ktrail.queries.simulate.run.ExecutionState;
import org.ktrail.queries.simulate.run.ExecutionTrace;
import org.ktrail.queries.simulate.run.Fault;
import org.ktrail.queries.simulate.run.Happening;
import org.ktrail.queries.simulate.run.Invention;
import org.ktrail.queries.simulate.run.Machine;
import org.ktrail.queries.simulate.run.Schedule;
import org.ktrail.queries.simulate.run.Setting;
import org.ktrail.queries.simulate.source.SnapshotCode;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;

/** Runs scenarios over the code of one snapshot. Not for several threads. */
public final class ScenarioRunner {
  private final SnapshotCode code;
  private final Setting setting;

  /**
   * @param setting whose program is the code with models laid over it
   */
  public ScenarioRunner(SnapshotCode code, Setting setting) {
    this.code = code;
    this.setting = setting;
  }

  public Result run(Scenario whole) {
    Map<String, String> roles = new LinkedHashMap<>();
    try {
      return run(whole, roles);
    } catch (Unsupported e) {
      return Result.none(
          whole,
          Result.Verdict.UNKNOWN,
          "whether it applies is not understood: " + e.getMessage(),
          roles);
    }
  }

  private Result run(Scenario whole, Map<String, String> roles) {
    Scenario scenario =
        whole.with(
            whole.summaries().stream()
                .filter(s -> setting.program().isModel(s.function()) || code.mentions(s.function()))
                .toList());
    Map<String, Macro> macros = new HashMap<>();
    StringBuilder used = new StringBuilder(text(scenario));
    List<Scenario.Role> open = new ArrayList<>(scenario.roles());
    for (boolean grown = true; grown; ) {
      grown = false;
      for (Scenario.Role role : List.copyOf(open)) {
        if (!mentions(used, role.name())) {
          continue;
        }
        open.remove(role);
        grown = true;
        Optional<Scenario.Way> way =
            role.ways().stream()
                .filter(w -> w.needs().stream().allMatch(need -> isThere(scenario, need)))
                .findFirst();
        if (way.isEmpty()) {
          return Result.none(
              scenario,
              Result.Verdict.NOT_APPLICABLE,
              "nothing here is the role " + role.name(),
              roles);
        }
        roles.put(role.name(), way.get().code());
        used.append(' ').append(way.get().code());
        macros.put(role.name(), macro(role, way.get()));
      }
    }
    List<String> context = scenario.in().stream().filter(code::hasFile).toList();
    if (context.isEmpty()) {
      return Result.none(
          scenario,
          Result.Verdict.NOT_APPLICABLE,
          "there is no " + String.join(" or ", scenario.in()),
          roles);
    }
    try {
      TranslationUnit unit = code.read(context, text(scenario), macros);
      if (!unit.incomplete().isEmpty()) {
        return Result.none(
            scenario,
            Result.Verdict.UNKNOWN,
            "not known whole here: " + String.join(", ", unit.incomplete()),
            roles);
      }
      Optional<String> unheardOf = unheardOf(scenario, unit);
      if (unheardOf.isPresent()) {
        return Result.none(scenario, Result.Verdict.UNKNOWN, unheardOf.get(), roles);
      }
      return ways(
          scenario, unit, new ScenarioSummaries(scenario.summaries(), unit, code, context), roles);
    } catch (Unsupported e) {
      return Result.none(
          scenario,
          Result.Verdict.UNKNOWN,
          "the scenario is not understood here: "
              + e.getMessage()
              + ": "
              + line(scenario, e.line()),
          roles);
    }
  }

  private static boolean mentions(CharSequence text, String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find();
  }

  private static Macro macro(Scenario.Role role, Scenario.Way way) {
    boolean functionLike = !role.parameters().isEmpty();
    String code = functionLike ? "(" + way.code() + ")" : way.code();
    return new Macro(role.name(), functionLike, role.parameters(), false, code, 0, 0, 0, -1);
  }

  /** A need in slashes is a pattern that stands in one of the scenario's files. */
  private boolean isThere(Scenario scenario, String need) {
    return NeedPattern.of(need)
        .map(pattern ->
            scenario.in().stream()
                .anyMatch(path -> code.hasFile(path) && pattern.isIn(code.text(path))))
        .orElseGet(() -> code.has(need));
  }

  private static final String STEP = "__scenario_step_";

  private static String step(int number) {
    return STEP + number;
  }

  /** The step that a function in a trace stands for, if it is one. */
  public static Optional<Scenario.Step> stepOf(Scenario scenario, String function) {
    return function.startsWith(STEP)
        ? Optional.of(scenario.steps().get(Integer.parseInt(function.substring(STEP.length()))))
        : Optional.empty();
  }

  private static String outcome(int number) {
    return "__scenario_outcome_" + number;
  }

  /** All of the scenario's C: what is called is there before what calls it. */
  private static String text(Scenario scenario) {
    StringBuilder out = new StringBuilder(scenario.state()).append('\n');
    scenario.summaries().forEach(s -> out.append(s.code()).append('\n'));
    for (int i = 0; i < scenario.steps().size(); i++) {
      out.append("static void ").append(step(i)).append("(void) {\n");
      out.append(scenario.steps().get(i).code()).append("\n}\n");
    }
    for (int i = 0; i < scenario.outcomes().size(); i++) {
      String when = scenario.outcomes().get(i).when();
      if (!when.isEmpty()) {
        out.append("static long ").append(outcome(i)).append("(void) {\n");
        out.append(WHEN).append(when).append(END).append("\n}\n");
      }
    }
    return out.toString();
  }

  /** A line of all of the scenario's C, for messages. */
  private static String line(Scenario scenario, int number) {
    String whole =
        text(scenario).lines().skip(Math.max(0, number - 1)).findFirst().orElse("").strip();
    return whole.startsWith(WHEN) && whole.endsWith(END)
        ? "when: " + whole.substring(WHEN.length(), whole.length() - END.length())
        : whole;
  }

  /** What stands around an outcome's condition. */
  private static final String WHEN = "return !!(";

  private static final String END = ");";

  /**
   * A name in a step or an outcome that nothing in the whole revision has: it is mistyped, or not
   * declared under {@code state}. A function may be made by a macro, so that it need only be named.
   */
  private Optional<String> unheardOf(Scenario scenario, TranslationUnit unit) {
    for (int i = 0; i < scenario.steps().size(); i++) {
      unit.function(step(i));
    }
    for (int i = 0; i < scenario.outcomes().size(); i++) {
      unit.function(outcome(i));
    }
    return unit.missing().entrySet().stream()
        .filter(name -> !isSomewhere(scenario, name.getKey()))
        .findFirst()
        .map(name -> name.getKey() + " is known nowhere here: " + line(scenario, name.getValue()));
  }

  private boolean isSomewhere(Scenario scenario, String name) {
    boolean called =
        Pattern.compile("\\b" + Pattern.quote(name) + "\\s*+\\(").matcher(text(scenario)).find();
    return called ? code.mentions(name) : code.hasForOthers(name);
  }

  private Result ways(
      Scenario scenario,
      TranslationUnit unit,
      ScenarioSummaries summaries,
      Map<String, String> roles) {
    Machine machine =
        new Machine(setting.with(new ScenarioProgram(unit, summaries, setting.program())));
    List<Machine.Ending> ended = new ArrayList<>();
    Set<String> within = new TreeSet<>();
    List<ExecutionState> going = List.of(machine.begin());
    for (int i = 0; i < scenario.steps().size(); ) {
      int behind = together(scenario.steps(), i);
      List<ExecutionState> next = new ArrayList<>();
      for (ExecutionState s : going) {
        for (Machine.Ending e : endings(machine, s, scenario.steps(), i, behind, within)) {
          if (e.fault().filter(ScenarioRunner::isExcluded).isPresent()) {
            continue;
          }
          if (e.fault().isPresent()) {
            ended.add(e);
          } else {
            next.add(machine.alone(e.state()));
          }
        }
      }
      going = next;
      i = behind;
    }
    List<Way> ways = new ArrayList<>();
    for (ExecutionState s : going) {
      ways.addAll(judged(scenario, machine, s));
    }
    for (Machine.Ending e : ended) {
      ways.add(way(e.state(), e.fault(), faultValue(scenario, e.fault().orElseThrow())));
    }
    Judgement judgement = Judgement.of(scenario.expected(), ways);
    return new Result(
        scenario,
        judgement.verdict(),
        reason(ways),
        judgement.conditions(),
        List.copyOf(within),
        roles,
        ways);
  }

  /** The index behind the steps that happen at the same time as one. */
  private static int together(List<Scenario.Step> steps, int first) {
    int behind = first + 1;
    Set<String> actors = new HashSet<>(Set.of(steps.get(first).actor()));
    while (!steps.get(first).actor().isEmpty()
        && behind < steps.size()
        && !steps.get(behind).actor().isEmpty()
        && actors.add(steps.get(behind).actor())) {
      behind++;
    }
    return behind;
  }

  private static List<Machine.Ending> endings(
      Machine machine,
      ExecutionState s,
      List<Scenario.Step> steps,
      int first,
      int behind,
      Set<String> within) {
    List<Schedule.Part> parts = new ArrayList<>();
    for (int i = first; i < behind; i++) {
      String name = behind - first == 1 ? "" : steps.get(i).actor();
      parts.add(new Schedule.Part(name, step(i), List.of()));
    }
    Schedule.Explored explored = machine.interleave(s, parts, Schedule.DEFAULT);
    if (explored.interruptible()) {
      within.add("orders with at most %d interruptions".formatted(Schedule.DEFAULT.preemptions()));
    }
    if (explored.leftOut()) {
      within.add("ways on which what runs by itself is followed");
    }
    return explored.endings();
  }

  /** A way that the scenario says it is not about. */
  private static boolean isExcluded(Fault fault) {
    return fault.kind() == Fault.Kind.STOPPED
        && String.valueOf(fault.getMessage()).startsWith("excluded: ");
  }

  private static Optional<String> faultValue(Scenario scenario, Fault fault) {
    String kind = fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return scenario.outcomes().stream()
        .filter(o -> o.fault().equals(kind))
        .map(Scenario.Outcome::value)
        .findFirst();
  }

  /** A state that outcomes were asked of, and what was made up and decided the answers. */
  private record Asked(ExecutionState state, Set<Invention> decided) {
    Asked with(ExecutionState answered) {
      Set<Invention> all = new LinkedHashSet<>(decided);
      all.addAll(answered.inventions());
      return new Asked(state, all);
    }
  }

  /** The ways that a state is looked at: more than one where what is asked is not known. */
  private List<Way> judged(Scenario scenario, Machine machine, ExecutionState end) {
    List<Way> out = new ArrayList<>();
    List<Asked> undecided = List.of(new Asked(end, new LinkedHashSet<>(end.inventions())));
    for (int i = 0; i < scenario.outcomes().size(); i++) {
      if (scenario.outcomes().get(i).when().isEmpty()) {
        continue;
      }
      List<Asked> rest = new ArrayList<>();
      for (Asked a : undecided) {
        for (Machine.Ending e : machine.ask(a.state(), outcome(i), List.of())) {
          if (e.fault().isPresent() || e.result().isEmpty()) {
            out.add(way(a, e.fault(), Optional.empty()));
            continue;
          }
          if (e.state().unknowns().size() > a.state().unknowns().size()) {
            out.add(
                way(
                    new Asked(e.state(), a.decided()),
                    Optional.empty(),
                    Optional.empty())); // what is asked is not known
            continue;
          }
          Term holds = Terms.not(Terms.equal(e.result().get(), Terms.known(64, 0)));
          boolean can = machine.isPossible(e.state(), holds);
          boolean cannot = machine.isPossible(e.state(), Terms.not(holds));
          if (can && cannot) {
            machine.decides(e.state(), holds);
          }
          Asked answered = a.with(e.state());
          if (can) {
            out.add(
                way(answered, Optional.empty(), Optional.of(scenario.outcomes().get(i).value())));
          }
          if (cannot || !can) {
            rest.add(answered);
          }
        }
      }
      undecided = rest;
    }
    undecided.forEach(a -> out.add(way(a, Optional.empty(), Optional.empty())));
    return out;
  }

  private static Way way(ExecutionState s, Optional<Fault> fault, Optional<String> value) {
    return way(new Asked(s, new LinkedHashSet<>(s.inventions())), fault, value);
  }

  private static Way way(Asked asked, Optional<Fault> fault, Optional<String> value) {
    ExecutionState s = asked.state();
    List<ExecutionTrace> trace = s.trace();
    return new Way(
        unanswered(trace).isPresent() ? Optional.empty() : value,
        fault,
        asked.decided(),
        new TreeSet<>(s.unknowns()),
        new TreeSet<>(s.assumptions()),
        trace);
  }

  /** What a step itself calls and what is not known here: then the scenario was not run. */
  private static Optional<Happening.Unknown> unanswered(List<ExecutionTrace> trace) {
    for (ExecutionTrace t : trace) {
      if (t.event() instanceof Happening.Unknown u && u.at().file().equals(ScenarioProgram.FILE)) {
        return Optional.of(u);
      }
      Optional<Happening.Unknown> below = unanswered(t.below());
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static String reason(Way way) {
    return way.fault()
        .map(f -> f.kind() + ": " + f.getMessage())
        .or(() -> unanswered(way.trace()).map(u -> u.function() + "(): " + u.reason()))
        .orElse("no outcome of the scenario fits");
  }

  private static String reason(List<Way> ways) {
    return ways.stream()
        .filter(w -> w.value().isEmpty())
        .map(ScenarioRunner::reason)
        .findFirst()
        .orElse("");
  }
}
