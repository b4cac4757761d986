package org.ktrail.queries.graph;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * The slots of a graph: places that hold functions. Those of the file are sorted by kind, then
 * owner, member, index, file and line; what is laid over it follows.
 */
public final class Slots {
  /** Index of a FIELD's slot that has what is put into it where the object is not known. */
  public static final int ANYWHERE = 0;

  /** Of the slot of a member of what a record embeds. */
  public static final int HELD = 1;

  /** Of the functions that run when a key is raised or a chain is called. */
  public static final int KEYED = 2;

  /** Of the functions that sleep until an object is woken. */
  public static final int SLEEPERS = 3;

  /** Of what a function puts into an object that it is given. */
  public static final int PUT = 4;

  /** Of the slot of a member of a variable. */
  public static final int OWN = 5;

  /** Of what a word holds of functions of one shape. */
  public static final int SHAPED = 6;

  /** Of a TABLE that is a variable, or the part of one. */
  public static final int VARIABLE_TABLE = 1 << 16;

  /** Of a TABLE that records embed. */
  public static final int EMBEDDED_TABLE = VARIABLE_TABLE + 1;

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
   * Record tag of a FIELD, name of the node of a PARAMETER or RESULT, name of a VARIABLE, name of
   * the function, record or variable of a TABLE, "?" of a MEMBER_NAME.
   */
  public String owner(int slot) {
    return switch (kind(slot)) {
      case PARAMETER, RESULT -> columns.string(columns.get(Section.NODE_NAME, node(slot)));
      case FIELD, VARIABLE, TABLE, MEMBER_NAME -> columns.string(ownerString(slot));
    };
  }

  public String member(int slot) {
    int id = columns.get(Section.SLOT_MEMBER, slot);
    return id < 0 ? "" : columns.string(id);
  }

  /** Of a PARAMETER its place, of a FIELD what sort it is; −1 for the member of any object. */
  public int index(int slot) {
    return columns.get(Section.SLOT_INDEX, slot);
  }

  /** Whether a slot is a function's parameter that points to a table. */
  public boolean isTableParameter(int slot) {
    return kind(slot) == SlotKind.TABLE && index(slot) >= 0 && index(slot) < VARIABLE_TABLE;
  }

  /** Whether a slot is a table itself, not what points to one. */
  public boolean isTable(int slot) {
    return kind(slot) == SlotKind.TABLE && index(slot) >= VARIABLE_TABLE;
  }

  /**
   * What a table has in a member; −1 if nothing is known to be put there.
   *
   * @param member slot of the member of any object
   */
  public int inTable(int table, int member) {
    String path = member(table).isEmpty() ? member(member) : member(table) + "." + member(member);
    int sort = index(table) == EMBEDDED_TABLE ? HELD : OWN;
    for (int s : fields(owner(table), path)) {
      if (index(s) == sort && file(s) == file(table)) {
        return s;
      }
    }
    return -1;
  }

  /** Whether anything is known to be put into a table. */
  public boolean isFilled(int table) {
    int sort = index(table) == EMBEDDED_TABLE ? HELD : OWN;
    String within = member(table).isEmpty() ? "" : member(table) + ".";
    for (int s : fields(owner(table), "")) {
      if (index(s) == sort && file(s) == file(table) && member(s).startsWith(within)) {
        return true;
      }
    }
    return false;
  }

  /** What is put into a member of objects of which it is not known which they are; −1 if none. */
  public int anywhere(int member) {
    for (int s : fields(owner(member), member(member))) {
      if (index(s) == ANYWHERE && file(s) == file(member) && line(s) == line(member)) {
        return s;
      }
    }
    return -1;
  }

  /** Whether all that the slot holds is in the slot of the member of any object, too. */
  public boolean isPart(int slot) {
    return kind(slot) == SlotKind.FIELD
        && switch (index(slot)) {
          case ANYWHERE, HELD, PUT, OWN, SHAPED -> true;
          default -> false;
        };
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
      case TABLE -> {
        String member = member(slot);
        yield isTableParameter(slot)
            ? owner(slot) + "(" + member + ")"
            : member.isEmpty() ? owner(slot) : owner(slot) + "." + member;
      }
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
    if (name < 0) {
      return new int[0];
    }
    byte[] part = ("." + member).getBytes(StandardCharsets.UTF_8);
    return columns
        .derived()
        .memberSlots(() -> MemberSlots.of(this))
        .map(slots -> slots.of(member))
        .orElseGet(() -> IntStream.range(0, count()))
        .filter(s -> isNamed(s, name, part))
        .toArray();
  }

  private boolean isNamed(int slot, int name, byte[] part) {
    int own = columns.get(Section.SLOT_MEMBER, slot);
    return (own == name || own >= 0 && isPart(slot) && columns.endsWith(own, part))
        && kind(slot) == SlotKind.FIELD;
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
