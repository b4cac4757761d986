package org.ktrail.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, or a pager that writes there. The pager is started by the first byte, so that a
 * command that says nothing shows none, and progress is seen until there is something to read.
 */
public final class PagedStream extends OutputStream {
  private final OutputStream direct;
  private @Nullable String pager;
  private @Nullable Process running;

  PagedStream(OutputStream direct) {
    this.direct = direct;
  }

  void through(String command) {
    pager = command;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    if (pager != null && running == null) {
      running = start(pager);
      if (running == null) {
        pager = null; // no shell here: the answer matters more
      }
    }
    if (running == null) {
      direct.write(bytes, offset, length);
      return;
    }
    try {
      running.getOutputStream().write(bytes, offset, length);
    } catch (IOException e) { // who read it has left it
      throw new IOException("Broken pipe", e);
    }
  }

  @Override
  public void flush() throws IOException {
    if (running == null) {
      direct.flush();
      return;
    }
    try {
      running.getOutputStream().flush();
    } catch (IOException e) {
      throw new IOException("Broken pipe", e);
    }
  }

  /** As git starts it: by the shell, with the same defaults for {@code less} and {@code lv}. */
  private static @Nullable Process start(String command) {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    Map<String, String> environment = builder.environment();
    environment.putIfAbsent("LESS", "FRX");
    environment.putIfAbsent("LV", "-c");
    try {
      Process process = builder.start();
      // A signal from the keyboard ends this process, and not a pager that asks what it means.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> await(process), "pager"));
      return process;
    } catch (IOException e) {
      return null;
    }
  }

  private static void await(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // it has ended already
    }
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until what was shown is read. Standard output itself stays open. */
  @Override
  public void close() {
    if (running != null) {
      await(running);
    }
  }
}
