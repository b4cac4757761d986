package org.ktrail.indexer.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.assembly.AssemblerExtractor;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.store.Language;

/**
 * Extracts single files whose bytes are in no repository. What is extracted is what indexing would
 * store. For one thread.
 */
public final class FileExtractor implements AutoCloseable {
  /** What is known of a file that the extractor failed on. */
  static final SourceFacts EMPTY =
      new SourceFacts(Declarations.NONE, List.of(), SourceFacts.Audit.NONE);

  private final Extractor c;
  private final Extractor assembler = new AssemblerExtractor()::extract;
  private final Extractor tables = SyscallTable::extract;
  private final List<String> failures = new ArrayList<>();

  public FileExtractor(Extractor.Factory extractors) {
    c = extractors.create();
  }

  /**
   * Bytes of a source beyond which it is not read: three times those of the kernel's largest
   * header, and a parser's time and memory for it are no reader's.
   */
  static final int LARGEST = 64 << 20;

  /** Whether files of this path have facts. */
  public static boolean isSource(String path) {
    return Language.of(path).isPresent();
  }

  /**
   * Facts of a source; empty ones if the extractor fails on it. A stack that ends is no failure of
   * that kind: what is known of bytes does not depend on the machine.
   */
  public SourceFacts extract(String path, byte[] bytes) {
    if (bytes.length > LARGEST) {
      failures.add(path);
      return EMPTY;
    }
    try {
      return switch (Language.of(path).orElseThrow()) {
        case C -> c.extract(bytes);
        case ASSEMBLER -> assembler.extract(bytes);
        case SYSCALL_TABLE -> tables.extract(bytes);
      };
    } catch (RuntimeException | AssertionError e) {
      failures.add(path);
      return EMPTY;
    }
  }

  /** Paths of the sources that the extractor failed on. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    c.close();
  }
}
