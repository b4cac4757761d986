package org.ktrail.cli.mcp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ktrail.queries.workspace.StoppableProgress;

/**
 * One call of a tool while it is answered.
 *
 * @param asked asks on its behalf
 * @param progress is told how far it is, and ends it
 * @param notes what was said with the answer
 */
record ToolCall(AgentAsking asked, StoppableProgress progress, List<String> notes) {
  ToolCall(AgentAsking asked, StoppableProgress progress) {
    this(asked, progress, new CopyOnWriteArrayList<>());
  }
}
