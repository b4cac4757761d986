package org.ktrail.queries.link;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.graph.SlotKind;
import org.ktrail.queries.link.Types.Typed;

/**
 * Turns the facts of one body into edges, registrations and flows. For one thread and one file; the
 * file's {@link View} gives names their meaning.
 */
final class BodyLinker {
  private final World world;
  private final View view;
  private final Types types;
  private final Values values;
  private final Initialisers initialisers;
  private final MacroBodies macros;
  private final MacroTraits traits;
  private final SiteExpansion expansion;
  private final GraphBuilder builder;
  private final GraphBuilder.Sink sink;
  private final Pending pending;
  private final Map<String, Integer> declared;
  private final Map<Origin, int[]> conditions = new IdentityHashMap<>();
  private final Map<Callable, BitSet> functionParameters = new IdentityHashMap<>();

  BodyLinker(
      World world,
      View view,
      MacroBodies macros,
      Fragments fragments,
      GraphBuilder builder,
      GraphBuilder.Sink sink,
      Pending pending,
      Map<String, Integer> declared) {
    this.world = world;
    this.view = view;
    this.macros = macros;
    this.builder = builder;
    this.sink = sink;
    this.pending = pending;
    this.declared = declared;
    types = new Types(world, view, macros);
    values = new Values(world, view, types, macros, builder);
    traits = new MacroTraits(view);
    expansion = new SiteExpansion(view, traits, fragments);
    initialisers = new Initialisers(types, values, this::initialiser);
  }

  /** Where the facts of a fragment are said to be: at the site it stands for. */
  private record Place(int line, int condition) {
    static final Place OWN = new Place(-1, -1);
  }

  void link(Callable owner, Body body) {
    // The lines of a generated body are those of the expansion: say where the macro stands.
    Place place =
        owner.generated ? new Place(owner.line, builder.condition(owner.condition)) : Place.OWN;
    link(Frame.of(owner, owner.origin, body), place);
  }

  private void link(Frame frame, Place place) {
    List<Body.CallSite> calls = frame.body().calls();
    for (Body.CallSite site : calls) {
      call(site, frame, place);
    }
    for (Body.Local local : frame.body().locals()) {
      cleanup(local, frame, place);
    }
    for (Body.Assignment a : frame.body().assignments()) {
      assignment(a, frame, place);
    }
    Callable owner = frame.owner();
    if (!frame.isFragment() && !owner.macro && world.mayHoldFunction(owner.result)) {
      for (Body.Value v : frame.body().returns()) {
        put(
            builder.resultSlot(owner.node),
            v.value(),
            frame,
            v.at(),
            line(place, owner.line),
            condition(place, frame, v.condition()),
            Form.RETURNED,
            owner.name);
      }
    }
    if (!frame.isFragment()
        && owner.macro
        && (owner.bodyIndex < 0 || !owner.definition.functionLike())) {
      names(owner, frame);
    }
    for (Body.Mention mention : frame.body().mentions()) {
      mention(mention, frame, place);
    }
  }

  private static int line(Place place, int own) {
    return place.line() >= 0 ? place.line() : own;
  }

  private int condition(Place place, Frame frame, int id) {
    if (place.condition() >= 0) {
      return place.condition();
    }
    return condition(frame.origin(), id);
  }

  private int condition(Origin origin, int id) {
    int[] known =
        conditions.computeIfAbsent(
            origin,
            o -> {
              int[] fresh = new int[o.declarations().conditions().size()];
              java.util.Arrays.fill(fresh, -1);
              return fresh;
            });
    if (known[id] < 0) {
      known[id] = builder.condition(world.condition(origin, id));
    }
    return known[id];
  }

  // ---- calls

  private void call(Body.CallSite site, Frame frame, Place place) {
    int line = line(place, site.line());
    int condition = condition(place, frame, site.condition());
    Grade grade = site.parsed() ? Grade.EXACT : Grade.NAME;
    int flags = site.resultUsed() ? 0 : Graph.RESULT_UNUSED;
    if (site.callee() instanceof Expr.Name n
        && (isGlobal(n.name(), frame, site.at()) || hidesMacro(n.name(), frame, site.at()))) {
      named(n.name(), site, frame, place, line, condition, grade, flags);
    } else if (site.callee() instanceof Expr.Result inner
        && pastes(frame.body().calls().get(inner.site()), frame)) {
      expand(site, frame, line, condition);
    } else {
      indirect(site.callee(), site, frame, line, condition, grade, flags);
    }
  }

  /** Whether a local that cannot be called has the name of a macro: the macro is meant. */
  private boolean hidesMacro(String name, Frame frame, int at) {
    Body.Local local = frame.local(name, at);
    return local != null
        && !values.mayBeFunction(new Expr.Name(name), frame, at)
        && view.callables(name).stream().anyMatch(c -> c.macro && c.definition.functionLike());
  }

  private static boolean isGlobal(String name, Frame frame, int at) {
    for (Frame f = frame; f != null; f = f.outer()) {
      if (f.local(name, f == frame ? at : frame.at()) != null || f.owner().parameter(name) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static final java.util.Set<String> NEVER_CALLED = DataFile.names("never-called.txt");

  private static boolean isNeverCalled(String name) {
    for (String pattern : NEVER_CALLED) {
      if (pattern.endsWith("*")
          ? name.startsWith(pattern.substring(0, pattern.length() - 1))
          : name.equals(pattern)) {
        return true;
      }
    }
    return false;
  }

  private void named(
      String name,
      Body.CallSite site,
      Frame frame,
      Place place,
      int line,
      int condition,
      Grade grade,
      int flags) {
    if (isNeverCalled(name)) {
      return;
    }
    Callable owner = frame.owner();
    boolean macrosDone =
        owner.macro && owner.name.equals(name) || frame.isFragment() && expansion.pastes(name);
    List<Callable> callables = view.callables(name);
    boolean found = false;
    IntList handed = null;
    for (Callable c : callables) {
      if (c.macro
          && (macrosDone
              || c.definition.functionLike()
                  && c.definition.replacement().startsWith(name + "(")
                  && c.definition
                      .replacement()
                      .equals(name + "(" + String.join(", ", c.definition.parameters()) + ")"))) {
        continue;
      }
      found = true;
      if (c.node >= 0) {
        handed = handed != null ? handed : handed(site, frame);
        edge(
            owner,
            c.node,
            c.macro || owner.macro ? EdgeKind.MACRO : EdgeKind.DIRECT,
            grade,
            flags,
            line,
            linked(c, condition),
            -1);
        bind(handed, c);
        receive(handed, c, owner, line, condition);
      }
      if (c.macro) {
        macroSite(c, site, frame, place, line, condition);
      }
    }
    if (found) {
      return;
    }
    Callable function = macrosDone && !callables.isEmpty() ? linked(name) : null;
    if (function != null) {
      edge(
          owner,
          function.node,
          owner.macro ? EdgeKind.MACRO : EdgeKind.DIRECT,
          grade,
          flags,
          line,
          condition,
          -1);
      return;
    }
    if (view.variable(name).isPresent()) {
      indirect(site.callee(), site, frame, line, condition, grade, flags);
      return;
    }
    Integer node = declared.get(name);
    if (node != null) {
      edge(
          owner,
          node,
          owner.macro ? EdgeKind.MACRO : EdgeKind.DIRECT,
          grade,
          flags,
          line,
          condition,
          -1);
    } else if (view.typedef(name).isEmpty() && !isPaste(name)) {
      // Called by name, but nothing in the snapshot has it: no riddle of dispatch, so no "unknown".
      edge(
          owner,
          Graph.UNKNOWN,
          owner.macro ? EdgeKind.MACRO : EdgeKind.DIRECT,
          Grade.NONE,
          flags,
          line,
          condition,
          builder.string(name));
    }
  }

  private int linked(Callable c, int condition) {
    return c.linked.equals(Condition.ALWAYS)
        ? condition
        : builder.condition(Condition.and(builder.conditionOf(condition), c.linked));
  }

  /** Names that stand for a paste in a macro's replacement; the uses of the macro are expanded. */
  private static boolean isPaste(String name) {
    return name.contains("__PASTE__");
  }

  private @Nullable Callable linked(String name) {
    for (Callable c : world.callables.getOrDefault(name, List.of())) {
      if (!c.macro && c.node >= 0) {
        return c;
      }
    }
    return null;
  }

  private void edge(
      Callable owner,
      int target,
      EdgeKind kind,
      Grade grade,
      int flags,
      int line,
      int condition,
      int text) {
    sink.edge(owner.node, target, kind, grade, flags, line, condition, text);
  }

  /** What a macro does with its arguments at this site: calls them, or pastes them into names. */
  private void macroSite(
      Callable macro, Body.CallSite site, Frame frame, Place place, int line, int condition) {
    MacroTraits.Traits t = traits.of(macro);
    for (int p = t.called().nextSetBit(0); p >= 0; p = t.called().nextSetBit(p + 1)) {
      if (p < site.arguments().size()) {
        called(site.arguments().get(p), site, frame, line, condition);
      }
    }
    if (!frame.isFragment() && !t.pasted().isEmpty() && pastesHere(macro, t, site, frame)) {
      expand(site, frame, line, condition);
    }
  }

  private void called(Expr argument, Body.CallSite site, Frame frame, int line, int condition) {
    Expr e = argument instanceof Expr.AddressOf a ? a.of() : argument;
    if (e instanceof Expr.Name n && isGlobal(n.name(), frame, site.at())) {
      for (Callable c : view.callables(n.name())) {
        if (c.node >= 0) {
          edge(frame.owner(), c.node, EdgeKind.MACRO, Grade.EXACT, 0, line, condition, -1);
        }
      }
    } else if (!(e instanceof Expr.Name) && values.mayBeFunction(e, frame, site.at())) {
      indirect(e, site, frame, line, condition, Grade.TYPE, 0);
    }
  }

  private boolean pastes(Body.CallSite site, Frame frame) {
    return !frame.isFragment()
        && site.callee() instanceof Expr.Name n
        && expansion.pastes(n.name());
  }

  /** Whether something is pasted that is not itself an open macro parameter. */
  private static boolean pastesHere(
      Callable macro, MacroTraits.Traits t, Body.CallSite site, Frame frame) {
    for (int p = t.pasted().nextSetBit(0); p >= 0; p = t.pasted().nextSetBit(p + 1)) {
      boolean rest = macro.definition.variadic() && p == macro.definition.parameters().size() - 1;
      if (p >= site.arguments().size()) {
        if (rest) {
          return true;
        }
      } else if (rest
          || site.arguments().get(p) instanceof Expr.Name n
              && !(frame.owner().macro && frame.owner().parameter(n.name()) >= 0)) {
        return true;
      }
    }
    return false;
  }

  private void expand(Body.CallSite site, Frame frame, int line, int condition) {
    SourceFacts facts = expansion.of(site, frame);
    if (facts != null) {
      statements(facts, frame, site.at(), line, condition);
    }
  }

  /** Links statements that a header, read inside a body, stands for. */
  void inside(Callable owner, Body body, Generator.Inside inside) {
    int at = 0;
    for (Body.CallSite site : body.calls()) {
      at = site.line() <= inside.line() ? Math.max(at, site.at()) : at;
    }
    for (Body.Local local : body.locals()) {
      at = local.line() <= inside.line() ? Math.max(at, local.at()) : at;
    }
    Frame frame = Frame.of(owner, owner.origin, body);
    statements(inside.facts(), frame, at, inside.line(), builder.condition(inside.condition()));
  }

  private void statements(SourceFacts facts, Frame frame, int at, int line, int condition) {
    for (var function : facts.declarations().functions()) {
      if (function.body() >= 0 && function.name().equals(SiteExpansion.NAME)) {
        Frame inner =
            Frame.fragment(
                new Origin(view.file, facts.declarations()),
                facts.bodies().get(function.body()),
                frame,
                at);
        link(inner, new Place(line, condition));
      }
    }
  }

  private void indirect(
      Expr callee,
      Body.CallSite site,
      Frame frame,
      int line,
      int condition,
      Grade grade,
      int flags) {
    if (isNoCall(callee, frame)) {
      return;
    }
    IntList targets = values.of(callee, frame, site.at());
    if (isByName(targets)) {
      IntList words = values.ofWord(callee, frame, site.at());
      targets = words.isEmpty() ? targets : words;
    }
    String text = Exprs.text(callee, frame);
    if (targets.isEmpty()) {
      if (!isPaste(text)) {
        edge(
            frame.owner(),
            Graph.UNKNOWN,
            EdgeKind.UNKNOWN,
            Grade.NONE,
            flags,
            line,
            condition,
            builder.string(text));
      }
      return;
    }
    boolean copied = callee instanceof Expr.Name n && frame.local(n.name(), site.at()) != null;
    IntList handed = handed(site, frame);
    if (targets.size() == 1
        && Graph.isSlot(targets.get(0))
        && handsNoFunction(handed)
        && isOwnParameter(callee, frame)) {
      int slot = Graph.slotOf(targets.get(0));
      pending.doubt(
          frame.owner().node,
          slot,
          grade == Grade.EXACT ? slotKinds.grade(slot) : grade,
          flags,
          line,
          condition,
          builder.string(text));
      return;
    }
    for (int i = 0; i < targets.size(); i++) {
      int target = targets.get(i);
      if (target >= 0) {
        edge(
            frame.owner(),
            target,
            EdgeKind.TABLE,
            targets.size() == 1 ? grade : Grade.TYPE,
            flags,
            line,
            condition,
            builder.string(text));
      } else {
        int slot = Graph.slotOf(target);
        edge(
            frame.owner(),
            target,
            slotKinds.kind(slot),
            grade == Grade.EXACT ? slotKinds.grade(slot) : grade,
            flags | (copied ? Graph.COPIED : 0),
            line,
            condition,
            builder.string(text));
        for (int h = 0; h + 1 < handed.size(); h += 2) {
          if (handed.get(h) >= 0) {
            pending.add(
                slot, handed.get(h), handed.get(h + 1), frame.origin().file(), line, condition);
          }
        }
      }
      for (int h = 0; h + 1 < handed.size(); h += 2) {
        sink.binding(handed.get(h), handed.get(h + 1));
      }
    }
  }

  /**
   * What has the form of a call and is none: {@code "=r" (x)} among the operands of assembly,
   * {@code (type)(integer)(x)} with types that macros make.
   */
  private static boolean isNoCall(Expr callee, Frame frame) {
    return switch (callee) {
      case Expr.Opaque o -> true;
      case Expr.Text t -> true;
      case Expr.Result r -> isNoCall(frame.body().calls().get(r.site()).callee(), frame);
      default -> false;
    };
  }

  private static boolean handsNoFunction(IntList handed) {
    for (int h = 1; h < handed.size(); h += 2) {
      if (handed.get(h) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is nothing better than the name of a member. */
  private boolean isByName(IntList targets) {
    for (int i = 0; i < targets.size(); i++) {
      if (!Graph.isSlot(targets.get(i))
          || builder.slotKind(Graph.slotOf(targets.get(i))) != SlotKind.MEMBER_NAME) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOwnParameter(Expr callee, Frame frame) {
    return callee instanceof Expr.Name n
        && frame.owner().macro
        && frame.arguments() == null
        && frame.owner().parameter(n.name()) >= 0;
  }

  private final SlotKinds slotKinds = new SlotKinds();

  private final class SlotKinds {
    EdgeKind kind(int slot) {
      return switch (builder.slotKind(slot)) {
        case FIELD, MEMBER_NAME -> EdgeKind.OPS;
        case PARAMETER -> EdgeKind.CALLBACK_ARGUMENT;
        case VARIABLE -> EdgeKind.TABLE;
        case RESULT -> EdgeKind.CALLBACK_FIELD;
      };
    }

    Grade grade(int slot) {
      return switch (builder.slotKind(slot)) {
        case FIELD, PARAMETER, VARIABLE, RESULT -> Grade.TYPE;
        case MEMBER_NAME -> Grade.NAME;
      };
    }
  }

  // ---- functions handed on

  /**
   * Pairs of argument index (or encoded field slot of a local record passed by address) and source.
   */
  private IntList handed(Body.CallSite site, Frame frame) {
    IntList out = new IntList(2);
    for (int i = 0; i < site.arguments().size(); i++) {
      Expr argument = site.arguments().get(i);
      if (argument instanceof Expr.Opaque || argument instanceof Expr.Text) {
        continue;
      }
      if (argument instanceof Expr.AddressOf a && a.of() instanceof Expr.Name n) {
        Body.Local local = frame.local(n.name(), site.at());
        if (local != null) {
          localRecord(local, frame, out);
          continue;
        }
      }
      if (values.mayBeFunction(argument, frame, site.at())) {
        IntList found = values.of(argument, frame, site.at());
        for (int k = 0; k < found.size(); k++) {
          out.add(i);
          out.add(found.get(k));
        }
      }
    }
    return out;
  }

  /**
   * What the members of a local record hold: {@code struct info q = {.fn = fn}} or {@code q.fn =
   * fn}.
   */
  private void localRecord(Body.Local local, Frame frame, IntList out) {
    for (Body.Assignment a : frame.assignments().getOrDefault(local.name(), List.of())) {
      if (a.value() instanceof Expr.Init init) {
        Typed type = types.of(a.target(), frame, a.at());
        if (type != null) {
          initialisers.walk(
              type,
              init,
              frame,
              -1,
              (slot, value, in, line, condition) -> hand(slot, value, in, a.at(), out));
        }
      } else if (a.target() instanceof Expr.Member
          && values.mayBeFunction(a.value(), frame, a.at())) {
        IntList slots = values.of(a.target(), frame, a.at());
        for (int s = 0; s < slots.size(); s++) {
          if (Graph.isSlot(slots.get(s))) {
            hand(Graph.slotOf(slots.get(s)), a.value(), frame, a.at(), out);
          }
        }
      }
    }
  }

  private void hand(int slot, Expr value, Frame frame, int at, IntList out) {
    if (slot >= 0 && values.mayBeFunction(value, frame, at)) {
      IntList found = values.of(value, frame, at);
      for (int k = 0; k < found.size(); k++) {
        out.add(Graph.encodeSlot(slot));
        out.add(found.get(k));
      }
    }
  }

  private void bind(IntList handed, Callable callee) {
    for (int h = 0; h + 1 < handed.size(); h += 2) {
      if (handed.get(h) < 0 || takesFunction(callee, handed.get(h), handed.get(h + 1))) {
        sink.binding(handed.get(h), handed.get(h + 1));
      }
    }
  }

  /** Functions handed to a known callee get into its parameters. */
  private void receive(IntList handed, Callable callee, Callable owner, int line, int condition) {
    for (int h = 0; h + 1 < handed.size(); h += 2) {
      int argument = handed.get(h);
      int source = handed.get(h + 1);
      if (argument < 0) {
        continue;
      }
      boolean word = takesWord(callee, argument, source, owner);
      if (!word && !takesFunction(callee, argument, source)) {
        continue;
      }
      if (word) {
        pending.words.add(callee.node);
        pending.words.add(argument);
      }
      int slot = builder.parameterSlot(callee.node, argument, parameterName(callee, argument));
      if (source >= 0) {
        sink.registration(
            slot,
            source,
            view.file,
            line,
            condition,
            Form.ARGUMENT,
            Grade.TYPE,
            builder.string(owner.name));
      } else if (Graph.slotOf(source) != slot) {
        sink.flow(slot, Graph.slotOf(source), view.file, line, condition);
      }
    }
  }

  private static String parameterName(Callable callee, int argument) {
    if (callee.macro) {
      List<String> names = callee.definition.parameters();
      return names.get(Math.min(argument, names.size() - 1));
    }
    return callee.parameters.get(argument).name();
  }

  /**
   * Whether a callee's parameter takes functions: by its type; for a macro, by what becomes of it.
   */
  private boolean takesFunction(Callable callee, int argument, int source) {
    if (callee.macro) {
      return functionParameters(callee).get(argument);
    }
    if (argument >= callee.parameters.size()) {
      return false;
    }
    TypeRef type = callee.parameters.get(argument).type();
    return world.mayHoldFunction(type) || source >= 0 && World.isWord(type);
  }

  /** Whether a parameter that is but a word is handed what is surely a function. */
  private boolean takesWord(Callable callee, int argument, int source, Callable owner) {
    return !callee.macro
        && argument < callee.parameters.size()
        && World.isWord(callee.parameters.get(argument).type())
        && (source >= 0
            || !owner.macro && builder.slotKind(Graph.slotOf(source)) != SlotKind.MEMBER_NAME);
  }

  /**
   * Where a function hands on parameters that are but words and hold functions: to others, which
   * are added to what is pending, and into members.
   */
  void handOn(Callable owner, Body body, BitSet parameters) {
    Frame frame = Frame.of(owner, owner.origin, body);
    for (Body.CallSite site : body.calls()) {
      if (!(site.callee() instanceof Expr.Name n) || !isGlobal(n.name(), frame, site.at())) {
        continue;
      }
      for (int i = 0; i < site.arguments().size(); i++) {
        int p = word(site.arguments().get(i), frame, site.at(), parameters);
        if (p < 0) {
          continue;
        }
        int condition = condition(Place.OWN, frame, site.condition());
        for (Callable callee : view.callables(n.name())) {
          if (!callee.macro && callee.node >= 0 && i < callee.parameters.size()) {
            boolean isWord = World.isWord(callee.parameters.get(i).type());
            if (isWord) {
              pending.words.add(callee.node);
              pending.words.add(i);
            }
            if (isWord || world.mayHoldFunction(callee.parameters.get(i).type())) {
              int slot = builder.parameterSlot(callee.node, i, parameterName(callee, i));
              handOn(slot, owner, p, site.line(), condition);
            }
          }
        }
      }
    }
    for (Body.Assignment a : body.assignments()) {
      int p = word(a.value(), frame, a.at(), parameters);
      if (p >= 0 && a.target() instanceof Expr.Member) {
        IntList slots = values.ofWord(a.target(), frame, a.at());
        for (int s = 0; s < slots.size(); s++) {
          if (Graph.isSlot(slots.get(s))) {
            int condition = condition(Place.OWN, frame, a.condition());
            handOn(Graph.slotOf(slots.get(s)), owner, p, a.line(), condition);
          }
        }
      }
    }
  }

  private void handOn(int slot, Callable owner, int parameter, int line, int condition) {
    int from = builder.parameterSlot(owner.node, parameter, parameterName(owner, parameter));
    if (from != slot) {
      sink.flow(slot, from, view.file, line, condition);
    }
  }

  private static int word(Expr value, Frame frame, int at, BitSet parameters) {
    Expr e = value;
    while (e instanceof Expr.Cast c) {
      e = c.of();
    }
    int p =
        e instanceof Expr.Name n && frame.local(n.name(), at) == null
            ? frame.owner().parameter(n.name())
            : -1;
    return p >= 0 && parameters.get(p) ? p : -1;
  }

  /** Parameters of a macro that are called, stored, or handed on as functions. */
  private BitSet functionParameters(Callable macro) {
    BitSet known = functionParameters.get(macro);
    if (known != null) {
      return known;
    }
    BitSet found = new BitSet();
    functionParameters.put(macro, found);
    found.or(traits.of(macro).called());
    Body body = macros.body(macro);
    for (Body.CallSite site : body.calls()) {
      if (site.callee() instanceof Expr.Name n) {
        int p = macro.parameter(n.name());
        if (p >= 0) {
          found.set(p);
        }
        for (int i = 0; i < site.arguments().size(); i++) {
          int q = site.arguments().get(i) instanceof Expr.Name a ? macro.parameter(a.name()) : -1;
          if (q >= 0 && !found.get(q)) {
            for (Callable c : view.callables(n.name())) {
              if (c != macro && takesFunction(c, i, 0)) {
                found.set(q);
              }
            }
          }
        }
      }
    }
    for (Body.Assignment a : body.assignments()) {
      int p = a.value() instanceof Expr.Name n ? macro.parameter(n.name()) : -1;
      if (p >= 0
          && a.target() instanceof Expr.Member m
          && world.functionMembers.contains(m.field())) {
        found.set(p);
      }
    }
    return found;
  }

  // ---- assignments

  private void assignment(Body.Assignment a, Frame frame, Place place) {
    int line = line(place, a.line());
    int condition = condition(place, frame, a.condition());
    if (a.value() instanceof Expr.Init init) {
      Typed type =
          init.type() instanceof TypeRef.Unknown
              ? types.of(a.target(), frame, a.at())
              : types.ofType(init.type(), frame, a.at());
      if (type != null) {
        initialisers.walk(
            type,
            init,
            frame,
            -1,
            (slot, value, in, itemLine, itemCondition) ->
                put(
                    slot,
                    value,
                    in,
                    a.at(),
                    line(place, itemLine),
                    condition,
                    Form.INITIALIZER,
                    frame.owner().name));
      }
      return;
    }
    boolean storable =
        switch (a.target()) {
          case Expr.Name n -> isGlobal(n.name(), frame, a.at());
          case Expr.Member m ->
              world.functionMembers.contains(m.field())
                  || values.isFunctionName(a.value(), frame, a.at());
          case Expr.Index i -> true;
          default -> false;
        };
    if (!storable || !values.mayBeFunction(a.value(), frame, a.at())) {
      return;
    }
    IntList slots =
        a.target() instanceof Expr.Member && values.isFunctionName(a.value(), frame, a.at())
            ? values.ofWord(a.target(), frame, a.at())
            : values.of(a.target(), frame, a.at());
    for (int s = 0; s < slots.size(); s++) {
      if (Graph.isSlot(slots.get(s))) {
        put(
            Graph.slotOf(slots.get(s)),
            a.value(),
            frame,
            a.at(),
            line,
            condition,
            Form.ASSIGNMENT,
            frame.owner().name);
      }
    }
  }

  /** Puts what a value can be into a slot. */
  void put(
      int slot,
      Expr value,
      Frame frame,
      int at,
      int line,
      int condition,
      Form form,
      String holder) {
    if (slot < 0 || !values.mayBeFunction(value, frame, at)) {
      return;
    }
    IntList found = values.of(value, frame, at);
    for (int k = 0; k < found.size(); k++) {
      int source = found.get(k);
      if (source >= 0) {
        sink.registration(
            slot, source, view.file, line, condition, form, Grade.TYPE, builder.string(holder));
      } else if (Graph.slotOf(source) != slot) {
        sink.flow(slot, Graph.slotOf(source), view.file, line, condition);
      }
    }
  }

  /** A variable at file scope with what it is initialised with. */
  void global(
      World.Variable variable, List<Body> bodies, int fileScope, Condition made, int madeLine) {
    var g = variable.global();
    Origin origin = variable.origin();
    if (g.initializer() instanceof Expr.Opaque) {
      return;
    }
    Frame frame =
        Frame.of(
            Linker.NOBODY,
            origin,
            g.body() >= 0 && g.body() < bodies.size() ? bodies.get(g.body()) : Body.EMPTY);
    Typed type = new Typed(g.type(), origin, g.name());
    boolean function = types.isFunction(type);
    int slot = function ? values.slot(variable) : -1;
    int fixed = madeLine > 0 ? builder.condition(made) : -1;
    Initialisers.Leaf leaf =
        (s, value, in, line, condition) ->
            put(
                s,
                value,
                in,
                0,
                madeLine > 0 ? madeLine : line,
                fixed >= 0 ? fixed : condition(origin, condition),
                Form.INITIALIZER,
                g.name());
    Initialisers.Expanded expanded = initialiser(g.initializer(), frame);
    if (expanded != null && expanded.value() instanceof Expr.Init init) {
      Initialisers.Leaf told =
          (s, v, in, line, condition) -> leaf.value(s, v, in, g.line(), g.condition());
      initialisers.walk(type, init, expanded.frame(), slot, told);
    } else if (g.initializer() instanceof Expr.Init init) {
      initialisers.walk(type, init, frame, slot, leaf);
    } else {
      leaf.value(slot, g.initializer(), frame, g.line(), g.condition());
    }
    if (fileScope >= 0
        && g.type() instanceof TypeRef.Named n
        && Linker.INITCALL_TYPES.contains(n.name())) {
      IntList run = values.of(g.initializer(), frame, 0);
      for (int k = 0; k < run.size(); k++) {
        if (run.get(k) >= 0) {
          sink.edge(
              fileScope,
              run.get(k),
              EdgeKind.INITCALL,
              Grade.EXACT,
              0,
              madeLine > 0 ? madeLine : g.line(),
              fixed >= 0 ? fixed : condition(origin, g.condition()),
              builder.string(g.name()));
        }
      }
    }
  }

  /**
   * The initialiser that a macro stands for ({@code __ATTR(…)}, {@code INIT_X}); null if the value
   * is none.
   */
  private Initialisers.@Nullable Expanded initialiser(Expr value, Frame frame) {
    if (frame.isFragment()) {
      return null;
    }
    String macro = null;
    if (value instanceof Expr.Result r
        && r.site() < frame.body().calls().size()
        && frame.body().calls().get(r.site()).callee() instanceof Expr.Name n) {
      macro = n.name();
    } else if (value instanceof Expr.Name n) {
      macro = n.name();
    }
    var definition = macro == null ? null : view.macro(macro);
    if (definition == null || definition.functionLike() != value instanceof Expr.Result) {
      return null;
    }
    SourceFacts facts = expansion.initialiser(value, frame);
    if (facts == null || facts.declarations().globals().size() != 1) {
      return null;
    }
    var global = facts.declarations().globals().getFirst();
    if (!(global.initializer() instanceof Expr.Init init) || init.items().isEmpty()) {
      return null;
    }
    Body body = global.body() >= 0 ? facts.bodies().get(global.body()) : Body.EMPTY;
    Frame in = Frame.fragment(new Origin(view.file, facts.declarations()), body, frame, 0);
    boolean one = init.items().size() == 1 && init.items().getFirst().designators().isEmpty();
    return new Initialisers.Expanded(one ? init.items().getFirst().value() : init, in);
  }

  // ---- the rest

  private void cleanup(Body.Local local, Frame frame, Place place) {
    if (local.cleanup().isEmpty()) {
      return;
    }
    String function = expansion.destructor(local.cleanup());
    for (Callable c : function == null ? List.<Callable>of() : view.callables(function)) {
      if (!c.macro && c.node >= 0) {
        edge(
            frame.owner(),
            c.node,
            EdgeKind.DIRECT,
            Grade.EXACT,
            Graph.CLEANUP,
            line(place, local.line()),
            condition(place, frame, local.condition()),
            -1);
      }
    }
  }

  /**
   * A replacement that calls nothing still uses what it names: {@code #define foo bar}, and
   * object-like macros in any expression ({@code #define current_thread_info() ((struct thread_info
   * *)current)}).
   */
  private void names(Callable macro, Frame frame) {
    List<String> tokens = Tokens.ofReplacement(macro.definition);
    java.util.Set<String> done = new java.util.HashSet<>(macro.definition.parameters());
    done.add(macro.name);
    for (String token : tokens) {
      if (!Tokens.isIdentifier(token) || !done.add(token)) {
        continue;
      }
      for (Callable c : view.callables(token)) {
        boolean used =
            c.macro ? !c.definition.functionLike() || tokens.size() == 1 : tokens.size() == 1;
        if (c.node >= 0 && c != macro && used) {
          edge(
              macro,
              c.node,
              EdgeKind.MACRO,
              Grade.EXACT,
              0,
              macro.line,
              condition(frame.origin(), macro.ownCondition),
              -1);
        }
      }
    }
  }

  /** A name that is no call: an object-like macro may hide one. */
  private void mention(Body.Mention mention, Frame frame, Place place) {
    if (frame.isFragment() || frame.owner().name.equals(mention.name())) {
      return;
    }
    for (Callable c : view.callables(mention.name())) {
      if (c.macro && !c.definition.functionLike() && c.node >= 0) {
        edge(
            frame.owner(),
            c.node,
            EdgeKind.MACRO,
            Grade.EXACT,
            0,
            line(place, mention.line()),
            condition(place, frame, mention.condition()),
            -1);
      }
    }
  }
}
