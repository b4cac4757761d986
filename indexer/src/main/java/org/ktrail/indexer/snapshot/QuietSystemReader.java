package org.ktrail.indexer.snapshot;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.internal.util.CleanupService;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * JGit's surroundings without its costs: it does not start {@code git} to find the system's
 * configuration, does not measure the file system's clock (which would write probe files into the
 * repository), and does not read or write a configuration of its own.
 */
final class QuietSystemReader extends SystemReader {
  /** Coarser than any file system in use: a file this young is read again rather than trusted. */
  private static final long RACY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static boolean installed;

  private final SystemReader outer;

  private QuietSystemReader(SystemReader outer) {
    this.outer = outer;
    setPlatformChecker();
  }

  /** Sets JGit up for this process; once is enough. */
  static synchronized void install() {
    if (installed) {
      return;
    }
    installed = true;
    // The constructor makes it the instance that waits to be told of the end, which we never do.
    // The
    // other one registers for the JVM's end, and reads a thousand messages first: 50 ms of a start.
    var unused = new CleanupService();
    SystemReader.setInstance(new QuietSystemReader(SystemReader.getInstance()));
    WindowCacheConfig cache = new WindowCacheConfig();
    cache.setPackedGitMMAP(true);
    cache.setPackedGitWindowSize(1 << 20);
    cache.setPackedGitLimit(1L << 30);
    cache.setPackedGitOpenFiles(512);
    cache.setDeltaBaseCacheLimit(96 << 20);
    cache.setStreamFileThreshold(Integer.MAX_VALUE);
    cache.install();
  }

  @Override
  public String getHostname() {
    return outer.getHostname();
  }

  @Override
  public @Nullable String getenv(String variable) {
    return outer.getenv(variable);
  }

  @Override
  public @Nullable String getProperty(String key) {
    return outer.getProperty(key);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new UserFile(parent, outer.openUserConfig(null, fs).getFile(), fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new NoFile(parent, fs);
  }

  @Override
  @Deprecated
  public long getCurrentTime() {
    return System.currentTimeMillis();
  }

  @Override
  @Deprecated
  public int getTimezone(long when) {
    return outer.getTimezone(when);
  }

  /** The user's configuration, which is also asked for the clock of every file system. */
  private static class UserFile extends FileBasedConfig {
    UserFile(@Nullable Config parent, @Nullable File file, FS fs) {
      super(parent, file, fs);
    }

    @Override
    public long getTimeUnit(
        String section, @Nullable String subsection, String name, long unset, TimeUnit unit) {
      return section.equals("filesystem")
          ? unit.convert(RACY_NANOS, TimeUnit.NANOSECONDS)
          : super.getTimeUnit(section, subsection, name, unset, unit);
    }

    @Override
    public void save() {}
  }

  /** An empty configuration. */
  private static final class NoFile extends UserFile {
    NoFile(@Nullable Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
