package org.ktrail.cli.session;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.PrintWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a JVM that is made for work in place of this one. The launcher starts a question in a JVM
 * that is up soonest and compiles least, and cannot know whether something has to be indexed or
 * linked first, for minutes. Where that is found out, the launcher is run anew with the same words.
 *
 * <p>It is run by {@code execv}: the process remains the same, with its number, streams, terminal
 * and exit code, so there is no second one to be told of signals or to outlive the first.
 */
public final class WorkJvm implements Runnable {
  /** Property: the launcher, where it started this JVM for a question. */
  private static final String LAUNCHER = "ktrail.launcher";

  /** Variable that tells the launcher that there is work. */
  private static final String WORK = "KTRAIL_WORK";

  private final String[] args;
  private final PrintWriter messages;

  /**
   * @param args of the command line
   * @param messages what was written there is passed on first
   */
  WorkJvm(String[] args, PrintWriter messages) {
    this.args = args.clone();
    this.messages = messages;
  }

  /** Whether this JVM was started for a question, and has not had to do work itself. */
  public static boolean isForQuestion() {
    return System.getProperty(LAUNCHER) != null;
  }

  /** Whether this JVM has taken the place of one that was started for a question. */
  static boolean isForWork() {
    return System.getenv(WORK) != null;
  }

  /**
   * To be run before anything is indexed or linked. Does not return if another JVM does the work;
   * else this one has to.
   */
  @Override
  public void run() {
    String launcher = System.getProperty(LAUNCHER);
    if (launcher != null) {
      messages.flush();
      List<String> words = new ArrayList<>(List.of(launcher));
      words.addAll(List.of(args));
      replace(words);
      System.clearProperty(LAUNCHER); // it could not be started
    }
  }

  private static void replace(List<String> words) {
    // Words that this cannot write it could not read either.
    Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment argv = arena.allocate(ADDRESS, words.size() + 1L); // the last one stays null
      for (int i = 0; i < words.size(); i++) {
        argv.setAtIndex(ADDRESS, i, text(words.get(i), charset, arena));
      }
      MethodHandle setenv = function("setenv", ADDRESS, ADDRESS, JAVA_INT);
      MethodHandle execv = function("execv", ADDRESS, ADDRESS);
      if (setenv != null && execv != null) {
        int _ = (int) setenv.invokeExact(text(WORK, charset, arena), text("1", charset, arena), 1);
        int _ = (int) execv.invokeExact(argv.get(ADDRESS, 0), argv);
      }
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e); // invokeExact declares it, C functions throw nothing
    }
  }

  private static @Nullable MethodHandle function(String name, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    SymbolLookup library = linker.defaultLookup();
    return library
        .find(name)
        .map(address -> linker.downcallHandle(address, FunctionDescriptor.of(JAVA_INT, arguments)))
        .orElse(null);
  }

  private static MemorySegment text(String text, Charset charset, Arena arena) {
    byte[] bytes = text.getBytes(charset);
    MemorySegment copy = arena.allocate(bytes.length + 1L); // ends with a zero
    MemorySegment.copy(bytes, 0, copy, JAVA_BYTE, 0, bytes.length);
    return copy;
  }
}
