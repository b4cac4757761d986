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
  }

  /**
   * A member before it has a place.
   *
   * @param width bits of a bit field, −1 of any other member
   * @param alignment asked for by an attribute, 0 if not
   */
  public record Field(String name, CType type, int width, long alignment) {}

  private final String title;
  private final boolean union;
  private List<Member> members = List.of();
  private boolean complete;
  private boolean beingDefined;

  /** Completes this record when it is first asked about; does nothing once it has begun to. */
  private Runnable definition = () -> {};

  private long size;
  private long alignment = 1;

  /**
   * @param title {@code struct tag}, for messages; {@code struct} if it has no tag
   */
  public RecordType(String title, boolean union) {
    this.title = title;
    this.union = union;
  }

  /**
   * One whose definition is read when something asks for it.
   *
   * @param definition calls {@link #complete}, unless it finds none
   */
  public RecordType(String title, boolean union, Consumer<RecordType> definition) {
    this(title, union);
    this.definition =
        () -> {
          this.definition = () -> {};
          beingDefined = true;
          try {
            definition.accept(this);
          } finally {
            beingDefined = false;
          }
        };
  }

  public String title() {
    return title;
  }

  public boolean isUnion() {
    return union;
  }

  /** Whether its members are being read: it cannot be one of them. */
  boolean isBeingDefined() {
    return beingDefined;
  }

  void beingDefined(boolean is) {
    beingDefined = is;
  }

  public boolean isComplete() {
    define();
    return complete;
  }

  private void define() {
    if (!complete) {
      definition.run();
    }
  }

  public List<Member> members() {
    define();
    return members;
  }

  long recordSize() {
    define();
    return size;
  }

  long recordAlignment() {
    define();
    return alignment;
  }

  /**
   * Gives it its members and with them its layout.
   *
   * @param packed whether members follow each other without gaps
   * @param atLeast alignment asked for by an attribute, 0 if not
   */
  public void complete(List<Field> fields, boolean packed, long atLeast) {
    List<Member> placed = new ArrayList<>(fields.size());
    long bits = 0;
    long end = 0;
    long align = 1;
    for (Field f : fields) {
      long own = Math.max(packed ? 1 : f.type().alignment(), f.alignment());
      if (union) {
        bits = 0;
      }
      if (f.width() == 0) { // closes the unit
        bits = roundUp(bits, f.type().size() * 8);
        continue;
      }
      if (f.width() > 0) {
        long unit = f.type().size() * 8;
        if (!packed && bits / unit != (bits + f.width() - 1) / unit) {
          bits = roundUp(bits, unit);
        }
        if (f.alignment() > 0) {
          bits = roundUp(bits, f.alignment() * 8);
        }
        long start = packed ? bits / 8 : bits / unit * f.type().size();
        if (!f.name().isEmpty()) {
          placed.add(new Member(f.name(), f.type(), start, (int) (bits - start * 8), f.width()));
          align = Math.max(align, own);
        }
        bits += f.width();
      } else {
        bits = roundUp(bits, own * 8);
        placed.add(new Member(f.name(), f.type(), bits / 8, 0, -1));
        bits += f.type().size() * 8;
        align = Math.max(align, own);
      }
      end = Math.max(end, bits);
    }
    alignment = Math.max(align, atLeast);
    size = roundUp((end + 7) / 8, alignment);
    members = List.copyOf(placed);
    complete = true;
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
              new Member(f.name(), f.type(), m.offset() + f.offset(), f.bit(), f.width()));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return title;
  }
}
