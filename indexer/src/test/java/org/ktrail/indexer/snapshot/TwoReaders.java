package org.ktrail.indexer.snapshot;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.eclipse.jgit.util.FS;

/**
 * Reads a tree on two threads, of which one is the common pool's only one, at the moment when JGit
 * waits for that pool on behalf of the other. Prints how many files both found.
 */
final class TwoReaders {
  private TwoReaders() {}

  /**
   * @param args a repository of which JGit has to look about before it reads the tree of a commit,
   *     but not before it reads the commit; that commit's id
   */
  public static void main(String[] args) {
    try (SourceRepository repository = Repositories.open(Path.of(args[0]))) {
      Snapshot snapshot = repository.snapshot(args[1]);
      Thread first = Thread.currentThread();
      ForkJoinTask<Integer> second =
          ForkJoinPool.commonPool()
              .submit(() -> {
                while (!waitsForJGit(first)) {
                  Thread.sleep(1);
                }
                return snapshot.size();
              });
      System.out.println(snapshot.size() + " " + second.join());
    }
  }

  private static boolean waitsForJGit(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith(FS.class.getName()));
  }
}
