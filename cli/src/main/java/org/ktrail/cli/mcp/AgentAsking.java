package org.ktrail.cli.mcp;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.cli.session.RevisionOpener;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.Workspace;

/**
 * What all calls ask with: the commands, and one workspace, which is opened by the first call and
 * stays open. For any number of threads.
 */
final class AgentAsking implements AutoCloseable {
  private final CommandLines commands;
  private final Optional<String> place;
  private final Function<Ktrail, Workspace> open;
  private final Ktrail ktrail;
  private @Nullable Workspace workspace;

  /**
   * @param ktrail the command that serves, which says where the repository is
   * @param open opens its workspace
   */
  AgentAsking(CommandLines commands, Ktrail ktrail, Function<Ktrail, Workspace> open) {
    this.commands = commands;
    this.place = ktrail.repository();
    this.ktrail = ktrail;
    this.open = open;
  }

  CommandLines commands() {
    return commands;
  }

  /** The words that name the repository. */
  List<String> repository() {
    return place.map(where -> List.of("-C", where)).orElse(List.of());
  }

  /** The workspace for one who asks, who is told how far it is. */
  Workspace workspace(Progress progress) {
    return shared().with(progress);
  }

  private synchronized Workspace shared() {
    Workspace known = workspace;
    if (known == null) {
      known = open.apply(ktrail);
      workspace = known;
    }
    known.repository().forgetMoved();
    return known;
  }

  /** Opens revisions for one call. */
  RevisionOpener opener(ToolCall call) {
    return new RevisionOpener() {
      @Override
      public OpenRevision open(Ktrail asking, AskedRevision asked) {
        return AgentAsking.this.workspace(call.progress()).open(asked);
      }

      @Override
      public Optional<Workspace> workspace(Ktrail asking) {
        return Optional.of(AgentAsking.this.workspace(call.progress()));
      }
    };
  }

  @Override
  public synchronized void close() {
    if (workspace != null) {
      workspace.close();
    }
  }
}
