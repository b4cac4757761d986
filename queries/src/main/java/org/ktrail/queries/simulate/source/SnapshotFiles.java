package org.ktrail.queries.simulate.source;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.ktrail.indexer.condition.AtomResolver;
import org.ktrail.indexer.condition.ConditionEvaluator;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.queries.link.partial.SourceVisibility;

/** The files of a snapshot that one configuration builds or may include, read when asked for. */
final class SnapshotFiles {
  private static final String KERNEL = "kernel";
  private static final String GENERIC = "include/asm-generic/";

  final SourceVisibility sources;
  final Configuration configuration;
  private final IntFunction<byte[]> bytes;
  private final ConditionEvaluator presence;
  private final Map<Integer, SourceText> texts = new HashMap<>();
  private final Map<Integer, Boolean> taking = new HashMap<>();

  /**
   * @param bytes of a file, by its number
   * @param configuration with an architecture
   */
  SnapshotFiles(SourceVisibility sources, IntFunction<byte[]> bytes, Configuration configuration) {
    this.sources = sources;
    this.bytes = bytes;
    this.configuration = configuration;
    presence = configuration.evaluator(AtomResolver.UNKNOWN);
  }

  /** The source on whose behalf headers are read; what it sees, they see. */
  private int unit = -1;

  /**
   * From now on headers are read as this source has them.
   *
   * @return whether it was another one before
   */
  boolean enter(int source) {
    boolean other = unit != source;
    unit = source;
    return other;
  }

  /** The source on whose behalf headers are read, −1 if none. */
  int entered() {
    return unit;
  }

  /** Whether headers are read on behalf of a source. */
  boolean isEntered() {
    return unit >= 0;
  }

  /** Whether the source that is read includes a file; its own text comes after its includes. */
  boolean includes(int file) {
    return unit >= 0 && unit != file && sources.sees(unit, file);
  }

  /** Whether the source that is read includes a file before another one. */
  boolean isAhead(int file, int other) {
    return includes(file) && sources.later(unit, file, other) < 0;
  }

  SourceText text(int file) {
    return texts.computeIfAbsent(file, f -> new SourceText(bytes.apply(f)));
  }

  String plain(int file) {
    return new String(bytes.apply(file), java.nio.charset.StandardCharsets.UTF_8);
  }

  String path(int file) {
    return sources.path(file);
  }

  boolean isHeader(int file) {
    return path(file).endsWith(".h");
  }

  /** Whether the file can be part of the kernel that is configured. */
  boolean takesPart(int file) {
    return taking.computeIfAbsent(
        file,
        f -> {
          return !path(f).endsWith(".S")
              && isOfConfiguration(f)
              && !isShadowed(path(f))
              && presence.truth(sources.presence(f)) != Truth.FALSE;
        });
  }

  /**
   * Whether a generic header is one that other architectures have in place of their own: this one
   * has its own, which does not include it.
   */
  private boolean isShadowed(String path) {
    if (!path.startsWith(GENERIC)) {
      return false;
    }
    String name = path.substring(GENERIC.length());
    int own = sources.file("arch/" + configuration.architecture() + "/include/asm/" + name);
    return own >= 0 && !plain(own).contains("<asm-generic/" + name + ">");
  }

  /** Whether a file is of the kernel and of the architecture that is configured. */
  boolean isOfConfiguration(int file) {
    String architecture = sources.architecture(file);
    return (architecture.isEmpty() || architecture.equals(configuration.architecture()))
        && (sources.program(file).equals(KERNEL) || sources.program(file).isEmpty());
  }

  /** Whether a header lies where any file of the kernel may include it from. */
  boolean isPublic(int file) {
    String path = path(file);
    return isHeader(file)
        && (path.startsWith("include/")
            || path.startsWith("arch/" + configuration.architecture() + "/include/"));
  }
}
