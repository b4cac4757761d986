package org.ktrail.queries.link.body;

import java.util.IdentityHashMap;
import java.util.Map;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.queries.link.edges.CallSite;
import org.ktrail.queries.link.edges.FactPlaces;
import org.ktrail.queries.link.edges.Reading;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.values.Handover;
import org.ktrail.queries.link.values.StoreModels;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.MacroBodies;
import org.ktrail.queries.link.world.World;

/**
 * What macros do with objects that they are given, at the places where they are used: {@code
 * INIT_WORK(&x->work, f)} puts {@code f} into a member of {@code x}. Read by itself, a replacement
 * does not tell of which type its parameters are. For one thread and one file.
 */
final class MacroEffects {
  private static final int DEPTH = 8;

  /**
   * Bodies that one call is followed through. Macros that each architecture has of its own use such
   * others: {@code page_to_virt} comes to some twenty at each of eight levels.
   */
  private static final int MOST_BODIES = 1_000;

  private final World world;
  private final FileView view;
  private final MacroBodies macros;
  private final FactPlaces places;
  private final StoreModels models;
  private final SlotStores stores;
  private final HandoverCalls handover;
  private final StoringMacros storing;
  private final Map<Callable, Boolean> has = new IdentityHashMap<>();

  /** Bodies that the call may still be followed through. */
  private int left;

  MacroEffects(
      World world,
      FileView view,
      MacroBodies macros,
      FactPlaces places,
      StoreModels models,
      SlotStores stores,
      HandoverCalls handover) {
    this.world = world;
    this.view = view;
    this.macros = macros;
    this.places = places;
    this.models = models;
    this.stores = stores;
    this.handover = handover;
    storing = new StoringMacros(world, view, macros, stores);
  }

  /** A call by name, of a function or a macro, in a function's body. */
  void at(String name, CallSite call) {
    if (!call.frame().root().owner().macro) {
      left = MOST_BODIES;
      at(name, call, 0);
    }
  }

  private void at(String name, CallSite call, int depth) {
    handover.link(name, call);
    storing.at(name, call);
    StoreModels.Model model = models.of(name, call.arguments().size());
    if (model != null) {
      replay(model.macro(), model.body(), true, call, depth);
    } else if (!Handover.isPrimitive(name) && depth < DEPTH) {
      for (Callable c : view.callables(name)) {
        if (c.macro && c != call.owner() && has(c)) {
          replay(c, macros.body(c), false, call, depth);
        }
      }
    }
  }

  private void replay(Callable macro, Body body, boolean isModel, CallSite call, int depth) {
    if (--left < 0) {
      return;
    }
    BodyFrame frame = BodyFrame.use(macro, body, call.arguments(), call.frame(), call.at());
    Reading reading = new Reading(frame, call.place());
    for (Body.Assignment a : body.assignments()) {
      if (isStore(a) || isModel && a.target() instanceof Expr.Deref) {
        stores.assigned(a, reading);
      }
    }
    for (Body.CallSite site : body.calls()) {
      if (site.callee() instanceof Expr.Name n && frame.isGlobal(n.name(), site.at())) {
        at(n.name(), CallSite.of(site, reading, places.of(reading, 0, 0)), depth + 1);
      }
    }
  }

  private boolean isStore(Body.Assignment a) {
    return a.target() instanceof Expr.Member m
        && !(a.value() instanceof Expr.Init)
        && world.functionMembers.contains(m.field());
  }

  /** Whether a macro stores anything or hands it over, itself or through others. */
  private boolean has(Callable macro) {
    Boolean known = has.get(macro);
    if (known != null) {
      return known;
    }
    has.put(macro, false);
    boolean found = macro.definition.functionLike() && does(macro, macros.body(macro));
    has.put(macro, found);
    return found;
  }

  private boolean does(Callable macro, Body body) {
    for (Body.Assignment a : body.assignments()) {
      if (isStore(a)) {
        return true;
      }
    }
    for (Body.CallSite site : body.calls()) {
      if (site.callee() instanceof Expr.Name n && macro.parameter(n.name()) < 0) {
        if (Handover.isPrimitive(n.name()) || StoreModels.has(n.name())) {
          return true;
        }
        for (Callable c : view.callables(n.name())) {
          if (c.macro && c != macro && has(c)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
