package org.ktrail.queries.graph;

import java.util.stream.IntStream;

/**
 * The registrations of a graph: functions put into slots. Numbered so that those of a slot stand
 * together; nodes, slots, files and conditions are numbers of the same {@link Graph}.
 */
public final class Registrations {
  private static final Form[] FORMS = Form.values();
  private static final Grade[] GRADES = Grade.values();

  private final Columns columns;

  Registrations(Columns columns) {
    this.columns = columns;
  }

  public int start(int slot) {
    return columns.start(Section.REGISTRATION_START, slot);
  }

  public int end(int slot) {
    return columns.end(Section.REGISTRATION_START, slot);
  }

  public int count() {
    return columns.size(Section.REGISTRATION_NODE);
  }

  public int node(int registration) {
    return columns.get(Section.REGISTRATION_NODE, registration);
  }

  public int slot(int registration) {
    return columns.get(Section.REGISTRATION_SLOT, registration);
  }

  public int file(int registration) {
    return columns.get(Section.REGISTRATION_FILE, registration);
  }

  public int line(int registration) {
    return columns.get(Section.REGISTRATION_LINE, registration);
  }

  public int condition(int registration) {
    return columns.get(Section.REGISTRATION_CONDITION, registration);
  }

  public Form form(int registration) {
    return FORMS[columns.get(Section.REGISTRATION_FLAGS, registration) & 0xff];
  }

  public Grade grade(int registration) {
    return GRADES[(columns.get(Section.REGISTRATION_FLAGS, registration) >> 8) & 0xff];
  }

  /** The object, call or variable that holds it, "" if it has no name. */
  public String holder(int registration) {
    int id = columns.get(Section.REGISTRATION_HOLDER, registration);
    return id < 0 ? "" : columns.string(id);
  }

  /** Registrations by a holder of this name, in order of slot. Reads all of them once. */
  public int[] heldBy(String holder) {
    int name = columns.stringId(holder);
    return name < 0 || holder.isEmpty()
        ? new int[0]
        : IntStream.range(0, columns.size(Section.SLOT_KIND))
            .flatMap(slot -> IntStream.range(start(slot), end(slot)))
            .filter(r -> columns.get(Section.REGISTRATION_HOLDER, r) == name)
            .toArray();
  }

  /** Registrations of a node. */
  public int[] of(int node) {
    return columns.range(Section.NODE_REGISTRATION_START, Section.NODE_REGISTRATION, node);
  }
}
