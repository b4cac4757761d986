package org.ktrail.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes: a terminal, with its width and perhaps a pager before it, or anything else.
 * No pager is started before it is needed.
 */
public final class Screen {
  private static final int USUAL = 80;

  /** Narrower ones are written to as if they were so wide. */
  private static final int NARROWEST = 40;

  private final @Nullable PagedStream stream;

  /** Asked by a thread of its own: what links foreign functions takes a tenth of a second. */
  private final FutureTask<OptionalInt> width = new FutureTask<>(TerminalSize::columns);

  private Screen(@Nullable PagedStream stream) {
    this.stream = stream;
    if (stream != null && set().isEmpty()) {
      Thread asking = new Thread(width, "width");
      asking.setDaemon(true);
      asking.start();
    }
  }

  /** A file, a pipe, a buffer. */
  public static Screen none() {
    return new Screen(null);
  }

  /** Standard output of this process. */
  public static Screen of(PagedStream standardOutput) {
    return isTerminal(1) ? new Screen(standardOutput) : none();
  }

  public boolean isTerminal() {
    return stream != null;
  }

  /** Columns of the terminal: {@code COLUMNS} if that is set, as git has it. */
  public int columns() {
    OptionalInt set = set();
    return Math.max(NARROWEST, (set.isPresent() ? set : asked()).orElse(USUAL));
  }

  private OptionalInt asked() {
    try {
      return stream == null ? OptionalInt.empty() : width.get();
    } catch (ExecutionException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  private static OptionalInt set() {
    return number(System.getenv("COLUMNS"));
  }

  private static OptionalInt number(@Nullable String text) {
    return text != null && text.matches("[1-9][0-9]{0,4}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /**
   * Shows what is written from now on by this command of the shell, which is started at the first
   * byte.
   */
  public void page(String pager) {
    if (stream != null) {
      stream.through(pager);
    }
  }

  /**
   * Whether a stream of this process is a terminal.
   *
   * @param number 1 for standard output, 2 for standard error
   */
  public static boolean isTerminal(int number) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null && System.console().isTerminal(); // no /proc here
    }
  }

  /** Standard output that a pager can be put behind. */
  public static PagedStream pageable(OutputStream out) {
    return new PagedStream(out);
  }
}
