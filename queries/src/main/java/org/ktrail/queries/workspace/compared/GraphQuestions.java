package org.ktrail.queries.workspace.compared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.ChangedFiles;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.paths.PathFinder;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.paths.PathResult;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.compare.Difference;
import org.ktrail.queries.series.compare.RevisionDifference.Reached;
import org.ktrail.queries.series.compare.RevisionDifference.Routes;
import org.ktrail.queries.workspace.AskedRevision;
import org.ktrail.queries.workspace.Changes;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.StoredRevision;
import org.ktrail.queries.workspace.Workspace;

/**
 * What is asked of the linked graphs of two revisions. They are made only if something is asked.
 */
public record GraphQuestions(
    List<String> entries, List<PathQuery> paths, Optional<java.nio.file.Path> config) {

  boolean isNone() {
    return entries.isEmpty() && paths.isEmpty();
  }

  /** What the graphs say. */
  record Answers(GraphQuestions questions, Optional<OpenRevision> old, Optional<OpenRevision> now)
      implements AutoCloseable {

    List<Reached> reached(List<Difference> differences) {
      if (now.isEmpty()) {
        return List.of();
      }
      List<Fact.Function> fresh = new ArrayList<>();
      List<String> files = new ArrayList<>();
      for (Difference d : differences) {
        boolean isNew = d.kind() == Difference.Kind.GAINED || d.kind() == Difference.Kind.RENAMED;
        if (isNew && d.fact() instanceof Fact.Function f) {
          fresh.add(f);
          files.add(d.item().path());
        }
      }
      PathFinder finder = new PathFinder(now.get().view(), now.get().nearestNames());
      List<Reached> reached = new ArrayList<>();
      for (String entry : questions.entries()) {
        List<Reached.New> functions = new ArrayList<>();
        List<String> unreached = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
          Fact.Function f = fresh.get(i);
          PathQuery query = PathQuery.of(entry, files.get(i) + ":" + f.name());
          Optional<Path> path = shortest(finder.find(query), entry);
          if (path.isPresent()) {
            functions.add(new Reached.New(f.name(), files.get(i), f.line(), path.get().counted()));
          } else {
            unreached.add(f.name());
          }
        }
        functions.sort(Comparator.comparingInt(Reached.New::hops).thenComparing(Reached.New::name));
        reached.add(new Reached(entry, functions, unreached));
      }
      return reached;
    }

    private static Optional<Path> shortest(PathResult result, String entry) {
      return switch (result) {
        case PathResult.Found found -> Optional.of(found.paths().getFirst());
        case PathResult.None none -> Optional.empty();
        case PathResult.UnknownName unknown -> {
          if (unknown.name().equals(entry)) {
            throw new UserError(
                "--entry " + entry + ": no function of this name in the newer revision");
          }
          yield Optional.empty();
        }
      };
    }

    List<Routes> routes() {
      if (old.isEmpty() || now.isEmpty()) {
        return List.of();
      }
      List<Routes> routes = new ArrayList<>();
      for (PathQuery query : questions.paths()) {
        routes.add(
            new Routes(
                query,
                new PathFinder(old.get().view(), old.get().nearestNames()).find(query),
                new PathFinder(now.get().view(), now.get().nearestNames()).find(query)));
      }
      return routes;
    }

    @Override
    public void close() {
      old.ifPresent(OpenRevision::close);
      now.ifPresent(OpenRevision::close);
    }
  }

  /**
   * @param workspaces makes one for each revision that is opened, which closes it
   */
  Answers of(ComparedStates.Read old, ComparedStates.Read now, Supplier<Workspace> workspaces) {
    if (isNone()) {
      return new Answers(this, Optional.empty(), Optional.empty());
    }
    return new Answers(
        this,
        paths.isEmpty() ? Optional.empty() : Optional.of(open(old, workspaces)),
        Optional.of(open(now, workspaces)));
  }

  private OpenRevision open(ComparedStates.Read read, Supplier<Workspace> workspaces) {
    if (read.tree().isEmpty()) {
      throw new UserError(
          read.side().label()
              + ": has no base in this repository, so there is no graph for --entry and --path;"
              + " give one with --base REV");
    }
    Changes changes =
        (repository, revision) ->
            new ChangedFiles(repository.snapshot(revision), read.tree().get().changes().files());
    return StoredRevision.owning(
        workspaces.get(), new AskedRevision(read.side().base(), Optional.of(changes), config));
  }
}
