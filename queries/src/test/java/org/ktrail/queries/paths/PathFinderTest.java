package org.ktrail.queries.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.calls.Symbol;
import org.ktrail.queries.definitions.NearestNames;
import org.ktrail.queries.graph.EdgeKind;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;

class PathFinderTest {
  /** Two users of a walker that calls its callback from a member of a local record. */
  private static final String WALK =
      """
      a -> walk 0=cb_a
      b -> walk 0=cb_b
      walk -> query_range 0=helper q.fn=walk(0)
      query_range -> each 0=query_range(0)
      each -> (each(0))
      helper -> (q.fn)
      cb_a -> end_a
      cb_b -> end_b
      """;

  private static PathResult find(String text, PathQuery query) {
    try (Graph graph = GraphText.graph(text)) {
      return new PathFinder(GraphView.all(graph), (name, n) -> List.of(name + "_near")).find(query);
    }
  }

  private static List<String> paths(String text, PathQuery query) {
    return switch (find(text, query)) {
      case PathResult.Found found -> found.paths().stream().map(PathFinderTest::line).toList();
      case PathResult.None none -> List.of();
      case PathResult.UnknownName unknown -> List.of("unknown " + unknown.name());
    };
  }

  private static String line(Path path) {
    return path.worst()
        + " "
        + path.counted()
        + ": "
        + path.start().name()
        + path.hops().stream().map(h -> " " + h.to().name()).collect(Collectors.joining());
  }

  private static Miss.Reason reason(String text, PathQuery query) {
    return ((PathResult.None) find(text, query)).miss().reason();
  }

  private static List<String> names(List<Symbol> symbols) {
    return symbols.stream().map(Symbol::name).toList();
  }

  @Test
  void aCallbackIsReachedFromItsOwnCallerOnly() {
    assertThat(paths(WALK, PathQuery.of("a", "cb_a")))
        .containsExactly("exact 5: a walk query_range each helper cb_a");
    assertThat(paths(WALK, PathQuery.of("a", "cb_b"))).isEmpty();
    assertThat(paths(WALK, PathQuery.of("b", "end_b")))
        .containsExactly("exact 6: b walk query_range each helper cb_b end_b");
    assertThat(reason(WALK, PathQuery.of("a", "cb_b"))).isInstanceOf(Miss.OtherCallbacks.class);
  }

  @Test
  void whoeverStartsInTheWalkerReachesBoth() {
    assertThat(paths(WALK, PathQuery.of("walk", "cb_a")))
        .containsExactly("type 4: walk query_range each helper cb_a");
    assertThat(paths(WALK, PathQuery.of("walk", "cb_b"))).hasSize(1);
  }

  @Test
  void theHandingSitesProveACallback() {
    Path path = ((PathResult.Found) find(WALK, PathQuery.of("a", "cb_a"))).paths().getFirst();
    Hop.HandedDown proof = (Hop.HandedDown) path.hops().getLast().proof();
    assertThat(proof.slot()).isEqualTo("q.fn");
    assertThat(proof.handings().stream().map(h -> h.site() + " " + h.what() + " > " + h.into()))
        .containsExactly("k.c:1 cb_a > walk(arg0)", "k.c:3 walk(arg0) > q.fn");
  }

  @Test
  void aCallerMayHandOnWhatItsTableHolds() {
    String text =
        """
        ops.actor = good in good_ops
        f -> walk 0=ops.actor
        g -> walk 0=bad
        walk -> (walk(0))
        """;
    assertThat(paths(text, PathQuery.of("f", "good"))).containsExactly("type 2: f walk good");
    assertThat(paths(text, PathQuery.of("f", "bad"))).isEmpty();
    Path path = ((PathResult.Found) find(text, PathQuery.of("f", "good"))).paths().getFirst();
    Hop.HandedDown proof = (Hop.HandedDown) path.hops().getLast().proof();
    assertThat(proof.from().orElseThrow().registration().holder()).isEqualTo("good_ops");
  }

  @Test
  void aStoredParameterThatIsCalledThereIsTheCallers() {
    String text =
        """
        a -> set 0=cb_a
        b -> set 0=cb_b
        s.fn <- set(0)
        set -> (s.fn)
        """;
    assertThat(paths(text, PathQuery.of("a", "cb_a"))).containsExactly("exact 2: a set cb_a");
    assertThat(paths(text, PathQuery.of("a", "cb_b"))).isEmpty();
  }

  @Test
  void aStoredActionIsReachedThroughItsField() {
    String text =
        """
        probe -> add_action 0=release_disk
        action.fn <- add_action(0)
        unbind -> release_all
        release_all -> (node.release)
        node.release = run_action
        run_action -> (action.fn)
        other -> add_action 0=release_other
        release_disk -> kill
        release_other -> kill
        """;
    PathResult.Found found = (PathResult.Found) find(text, PathQuery.of("unbind", "kill"));
    assertThat(line(found.paths().getFirst()))
        .isEqualTo("type 4: unbind release_all run_action release_disk kill");
    Hop hop = found.paths().getFirst().hops().get(2);
    assertThat(names(hop.alternatives())).containsExactly("release_other");
    Hop.Registered proof = (Hop.Registered) hop.proof();
    assertThat(proof.targets()).isEqualTo(2);
    assertThat(proof.registration().place()).hasToString("k.c:1");
    assertThat(proof.flows()).hasSize(1);
    assertThat(paths(text, Asking.of("unbind", "kill").via("release_other")))
        .containsExactly("type 4: unbind release_all run_action release_other kill");
  }

  @Test
  void twoHopsThroughTablesAreBelievedBeforeManyByName() {
    String text =
        """
        a -> (ops.f)
        ops.f = end
        a -> b
        b -> c
        c -> end
        """;
    assertThat(paths(text, Asking.of("a", "end").paths(3)))
        .containsExactly("type 1: a end", "exact 3: a b c end");
  }

  @Test
  void whatManyPutThereIsBelievedMore() {
    StringBuilder text = new StringBuilder("a -> (ops.f)\none -> m\nm -> end\nother -> end\n");
    text.append("file one o.c\nfile other p.c\nfile end e.c\n");
    for (int i = 0; i < 40; i++) {
      text.append("ops.f = one in o.c\nops.f = f%02d in o.c\n".formatted(i));
    }
    text.append("ops.f = other in o.c\n");
    assertThat(paths(text.toString(), PathQuery.of("a", "end")))
        .containsExactly("type 3: a one m end");
  }

  @Test
  void amongEqualsACallByNameGoesFirst() {
    String text =
        """
        a -> (ops.f)
        ops.f = end
        a -> end
        """;
    assertThat(paths(text, PathQuery.of("a", "end"))).containsExactly("exact 1: a end");
  }

  @Test
  void whatIsOneOfManyIsBelievedLess() {
    StringBuilder text = new StringBuilder("a -> (ops.f)\nops.f = one in o.c\none -> end\n");
    text.append("file one o.c\na -> b\nb -> c\nc -> end\n");
    for (int i = 0; i < 31; i++) {
      text.append("ops.f = other_%02d\n".formatted(i));
    }
    assertThat(paths(text.toString(), PathQuery.of("a", "end")))
        .containsExactly("exact 3: a b c end");
    // What lies where the end does is what the question chose.
    assertThat(paths(text.toString().replace("file one o.c", ""), PathQuery.of("a", "end")))
        .containsExactly("type 2: a one end");
    // So is what is put there where the end lies.
    assertThat(paths(text.toString().replace("one in o.c", "one"), PathQuery.of("a", "end")))
        .containsExactly("type 2: a one end");
  }

  @Test
  void aSubsystemOfNeitherEndIsEnteredByNameRatherThanThroughATable() {
    String text =
        """
        file open fs/open.c
        file other_open fs/other/file.c
        file own_open fs/own/file.c
        file own_real fs/own/file.c
        file own_more fs/own/file.c
        open -> (file_operations.open)
        file_operations.open = other_open
        file_operations.open = own_open
        other_open -> own_real
        own_open -> own_more
        own_more -> own_real
        """;
    assertThat(paths(text, PathQuery.of("open", "own_real")))
        .containsExactly("type 3: open own_open own_more own_real");
  }

  @Test
  void conditionsHoldTogetherOnAWay() {
    String text =
        """
        a if CONFIG_MMU -> b
        b if !CONFIG_MMU -> end
        a -> c
        c if CONFIG_MMU -> d
        d -> end
        """;
    assertThat(paths(text, PathQuery.of("a", "end"))).containsExactly("exact 3: a c d end");
    assertThat(paths(text, PathQuery.of("a", "end").avoid("d"))).isEmpty();
  }

  @Test
  void macrosArePrintedButNotCounted() {
    String text =
        """
        macro M
        macro N
        a -> M
        M -> N
        N -> end
        a -> b
        b -> end
        """;
    assertThat(paths(text, Asking.of("a", "end").maxHops(1))).containsExactly("exact 1: a M N end");
    assertThat(paths(text, Asking.of("a", "end").paths(5)))
        .containsExactly("exact 1: a M N end", "exact 2: a b end");
  }

  @Test
  void viaAndAvoidBendTheWay() {
    String text =
        """
        a -> b
        b -> end
        a -> c
        c -> d
        d -> end
        """;
    assertThat(paths(text, PathQuery.of("a", "end"))).containsExactly("exact 2: a b end");
    assertThat(paths(text, Asking.of("a", "end").via("d"))).containsExactly("exact 3: a c d end");
    assertThat(paths(text, Asking.of("a", "end").via("d", "c"))).isEmpty();
    assertThat(paths(text, PathQuery.of("a", "end").avoid("b")))
        .containsExactly("exact 3: a c d end");
  }

  @Test
  void hubsCostButAreNoWall() {
    String text =
        """
        file a a.c
        file end e.c
        a -> schedule
        schedule -> end
        a -> b
        b -> c
        c -> end
        """;
    assertThat(paths(text, PathQuery.of("a", "end"))).containsExactly("exact 3: a b c end");
    assertThat(paths(text, Asking.of("a", "end").throughHubs()))
        .containsExactly("exact 2: a schedule end");
    assertThat(paths(text, PathQuery.of("a", "end").avoid("b")))
        .containsExactly("exact 2: a schedule end");
    assertThat(paths(text, Asking.of("a", "end").via("schedule")))
        .containsExactly("exact 2: a schedule end");
  }

  @Test
  void gradeNameAndKindsAreObeyed() {
    String text =
        """
        a name -> (?.open)
        ?.open = end
        b -> (ops.f)
        ops.f = end
        """;
    assertThat(paths(text, PathQuery.of("a", "end"))).isEmpty();
    assertThat(paths(text, Asking.of("a", "end").worst(Grade.NAME)))
        .containsExactly("name 1: a end");
    assertThat(paths(text, Asking.of("b", "end").worst(Grade.EXACT))).isEmpty();
    assertThat(paths(text, Asking.of("b", "end").kinds(EnumSet.of(EdgeKind.DIRECT)))).isEmpty();
  }

  @Test
  void aNameThatMeansManyIsASetAndAFilePicksOne() {
    String text =
        """
        file x/s.c@show x/s.c
        file y/s.c@show y/s.c
        x/s.c@show -> end
        y/s.c@show -> b
        b -> end
        """;
    PathResult.Found found = (PathResult.Found) find(text, Asking.of("show", "end").paths(2));
    assertThat(found.ends().from()).hasSize(2);
    assertThat(found.paths().stream().map(PathFinderTest::line))
        .containsExactly("exact 1: show end", "exact 2: show b end");
    assertThat(paths(text, PathQuery.of("y/s.c:show", "end")))
        .containsExactly("exact 2: show b end");
    assertThat(paths(text, PathQuery.of("z.c:show", "end"))).containsExactly("unknown z.c:show");
    assertThat(find(text, PathQuery.of("z.c:show", "end")))
        .isEqualTo(new PathResult.UnknownName("z.c:show", List.of("x/s.c:show", "y/s.c:show")));
    assertThat(find(text, PathQuery.of("nix", "end")))
        .isEqualTo(new PathResult.UnknownName("nix", List.of("nix_near")));
  }

  @Test
  void whereThereIsNoWayTheNearestPointsAreSaid() {
    String text =
        """
        a -> b
        b -> ?ctx->go
        b -> (ops.empty)
        c -> end
        ops.lost = c
        """;
    PathResult.None none = (PathResult.None) find(text, PathQuery.of("a", "end"));
    assertThat(none.miss().reason()).isEqualTo(new Miss.Apart());
    Miss.Point left = none.miss().fromStart().getFirst();
    assertThat(left.function().name()).isEqualTo("b");
    assertThat(left.unresolved().stream().map(Miss.Unresolved::text))
        .containsExactly("ctx->go", "x->ops.empty");
    Miss.Point right = none.miss().fromEnd().getFirst();
    assertThat(right.function().name()).isEqualTo("c");
    assertThat(right.slots()).containsExactly("ops.lost");
  }

  @Test
  void aWayThatIsTooLongIsSaid() {
    String text =
        """
        a -> b
        b -> c
        c -> end
        """;
    assertThat(reason(text, Asking.of("a", "end").maxHops(2))).isEqualTo(new Miss.TooFar(3));
  }

  @Test
  void aConfigurationPrunes() {
    String text =
        """
        a if CONFIG_X -> b
        b -> end
        """;
    try (Graph graph = GraphText.graph(text)) {
      GraphView view = new GraphView(graph, c -> !c.equals(Condition.atom("CONFIG_X")));
      assertThat(new PathFinder(view, NearestNames.NONE).find(PathQuery.of("a", "end")))
          .isInstanceOf(PathResult.None.class);
    }
    Path path = ((PathResult.Found) find(text, PathQuery.of("a", "end"))).paths().getFirst();
    assertThat(path.hops().getFirst().condition()).hasToString("CONFIG_X");
  }

  @Test
  void aWalkerMayBeUsedTwiceOnOnePath() {
    String text =
        """
        a -> walk 0=first
        first -> walk 0=second
        second -> end
        walk -> (walk(0))
        """;
    assertThat(paths(text, PathQuery.of("a", "end")))
        .containsExactly("exact 5: a walk first walk second end");
  }

  @Test
  void recursionIsAWay() {
    assertThat(paths("a -> b\nb -> a", PathQuery.of("a", "a"))).containsExactly("exact 2: a b a");
  }

  @Test
  void amongEqualsTheWayIsDrawnWhoseNamesAreThoseOfTheEnds() {
    String text =
        """
        do_shared_fault -> (vm.mkwrite)
        do_shared_fault -> (vm.fault)
        vm.mkwrite = a_page_mkwrite
        vm.fault = z_file_fault
        a_page_mkwrite -> fs_fault_locked
        z_file_fault -> fs_fault_locked
        """;
    assertThat(paths(text, PathQuery.of("do_shared_fault", "fs_fault_locked")))
        .containsExactly("type 2: do_shared_fault z_file_fault fs_fault_locked");
  }

  @Test
  void whatOnlyOneDriverTakesIsThatDriversChoice() {
    String text =
        """
        file handle_odd kernel/irq/chip.c
        file handle_edge kernel/irq/chip.c
        file handle_event kernel/irq/handle.c
        file each_handler kernel/irq/handle.c
        file dispatch kernel/irq/irq.c
        dispatch -> (desc.handle)
        desc.handle = handle_odd in drivers/pci/controller/odd.c
        desc.handle = handle_edge in kernel/irq/core.c
        handle_odd -> each_handler
        handle_edge -> handle_event
        handle_event -> each_handler
        """;
    assertThat(paths(text, PathQuery.of("dispatch", "each_handler")))
        .containsExactly("type 3: dispatch handle_edge handle_event each_handler");
  }
}
