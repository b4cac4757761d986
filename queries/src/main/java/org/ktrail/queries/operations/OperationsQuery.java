package org.ktrail.queries.operations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ktrail.queries.calls.Call;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.calls.Registration;
import org.ktrail.queries.calls.Sites;
import org.ktrail.queries.calls.SlotCopy;
import org.ktrail.queries.calls.SlotWalk;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.SlotKind;
import org.ktrail.queries.graph.Slots;
import org.ktrail.queries.names.NamePattern;
import org.ktrail.queries.operations.Operations.Inflow;
import org.ktrail.queries.operations.Operations.Member;
import org.ktrail.queries.operations.Operations.Table;

/** Answers {@code ops}: registrations, dispatches, flows and reads of a record's members, apart. */
public final class OperationsQuery {
  private final GraphView view;
  private final Graph graph;
  private final MemberReads reads;
  private final Sites sites;
  private final SlotWalk walk;

  public OperationsQuery(GraphView view, MemberReads reads) {
    this.view = view;
    this.graph = view.graph();
    this.reads = reads;
    this.sites = new Sites(view);
    this.walk = new SlotWalk(view);
  }

  /**
   * @param record tag, or typedef name of a record without tag
   * @param member "" for all that take part in any registration, dispatch or flow
   */
  public Operations of(String record, String member) {
    List<Member> members = new ArrayList<>();
    for (int slot : graph.slots().fields(record, member)) {
      if (isMember(slot)) {
        members.add(member(slot));
      }
    }
    return new Operations(List.copyOf(members), List.of());
  }

  /** Whether a slot is a record's: of any of its objects, or of what it embeds. */
  private boolean isMember(int slot) {
    return switch (graph.slots().index(slot)) {
      case Slots.ANYWHERE, Slots.PUT, Slots.OWN, Slots.SHAPED -> false;
      default -> true;
    };
  }

  /** Slots that calls through a member read: its own, and those of objects that are known. */
  private IntStream read(int slot) {
    if (graph.slots().kind(slot) != SlotKind.FIELD || graph.slots().index(slot) >= 0) {
      return IntStream.of(slot);
    }
    IntStream known =
        IntStream.of(graph.slots().fields(graph.slots().owner(slot), graph.slots().member(slot)))
            .filter(s -> graph.slots().index(s) == Slots.ANYWHERE)
            .filter(s -> graph.slots().file(s) == graph.slots().file(slot))
            .filter(s -> graph.slots().line(s) == graph.slots().line(slot))
            .flatMap(s -> IntStream.of(graph.flows().outOf(s)))
            .map(graph.flows()::target)
            .filter(graph.slots()::isPart);
    return IntStream.concat(IntStream.of(slot), known);
  }

  /**
   * @param variable a table of operations, or a variable that is called through
   * @param member "" for all
   */
  public Operations ofVariable(String variable, String member) {
    List<Member> called =
        IntStream.range(0, graph.slots().count())
            .filter(slot -> graph.slots().kind(slot) == SlotKind.VARIABLE)
            .filter(slot -> member.isEmpty() && graph.slots().owner(slot).equals(variable))
            .mapToObj(this::member)
            .toList();
    TreeMap<String, List<Registration>> byFile = new TreeMap<>();
    for (int r : graph.registrations().heldBy(variable)) {
      int slot = graph.registrations().slot(r);
      if (view.hasRegistration(r)
          && graph.slots().kind(slot) == SlotKind.FIELD
          && !graph.slots().isPart(slot)
          && (member.isEmpty() || graph.slots().member(slot).equals(member))) {
        Registration registration = Registration.of(view, r);
        byFile
            .computeIfAbsent(registration.place().path(), f -> new ArrayList<>())
            .add(registration);
      }
    }
    List<Table> tables = new ArrayList<>();
    byFile.forEach((file, filled) -> {
      filled.sort(Registration.ORDER);
      tables.add(new Table(variable, file, List.copyOf(filled)));
    });
    return new Operations(called, tables);
  }

  /** Names of records and variables that match and hold functions, in order. */
  public List<String> matching(NamePattern pattern) {
    TreeSet<String> names = new TreeSet<>();
    for (int slot = 0; slot < graph.slots().count(); slot++) {
      SlotKind kind = graph.slots().kind(slot);
      if (kind == SlotKind.FIELD && isMember(slot) || kind == SlotKind.VARIABLE) {
        names.add(graph.slots().owner(slot));
      }
      int end = kind == SlotKind.FIELD ? graph.registrations().end(slot) : 0;
      for (int r = graph.registrations().start(slot); r < end; r++) {
        names.add(graph.registrations().holder(r));
      }
    }
    names.removeIf(name -> !pattern.matches(name));
    return List.copyOf(names);
  }

  private Member member(int slot) {
    List<Registration> registrations =
        IntStream.range(graph.registrations().start(slot), graph.registrations().end(slot))
            .filter(view::hasRegistration)
            .mapToObj(r -> Registration.of(view, r))
            .sorted(Registration.ORDER)
            .toList();
    List<Call> dispatches =
        read(slot)
            .flatMap(s -> IntStream.of(graph.slots().dispatches(s)))
            .mapToObj(sites::of)
            .flatMap(List::stream)
            .distinct()
            .sorted(Call.ORDER)
            .toList();
    List<Inflow> inflows =
        IntStream.range(graph.flows().start(slot), graph.flows().end(slot))
            .filter(view::hasFlow)
            .mapToObj(f -> new Inflow(SlotCopy.of(view, f), functions(graph.flows().source(f))))
            .sorted((a, b) -> SlotCopy.ORDER.compare(a.flow(), b.flow()))
            .toList();
    return new Member(
        graph.slots().title(slot),
        view.declared(slot),
        registrations,
        dispatches,
        inflows,
        reads.reads(graph.slots().owner(slot), graph.slots().member(slot)));
  }

  private int functions(int slot) {
    Set<Integer> nodes = new HashSet<>();
    for (SlotWalk.Reached reached : walk.backward(slot)) {
      int end = graph.registrations().end(reached.slot());
      for (int r = graph.registrations().start(reached.slot()); r < end; r++) {
        if (view.hasRegistration(r)) {
          nodes.add(graph.registrations().node(r));
        }
      }
    }
    return nodes.size();
  }
}
