package org.ktrail.queries.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Graph;

/**
 * Writes every edge of a graph as one tab-separated line, in byte order of the lines: {@value
 * #HEADER}. A call site is one row; a site that calls through a slot is one row for each function
 * that can be in the slot, or one with the callee {@code ?} and no grade if none is known.
 *
 * <p>Nodes are sorted by name in bytes and no field holds a byte below the tab, so only the rows of
 * one caller's name need to be sorted; memory is that of a few blocks of rows.
 */
public final class EdgeExport {
  public static final String HEADER =
      "caller\tcaller_kind\tcallee\tcallee_kind\tedge_kind\tgrade\tfile\tline\tcondition"
          + "\tcaller_file\tcallee_file";

  /** Edges in a block, which one thread renders; a block ends with a name. */
  private static final int BLOCK = 8_000;

  private final Graph graph;
  private final EdgeRows rows;

  /** Nodes are walked by their rank. */
  private final int nodes;

  private EdgeExport(Graph graph, EdgeRows rows) {
    this.graph = graph;
    nodes = graph.orderedCount();
    this.rows = rows;
  }

  /**
   * @param view an edge is written if its own, its caller's and its callee's condition can hold
   * @param kinds edge kinds to write
   * @throws IOException if {@code out} does
   */
  public static void write(GraphView view, Set<EdgeKind> kinds, OutputStream out)
      throws IOException {
    out.write((HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
    Graph graph = view.graph();
    new EdgeExport(graph, new EdgeRows(graph, view.verdicts(), kinds)).write(out);
    out.flush();
  }

  private void write(OutputStream out) throws IOException {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads, EdgeExport::daemon)) {
      Deque<Future<byte[]>> ahead = new ArrayDeque<>();
      try {
        for (int node = 0; node < nodes || !ahead.isEmpty(); ) {
          while (node < nodes && ahead.size() < 2 * threads) {
            int first = node;
            int end = blockEnd(first);
            ahead.add(pool.submit(() -> block(first, end)));
            node = end;
          }
          out.write(ahead.remove().get());
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "export");
    thread.setDaemon(true);
    return thread;
  }

  private int blockEnd(int first) {
    int left = BLOCK;
    int node = first;
    do {
      int next = nameEnd(node);
      for (; node < next; node++) {
        left -=
            graph.edges().outEnd(graph.ordered(node)) - graph.edges().outStart(graph.ordered(node));
      }
    } while (node < nodes && left > 0);
    return node;
  }

  private int nameEnd(int first) {
    int node = first + 1;
    while (node < nodes && graph.sameName(graph.ordered(first), graph.ordered(node))) {
      node++;
    }
    return node;
  }

  private byte[] block(int first, int end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
    Rows sorted = new Rows();
    try {
      for (int node = first; node < end; ) {
        int next = nameEnd(node);
        for (; node < next; node++) {
          rows.of(graph.ordered(node), sorted);
        }
        if (!sorted.isEmpty()) {
          sorted.drainSorted(out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
