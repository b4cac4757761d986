package org.ktrail.indexer.parallel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes on as many threads as there are processors, the caller's among them, and returns when
 * all is done. What a task throws is thrown to the caller; tasks that have not begun are then left
 * out. Tasks may call this again.
 */
public final class Parallel {
  /** Slices for each thread, so that none waits long for the last one. */
  private static final int SLICES = 8;

  private Parallel() {}

  /** What is computed of the numbers from a first one to before another. */
  @FunctionalInterface
  public interface Slice<R> {
    R of(int from, int to);
  }

  /** What a function makes of each, in the same order. */
  public static <T, R> List<R> map(List<T> inputs, Function<? super T, ? extends R> function) {
    List<@Nullable R> results = new ArrayList<>(Collections.nCopies(inputs.size(), null));
    each(inputs.size(), i -> results.set(i, function.apply(inputs.get(i))));
    return done(results);
  }

  /** Cuts the numbers below {@code n} into slices; what is made of them, in their order. */
  public static <R> List<R> slices(int n, Slice<? extends R> slice) {
    int count = Math.min(n, threads() == 1 ? 1 : SLICES * threads());
    List<@Nullable R> results = new ArrayList<>(Collections.nCopies(count, null));
    each(count, i -> results.set(i, slice.of(part(n, i, count), part(n, i + 1, count))));
    return done(results);
  }

  @SuppressWarnings("NullAway") // every place was set
  private static <R> List<R> done(List<@Nullable R> results) {
    return Collections.unmodifiableList(results);
  }

  /** Where a part begins of so many that are equally long. */
  static int part(int n, int part, int of) {
    return (int) ((long) n * part / of);
  }

  /** Begins what is needed later, on a thread of its own that the JVM does not wait for. */
  public static <T> CompletableFuture<T> ahead(String name, Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        work, task -> Thread.ofPlatform().daemon().name(name).start(task));
  }

  static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Runs a task for each number below {@code n}. */
  static void each(int n, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    BooleanSupplier asker = StillWanted.asker();
    Runnable loop =
        () -> {
          try {
            for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
              StillWanted.check();
              task.accept(i);
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            next.set(n);
          }
        };
    List<Thread> others = new ArrayList<>();
    for (int t = 1; t < Math.min(n, threads()); t++) {
      others.add(Thread.ofPlatform().daemon().name("ktrail-" + t).start(within(asker, loop)));
    }
    loop.run();
    others.forEach(Parallel::join);
    switch (failure.get()) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> {}
    }
  }

  private static Runnable within(BooleanSupplier asker, Runnable loop) {
    return () ->
        StillWanted.during(
            asker,
            () -> {
              loop.run();
              return loop;
            });
  }

  /** Waits although the caller is interrupted: what it handed over is still being used. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
