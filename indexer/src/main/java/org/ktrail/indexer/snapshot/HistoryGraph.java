package org.ktrail.indexer.snapshot;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.internal.storage.commitgraph.ChangedPathFilter;
import org.eclipse.jgit.internal.storage.commitgraph.CommitGraph;
import org.eclipse.jgit.internal.storage.commitgraph.CommitGraphLoader;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Commits with their parents and trees: from the file that {@code git commit-graph} writes where
 * there is one, and then with its filters of changed paths, else from the commits. For one thread.
 */
final class HistoryGraph implements AutoCloseable {
  private final ObjectReader reader;
  private final CommitGraph graph;
  private final Set<ObjectId> shallow;
  private final Map<ObjectId, Commit> known = new HashMap<>();
  private final Map<ObjectId, byte[]> trees = new HashMap<>();

  /** Trees that are kept read. */
  private static final int KEPT = 2_000;

  /**
   * @param position in the file of commits, −1 if it is not there
   */
  record Commit(ObjectId id, ObjectId tree, List<ObjectId> parents, long time, int position) {}

  record Entry(int mode, ObjectId id) {
    boolean isDirectory() {
      return (mode & 0170000) == 0040000;
    }
  }

  HistoryGraph(SourceRepository repository) throws IOException {
    Repository jgit = repository.jgit();
    reader = jgit.newObjectReader();
    shallow = jgit.getObjectDatabase().getShallowCommits();
    // It knows commits as they were made, and a shallow clone's parents may be in it.
    graph =
        repository.replacements().isEmpty() && shallow.isEmpty()
            ? read(repository.commonDirectory().resolve("objects/info/commit-graph").toFile())
            : CommitGraph.EMPTY;
  }

  private static CommitGraph read(File file) {
    if (!file.isFile()) {
      return CommitGraph.EMPTY;
    }
    try (FileInputStream in = new FileInputStream(file)) {
      return CommitGraphLoader.read(in, true);
    } catch (IOException | RuntimeException e) {
      return CommitGraph.EMPTY; // damaged, or newer: only speed depends on it
    }
  }

  Commit commit(ObjectId id) throws IOException {
    Commit commit = known.get(id);
    if (commit == null) {
      commit = read(id);
      known.put(id, commit);
    }
    return commit;
  }

  private Commit read(ObjectId id) throws IOException {
    int position = graph.findGraphPosition(id);
    if (position >= 0) {
      CommitGraph.CommitData data = graph.getCommitData(position);
      int[] parents = data.getParents();
      ObjectId[] ids = new ObjectId[parents.length];
      for (int i = 0; i < parents.length; i++) {
        ids[i] = graph.getObjectId(parents[i]);
      }
      return new Commit(id, data.getTree(), List.of(ids), data.getCommitTime(), position);
    }
    RevCommit commit = parsed(id);
    List<ObjectId> parents =
        shallow.contains(id)
            ? List.of()
            : List.of(commit.getParents()).stream().map(ObjectId::copy).toList();
    return new Commit(id, commit.getTree().copy(), parents, commit.getCommitTime(), -1);
  }

  private RevCommit parsed(ObjectId id) throws IOException {
    return RevCommit.parse(reader.open(id, Constants.OBJ_COMMIT).getCachedBytes());
  }

  /** Whether a commit surely has at this path what its first parent has. */
  boolean isUnchanged(Commit commit, String path) {
    if (commit.position() < 0 || commit.parents().isEmpty() || path.isEmpty() || !isAscii(path)) {
      return false;
    }
    ChangedPathFilter filter = graph.getChangedPathFilter(commit.position());
    return filter != null && !filter.maybeContains(path.getBytes(StandardCharsets.US_ASCII));
  }

  /** Git has hashed bytes beyond ASCII in two ways. */
  private static boolean isAscii(String path) {
    return path.chars().allMatch(c -> c < 0x80);
  }

  /** What a tree has by name, which is Latin-1 of the name's bytes. */
  Map<String, Entry> tree(ObjectId id) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (CanonicalTreeParser parser = parser(id); !parser.eof(); parser.next()) {
      entries.put(name(parser), entry(parser));
    }
    return entries;
  }

  /**
   * Names that only one of two trees has, or that they have otherwise. No object is made for an
   * entry that is alike.
   */
  Set<String> differing(ObjectId one, ObjectId other) throws IOException {
    CanonicalTreeParser here = parser(one);
    CanonicalTreeParser there = parser(other);
    Set<String> names = new HashSet<>();
    while (!here.eof() || !there.eof()) {
      int order = here.eof() ? 1 : there.eof() ? -1 : here.pathCompare(there);
      boolean alike =
          order == 0 && here.getEntryRawMode() == there.getEntryRawMode() && here.idEqual(there);
      if (!alike) {
        names.add(name(order <= 0 ? here : there));
      }
      if (order <= 0) {
        here.next();
      }
      if (order >= 0) {
        there.next();
      }
    }
    return names;
  }

  private CanonicalTreeParser parser(ObjectId id) throws IOException {
    byte[] bytes = trees.get(id);
    if (bytes == null) {
      bytes = reader.open(id, Constants.OBJ_TREE).getCachedBytes();
      if (trees.size() == KEPT) {
        trees.clear();
      }
      trees.put(id, bytes);
    }
    CanonicalTreeParser parser = new CanonicalTreeParser();
    parser.reset(bytes);
    return parser;
  }

  private static String name(CanonicalTreeParser parser) {
    byte[] name = new byte[parser.getNameLength()];
    parser.getName(name, 0);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static Entry entry(CanonicalTreeParser parser) {
    return new Entry(parser.getEntryRawMode(), parser.getEntryObjectId());
  }

  /** What a commit has at a path, given as names; null if nothing. */
  @org.jspecify.annotations.Nullable
  Entry at(Commit commit, List<String> path) throws IOException {
    Entry at = new Entry(0040000, commit.tree());
    for (String name : path) {
      if (at == null || !at.isDirectory()) {
        return null;
      }
      at = named(at.id(), name.getBytes(StandardCharsets.ISO_8859_1));
    }
    return at;
  }

  @org.jspecify.annotations.Nullable
  private Entry named(ObjectId tree, byte[] name) throws IOException {
    for (CanonicalTreeParser parser = parser(tree); !parser.eof(); parser.next()) {
      int length = parser.getNameLength();
      int from = parser.getNameOffset();
      if (length == name.length
          && Arrays.equals(
              parser.getEntryPathBuffer(), from, from + length, name, 0, name.length)) {
        return entry(parser);
      }
    }
    return null;
  }

  Change shown(ObjectId id) throws IOException {
    RevCommit commit = parsed(id);
    PersonIdent author = commit.getAuthorIdent();
    return new Change(
        id.name(),
        author.getName(),
        author.getEmailAddress(),
        date(author),
        date(commit.getCommitterIdent()),
        commit.getShortMessage());
  }

  private static String date(PersonIdent who) {
    Instant when = who.getWhenAsInstant();
    return OffsetDateTime.ofInstant(when, who.getZoneId())
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  @Override
  public void close() {
    reader.close();
  }
}
