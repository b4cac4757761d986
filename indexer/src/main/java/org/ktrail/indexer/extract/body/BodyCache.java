package org.ktrail.indexer.extract.body;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.body.Flow;

/**
 * The flows of the files that were read last, by path and content: the revisions of a series share
 * most of theirs. For one thread.
 */
public final class BodyCache {
  /** Files kept; one of a thousand lines takes about half a megabyte. */
  private static final int MOST = 300;

  private final Map<Key, List<Flow>> read =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, List<Flow>> eldest) {
          return size() > MOST;
        }
      };

  private record Key(String file, byte[] text) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key k && file.equals(k.file) && Arrays.equals(text, k.text);
    }

    @Override
    public int hashCode() {
      return 31 * file.hashCode() + Arrays.hashCode(text);
    }
  }

  List<Flow> flows(String file, byte[] text, Supplier<List<Flow>> make) {
    Key key = new Key(file, text);
    List<Flow> known = read.get(key);
    if (known == null) {
      known = List.copyOf(make.get());
      read.put(key, known);
    }
    return known;
  }
}
