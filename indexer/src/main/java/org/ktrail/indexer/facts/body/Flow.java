package org.ktrail.indexer.facts.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The control-flow graph of one function, in the order of its text. Step 0 is the entry, step 1 the
 * exit. Immutable.
 *
 * @param file path of the file it was read from
 * @param result type as written, without storage words
 * @param controls what of its text runs only as a statement says; what is around comes first
 * @param line of the name; {@code endLine} that of the closing brace
 * @param start first byte of the name; {@code end} the one behind the closing brace
 * @param isStatic whether only its file sees it
 * @param damaged whether a part of it could not be read
 */
public record Flow(
    String name,
    String file,
    String result,
    List<Variable> parameters,
    List<Variable> locals,
    List<Step> steps,
    List<Control> controls,
    int line,
    int endLine,
    int start,
    int end,
    boolean isStatic,
    boolean damaged) {
  public Flow {
    parameters = List.copyOf(parameters);
    locals = List.copyOf(locals);
    steps = List.copyOf(steps);
    controls = List.copyOf(controls);
  }

  /**
   * A parameter or local.
   *
   * @param type as written, with a {@code *} for each pointer or array: {@code struct inode *}
   * @param isArray whether it is an array, or a pointer to one
   * @param space {@code __user} or {@code __iomem} if it points there, else ""
   * @param cleaned whether an attribute has it cleaned up where it goes out of scope
   */
  public record Variable(
      String name,
      String type,
      int line,
      boolean isStatic,
      boolean isArray,
      String space,
      boolean cleaned) {
    /** Whether it holds an address. */
    public boolean isPointer() {
      return type.endsWith("*");
    }
  }

  /** The same function in a file of the same content. */
  public Flow in(String path) {
    return new Flow(
        name,
        path,
        result,
        parameters,
        locals,
        steps,
        controls,
        line,
        endLine,
        start,
        end,
        isStatic,
        damaged);
  }

  /** A local or parameter; the first one if blocks have several of the name. */
  public Optional<Variable> variable(String wanted) {
    for (Variable v : parameters) {
      if (v.name().equals(wanted)) {
        return Optional.of(v);
      }
    }
    for (Variable v : locals) {
      if (v.name().equals(wanted)) {
        return Optional.of(v);
      }
    }
    return Optional.empty();
  }

  /** Position of a parameter, −1 if there is none of that name. */
  public int parameter(String wanted) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** All calls with the steps they are made at, in the order of the text. */
  public List<Step> calls() {
    List<Step> found = new ArrayList<>();
    for (Step s : steps) {
      if (s.event() instanceof Event.Call) {
        found.add(s);
      }
    }
    return found;
  }

  /** The steps before each step. */
  public List<List<Integer>> predecessors() {
    List<List<Integer>> all = new ArrayList<>(steps.size());
    for (int i = 0; i < steps.size(); i++) {
      all.add(new ArrayList<>(2));
    }
    for (Step s : steps) {
      for (Edge e : s.next()) {
        all.get(e.to()).add(s.id());
      }
    }
    return all;
  }
}
