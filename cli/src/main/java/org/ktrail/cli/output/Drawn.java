package org.ktrail.cli.output;

/** A picture of an answer, in each form that pictures have. */
public interface Drawn {
  /** For Graphviz. */
  String dot();

  String mermaid();

  /** Scalable Vector Graphics, whole. */
  String svg();

  /** One page with the picture, which can be zoomed. */
  String page();
}
