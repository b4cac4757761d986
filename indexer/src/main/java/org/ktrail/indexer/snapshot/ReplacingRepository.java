package org.ktrail.indexer.snapshot;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.internal.storage.commitgraph.CommitGraph;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.AsyncObjectLoaderQueue;
import org.eclipse.jgit.lib.AsyncObjectSizeQueue;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.BitmapIndex;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * A repository whose readers honour {@code refs/replace/} as git does; JGit itself does not know
 * them. Without such references nothing is between it and its reader.
 */
final class ReplacingRepository extends FileRepository {
  private final Replacements replacements;
  private final PathTables tables = new PathTables();

  ReplacingRepository(
      BaseRepositoryBuilder<?, ?> builder, UnaryOperator<@Nullable String> environment)
      throws IOException {
    super(builder);
    replacements = Replacements.of(this, environment);
  }

  Replacements replacements() {
    return replacements;
  }

  PathTables tables() {
    return tables;
  }

  @Override
  public ObjectReader newObjectReader() {
    ObjectReader reader = super.newObjectReader();
    return replacements.isEmpty() ? reader : new Reader(reader, replacements);
  }

  private static final class Reader extends ObjectReader.Filter {
    private final ObjectReader reader;
    private final Replacements replacements;

    Reader(ObjectReader reader, Replacements replacements) {
      this.reader = reader;
      this.replacements = replacements;
    }

    @Override
    protected ObjectReader delegate() {
      return reader;
    }

    @Override
    public ObjectReader newReader() {
      return new Reader(reader.newReader(), replacements);
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
      return reader.open(replacements.of(id), type);
    }

    @Override
    public ObjectLoader open(AnyObjectId id) throws IOException {
      return reader.open(replacements.of(id));
    }

    @Override
    public <T extends ObjectId> AsyncObjectLoaderQueue<T> open(Iterable<T> ids, boolean missing) {
      throw new UnsupportedOperationException("objects are opened one by one");
    }

    @Override
    public long getObjectSize(AnyObjectId id, int type) throws IOException {
      return reader.getObjectSize(replacements.of(id), type);
    }

    @Override
    public <T extends ObjectId> AsyncObjectSizeQueue<T> getObjectSize(
        Iterable<T> ids, boolean missing) {
      throw new UnsupportedOperationException("objects are opened one by one");
    }

    @Override
    public Collection<ObjectId> resolve(AbbreviatedObjectId id) throws IOException {
      return reader.resolve(id);
    }

    /** It knows commits as they were made. */
    @Override
    public Optional<CommitGraph> getCommitGraph() {
      return Optional.empty();
    }

    @Override
    public @Nullable BitmapIndex getBitmapIndex() {
      return null;
    }
  }
}
