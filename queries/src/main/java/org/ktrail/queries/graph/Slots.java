package org.ktrail.queries.graph;

import java.util.stream.IntStream;

/**
 * The slots of a graph: places that hold functions. Those of the file are sorted by kind, then
 * owner, member, index, file and line; what is laid over it follows.
 */
public final class Slots {
  private static final SlotKind[] KINDS = SlotKind.values();

  private final Columns columns;

  Slots(Columns columns) {
    this.columns = columns;
  }

  public int count() {
    return columns.size(Section.SLOT_KIND);
  }

  public SlotKind kind(int slot) {
    return KINDS[columns.get(Section.SLOT_KIND, slot)];
  }

  /** Node of a PARAMETER or RESULT slot. */
  public int node(int slot) {
    return columns.get(Section.SLOT_OWNER, slot);
  }

  /**
   * Record tag of a FIELD, name of the node of a PARAMETER or RESULT, name of a VARIABLE, "?" of a
   * MEMBER_NAME.
   */
  public String owner(int slot) {
    return switch (kind(slot)) {
      case PARAMETER, RESULT -> columns.string(columns.get(Section.NODE_NAME, node(slot)));
      case FIELD, VARIABLE, MEMBER_NAME -> columns.string(ownerString(slot));
    };
  }

  public String member(int slot) {
    int id = columns.get(Section.SLOT_MEMBER, slot);
    return id < 0 ? "" : columns.string(id);
  }

  public int index(int slot) {
    return columns.get(Section.SLOT_INDEX, slot);
  }

  /** File of the declaration of the record, variable or function, −1 if unknown. */
  public int file(int slot) {
    return columns.get(Section.SLOT_FILE, slot);
  }

  public int line(int slot) {
    return columns.get(Section.SLOT_LINE, slot);
  }

  /** {@code T.m}, {@code f(param)}, {@code var} or {@code f()}. */
  public String title(int slot) {
    return switch (kind(slot)) {
      case FIELD, MEMBER_NAME -> owner(slot) + "." + member(slot);
      case PARAMETER -> owner(slot) + "(" + member(slot) + ")";
      case VARIABLE -> owner(slot);
      case RESULT -> owner(slot) + "()";
    };
  }

  /**
   * Field slots of records of this tag (typedef'd anonymous records: of that typedef name), any
   * member if {@code member} is "".
   */
  public int[] fields(String tag, String member) {
    int owner = columns.stringId(tag);
    int name = columns.stringId(member);
    if (owner < 0 || name < 0 && !member.isEmpty()) {
      return new int[0];
    }
    int mapped = columns.mappedSize(Section.SLOT_KIND);
    int first =
        Bisection.first(0, mapped, s -> kind(s) == SlotKind.FIELD && ownerString(s) < owner);
    IntStream sorted = IntStream.range(first, mapped).takeWhile(s -> isField(s, owner));
    IntStream added = IntStream.range(mapped, count()).filter(s -> isField(s, owner));
    return IntStream.concat(sorted, added)
        .filter(s -> member.isEmpty() || columns.get(Section.SLOT_MEMBER, s) == name)
        .toArray();
  }

  private boolean isField(int slot, int owner) {
    return kind(slot) == SlotKind.FIELD && ownerString(slot) == owner;
  }

  private int ownerString(int slot) {
    return columns.get(Section.SLOT_OWNER, slot);
  }

  /** Field slots of any record with a member of this name. */
  public int[] fieldsNamed(String member) {
    int name = columns.stringId(member);
    return name < 0
        ? new int[0]
        : IntStream.range(0, count())
            .filter(s -> columns.get(Section.SLOT_MEMBER, s) == name && kind(s) == SlotKind.FIELD)
            .toArray();
  }

  /** The slot of a member known by name only, or −1. */
  public int memberName(String member) {
    int name = columns.stringId(member);
    if (name < 0) {
      return -1;
    }
    int mapped = columns.mappedSize(Section.SLOT_KIND);
    for (int s = mapped; s < count(); s++) {
      if (isMemberName(s, name)) {
        return s;
      }
    }
    // Slots of this kind are the last, in order of the member.
    int first =
        Bisection.first(
            0,
            mapped,
            s -> kind(s) != SlotKind.MEMBER_NAME || columns.get(Section.SLOT_MEMBER, s) < name);
    return first < mapped && isMemberName(first, name) ? first : -1;
  }

  private boolean isMemberName(int slot, int name) {
    return kind(slot) == SlotKind.MEMBER_NAME && columns.get(Section.SLOT_MEMBER, slot) == name;
  }

  /**
   * Parameter slots of a node that has any (only parameters that take part in function flow have
   * one).
   */
  public int[] parameters(int node) {
    return columns.range(Section.PARAMETER_START, Section.PARAMETER_SLOT, node);
  }

  /** Edges that call through this slot. */
  public int[] dispatches(int slot) {
    return columns.range(Section.DISPATCH_START, Section.DISPATCH_EDGE, slot);
  }
}
