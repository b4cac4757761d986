package org.ktrail.queries.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.NodeKind;

/** Writes every node of a graph as one tab-separated line, in byte order: {@value #HEADER}. */
public final class SymbolExport {
  public static final String HEADER = "name\tkind\tfile\tline\tcondition\tprogram";

  private SymbolExport() {}

  /**
   * @throws IOException if {@code out} does
   */
  public static void write(GraphView view, OutputStream out) throws IOException {
    Graph graph = view.graph();
    OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    buffered.write((HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
    Rows rows = new Rows();
    for (int rank = 0; rank < graph.orderedCount(); rank++) {
      int node = graph.ordered(rank);
      if (rank > 0 && !graph.sameName(graph.ordered(rank - 1), node)) {
        rows.drainSorted(buffered);
      }
      if (graph.kind(node) != NodeKind.FILE_SCOPE && view.hasNode(node)) {
        row(graph, node, rows);
      }
    }
    rows.drainSorted(buffered);
    buffered.flush();
  }

  private static void row(Graph graph, int node, Rows rows) {
    int file = graph.file(node);
    rows.add(graph.nameBytes(node)).tab().add(bytes(kind(graph.kind(node)))).tab();
    rows.add(bytes(file < 0 ? "" : graph.path(file))).tab().add(graph.line(node)).tab();
    rows.add(bytes(graph.condition(graph.nodeCondition(node)).toString())).tab();
    rows.add(bytes(file < 0 ? "" : graph.program(file)));
    rows.end();
  }

  private static String kind(NodeKind kind) {
    return switch (kind) {
      case FUNCTION, GENERATED -> "function";
      case MACRO -> "macro";
      case ASSEMBLY -> "assembly";
      case DECLARED, FILE_SCOPE -> "declared";
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
