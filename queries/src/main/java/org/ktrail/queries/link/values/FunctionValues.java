package org.ktrail.queries.link.values;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphBuilder;
import org.ktrail.queries.graph.IntList;
import org.ktrail.queries.graph.SlotKind;
import org.ktrail.queries.link.edges.FileLinks;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.types.DeclaredTypes;
import org.ktrail.queries.link.types.ExpressionTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.types.LoneChains;
import org.ktrail.queries.link.types.Shapes;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.MacroBodies;
import org.ktrail.queries.link.world.World;

/**
 * Which functions an expression can be: functions named in it, and slots it reads. Flow-insensitive
 * within a function. An answer is a list of nodes (≥ 0) and encoded slots. For one thread and one
 * file.
 */
public final class FunctionValues {
  /** {@code rcu_dereference(x)} alone is some twenty steps deep. */
  private static final int DEPTH = 40;

  /**
   * Expressions looked at for one answer. Nested macros that name an argument several times would
   * otherwise be followed exponentially often; a real chain of pointers needs a few dozen.
   */
  private static final int BUDGET = 400;

  private final World world;
  private final FileView view;
  private final ExpressionTypes types;
  private final DeclaredTypes declared;
  private final LoneChains chains;
  private final MacroBodies macros;
  private final GraphBuilder builder;
  private final Map<String, Integer> declaredOnly;
  private final Map<Integer, Integer> stands = new HashMap<>();
  private final Map<Integer, String> texts = new HashMap<>();
  private final Set<String> following = new HashSet<>();
  private int depth;
  private int spent;

  /** Whether places of a type that only words say may hold functions are looked at, too. */
  private boolean words;

  /** The type of the local, declared to be a function, that what is looked at is assigned to. */
  private @Nullable Typed typed;

  /** What the slots are wanted for. */
  private enum Use {
    READ,
    INITIAL,
    STORE,
    HAND
  }

  private Use use = Use.READ;
  private final HeldSlots held;
  private final InitcallSections initcalls;
  private final FileLinks links;
  private final OwnWords own;
  private final FilledPlaces filled;

  /**
   * @param declaredOnly nodes of functions that are declared and nowhere defined, by name
   */
  public FunctionValues(
      World world,
      FileView view,
      ExpressionTypes types,
      MacroBodies macros,
      GraphBuilder builder,
      Map<String, Integer> declaredOnly,
      FileLinks links) {
    this.declaredOnly = declaredOnly;
    held = new HeldSlots(this, new Holders(view, types), builder, links);
    initcalls = new InitcallSections(view, builder);
    this.links = links;
    filled = new FilledPlaces(world, view, types.declared(), this, builder, links);
    own = new OwnWords(world, view, types.declared(), this);
    this.world = world;
    this.view = view;
    this.types = types;
    declared = types.declared();
    chains = new LoneChains(world, declared);
    this.macros = macros;
    this.builder = builder;
  }

  /**
   * Whether the shape of an expression can hold a function at all: the cheap question, asked first.
   */
  public boolean mayBeFunction(Expr expr, BodyFrame frame, int at) {
    return switch (expr) {
      case Expr.Name n -> {
        Body.Local local = frame.local(n.name(), at);
        if (local != null) {
          yield world.mayHoldFunction(local.type()) || isAuto(local) || isMacroWord(local, frame);
        }
        int p = frame.owner().parameter(n.name());
        if (p >= 0) {
          yield frame.owner().macro
              || world.mayHoldFunction(frame.owner().parameters.get(p).type());
        }
        yield world.callables.containsKey(n.name())
            || frame.isFragment()
            || world.variables.containsKey(n.name())
            || declaredOnly.get(n.name()) != null;
      }
      case Expr.Member m -> world.functionMembers.contains(frame.member(m.field()));
      case Expr.Index i -> mayBeFunction(i.base(), frame, at);
      case Expr.Deref d -> mayBeFunction(d.of(), frame, at);
      case Expr.AddressOf a ->
          a.of() instanceof Expr.Name n
              && (world.callables.containsKey(n.name()) || declaredOnly.get(n.name()) != null);
      case Expr.Result r ->
          frame.body().calls().get(r.site()).callee() instanceof Expr.Name n
              && world.callables.containsKey(n.name());
      case Expr.Cast c -> mayBeFunction(c.of(), frame, at);
      case Expr.Choice c -> {
        boolean any = false;
        for (Expr option : c.options()) {
          any |= mayBeFunction(option, frame, at);
        }
        yield any;
      }
      case Expr.Selection s -> {
        boolean any = false;
        for (Expr value : s.values()) {
          any |= mayBeFunction(value, frame, at);
        }
        yield any;
      }
      case Expr.Init i -> false;
      case Expr.TypeArgument t -> false;
      case Expr.Text t -> false;
      case Expr.Opaque o -> false;
    };
  }

  private static boolean isAuto(Body.Local local) {
    return local.type() instanceof org.ktrail.indexer.facts.TypeRef.Named n
        && n.name().equals("__auto_type");
  }

  public IntList of(Expr expr, BodyFrame frame, int at) {
    IntList out = new IntList(2);
    collect(expr, frame, at, out);
    return out;
  }

  /**
   * As {@link #of}, but members and parameters that are {@code void *} or {@code unsigned long}
   * count: for what is cast to a function and called.
   */
  public IntList ofWord(Expr expr, BodyFrame frame, int at) {
    words = true;
    try {
      return of(expr, frame, at);
    } finally {
      words = false;
    }
  }

  /** The slots that an expression is, to put something into them. */
  public IntList ofTarget(Expr target, boolean word, BodyFrame frame, int at) {
    use = Use.STORE;
    try {
      return word ? ofWord(target, frame, at) : of(target, frame, at);
    } finally {
      use = Use.READ;
    }
  }

  /** As {@link #ofWord}, of objects as they are initialised. */
  public IntList ofInitial(Expr expr, BodyFrame frame, int at) {
    use = Use.INITIAL;
    try {
      return ofWord(expr, frame, at);
    } finally {
      use = Use.READ;
    }
  }

  /** The slots that an expression is to whom the object is handed that it is a member of. */
  public IntList ofHanded(Expr target, BodyFrame frame, int at) {
    use = Use.HAND;
    try {
      return of(target, frame, at);
    } finally {
      use = Use.READ;
    }
  }

  public FilledPlaces filled() {
    return filled;
  }

  public HeldSlots held() {
    return held;
  }

  /** Whether an expression names a function of the snapshot, cast or not. */
  public boolean isFunctionName(Expr expr, BodyFrame frame, int at) {
    Expr e = expr;
    while (e instanceof Expr.Cast || e instanceof Expr.AddressOf) {
      e = e instanceof Expr.Cast c ? c.of() : ((Expr.AddressOf) e).of();
    }
    return e instanceof Expr.Name n
        && frame.local(n.name(), at) == null
        && frame.owner().parameter(n.name()) < 0
        && (world.callables.getOrDefault(n.name(), List.of()).stream().anyMatch(c -> !c.macro)
            || declaredOnly.get(n.name()) != null);
  }

  /**
   * Whether an expression is a function whatever it is put into: its name, or a variable, parameter
   * or member of such a type, cast or not.
   */
  public boolean isSurelyFunction(Expr expr, BodyFrame frame, int at) {
    if (isFunctionName(expr, frame, at)) {
      return true;
    }
    BodyFrame.Written w = frame.accessed(expr, at);
    if (!(w.expr() instanceof Expr.Name || w.expr() instanceof Expr.Member)
        || !mayBeFunction(w.expr(), w.frame(), w.at())) {
      return false;
    }
    Typed type = types.of(w.expr(), w.frame(), w.at());
    return type != null && isFunction(type);
  }

  private void collect(Expr expr, BodyFrame frame, int at, IntList out) {
    if (depth == 0) {
      spent = 0;
    }
    if (depth > DEPTH || ++spent > BUDGET) {
      return;
    }
    depth++;
    try {
      switch (expr) {
        case Expr.Name n -> name(n.name(), frame, at, out);
        case Expr.Member m -> member(m, frame, at, out);
        case Expr.Index i -> collect(i.base(), frame, at, out);
        case Expr.Deref d -> {
          Expr inner = d.of();
          while (inner instanceof Expr.Cast cast) {
            inner = cast.of();
          }
          collect(inner instanceof Expr.AddressOf a ? a.of() : inner, frame, at, out);
        }
        case Expr.AddressOf a -> {
          if (a.of() instanceof Expr.Name || a.of() instanceof Expr.Index) {
            collect(a.of(), frame, at, out);
          }
        }
        case Expr.Result r -> result(frame.body().calls().get(r.site()), frame, out);
        case Expr.Cast c -> collect(c.of(), frame, at, out);
        case Expr.Choice c -> c.options().forEach(o -> collect(o, frame, at, out));
        case Expr.Selection s ->
            types.selected(s, frame, at).forEach(o -> collect(o, frame, at, out));
        case Expr.Init i -> {}
        case Expr.TypeArgument t -> {}
        case Expr.Text t -> {}
        case Expr.Opaque o -> {}
      }
    } finally {
      depth--;
    }
  }

  /** See {@link ExpressionTypes#selected}. */
  public List<Expr> selected(Expr.Selection selection, BodyFrame frame, int at) {
    return types.selected(selection, frame, at);
  }

  private static void add(IntList out, int value) {
    for (int i = 0; i < out.size(); i++) {
      if (out.get(i) == value) {
        return;
      }
    }
    out.add(value);
  }

  private void name(String name, BodyFrame frame, int at, IntList out) {
    Body.Local local = frame.local(name, at);
    if (local != null) {
      local(local, frame, at, out);
      return;
    }
    int p = frame.owner().parameter(name);
    if (p >= 0 && frame.arguments() != null) {
      if (frame.outer() != null && p < frame.arguments().size()) {
        collect(frame.arguments().get(p), frame.outer(), frame.at(), out);
      }
      return;
    }
    if (frame.isFragment() && frame.outer() != null) {
      name(name, frame.outer(), frame.at(), out);
      return;
    }
    BodyFrame.Scope around = frame.around(name);
    if (around != null) {
      name(name, around.frame(), around.at(), out);
      return;
    }
    if (p >= 0) {
      Callable owner = frame.owner();
      if (owner.node >= 0
          && (owner.macro
              || holds(new Typed(owner.parameters.get(p).type(), frame.origin(), "")))) {
        add(out, Graph.encodeSlot(builder.parameterSlot(owner.node, p, name)));
        if (!owner.macro) {
          assigned(name, frame, out);
        }
      }
      return;
    }
    boolean found = false;
    for (Callable c : view.callables(name)) {
      if (!c.macro) {
        if (c.node >= 0) {
          add(out, c.node);
        }
        found = true;
      } else if (!c.definition.functionLike()) {
        macro(c, List.of(), frame, at, out);
        found = true;
      }
    }
    if (!found) {
      Optional<World.Variable> variable = view.variable(name);
      if (variable.isEmpty()) {
        Integer node = declaredOnly.get(name);
        if (node != null) {
          add(out, node);
        }
      } else if (isFunction(
          new Typed(variable.get().global().type(), variable.get().origin(), name))) {
        add(out, Graph.encodeSlot(slot(variable.get())));
      }
    }
  }

  public int slot(World.Variable variable) {
    // One slot for all declarations of it, wherever each is seen first.
    boolean isStatic = variable.global().isStatic();
    int file = isStatic ? variable.origin().file() : -1;
    int slot = builder.variableSlot(variable.global().name(), file, 0);
    return stands.getOrDefault(slot, slot);
  }

  /**
   * From now on the place of a member, which fills some variables, stands for each of them.
   *
   * @param text how a call through one of them is told
   */
  public void stand(int member, int variable, String text) {
    stands.put(variable, member);
    texts.put(member, text);
  }

  /** How a call through a slot is told that stands for others; null if it does not. */
  @Nullable
  public String textOf(int slot) {
    return texts.get(slot);
  }

  private boolean holds(Typed typed) {
    return isFunction(typed) || words && World.isWord(declared.strip(typed).type());
  }

  private boolean isFunction(Typed typed) {
    return world.mayHoldFunction(typed.type()) && declared.isFunction(typed);
  }

  /** Everything the function assigns to this local. */
  private void local(Body.Local local, BodyFrame frame, int at, IntList out) {
    if (!world.mayHoldFunction(local.type())
        && !isAuto(local)
        && !isVoidPointer(local)
        && !isMacroWord(local, frame)
        && !(words && World.isWord(local.type()))) {
      return;
    }
    Typed before = typed;
    Typed type = types.ofType(local.type(), frame, at);
    typed = type != null && isFunction(type) ? type : null;
    try {
      assigned(local.name(), frame, out);
      if (typed != null) {
        filled.filled(local.name(), frame, out);
      }
    } finally {
      typed = before;
    }
  }

  /** Everything that is assigned to a local or a parameter in the body. */
  private void assigned(String name, BodyFrame frame, IntList out) {
    String key = System.identityHashCode(frame.body()) + name;
    if (!following.add(key)) {
      return;
    }
    try {
      for (Body.Assignment a : frame.assignments().getOrDefault(name, List.of())) {
        if (a.value() instanceof Expr.Init init) {
          init.items().forEach(i -> collect(i.value(), frame, a.at(), out));
        } else {
          int before = out.size();
          collect(a.value(), frame, a.at(), out);
          if (typed != null && !words && out.size() == before) {
            wordAssigned(a, frame, out);
          }
        }
      }
    } finally {
      following.remove(key);
    }
  }

  /** A word that is assigned to what is declared to be a function: one of such a shape. */
  private void wordAssigned(Body.Assignment a, BodyFrame frame, IntList out) {
    int before = out.size();
    words = true;
    try {
      collect(a.value(), frame, a.at(), out);
    } finally {
      words = false;
    }
    String shape = typed == null ? null : Shapes.of(typed, declared);
    for (int i = before; i < out.size() && shape != null; i++) {
      int slot = Graph.isSlot(out.get(i)) ? Graph.slotOf(out.get(i)) : -1;
      if (slot >= 0 && (builder.isMember(slot) || builder.slotKind(slot) == SlotKind.RESULT)) {
        out.set(i, Graph.encodeSlot(links.shaped(slot, shape)));
      }
    }
  }

  /** A macro that takes any type keeps its argument in a word. */
  private static boolean isMacroWord(Body.Local local, BodyFrame frame) {
    return frame.arguments() != null && World.isWord(local.type());
  }

  private static boolean isVoidPointer(Body.Local local) {
    return local.type() instanceof org.ktrail.indexer.facts.TypeRef.Pointer p
        && p.to() instanceof org.ktrail.indexer.facts.TypeRef.Named n
        && n.name().equals("void");
  }

  private void member(Expr.Member m, BodyFrame frame, int at, IntList out) {
    String field = frame.member(m.field());
    if (!words && !world.functionMembers.contains(field)) {
      return;
    }
    Typed base = types.of(m.base(), frame, at);
    ExpressionTypes.Member member = base == null ? null : declared.member(base, field);
    if (member == null && base == null) {
      member = chains.end(m, frame);
    }
    if (member == null) {
      if (!words) {
        add(out, Graph.encodeSlot(builder.memberNameSlot(field)));
      }
    } else if (holds(new Typed(member.field().type(), member.origin(), ""))) {
      switch (use) {
        case INITIAL -> add(out, Graph.encodeSlot(held.initial(m, member, frame, at)));
        case READ -> add(out, Graph.encodeSlot(held.read(m, member, frame, at)));
        case HAND -> add(out, Graph.encodeSlot(held.handed(m, member, frame, at)));
        case STORE -> held.stored(m, member, frame, at, out);
      }
    }
  }

  public int slot(ExpressionTypes.Member member) {
    return builder.fieldSlot(
        member.title(), member.field().name(), member.file(), member.field().line());
  }

  private void result(Body.CallSite site, BodyFrame frame, IntList out) {
    if (!(site.callee() instanceof Expr.Name n)
        || frame.local(n.name(), site.at()) != null
        || frame.owner().parameter(n.name()) >= 0) {
      return;
    }
    boolean self = frame.owner().macro && frame.owner().name.equals(n.name());
    for (Callable c : view.callables(n.name())) {
      if (c.macro) {
        if (!self && c.definition.functionLike()) {
          macro(c, site.arguments(), frame, site.at(), out);
        }
      } else if (c.node >= 0 && words && World.isWord(c.result)) {
        IntList own = this.own.all();
        for (int i = 0; i < own.size(); i++) {
          add(out, own.get(i));
        }
        if (own.isEmpty()) {
          add(out, Graph.encodeSlot(builder.resultSlot(c.node)));
        }
      } else if (c.node >= 0 && isFunction(new Typed(c.result, c.origin, ""))) {
        if (!isInitcall(c, site, frame, out)) {
          add(out, Graph.encodeSlot(builder.resultSlot(c.node)));
        }
      }
    }
  }

  /** Whether a call gives what a variable holds that it is handed the address of. */
  private boolean isInitcall(Callable callee, Body.CallSite site, BodyFrame frame, IntList out) {
    if (!Initcalls.isType(callee.result) || site.arguments().size() != 1) {
      return false;
    }
    int before = out.size();
    initcalls.of(
        site.arguments().getFirst(), frame, site.at(), slot -> add(out, Graph.encodeSlot(slot)));
    return out.size() > before;
  }

  private void macro(Callable macro, List<Expr> arguments, BodyFrame frame, int at, IntList out) {
    if (frame.depth() > DEPTH) {
      return;
    }
    Body body = macros.body(macro);
    if (!body.returns().isEmpty()) {
      Body.Value value = body.returns().getLast();
      collect(value.value(), BodyFrame.use(macro, body, arguments, frame, at), value.at(), out);
    }
  }
}
