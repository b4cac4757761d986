package org.ktrail.queries.graph;

/**
 * The sections of a persisted graph; writer and reader both know this list. All but {@link
 * #STRINGS} are columns of integers, kept as {@link Column.Packed} where nothing else is said.
 * {@code X_START} columns have one element more than there are X and delimit ranges of the columns
 * that follow them. Strings, nodes, slots, edges are referred to by number. Nodes are sorted by
 * name (bytes), file path and line, so that all nodes of one name are one range.
 */
enum Section {
  /** Byte offsets into {@link #STRINGS}; sorted by bytes, so that a name is found by bisection. */
  STRING_START,
  /** UTF-8 bytes. */
  STRINGS,
  /** Conditions by number, as string; 0 is always. */
  CONDITION,
  /**
   * Names of macros that conditions ask for, sorted, and the condition under which headers define
   * each.
   */
  DEFINED_NAME,
  DEFINED_CONDITION,
  /** Definitions of macros whose values conditions ask for, sorted by name. */
  CONSTANT_NAME,
  CONSTANT_CONDITION,
  /** String: the replacement. */
  CONSTANT_TEXT,
  /**
   * Tables that one record names together, by the names of their variables: each pair in both
   * orders, sorted.
   */
  COMPANION_NAME,
  COMPANION_OTHER,
  /** Files by number: path, build condition, program, 1 for what is compiled by itself. */
  FILE_PATH,
  FILE_CONDITION,
  FILE_PROGRAM,
  FILE_UNIT,
  /** Includes, grouped by the file that has them; the condition is the line's alone. */
  INCLUDE_START,
  INCLUDE_TARGET,
  INCLUDE_CONDITION,
  /** Node columns. NODE_FLAGS: kind ordinal in the low 8 bits, then the bits of {@link Graph}. */
  NODE_NAME,
  NODE_FLAGS,
  NODE_FILE,
  NODE_LINE,
  NODE_END,
  /** The node's own condition and its file's build condition. */
  NODE_CONDITION,
  /** Edges, grouped by the node they leave. */
  OUT_START,
  /** ≥ 0: node; −1: unknown; ≤ −2: slot −2−x. */
  EDGE_TARGET,
  /**
   * Kind ordinal (4 bits), grade ordinal (4 bits), then flags; {@link Column.Coded}: the few values
   * there are stand in EDGE_FLAGS_TABLE.
   */
  EDGE_FLAGS,
  EDGE_FLAGS_TABLE,
  /**
   * {@link Column.Lines}: the low bits of the distance from the line of the node that is left; the
   * rest, {@link Column.Sparse}, in EDGE_LINE_FAR.
   */
  EDGE_LINE,
  EDGE_LINE_FAR,
  /** {@link Column.Conditions}. */
  EDGE_CONDITION,
  /**
   * String: the callee as written where it is unknown or indirect, else −1; {@link Column.Sparse}.
   */
  EDGE_TEXT,
  /** {@link Column.Runs}. */
  EDGE_FROM,
  /** First binding of the edge; one element more than edges; {@link Column.Starts}. */
  BINDING_START,
  /**
   * ≥ 0: argument index at the site; ≤ −2: field slot −2−x of a local record whose address is
   * passed.
   */
  BINDING_TARGET,
  /** ≥ 0: node; ≤ −2: slot −2−x whose content is passed on. */
  BINDING_SOURCE,
  /** Direct edges by the node they enter. */
  IN_START,
  IN_EDGE,
  /**
   * Slots. Owner: string of the record (FIELD, MEMBER_NAME), node (PARAMETER, RESULT), string
   * (VARIABLE).
   */
  SLOT_KIND,
  SLOT_OWNER,
  /** String of the member or the parameter's name. */
  SLOT_MEMBER,
  /** Index of a parameter, else −1. */
  SLOT_INDEX,
  SLOT_FILE,
  SLOT_LINE,
  /** Registrations, grouped by slot. */
  REGISTRATION_START,
  REGISTRATION_NODE,
  REGISTRATION_FILE,
  REGISTRATION_LINE,
  REGISTRATION_CONDITION,
  /** Form ordinal (low 8 bits), grade ordinal. */
  REGISTRATION_FLAGS,
  /** String: the object or call that holds it ({@code xfs_dax_holder_operations}), or −1. */
  REGISTRATION_HOLDER,
  REGISTRATION_SLOT,
  /** Registrations by node. */
  NODE_REGISTRATION_START,
  NODE_REGISTRATION,
  /** Flows from slot to slot, grouped by the slot that receives. */
  FLOW_START,
  FLOW_SOURCE,
  FLOW_FILE,
  FLOW_LINE,
  FLOW_CONDITION,
  FLOW_TARGET,
  /** Flows by source. */
  FLOW_OUT_START,
  FLOW_OUT,
  /** Edges that dispatch through a slot, by slot. */
  DISPATCH_START,
  DISPATCH_EDGE,
  /** Parameter slots of a node: range of slots (they are numbered consecutively), by node. */
  PARAMETER_START,
  PARAMETER_SLOT
}
