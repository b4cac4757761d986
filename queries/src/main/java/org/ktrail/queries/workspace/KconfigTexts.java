package org.ktrail.queries.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ktrail.indexer.condition.Configuration;
import org.ktrail.indexer.condition.Truth;
import org.ktrail.indexer.files.SealedFile;
import org.ktrail.indexer.kbuild.ArchitectureSymbols;
import org.ktrail.indexer.kbuild.DefaultConfiguration;
import org.ktrail.indexer.pipeline.Progress;
import org.ktrail.indexer.snapshot.Snapshot;
import org.ktrail.indexer.store.ArtifactStore;
import org.ktrail.indexer.store.Stores;

/** What the Kconfig files of a snapshot lead to: computed once, and kept beside its graph. */
final class KconfigTexts {
  private static final int LONGEST = 1 << 24;
  private static final String DEFCONFIG = "arch/x86/configs/x86_64_defconfig";

  private final Stores stores;
  private final KeptOpen kept;
  private final Progress progress;

  KconfigTexts(Stores stores, KeptOpen kept, Progress progress) {
    this.stores = stores;
    this.kept = kept;
    this.progress = progress;
  }

  /** What the kernel's own defaults for 64-bit x86 build. */
  Configuration defaultConfiguration(Snapshot snapshot) {
    String key = "config-" + snapshot.tree() + "-" + DefaultConfiguration.VERSION;
    byte[] text = once(key, () -> defaults(snapshot));
    return Configuration.parse(text, Workspace.ARCHITECTURE);
  }

  private static String defaults(Snapshot snapshot) {
    return DefaultConfiguration.of(snapshot, Workspace.ARCHITECTURE, DEFCONFIG)
        .values()
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> "CONFIG_%s=%s%n".formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining());
  }

  /**
   * Symbols that kernels of an architecture have no choice about. Empty if there is no such
   * architecture.
   */
  Map<String, Truth> architectureSymbols(Snapshot snapshot, String architecture) {
    String key = "arch-" + architecture + "-" + snapshot.tree() + "-" + ArchitectureSymbols.VERSION;
    // The tree last, since it is listed whole.
    if (stores.artifacts().artifact(key).isEmpty()
        && snapshot.indexOf("arch/" + architecture + "/Kconfig") < 0) {
      return Map.of();
    }
    return kept.architectureSymbols(
        stores, key, () -> read(once(key, () -> symbols(snapshot, architecture))));
  }

  private static Map<String, Truth> read(byte[] text) {
    Map<String, Truth> symbols = new HashMap<>();
    new String(text, StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> symbols.put(line.substring(1), Truth.of(line.startsWith("+"))));
    return Collections.unmodifiableMap(symbols);
  }

  private static String symbols(Snapshot snapshot, String architecture) {
    return ArchitectureSymbols.of(snapshot, architecture).entrySet().stream()
        .map(e -> (e.getValue() == Truth.TRUE ? "+" : "-") + e.getKey() + "\n")
        .collect(Collectors.joining());
  }

  /** A text that is made once and kept; made anew where it is damaged. */
  private byte[] once(String key, Supplier<String> maker) {
    ArtifactStore artifacts = stores.artifacts();
    Optional<Path> present = artifacts.artifact(key);
    if (present.isPresent()) {
      try {
        return SealedFile.read(present.get(), LONGEST);
      } catch (IOException e) {
        progress.message("ktrail: " + present.get() + ": " + e.getMessage() + "; made anew");
      }
    }
    String text = maker.get();
    if (Files.isWritable(stores.directory())) {
      artifacts.publish(key, to -> Files.writeString(to, text));
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
