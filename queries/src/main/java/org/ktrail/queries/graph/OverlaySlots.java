package org.ktrail.queries.graph;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.ktrail.queries.graph.GraphBuilder.SlotKey;

/** Slots under an overlay: those that are still there keep their numbers, others are added. */
final class OverlaySlots {
  private final Graph base;
  private final Graph graph;
  private final Overlay over;
  private final OverlayTexts texts;
  private final MovedLines lines;
  private final Map<SlotKey, Integer> known = new HashMap<>();

  /** Mapped slots that stand for one of {@link #known}. */
  private final BitSet claimed = new BitSet();

  /**
   * @param base the mapped graph; {@code graph} the same under the overlay
   */
  OverlaySlots(Graph base, Graph graph, Overlay over, OverlayTexts texts, MovedLines lines) {
    this.base = base;
    this.graph = graph;
    this.over = over;
    this.texts = texts;
    this.lines = lines;
  }

  /** The slot of a parameter of a node, made if it is not there. */
  int parameter(int node, int index, String name) {
    return number(
        new SlotKey(
            SlotKind.PARAMETER,
            node,
            texts.string(name),
            index,
            graph.file(node),
            graph.line(node)));
  }

  /** A slot by its identity in numbers of the graph. */
  int number(SlotKey key) {
    Integer added = known.get(key);
    if (added != null) {
      return added;
    }
    int found = find(key);
    if (found < 0) {
      over.append(Section.SLOT_KIND, key.kind().ordinal());
      over.append(Section.SLOT_MEMBER, key.member());
      over.append(Section.SLOT_INDEX, key.index());
      over.append(Section.SLOT_FILE, key.file());
      over.append(Section.SLOT_LINE, key.line());
      found = over.append(Section.SLOT_OWNER, key.owner());
      if (key.kind() == SlotKind.PARAMETER) {
        addParameter(key.owner(), found);
      }
    } else {
      claimed.set(found);
      over.replace(Section.SLOT_FILE, found, key.file());
      over.replace(Section.SLOT_LINE, found, key.line());
    }
    known.put(key, found);
    return found;
  }

  private void addParameter(int node, int slot) {
    int[] all = graph.slots().parameters(node);
    int start = over.size(Section.PARAMETER_SLOT);
    for (int other : all) {
      over.append(Section.PARAMETER_SLOT, other);
    }
    over.append(Section.PARAMETER_SLOT, slot);
    over.range(Section.PARAMETER_START, node, start, over.size(Section.PARAMETER_SLOT));
  }

  /** The mapped slot that this one was before lines moved, or −1. */
  private int find(SlotKey key) {
    int low = Bisection.first(0, over.mapped(Section.SLOT_KIND), slot -> compare(slot, key) < 0);
    int best = -1;
    for (int s = low; s < over.mapped(Section.SLOT_KIND) && compare(s, key) == 0; s++) {
      if (key.isOfNode()) {
        return s;
      }
      int file = base.slots().file(s);
      if (file != key.file() || claimed.get(s)) {
        continue;
      }
      int line = file < 0 ? base.slots().line(s) : lines.now(file, base.slots().line(s));
      if (line == key.line()) {
        return s;
      }
      if (line <= 0 && best < 0) {
        best = s;
      }
    }
    return best;
  }

  /** Mapped slots are sorted by kind, owner, member, index, file and line: all but the place. */
  private int compare(int slot, SlotKey key) {
    int order = Integer.compare(base.columns().get(Section.SLOT_KIND, slot), key.kind().ordinal());
    order =
        order != 0
            ? order
            : Integer.compare(base.columns().get(Section.SLOT_OWNER, slot), key.owner());
    order =
        order != 0
            ? order
            : Integer.compare(base.columns().get(Section.SLOT_MEMBER, slot), key.member());
    return order != 0
        ? order
        : Integer.compare(base.columns().get(Section.SLOT_INDEX, slot), key.index());
  }

  /** Slots of changed files that nobody linked anew names: their places move with the lines. */
  void move() {
    int[] fileOf = base.columns().values(Section.SLOT_FILE);
    for (int slot = 0; slot < fileOf.length && !lines.isEmpty(); slot++) {
      int file = fileOf[slot];
      if (file < 0 || !lines.isMoved(file)) {
        continue;
      }
      boolean byNode =
          base.slots().kind(slot) == SlotKind.PARAMETER
              || base.slots().kind(slot) == SlotKind.RESULT;
      int line =
          byNode ? graph.line(base.slots().node(slot)) : lines.now(file, base.slots().line(slot));
      if (line > 0) {
        over.replace(Section.SLOT_LINE, slot, line);
      }
    }
  }
}
