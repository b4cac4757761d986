package org.ktrail.cli.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A tool as agents see it, and what answers it.
 *
 * @param name what it is called by
 * @param title the same for people
 * @param description when to use it, what it answers, what its words mean
 * @param inputs its own; all tools have {@code limit} and {@code cursor} besides
 * @param form which of the forms in {@code docs/answers.schema.json} its answer has
 * @param records which lists of the answer have the records that pages are counted in
 * @param answer what is asked
 */
record AgentTool(
    String name,
    String title,
    String description,
    List<ToolInput> inputs,
    String form,
    List<String> records,
    ToolAnswer answer) {
  /** Asks, with what was given. */
  @FunctionalInterface
  interface ToolAnswer {
    /**
     * The whole answer.
     *
     * @throws ToolFailure if there is none
     */
    Map<String, Object> ask(AgentTool tool, ToolArguments given, ToolCall call);
  }

  /** A tool that is a command. */
  static AgentTool of(
      String name,
      String title,
      String description,
      List<ToolInput> inputs,
      String form,
      List<String> records,
      String command) {
    return new AgentTool(
        name,
        title,
        description,
        inputs,
        form,
        records,
        new CommandAnswer(List.of(command.split(" "))));
  }

  /** All its arguments. */
  List<ToolInput> allInputs() {
    List<ToolInput> all = new ArrayList<>(inputs);
    all.add(LIMIT);
    all.add(CURSOR);
    return all;
  }

  private static final ToolInput LIMIT =
      ToolInput.number(
          "limit",
          "",
          "At most so many records in this answer (default "
              + AnswerPages.RECORDS
              + "). An answer has at most 25 kB, whatever is asked for.",
          20);
  private static final ToolInput CURSOR =
      ToolInput.option(
          "cursor",
          "",
          "Goes on where an answer ended: page.next of that answer, with the same other"
              + " arguments.");
}
