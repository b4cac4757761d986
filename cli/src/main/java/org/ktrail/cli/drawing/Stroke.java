package org.ktrail.cli.drawing;

import java.util.Locale;
import org.ktrail.queries.graph.EdgeKind;

/**
 * How an arrow is drawn: strokes differ in dashes and heads, so that they are told apart without
 * colour.
 */
public enum Stroke {
  CALL("called by name", "", Head.FULL, ""),
  MACRO("through a macro", "2 3", Head.FULL, "dotted"),
  TABLE("through a table or a member", "8 4", Head.HOLLOW, "dashed"),
  CALLBACK("a function handed on is called", "10 3 2 3", Head.DIAMOND, "dashed"),
  LATER("handed over, runs later or elsewhere", "14 4 2 4 2 4", Head.DOUBLE, "dashed"),
  HELD("is put there", "", Head.ROUND, "dashed"),
  UNKNOWN("not known what is called", "1 6", Head.OPEN, "dotted");

  /** The tip of an arrow. */
  enum Head {
    FULL("M0 0L10 5L0 10z", true),
    HOLLOW("M1 1L9 5L1 9z", false),
    DIAMOND("M0 5L5 1L10 5L5 9z", false),
    DOUBLE("M0 1L5 5L0 9M5 1L10 5L5 9", false),
    ROUND("M1 5a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", false),
    OPEN("M0 1L9 5L0 9", false);

    private final String path;
    private final boolean full;

    Head(String path, boolean full) {
      this.path = path;
      this.full = full;
    }

    String id() {
      return "ktrail-" + name().toLowerCase(Locale.ROOT);
    }

    /** In a square of 10. */
    String path() {
      return path;
    }

    boolean isFull() {
      return full;
    }

    boolean isClosed() {
      return path.endsWith("z");
    }
  }

  private final String meaning;
  private final String dashes;
  private final Head head;
  private final String style;

  Stroke(String meaning, String dashes, Head head, String style) {
    this.meaning = meaning;
    this.dashes = dashes;
    this.head = head;
    this.style = style;
  }

  /** How a call of a kind is drawn. */
  public static Stroke of(EdgeKind kind) {
    return switch (kind) {
      case ASYNC -> LATER;
      case UNKNOWN -> UNKNOWN;
      default ->
          switch (kind.manner()) {
            case BY_NAME, NOT_TOLD -> CALL;
            case MACRO -> MACRO;
            case TABLE -> TABLE;
            case CALLBACK -> CALLBACK;
          };
    };
  }

  /** What the legend says. */
  String meaning() {
    return meaning;
  }

  /** Lengths of dashes and gaps, "" for none. */
  String dashes() {
    return dashes;
  }

  Head head() {
    return head;
  }

  /** Graphviz's word, "" for a plain line. */
  String style() {
    return style;
  }

  /** Whether control goes by more than a name. */
  boolean isIndirect() {
    return !style.isEmpty() && this != MACRO;
  }
}
