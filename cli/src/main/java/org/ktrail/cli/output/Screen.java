package org.ktrail.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes: a terminal, with its width and perhaps a pager before it, or anything else.
 * No pager is started before it is needed.
 */
public final class Screen {
  private static final int USUAL = 80;

  /** Narrower ones are written to as if they were so wide. */
  private static final int NARROWEST = 40;

  /** Takes the command of a pager; null if it is no terminal. */
  private final @Nullable Consumer<String> pager;

  /** Asked by a thread of its own: what links foreign functions takes a tenth of a second. */
  private final FutureTask<OptionalInt> width;

  private Screen(@Nullable Consumer<String> pager, Callable<OptionalInt> columns) {
    this.pager = pager;
    width = new FutureTask<>(columns);
  }

  /** A file, a pipe, a buffer. */
  public static Screen none() {
    return new Screen(null, OptionalInt::empty);
  }

  /** Standard output of this process. */
  public static Screen of(PagedStream standardOutput) {
    if (!isTerminal(1)) {
      return none();
    }
    OptionalInt set = number(System.getenv("COLUMNS"));
    Screen screen =
        new Screen(standardOutput::through, set.isPresent() ? () -> set : TerminalSize::columns);
    if (set.isPresent()) {
      screen.width.run();
    } else {
      Thread asking = new Thread(screen.width, "width");
      asking.setDaemon(true);
      asking.start();
    }
    return screen;
  }

  /**
   * The terminal of another process.
   *
   * @param columns that it has, 0 if it does not know
   * @param set its variable {@code COLUMNS}
   * @param pager told the command that is to show what is written
   */
  public static Screen of(int columns, @Nullable String set, Consumer<String> pager) {
    OptionalInt known = columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
    OptionalInt wanted = number(set);
    Screen screen = new Screen(pager, () -> wanted.isPresent() ? wanted : known);
    screen.width.run();
    return screen;
  }

  public boolean isTerminal() {
    return pager != null;
  }

  /** Columns of the terminal: {@code COLUMNS} if that is set, as git has it. */
  public int columns() {
    return Math.max(NARROWEST, asked().orElse(USUAL));
  }

  private OptionalInt asked() {
    try {
      return pager == null ? OptionalInt.empty() : width.get();
    } catch (ExecutionException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
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
  public void page(String command) {
    if (pager != null) {
      pager.accept(command);
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
