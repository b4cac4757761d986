package org.ktrail.queries.simulate.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.term.Term;
import org.ktrail.queries.simulate.term.Terms;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * A stretch of memory that belongs together: a variable, an allocation, a literal, or what an
 * unknown pointer points to. Immutable: a store gives another one.
 *
 * @param name as a reader knows it; of what a pointer points to, the pointer
 * @param base address of offset 0
 * @param low least offset that is inside, not above 0
 * @param high first offset that is not inside
 * @param views types of what is in it, by offset
 * @param cells values by their offset; they do not overlap
 * @param version how often all of it was forgotten
 * @param owner number of the actor that made it
 * @param doubts stretches that a function which is not known may have changed, the last one first
 */
record MemoryObject(
    String name,
    Kind kind,
    Fresh fresh,
    long base,
    long low,
    long high,
    PVector<View> views,
    TreePMap<Long, Term> cells,
    int version,
    int owner,
    PVector<Doubt> doubts) {

  /** How it came to be. */
  enum Kind {
    LOCAL,
    GLOBAL,
    /** A variable that nobody else has: of who states the situation. */
    STATED,
    LITERAL,
    ALLOCATED,
    /** Made when an unknown pointer was followed. */
    POINTED
  }

  /** What bytes hold that were never written. */
  enum Fresh {
    ZERO,
    UNDEFINED,
    ANY
  }

  /** A type of what is at an offset. */
  record View(long offset, CType type) {}

  /** The leaf of a view, with its offset in the object. */
  record Found(Layout.Leaf leaf, View view) {
    long offset() {
      return view.offset() + leaf.offset();
    }
  }

  static MemoryObject of(
      String name, Kind kind, Fresh fresh, long base, long low, long high, int owner) {
    return new MemoryObject(
        name,
        kind,
        fresh,
        base,
        low,
        high,
        TreePVector.empty(),
        TreePMap.empty(),
        0,
        owner,
        TreePVector.empty());
  }

  MemoryObject with(PVector<View> as) {
    return new MemoryObject(name, kind, fresh, base, low, high, as, cells, version, owner, doubts);
  }

  private MemoryObject with(TreePMap<Long, Term> as) {
    return new MemoryObject(name, kind, fresh, base, low, high, views, as, version, owner, doubts);
  }

  /** Seen as a type; of two views that begin together the larger one stays. */
  MemoryObject seenAs(long offset, CType type) {
    if (type instanceof CType.Void
        || type instanceof CType.Function
        || type instanceof org.ktrail.queries.simulate.c.RecordType r && !r.isComplete()) {
      return this;
    }
    for (int i = 0; i < views.size(); i++) {
      View v = views.get(i);
      if (v.offset() == offset && v.type().size() >= type.size()
          || offset > v.offset() && offset + type.size() <= v.offset() + v.type().size()) {
        return this;
      }
    }
    PVector<View> out = views;
    for (int i = out.size() - 1; i >= 0; i--) {
      if (out.get(i).offset() == offset) {
        out = out.minus(i);
      }
    }
    return with(out.plus(new View(offset, type)));
  }

  /** Forgets what it held. */
  MemoryObject emptied(Fresh as) {
    return new MemoryObject(
        name,
        kind,
        as,
        base,
        low,
        high,
        views,
        TreePMap.empty(),
        version + 1,
        owner,
        TreePVector.empty());
  }

  boolean holds(long offset, long bytes) {
    return offset >= low && offset + bytes <= high;
  }

  @Nullable Term cell(long offset) {
    return cells.get(offset);
  }

  /** The cell that covers a byte. */
  Map.@Nullable Entry<Long, Term> covering(long offset) {
    Map.Entry<Long, Term> cell = cells.floorEntry(offset);
    return cell != null && cell.getKey() + cell.getValue().bits() / 8 > offset ? cell : null;
  }

  boolean isTouched(long offset, long bytes) {
    Map.Entry<Long, Term> cell = cells.lowerEntry(offset + bytes);
    return cell != null && cell.getKey() + cell.getValue().bits() / 8 > offset;
  }

  /** What is known to lie at an offset. */
  @Nullable Found find(long offset, long bytes) {
    Found found = null;
    for (View v : views) {
      long within = offset - v.offset();
      long size = v.type().size();
      if (within < 0 || within >= size && kind != Kind.POINTED && kind != Kind.ALLOCATED) {
        continue;
      }
      CType type = within >= size ? new CType.Array(v.type(), -1) : v.type();
      boolean beyond = within >= size && views.size() > 1;
      Layout.Leaf leaf = beyond || size <= 0 ? null : Layout.at(type, within, bytes);
      if (leaf != null
          && (found == null
              || found.leaf().owner() == null && leaf.owner() != null
              || v.type().size() > found.view().type().size())) {
        found = new Found(leaf, v);
      }
    }
    return found;
  }

  /** A stretch from one offset to before another one that a function may have changed. */
  record Doubt(long from, long to, String by, String id) {}

  /** With a stretch that may have been changed. */
  MemoryObject doubted(Doubt doubt) {
    return withDoubts(without(doubt.from(), doubt.to()).plus(0, doubt));
  }

  @Nullable Doubt doubt(long offset, long bytes) {
    for (Doubt d : doubts) {
      if (d.from() < offset + bytes && offset < d.to()) {
        return d;
      }
    }
    return null;
  }

  private MemoryObject withDoubts(PVector<Doubt> others) {
    return new MemoryObject(
        name, kind, fresh, base, low, high, views, cells, version, owner, others);
  }

  /** The doubts about what lies outside of a stretch. */
  private PVector<Doubt> without(long from, long to) {
    PVector<Doubt> out = TreePVector.empty();
    for (Doubt d : doubts) {
      if (d.to() <= from || to <= d.from()) {
        out = out.plus(d);
        continue;
      }
      if (d.from() < from) {
        out = out.plus(new Doubt(d.from(), from, d.by(), d.id()));
      }
      if (to < d.to()) {
        out = out.plus(new Doubt(to, d.to(), d.by(), d.id()));
      }
    }
    return out;
  }

  /** With a value in place of what was there; nobody else has changed that since. */
  MemoryObject with(long offset, Term value) {
    int bytes = value.bits() / 8;
    if (doubt(offset, bytes) != null) {
      return withDoubts(without(offset, offset + bytes)).with(offset, value);
    }
    Term old = cells.get(offset);
    if (old != null && old.bits() == value.bits()) {
      return with(cells.plus(offset, value));
    }
    return with(cleared(offset, bytes).plus(offset, value));
  }

  /** With a name for what was there already, whatever may have changed it. */
  MemoryObject named(long offset, Term value) {
    MemoryObject plain = withDoubts(TreePVector.empty()).with(offset, value);
    return doubts.isEmpty() ? plain : plain.withDoubts(doubts);
  }

  /** The cells without a stretch; what lies partly in it is cut to bytes. */
  private TreePMap<Long, Term> cleared(long offset, long bytes) {
    TreePMap<Long, Term> out = cells;
    Map.Entry<Long, Term> cell = out.lowerEntry(offset + bytes);
    while (cell != null && cell.getKey() + cell.getValue().bits() / 8 > offset) {
      long at = cell.getKey();
      Term value = cell.getValue();
      out = out.minus(at);
      for (int i = 0; i < value.bits() / 8; i++) {
        if (at + i < offset || at + i >= offset + bytes) {
          out = out.plus(at + i, Terms.extract(value, i * 8, 8));
        }
      }
      cell = out.lowerEntry(at);
    }
    return out;
  }

  /** A bit field in it as a reader writes it. */
  String placeOfBit(long offset, int bit) {
    long at = offset + bit / 8;
    Found found = find(at, 1);
    if (found != null) {
      for (Layout.Bits b : found.leaf().bits()) {
        if (found.offset() * 8 + b.first() == offset * 8 + bit) {
          return place(at, 1).replaceFirst("^\\*", "")
              + (found.leaf().path().isEmpty() && pointerLike() ? "->" : ".")
              + b.name();
        }
      }
    }
    return place(at, 1);
  }

  private boolean pointerLike() {
    return kind == Kind.POINTED || kind == Kind.ALLOCATED;
  }

  /** A place in it as a reader writes it. */
  String place(long offset, long bytes) {
    Found found = find(offset, bytes);
    if (found == null) {
      return offset == 0 && (bytes >= high || kind != Kind.POINTED)
          ? name
          : name + (offset < 0 ? " - " : " + ") + Math.abs(offset);
    }
    return place(found.view(), found.leaf().path());
  }

  private String place(View view, String path) {
    String whole = view.offset() == 0 || path.isEmpty() ? name : "container_of(" + name + ")";
    if (!pointerLike()) {
      return whole + path;
    }
    return path.isEmpty()
        ? "*" + whole
        : path.startsWith(".") ? whole + "->" + path.substring(1) : whole + path;
  }

  /** An address in it of something of a type, as a reader writes it. */
  String address(long offset, CType type) {
    if (type instanceof org.ktrail.queries.simulate.c.RecordType) {
      for (View v : views) {
        long within = offset - v.offset();
        String path =
            within < 0 || within >= v.type().size() ? null : Layout.part(v.type(), within, type);
        if (path != null && !path.isEmpty()) {
          return "&" + place(v, path);
        }
      }
    }
    return address(offset);
  }

  /** An address in it as a reader writes it. */
  String address(long offset) {
    if (offset == 0) {
      return pointerLike() ? name : "&" + name;
    }
    View widest = null;
    String path = null;
    for (View v : views) {
      long within = offset - v.offset();
      boolean whole = within == 0 && v.type().size() > 1;
      String part = whole ? "" : within < 0 ? null : Layout.part(v.type(), within);
      if (part != null && (widest == null || v.type().size() > widest.type().size())) {
        widest = v;
        path = part;
      }
    }
    if (widest == null || path == null) {
      return (pointerLike() ? name : "&" + name) + (offset < 0 ? " - " : " + ") + Math.abs(offset);
    }
    return path.isEmpty() ? "container_of(" + name + ")" : "&" + place(widest, path);
  }
}
