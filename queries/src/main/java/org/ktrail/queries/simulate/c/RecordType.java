package org.ktrail.queries.simulate.c;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A struct or union, equal only to itself. Its members may be given after it was made, since they
 * may point to it. Laid out as gcc does on x86-64.
 */
public final class RecordType implements CType {
  /**
   * A member.
   *
   * @param name "" for an anonymous struct or union, whose members are found through it
   * @param offset bytes from the start of the record; of a bit field, of the unit that holds it
   * @param bit first bit within the unit, of a bit field
   * @param width bits of a bit field, −1 of any other member
   */
  public record Member(String name, CType type, long offset, int bit, int width) {
    public boolean isBitField() {
      return width >= 0;
    }

    /** As a member of a record that is qualified. */
    Member qualified(int qualifiers) {
      return qualifiers == 0
          ? this
          : new Member(name, type.qualified(qualifiers), offset, bit, width);
    }
  }

  /**
   * A member before it has a place.
   *
   * @param width bits of a bit field, −1 of any other member
   * @param packed whether an attribute of its own asks for no gap before it
   * @param alignment asked for by an attribute, 0 if not
   */
  public record Field(String name, CType type, int width, boolean packed, long alignment) {}

  /** What records have in common that differ in qualifiers alone. */
  private static final class Core {
    final String title;
    final boolean union;
    List<Member> members = List.of();
    boolean complete;
    boolean beingDefined;

    /** Completes the record when it is first asked about; does nothing once it has begun to. */
    Runnable definition = () -> {};

    long size;
    long alignment = 1;

    Core(String title, boolean union) {
      this.title = title;
      this.union = union;
    }
  }

  private final Core core;
  private final TypeMarks marks;

  private RecordType(Core core, TypeMarks marks) {
    this.core = core;
    this.marks = marks;
  }

  /**
   * @param title {@code struct tag}, for messages; {@code struct} if it has no tag
   */
  public RecordType(String title, boolean union) {
    this(new Core(title, union), TypeMarks.NONE);
  }

  /**
   * One whose definition is read when something asks for it.
   *
   * @param definition calls {@link #complete}, unless it finds none
   */
  public RecordType(String title, boolean union, Consumer<RecordType> definition) {
    this(title, union);
    core.definition =
        () -> {
          core.definition = () -> {};
          core.beingDefined = true;
          try {
            definition.accept(this);
          } finally {
            core.beingDefined = false;
          }
        };
  }

  @Override
  public TypeMarks marks() {
    return marks;
  }

  /** The same record with other marks. */
  RecordType with(TypeMarks as) {
    return new RecordType(core, as);
  }

  public String title() {
    return core.title;
  }

  public boolean isUnion() {
    return core.union;
  }

  /** Whether its members are being read: it cannot be one of them. */
  boolean isBeingDefined() {
    return core.beingDefined;
  }

  void beingDefined(boolean is) {
    core.beingDefined = is;
  }

  public boolean isComplete() {
    define();
    return core.complete;
  }

  private void define() {
    if (!core.complete) {
      core.definition.run();
    }
  }

  public List<Member> members() {
    define();
    return core.members;
  }

  long recordSize() {
    define();
    return core.size;
  }

  long recordAlignment() {
    define();
    return core.alignment;
  }

  /**
   * Gives it its members and with them its layout.
   *
   * @param packed whether members follow each other without gaps
   * @param atLeast alignment asked for by an attribute, 0 if not
   * @param most what {@code #pragma pack} allows for the alignment of a member, 0 if anything
   */
  public void complete(List<Field> fields, boolean packed, long atLeast, long most) {
    List<Member> placed = new ArrayList<>(fields.size());
    long bits = 0;
    long end = 0;
    long align = 1;
    for (Field f : fields) {
      if (core.union) {
        bits = 0;
      }
      if (f.width() == 0) { // closes the unit
        bits = roundUp(bits, f.type().alignment() * 8);
        end = core.union ? end : Math.max(end, bits);
        continue;
      }
      boolean tight = packed || f.packed();
      long natural = tight ? 1 : f.type().alignment();
      if (f.width() > 0) {
        long asked = limited(f.alignment(), most);
        if (asked > 0) {
          bits = roundUp(bits, asked * 8);
        }
        boolean inUnits = !tight && most == 0;
        long unit = f.type().alignment() * 8;
        // It may not reach into more units than its type does.
        if (inUnits && (bits + f.width() - 1) / unit - bits / unit >= f.type().size() * 8 / unit) {
          bits = roundUp(bits, unit);
        }
        long start = inUnits ? bits / unit * (unit / 8) : bits / 8;
        if (!f.name().isEmpty()) {
          placed.add(new Member(f.name(), f.type(), start, (int) (bits - start * 8), f.width()));
          long typed = most > 0 ? limited(f.type().alignment(), most) : natural;
          align = Math.max(align, Math.max(typed, asked));
        }
        bits += f.width();
      } else {
        long own = limited(Math.max(natural, f.alignment()), most);
        bits = roundUp(bits, own * 8);
        placed.add(new Member(f.name(), f.type(), bits / 8, 0, -1));
        bits += f.type().size() * 8;
        align = Math.max(align, own);
      }
      end = Math.max(end, bits);
    }
    core.alignment = Math.max(align, atLeast);
    core.size = roundUp((end + 7) / 8, core.alignment);
    core.members = List.copyOf(placed);
    core.complete = true;
  }

  private static long limited(long alignment, long most) {
    return most > 0 ? Math.min(alignment, most) : alignment;
  }

  private static long roundUp(long value, long to) {
    return (value + to - 1) / to * to;
  }

  /** The member of a name with its offset from this record, anonymous members searched too. */
  public Optional<Member> member(String name) {
    for (Member m : members()) {
      if (m.name().equals(name)) {
        return Optional.of(m);
      }
      if (m.name().isEmpty() && m.type() instanceof RecordType inner) {
        Optional<Member> found = inner.member(name);
        if (found.isPresent()) {
          Member f = found.get();
          return Optional.of(
              new Member(f.name(), f.type(), m.offset() + f.offset(), f.bit(), f.width())
                  .qualified(inner.qualifiers()));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordType r && r.core == core;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(core);
  }

  @Override
  public String toString() {
    return core.title;
  }
}
