package org.ktrail.queries.members;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.extract.body.MemberReader;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.facts.body.MemberUse;
import org.ktrail.indexer.facts.body.MemberUse.Access;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.partial.SourceTypes;
import org.ktrail.queries.link.types.DeclaredTypes;
import org.ktrail.queries.link.types.ExpressionTypes.Typed;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.members.FieldUse.How;

/**
 * What a use does to a member. What is handed to a macro, or by its address to a function, is
 * followed through their text: whether it writes there what the parameter means. For one thread;
 * keeps a parser, so close it.
 */
final class Effects implements AutoCloseable {
  /** Calls in each other that are followed. */
  private static final int DEEPEST = 8;

  /** Texts that are read for one answer. */
  private static final int MOST = 4000;

  private final UseTypes types;
  private final ParameterTexts texts;
  private final MemberReader reader = new MemberReader();
  private final Map<Key, Effect> known = new HashMap<>();
  private final Map<Integer, FileView> views = new HashMap<>();
  private int read;

  /**
   * @param texts the bytes of files
   */
  Effects(UseTypes types, Function<String, Optional<byte[]>> texts) {
    this.types = types;
    this.texts = new ParameterTexts(types, texts);
  }

  /** How a member is used, through what, and what becomes of it. */
  record Told(How how, String through, Effect effect) {}

  /**
   * @param pointer whether the argument is the address of what is asked about, or that itself
   */
  private record Key(int file, int line, String name, int argument, boolean pointer) {}

  Told of(MemberUse use, Access access) {
    return switch (access) {
      case CALLED -> new Told(How.CALLED, "", Effect.READ);
      case ASSIGNED -> new Told(How.ASSIGNED, "", Effect.WRITE);
      case UPDATED -> new Told(How.UPDATED, "", Effect.BOTH);
      case INITIALISED -> new Told(How.INITIALISED, "", Effect.WRITE);
      case UNEVALUATED -> new Told(How.READ, "", Effect.NONE);
      case READ, KEPT ->
          isMacro(use.callee())
              ? new Told(How.MACRO, use.callee(), handed(use, false))
              : new Told(How.READ, "", Effect.READ);
      case ADDRESS_TAKEN ->
          use.callee().isEmpty()
              ? new Told(How.ADDRESS, "", Effect.OPEN)
              : new Told(
                  isMacro(use.callee()) ? How.MACRO : How.HANDED, use.callee(), handed(use, true));
    };
  }

  private boolean isMacro(String name) {
    SourceTypes.FileTypes in = types.file();
    return !name.isEmpty()
        && in != null
        && in.view().callables(name).stream().anyMatch((Callable c) -> c.macro);
  }

  private Effect handed(MemberUse use, boolean pointer) {
    SourceTypes.FileTypes in = types.file();
    Effect effect =
        in == null ? Effect.OPEN : callee(in.view(), use.callee(), use.argument(), pointer, 0);
    return effect.equals(Effect.NONE) ? Effect.OPEN : effect; // nobody hands on what is not used
  }

  /**
   * What the definitions that a name can mean do. Those that could not be followed, most of them an
   * architecture's own in assembly, are taken to do what the others do.
   */
  private Effect callee(FileView view, String name, int argument, boolean pointer, int depth) {
    List<Callable> found = view.callables(name);
    if (found.isEmpty() || depth > DEEPEST) {
      return Effect.OPEN;
    }
    Effect all = Effect.NONE;
    Effect followed = Effect.NONE;
    boolean isFollowed = false;
    for (Callable c : found) {
      Effect effect = one(view, c, name, argument, pointer, depth);
      all = all.or(effect);
      if (!effect.open() && !effect.equals(Effect.NONE)) {
        followed = followed.or(effect);
        isFollowed = true;
      }
    }
    return isFollowed ? followed : all;
  }

  private Effect one(
      FileView view, Callable c, String name, int argument, boolean pointer, int depth) {
    if (c.macro && !c.definition.functionLike()) {
      // An alias: #define f g.
      String other = c.definition.replacement();
      return other.equals(name) || !other.matches("\\w++")
          ? Effect.OPEN
          : callee(view, other, argument, pointer, depth + 1);
    }
    return !c.macro && !pointer ? Effect.READ : of(view, c, argument, pointer, depth);
  }

  private Effect of(FileView from, Callable c, int argument, boolean pointer, int depth) {
    Key key = new Key(c.file(), c.line, c.name, argument, pointer);
    Effect found = known.get(key);
    if (found == null) {
      known.put(key, Effect.NONE); // of what calls itself nothing is added
      found = ++read > MOST ? Effect.OPEN : followed(from, c, argument, pointer, depth);
      known.put(key, found);
    }
    return found;
  }

  private Effect followed(FileView from, Callable c, int argument, boolean pointer, int depth) {
    Optional<ParameterTexts.Meant> meant = texts.of(c, argument);
    if (meant.isEmpty()) {
      return Effect.OPEN;
    }
    FileView view =
        types.isHeader(c.origin)
            ? from
            : views.computeIfAbsent(c.file(), f -> types.of(c.origin).view());
    Body body = new Body(c, view, meant.get().text());
    return body.of(meant.get().parameter(), pointer, depth, new HashSet<>());
  }

  /** The text of a macro or function that is being followed. */
  private final class Body {
    private final Callable owner;
    private final FileView view;
    private final String text;

    Body(Callable owner, FileView view, String text) {
      this.owner = owner;
      this.view = view;
      this.text = text;
    }

    Effect of(String name, boolean pointer, int depth, Set<String> seen) {
      if (!seen.add(name + pointer)) {
        return Effect.NONE;
      }
      List<MemberUse> uses = reader.names(text, Set.of(name));
      Effect effect = uses.size() < ParameterTexts.times(text, name) ? Effect.OPEN : Effect.NONE;
      for (MemberUse use : uses) {
        effect = effect.or(of(use, pointer, depth, seen));
      }
      return effect;
    }

    /** Whether what is done is done to what a pointer within leads to. */
    Truth leaves(MemberUse use) {
      List<String> rest = use.rest().subList(1, use.rest().size());
      if (!rest.contains("[]")) {
        return Truth.FALSE;
      }
      int parameter = owner.macro ? -1 : owner.parameter(use.member());
      SourceTypes.FileTypes in = types.file();
      if (parameter < 0 || in == null) {
        return Truth.UNKNOWN;
      }
      DeclaredTypes declared = in.types().declared();
      Typed at =
          declared.pointee(new Typed(owner.parameters.get(parameter).type(), owner.origin, ""));
      for (String step : rest) {
        if (at == null) {
          return Truth.UNKNOWN;
        }
        if (step.equals("[]")) {
          Typed plain = declared.strip(at);
          if (!(plain.type() instanceof TypeRef.Array)) {
            return plain.type() instanceof TypeRef.Pointer ? Truth.TRUE : Truth.UNKNOWN;
          }
          at = declared.pointee(plain);
        } else {
          var member = declared.member(at, step.substring(1));
          at = member == null ? null : member.typed();
        }
      }
      return Truth.FALSE;
    }

    private Effect of(MemberUse use, boolean pointer, int depth, Set<String> seen) {
      if (use.argument() == MemberUse.VARIABLE) {
        boolean behind = pointer == (use.access() != Access.ADDRESS_TAKEN);
        return behind && !use.callee().equals(use.member())
            ? of(use.callee(), true, depth, seen)
            : Effect.NONE;
      }
      if (owner.macro && owner.parameter(use.callee()) >= 0) {
        return Effect.OPEN; // what that is only a use tells
      }
      return pointer ? pointed(use, this, depth) : itself(use, view, depth);
    }
  }

  /** What is done with what a macro's parameter stands for. */
  private Effect itself(MemberUse use, FileView view, int depth) {
    return switch (use.access()) {
      case ASSIGNED, INITIALISED -> behind(use) ? Effect.READ : Effect.WRITE;
      case UPDATED -> behind(use) ? Effect.READ : Effect.BOTH;
      case UNEVALUATED -> Effect.NONE;
      case READ ->
          use.callee().isEmpty() || !use.rest().isEmpty()
              ? Effect.READ
              : callee(view, use.callee(), use.argument(), false, depth + 1);
      case KEPT, CALLED -> Effect.READ;
      case ADDRESS_TAKEN ->
          use.callee().isEmpty()
              ? Effect.OPEN
              : callee(view, use.callee(), use.argument(), true, depth + 1);
    };
  }

  /** Whether something is done with what a pointer leads to, as far as the text shows it. */
  private static boolean behind(MemberUse use) {
    return use.rest().contains("[]");
  }

  /** What is done with what a parameter points to. */
  private Effect pointed(MemberUse use, Body in, int depth) {
    FileView view = in.view;
    boolean direct = !use.rest().isEmpty() && use.rest().getFirst().equals("[]");
    if (!direct) {
      return switch (use.access()) {
        case READ ->
            use.callee().isEmpty()
                ? Effect.NONE
                : callee(view, use.callee(), use.argument(), true, depth + 1);
        case ASSIGNED, UPDATED, UNEVALUATED, CALLED -> Effect.NONE; // of the pointer
        case KEPT, INITIALISED, ADDRESS_TAKEN -> Effect.OPEN;
      };
    }
    Truth further = in.leaves(use);
    if (further == Truth.TRUE) {
      return use.access() == Access.UNEVALUATED ? Effect.NONE : Effect.READ;
    }
    if (further == Truth.UNKNOWN && use.access() != Access.READ && use.access() != Access.KEPT) {
      return use.access() == Access.UNEVALUATED ? Effect.NONE : Effect.OPEN;
    }
    return switch (use.access()) {
      case ASSIGNED, INITIALISED -> Effect.WRITE;
      case UPDATED -> Effect.BOTH;
      case UNEVALUATED -> Effect.NONE;
      case READ, KEPT, CALLED ->
          use.callee().isEmpty()
              ? Effect.READ
              : callee(view, use.callee(), use.argument(), false, depth + 1);
      case ADDRESS_TAKEN ->
          use.callee().isEmpty()
              ? Effect.OPEN
              : callee(view, use.callee(), use.argument(), true, depth + 1);
    };
  }

  @Override
  public void close() {
    reader.close();
  }
}
