package org.ktrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.util.FS;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.indexer.snapshot.Repositories;

/**
 * Runs commands in a JVM of its own whose common pool does nothing any more. Who waits for it waits
 * for ever; which lines are missing of the output tells for what.
 */
final class HeldCommonPool {
  private HeldCommonPool() {}

  /**
   * @param args the repository, and a file that has a command in each line, words parted by tabs
   */
  public static void main(String[] args) throws Exception {
    Path repository = Path.of(args[0]);
    // What JGit has its one task there for, once for each file system.
    Repositories.open(repository).close();
    FS.getFileStoreAttributes(repository);
    hold();
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int code = Main.run(("-C\t" + repository + "\t" + line).split("\t"), out, err);
      String failure = code == ExitCode.ERROR ? "\t" + err.toString(UTF_8).strip() : "";
      System.out.println(code + "\t" + line + failure);
    }
    System.exit(0);
  }

  private static void hold() throws InterruptedException {
    int threads = ForkJoinPool.getCommonPoolParallelism();
    CountDownLatch held = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      ForkJoinPool.commonPool()
          .execute(() -> {
            held.countDown();
            while (true) {
              LockSupport.park();
            }
          });
    }
    held.await();
  }
}
