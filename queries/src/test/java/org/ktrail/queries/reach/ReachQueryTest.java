package org.ktrail.queries.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Form;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.GraphFixture;
import org.ktrail.queries.graph.NodeKind;

class ReachQueryTest {
  private final GraphFixture fixture = new GraphFixture();

  private static List<String> ways(Graph graph, String function, int hops, Set<From> kinds) {
    Reach reach = new ReachQuery(GraphView.all(graph), kinds).of(graph.nodes(function), hops);
    return reach.ways().stream()
        .map(way ->
            way.from()
                + " "
                + way.entry().name()
                + way.steps().stream()
                    .map(s ->
                        (s.slot().isEmpty() ? " > " : " ~" + s.slot() + "> ")
                            + s.to().name()
                            + "@"
                            + s.site().line())
                    .reduce("", String::concat))
        .toList();
  }

  @Test
  void systemCallsAndIoctlsThroughTables() {
    int call = fixture.node("__x64_sys_spin", NodeKind.GENERATED, "fs/spin.c:10", "1");
    int spin = fixture.function("do_spin", "fs/spin.c:30");
    int wrap = fixture.macro("WRAP", "fs/spin.h:1");
    int disk = fixture.function("disk_ioctl", "d.c:10");
    int leaf = fixture.function("leaf", "d.c:30");
    int slot = fixture.field("file_operations", "unlocked_ioctl", "fs/fs.h:1");
    fixture.call(call, spin, 12).dispatch(spin, slot, EdgeKind.OPS, 33, "f->op->unlocked_ioctl");
    fixture.register(slot, disk, "d.c:50", Form.INITIALIZER, "disk_fops");
    fixture.use(disk, wrap, 12).call(wrap, leaf, 1);
    try (Graph graph = fixture.open()) {
      assertThat(ways(graph, "leaf", 5, EnumSet.of(From.SYSCALLS, From.IOCTL)))
          .containsExactly(
              "syscalls __x64_sys_spin > do_spin@12 ~file_operations.unlocked_ioctl> disk_ioctl@33"
                  + " > WRAP@12 > leaf@1",
              "ioctl disk_ioctl > WRAP@12 > leaf@1");
      assertThat(ways(graph, "leaf", 2, EnumSet.of(From.SYSCALLS))).isEmpty();
      assertThat(ways(graph, "disk_ioctl", 2, EnumSet.of(From.IOCTL)))
          .containsExactly("ioctl disk_ioctl");
    }
  }

  @Test
  void handlersThatFlowIntoAnAction() {
    int request = fixture.function("request_line", "irq.c:10");
    int handler = fixture.function("disk_irq", "d.c:10");
    int leaf = fixture.function("leaf", "d.c:30");
    int parameter = fixture.parameter(request, 1, "handler");
    int action = fixture.field("irqaction", "handler", "irq.h:1");
    fixture.flow(action, parameter, "irq.c:14");
    fixture.register(parameter, handler, "d.c:50", Form.ARGUMENT, "request_line");
    fixture.call(handler, leaf, 12);
    try (Graph graph = fixture.open()) {
      assertThat(ways(graph, "leaf", 5, EnumSet.allOf(From.class)))
          .containsExactly("irq disk_irq > leaf@12");
    }
  }

  @Test
  void whoHandsAFunctionReachesItAndNotWhoeverCallsTheOther() {
    int put = fixture.function("put_ref", "ref.c:10");
    int mine = fixture.node("__x64_sys_mine", NodeKind.GENERATED, "a.c:10", "1");
    int other = fixture.node("__x64_sys_other", NodeKind.GENERATED, "b.c:10", "1");
    int release = fixture.function("release", "a.c:30");
    int parameter = fixture.parameter(put, 1, "release");
    fixture.call(mine, put, 12).call(other, put, 12);
    fixture.dispatch(put, parameter, EdgeKind.CALLBACK_ARGUMENT, 13, "release");
    fixture.register(parameter, release, "a.c:12", Form.ARGUMENT, "put_ref");
    try (Graph graph = fixture.open()) {
      assertThat(ways(graph, "release", 5, EnumSet.allOf(From.class)))
          .containsExactly("syscalls __x64_sys_mine ~put_ref(release)> release@12");
    }
  }

  @Test
  void hubsEndAWayButForTheEndItself() {
    int entry = fixture.node("__x64_sys_spin", NodeKind.GENERATED, "a.c:10", "1");
    int hub = fixture.function("printk", "a.c:30");
    int leaf = fixture.function("leaf", "a.c:50");
    fixture.call(entry, hub, 12).call(hub, leaf, 33);
    try (Graph graph = fixture.open()) {
      assertThat(ways(graph, "leaf", 5, EnumSet.allOf(From.class))).isEmpty();
      assertThat(ways(graph, "printk", 5, EnumSet.allOf(From.class)))
          .containsExactly("syscalls __x64_sys_spin > printk@12");
    }
  }
}
