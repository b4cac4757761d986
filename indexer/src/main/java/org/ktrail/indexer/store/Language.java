package org.ktrail.indexer.store;

import java.util.Optional;

/** What the bytes of a source are read as; its name decides. */
public enum Language {
  C,
  ASSEMBLER,
  SYSCALL_TABLE;

  /** Empty if files of such a name are no sources. */
  public static Optional<Language> of(String path) {
    if (path.endsWith(".c") || path.endsWith(".h")) {
      return Optional.of(C);
    }
    return path.endsWith(".S")
        ? Optional.of(ASSEMBLER)
        : path.endsWith(".tbl") ? Optional.of(SYSCALL_TABLE) : Optional.empty();
  }
}
