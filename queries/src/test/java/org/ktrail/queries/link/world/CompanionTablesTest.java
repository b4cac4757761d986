package org.ktrail.queries.link.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.link.LinkFixture;
import org.ktrail.queries.paths.Path;
import org.ktrail.queries.paths.PathFinder;
import org.ktrail.queries.paths.PathQuery;
import org.ktrail.queries.paths.PathResult;

/** Tables that one record names together are those of one object. */
class CompanionTablesTest {
  private static final String KINDS =
      """
      struct proto { int (*connect)(int x); };
      struct proto_ops { int (*connect)(struct sock *s); };
      struct sock { struct proto *prot; struct proto_ops *ops; };
      struct kind { struct proto *prot; struct proto_ops *ops; };
      int wire(int x) { return 0; }
      int stream_wire(int x) { return wire(x); }
      int dgram_wire(int x) { return 0; }
      struct proto stream_prot = { .connect = stream_wire };
      struct proto dgram_prot = { .connect = dgram_wire };
      int stream_inner(struct sock *s) { return s->prot->connect(1); }
      int stream_connect(struct sock *s) { return stream_inner(s); }
      int dgram_connect(struct sock *s) { return s->prot->connect(2); }
      struct proto_ops stream_ops = { .connect = stream_connect };
      struct proto_ops dgram_ops = { .connect = dgram_connect };
      int go(struct sock *s) { return s->ops->connect(s); }
      """;

  private static Graph graph(String more) {
    return new LinkFixture().file("a.c", KINDS + more).link();
  }

  private static List<String> way(String more) {
    try (Graph graph = graph(more)) {
      PathFinder paths = new PathFinder(GraphView.all(graph), (name, n) -> List.of());
      PathResult found = paths.find(PathQuery.of("go", "wire"));
      Path first = ((PathResult.Found) found).paths().getFirst();
      return first.hops().stream().map(hop -> hop.to().name()).toList();
    }
  }

  private static final String TOGETHER =
      """
      struct kind kinds[] = {
        { .prot = &stream_prot, .ops = &stream_ops },
        { .prot = &dgram_prot, .ops = &dgram_ops },
      };
      """;

  @Test
  void tablesOfOneRecordAreKept() {
    try (Graph graph = graph(TOGETHER)) {
      assertThat(graph.companions("stream_ops")).containsExactly("stream_prot");
      assertThat(graph.companions("dgram_prot")).containsExactly("dgram_ops");
      assertThat(graph.companions("kinds")).isEmpty();
    }
  }

  @Test
  void aWayStaysWithTheTablesOfOneObject() {
    assertThat(way(TOGETHER))
        .containsExactly("stream_connect", "stream_inner", "stream_wire", "wire");
  }

  @Test
  void whatNoRecordNamesTogetherIsOpen() {
    assertThat(way("")).containsExactly("dgram_connect", "stream_wire", "wire");
  }

  @Test
  void whereOnlyOtherTablesLeadThereTheyAreTaken() {
    assertThat(
            way(
                "struct kind one[] = {{ .prot = &dgram_prot, .ops = &dgram_ops },\n"
                    + "{ .prot = &dgram_prot, .ops = &stream_ops }, { .prot = &stream_prot }};\n"))
        .endsWith("stream_wire", "wire");
  }
}
