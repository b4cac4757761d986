package org.ktrail.indexer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.parallel.StillWanted;
import org.ktrail.indexer.snapshot.Nearest;

/** The facts in a Lucene index; an ordinal is a document number, as no document is ever deleted. */
final class LuceneFactStore implements FactStore {
  static {
    Fields.silenceLucene();
  }

  private final Path place;
  private final IndexReader reader;
  private final @Nullable Directory directory;
  private volatile @Nullable OrdinalTable table;

  private LuceneFactStore(Path place, IndexReader reader, @Nullable Directory directory) {
    this.place = place;
    this.reader = reader;
    this.directory = directory;
  }

  static LuceneFactStore open(Path facts) {
    try {
      if (!Files.isDirectory(facts)) {
        return new LuceneFactStore(facts, new MultiReader(), null);
      }
      if (Files.exists(facts.resolve(StoreWriter.DAMAGED))) {
        throw DamagedStoreException.ofFacts(facts, "marked as damaged", new IOException());
      }
      Directory directory = SealedDirectory.open(facts);
      try {
        return new LuceneFactStore(facts, DirectoryReader.open(directory), directory);
      } catch (IndexNotFoundException e) {
        boolean isNew = noSegments(directory.listAll());
        directory.close();
        if (!isNew) {
          throw damaged(facts, e);
        }
        return new LuceneFactStore(facts, new MultiReader(), null);
      } catch (IOException | RuntimeException e) {
        directory.close();
        throw e;
      }
    } catch (IndexFormatTooNewException e) {
      if (!hasChecksums(facts)) {
        throw damaged(facts, e); // a flipped bit in a version
      }
      throw new UserError(
          facts + ": was made by a newer ktrail; use that one, or remove the directory", e);
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | NoSuchFileException
        | java.io.FileNotFoundException
        | java.io.EOFException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException e) {
      throw damaged(facts, e);
    } catch (IOException e) {
      throw StoreErrors.of(facts, e);
    }
  }

  /** Names what was written last: another text after each commit. */
  static String written(Path facts) {
    try (Stream<Path> files = Files.list(facts)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("segments") || name.equals(StoreWriter.DAMAGED))
          .sorted()
          .collect(Collectors.joining(" "));
    } catch (IOException e) {
      return ""; // nothing is there
    }
  }

  /** Whether each file of Lucene ends with the checksum of what it holds. */
  private static boolean hasChecksums(Path facts) {
    try (Directory directory = SealedDirectory.open(facts)) {
      for (String name : directory.listAll()) {
        if (name.startsWith("_") || name.startsWith("segments")) {
          try (IndexInput in = directory.openInput(name, IOContext.READONCE)) {
            CodecUtil.checksumEntireFile(in);
          }
        }
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /**
   * A first run that was killed before its first commit leaves files, but none that names segments.
   */
  private static boolean noSegments(String[] files) {
    return Arrays.stream(files).noneMatch(f -> f.startsWith("segments"));
  }

  static DamagedStoreException damaged(Path place, Throwable cause) {
    String message = cause.getMessage();
    return DamagedStoreException.ofFacts(
        place, message == null ? cause.getClass().getSimpleName() : message, cause);
  }

  @Override
  public int size() {
    return reader.maxDoc();
  }

  @Override
  public String identity() {
    if (!(reader instanceof DirectoryReader committed)) {
      return "";
    }
    try {
      return committed.getIndexCommit().getUserData().getOrDefault(StoreWriter.IDENTITY, "");
    } catch (IOException e) {
      throw damaged(place, e);
    }
  }

  @Override
  public int ordinal(SourceKey source) {
    int[] found = postings(Fields.ID, new BytesRef(source.bytes()));
    return found.length == 0 ? -1 : found[0];
  }

  @Override
  public int[] ordinals(List<SourceKey> sources) {
    OrdinalTable known = table;
    if (known == null) {
      try {
        known = OrdinalTable.of(reader);
      } catch (IOException | RuntimeException e) {
        throw damaged(place, e);
      }
      table = known;
    }
    int[] ordinals = new int[sources.size()];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = known.find(sources.get(i));
    }
    return ordinals;
  }

  @Override
  public FactReader reader() {
    return new LuceneFactReader(place, reader);
  }

  @Override
  public int[] defining(String name) {
    return postings(Fields.DEFINES, new BytesRef(name));
  }

  @Override
  public int[] mentioning(String name) {
    int[] defining = defining(name);
    int[] using = postings(Fields.USES, new BytesRef(name));
    int[] all = Arrays.copyOf(defining, defining.length + using.length);
    System.arraycopy(using, 0, all, defining.length, using.length);
    Arrays.sort(all);
    return all;
  }

  private int[] postings(String field, BytesRef term) {
    int[] found = new int[8];
    int count = 0;
    try {
      for (LeafReaderContext leaf : reader.leaves()) {
        PostingsEnum docs = leaf.reader().postings(new Term(field, term), PostingsEnum.NONE);
        if (docs == null) {
          continue;
        }
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
          if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
          }
          found[count++] = leaf.docBase + doc;
        }
      }
    } catch (IOException | RuntimeException e) {
      throw damaged(place, e);
    }
    return Arrays.copyOf(found, count);
  }

  @Override
  public List<String> nearest(String name, int limit) {
    record Near(String name, int distance) {}
    int edits = name.length() <= 3 ? 1 : 2;
    try {
      Terms terms = MultiTerms.getTerms(reader, Fields.DEFINES);
      if (terms == null || name.isEmpty()) {
        return List.of();
      }
      Term wanted = new Term(Fields.DEFINES, name);
      TermsEnum near = new FuzzyTermsEnum(terms, wanted, edits, 0, true);
      TreeSet<Near> best =
          new TreeSet<>(Comparator.comparingInt(Near::distance).thenComparing(Near::name));
      for (BytesRef term = near.next(); term != null; term = near.next()) {
        String candidate = term.utf8ToString();
        best.add(new Near(candidate, Nearest.distance(name, candidate, 2)));
        if (best.size() > limit) {
          best.pollLast();
        }
      }
      return best.stream().map(Near::name).toList();
    } catch (IOException | RuntimeException e) {
      throw damaged(place, e);
    }
  }

  @Override
  public List<String> defined(String prefix, Predicate<String> test) {
    try {
      Terms terms = MultiTerms.getTerms(reader, Fields.DEFINES);
      List<String> names = new ArrayList<>();
      if (terms == null) {
        return names;
      }
      TermsEnum each = terms.iterator();
      boolean more = each.seekCeil(new BytesRef(prefix)) != TermsEnum.SeekStatus.END;
      while (more) {
        StillWanted.check();
        String name = each.term().utf8ToString();
        if (!name.startsWith(prefix)) {
          break;
        }
        if (test.test(name)) {
          names.add(name);
        }
        more = each.next() != null;
      }
      return names;
    } catch (StillWanted.Unwanted e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(place, e);
    }
  }

  @Override
  public void verify() {
    try {
      for (LeafReaderContext leaf : reader.leaves()) {
        if (leaf.reader() instanceof CodecReader segment) {
          segment.checkIntegrity();
        }
      }
    } catch (IOException | RuntimeException e) {
      throw damaged(place, e);
    }
  }

  @Override
  public long bytesOnDisk() {
    try (Stream<Path> files = Files.list(place)) {
      long bytes = 0;
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      return 0; // removed meanwhile, or never made
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
      if (directory != null) {
        directory.close();
      }
    } catch (IOException e) {
      throw StoreErrors.of(place, e);
    }
  }
}
