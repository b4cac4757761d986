package org.ktrail.indexer.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Makes a small bare repository of one commit with the tag {@value #TAG}, packed as the
 * repositories are that people clone, to try ktrail on; never touches an existing one.
 */
public final class SampleRepository {
  private SampleRepository() {}

  public static final String TAG = "sample";

  /**
   * @param directory where it is made; must not exist or be empty
   * @param files contents by path
   * @throws IOException if it cannot be written
   */
  public static void create(Path directory, Map<String, String> files) throws IOException {
    QuietSystemReader.install();
    try (Repository repository =
        new FileRepositoryBuilder().setBare().setGitDir(directory.toFile()).build()) {
      repository.create(true);
      refer(repository, Constants.R_TAGS + TAG, commit(repository, files));
      Git.wrap(repository).gc().call();
    } catch (GitAPIException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** A commit of these files, which HEAD then is. */
  static ObjectId commit(Repository repository, Map<String, String> files) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree(files, inserter));
      PersonIdent nobody =
          new PersonIdent("ktrail", "ktrail@localhost", Instant.EPOCH, ZoneOffset.UTC);
      commit.setAuthor(nobody);
      commit.setCommitter(nobody);
      commit.setMessage("Sample\n");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      refer(repository, Constants.HEAD, id);
      return id;
    }
  }

  private static void refer(Repository repository, String name, ObjectId commit)
      throws IOException {
    RefUpdate ref = repository.updateRef(name);
    ref.setNewObjectId(commit);
    ref.setRefLogMessage("sample", false);
    ref.forceUpdate();
  }

  private static ObjectId tree(Map<String, String> files, ObjectInserter inserter)
      throws IOException {
    DirCache cache = DirCache.newInCore();
    DirCacheBuilder builder = cache.builder();
    for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
      DirCacheEntry entry = new DirCacheEntry(file.getKey());
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(UTF_8)));
      builder.add(entry);
    }
    builder.finish();
    return cache.writeTree(inserter);
  }
}
