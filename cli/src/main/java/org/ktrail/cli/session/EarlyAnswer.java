package org.ktrail.cli.session;

import java.io.PrintWriter;
import java.util.Optional;
import org.ktrail.queries.workspace.FactsAlone;
import org.ktrail.queries.workspace.Workspace;

/**
 * What can be told before a revision is linked, which takes minutes: said to whoever watches,
 * beside the answer. It is no part of that, and goes where progress goes.
 */
@FunctionalInterface
public interface EarlyAnswer {
  /** As text, of whole lines; empty if facts alone tell nothing. */
  Optional<String> of(FactsAlone facts);

  /**
   * Says it if the revision has to be linked first. A JVM that is made for questions leaves the
   * indexing to the one that is made for work, which then says it; else the first of the two does.
   */
  default void say(Workspace workspace, String revision, PrintWriter messages) {
    boolean mayIndex = !WorkJvm.isForQuestion();
    if (WorkJvm.isForWork() && workspace.isIndexed(workspace.snapshot(revision))) {
      return; // the one before it has said it
    }
    Optional<FactsAlone> facts = FactsAlone.of(workspace, workspace.snapshot(revision), mayIndex);
    if (facts.isPresent()) {
      try (FactsAlone alone = facts.get()) {
        of(alone)
            .ifPresent(text -> {
              messages.println("ktrail: " + revision + " is not linked yet; single files tell:");
              messages.print(text);
              messages.flush();
            });
      }
    }
  }
}
