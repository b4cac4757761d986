package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntConsumer;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.files.PathText;

/**
 * Which commit changed each entry of a directory last: what {@code git log -1 -- ENTRY} says of
 * each, found in one walk of the history for all of them.
 *
 * <p>An entry goes from a commit to the first parent that has it alike, and where there is none,
 * the commit is its answer. Entries that go the same way go together, so that the walk costs as
 * much as the commits it meets, and not as much for each entry: of a commit that changed the
 * directory only the entries that differ are looked at.
 */
public final class EntryHistory {
  /** Entries fewer than which are asked for one by one in the filters of changed paths. */
  private static final int FEW = 16;

  private final SourceRepository repository;

  public EntryHistory(SourceRepository repository) {
    this.repository = repository;
  }

  /**
   * A directory.
   *
   * @param path "" for the top
   * @param last the commit that changed it last; empty if the revision is a bare tree
   * @param entries in git's order
   * @param commits how many were looked at
   */
  public record Listing(String path, Optional<Change> last, List<TreeEntry> entries, int commits) {}

  /**
   * @param path of a directory, or of a file, which is then the only entry
   * @param walked told now and then how many commits were looked at
   * @throws UserError if there is no such path, or the history cannot be read
   */
  public Listing list(String revision, String path, IntConsumer walked) {
    GitSnapshot snapshot = repository.git(revision);
    try (HistoryGraph graph = new HistoryGraph(repository)) {
      return new Walk(graph, names(path), path, walked).list(snapshot);
    } catch (MissingObjectException e) {
      throw new UserError(revision + ": object " + e.getObjectId().name() + repository.absent(), e);
    } catch (IOException e) {
      throw new UserError(revision + ": its history cannot be read: " + e.getMessage(), e);
    }
  }

  /** The names of a path, as {@link HistoryGraph#tree} has them. */
  static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(new String(PathText.bytes(name), StandardCharsets.ISO_8859_1));
      }
    }
    return names;
  }

  /** Where entries wait to be looked at: the empty name is the directory itself. */
  private record Waiting(HistoryGraph.Commit commit, Set<String> names) {}

  private static final class Walk {
    private final HistoryGraph graph;
    private final List<String> directory;
    private final String path;
    private final IntConsumer walked;
    private final Map<String, ObjectId> answers = new HashMap<>();
    private final Map<ObjectId, Waiting> waiting = new HashMap<>();
    private final PriorityQueue<HistoryGraph.Commit> next =
        new PriorityQueue<>(
            Comparator.comparingLong(HistoryGraph.Commit::time)
                .reversed()
                .thenComparing(HistoryGraph.Commit::id));
    private int commits;

    Walk(HistoryGraph graph, List<String> directory, String path, IntConsumer walked) {
      this.graph = graph;
      this.directory = directory;
      this.path = path;
      this.walked = walked;
    }

    Listing list(GitSnapshot snapshot) throws IOException {
      Map<String, HistoryGraph.Entry> entries = entries(snapshot);
      if (!snapshot.commit().isEmpty()) {
        Set<String> names = new HashSet<>(entries.keySet());
        names.add("");
        enter(graph.commit(ObjectId.fromString(snapshot.commit())), names);
        while (!next.isEmpty()) {
          HistoryGraph.Commit commit = next.remove();
          Waiting here = Objects.requireNonNull(waiting.remove(commit.id()));
          pass(commit, here.names());
          if (++commits % 1000 == 0) {
            walked.accept(commits);
          }
        }
      }
      List<TreeEntry> listed = new ArrayList<>();
      for (Map.Entry<String, HistoryGraph.Entry> entry : entries.entrySet()) {
        listed.add(
            new TreeEntry(
                PathText.of(entry.getKey().getBytes(StandardCharsets.ISO_8859_1)),
                "%06o".formatted(entry.getValue().mode()),
                entry.getValue().id().name(),
                answer(entry.getKey())));
      }
      return new Listing(path, answer(""), listed, commits);
    }

    private Map<String, HistoryGraph.Entry> entries(GitSnapshot snapshot) throws IOException {
      HistoryGraph.Commit top =
          new HistoryGraph.Commit(ObjectId.zeroId(), snapshot.root(), List.of(), 0, -1);
      HistoryGraph.Entry at = graph.at(top, directory);
      if (at == null) {
        throw new UserError(path + ": no such file or directory at " + snapshot.revision());
      }
      if (!at.isDirectory()) {
        throw new UserError(path + ": no directory at " + snapshot.revision());
      }
      return graph.tree(at.id());
    }

    private Optional<Change> answer(String name) throws IOException {
      ObjectId id = answers.get(name);
      return id == null ? Optional.empty() : Optional.of(graph.shown(id));
    }

    /** The set is from now on that of the commit: nothing is copied where all go on together. */
    private void enter(HistoryGraph.Commit commit, Set<String> names) {
      Waiting there = waiting.get(commit.id());
      if (there == null) {
        waiting.put(commit.id(), new Waiting(commit, names));
        next.add(commit);
      } else if (there.names().size() < names.size()) {
        names.addAll(there.names());
        waiting.put(commit.id(), new Waiting(commit, names));
      } else {
        there.names().addAll(names);
      }
    }

    /** Sends each name on to the first parent that has it alike; else the commit is its answer. */
    private void pass(HistoryGraph.Commit commit, Set<String> names) throws IOException {
      if (isUnchanged(commit, names)) {
        enter(graph.commit(commit.parents().getFirst()), names);
        return;
      }
      HistoryGraph.Entry now = graph.at(commit, directory);
      Set<String> left = names;
      for (ObjectId parent : commit.parents()) {
        HistoryGraph.Commit before = graph.commit(parent);
        Set<String> changed = changed(now, graph.at(before, directory), left);
        if (left.size() > changed.size()) {
          left.removeAll(changed);
          enter(before, left);
        }
        left = changed;
        if (left.isEmpty()) {
          return;
        }
      }
      left.forEach(name -> answers.put(name, commit.id()));
    }

    private boolean isUnchanged(HistoryGraph.Commit commit, Set<String> names) {
      String written = String.join("/", directory);
      if (graph.isUnchanged(commit, written)) {
        return true;
      }
      if (names.size() >= FEW) {
        return false;
      }
      for (String name : names) {
        String each = name.isEmpty() ? written : written.isEmpty() ? name : written + "/" + name;
        if (!graph.isUnchanged(commit, each)) {
          return false;
        }
      }
      return true;
    }

    /** Those of the names that two commits have otherwise: all of them may be the same set. */
    private Set<String> changed(
        HistoryGraph.@org.jspecify.annotations.Nullable Entry now,
        HistoryGraph.@org.jspecify.annotations.Nullable Entry then,
        Set<String> names)
        throws IOException {
      if (now != null && now.equals(then)) {
        return new HashSet<>();
      }
      if (now == null || then == null || !then.isDirectory()) {
        return names;
      }
      Set<String> changed = graph.differing(now.id(), then.id());
      changed.add("");
      changed.retainAll(names);
      return changed;
    }
  }
}
