package org.ktrail.queries.operations;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.mentions.Enclosing;
import org.ktrail.queries.mentions.LineQuotes;
import org.ktrail.queries.mentions.Mention;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.mentions.MentionSource.Candidate;
import org.ktrail.queries.mentions.Reference;
import org.ktrail.queries.mentions.Syntax;
import org.ktrail.queries.mentions.TokenScan;

/**
 * Finds reads by the member's name in the text: {@code ->m} and {@code .m}. Knows no types, so a
 * member of the same name of another record is among them; lines that the graph knows to call, fill
 * or copy a member of this name are left out, and so is the copy in a function that then calls it.
 */
public final class ScannedMemberReads implements MemberReads {
  private final GraphView view;
  private final MentionSource source;

  public ScannedMemberReads(GraphView view, MentionSource source) {
    this.view = view;
    this.source = source;
  }

  @Override
  public List<Reference> reads(String record, String member) {
    Known known = known(member);
    List<Candidate> candidates = source.candidates(member);
    Enclosing enclosing =
        Enclosing.of(
            view.graph(), candidates.stream().map(Candidate::path).collect(Collectors.toSet()));
    return Parallel.map(candidates, c -> reads(c, member, enclosing, known)).stream()
        .flatMap(List::stream)
        .distinct()
        .sorted((a, b) -> a.place().compareTo(b.place()))
        .toList();
  }

  private List<Reference> reads(
      Candidate candidate, String member, Enclosing enclosing, Known known) {
    byte[] text = candidate.text().get();
    LineQuotes quotes = new LineQuotes(text);
    return TokenScan.scan(text, member, Syntax.of(candidate.path())).stream()
        .filter(mention -> mention.context() == Mention.Context.MEMBER)
        .map(mention -> reference(candidate.path(), quotes, mention, enclosing, known))
        .flatMap(List::stream)
        .toList();
  }

  private List<Reference> reference(
      String path, LineQuotes quotes, Mention mention, Enclosing enclosing, Known known) {
    Place place = new Place(path, mention.line());
    int around = enclosing.node(path, mention.line());
    if (known.lines().contains(place) || known.copying().contains(around)) {
      return List.of();
    }
    String name = around == Enclosing.NONE ? "" : view.graph().name(around);
    return List.of(
        new Reference(
            place,
            Reference.Kind.MEMBER,
            mention.access().toString(),
            "",
            name,
            quotes.of(mention)));
  }

  /** Lines that do something with a member of the name, and functions that call a copy of it. */
  private record Known(Set<Place> lines, Set<Integer> copying) {}

  private Known known(String member) {
    Graph graph = view.graph();
    Known known = new Known(new HashSet<>(), new HashSet<>());
    int unknown = graph.slots().memberName(member);
    IntStream slots = IntStream.of(graph.slots().fieldsNamed(member));
    if (unknown >= 0) {
      slots = IntStream.concat(slots, IntStream.of(unknown));
    }
    for (int slot : slots.toArray()) {
      for (int edge : graph.slots().dispatches(slot)) {
        known.lines().add(view.site(edge));
        if (graph.edges().is(edge, Graph.COPIED)) {
          known.copying().add(graph.edges().from(edge));
        }
      }
      for (int r = graph.registrations().start(slot); r < graph.registrations().end(slot); r++) {
        known.lines().add(view.place(graph.registrations().file(r), graph.registrations().line(r)));
      }
      for (int f = graph.flows().start(slot); f < graph.flows().end(slot); f++) {
        known.lines().add(view.place(graph.flows().file(f), graph.flows().line(f)));
      }
      for (int f : graph.flows().outOf(slot)) {
        known.lines().add(view.place(graph.flows().file(f), graph.flows().line(f)));
      }
    }
    return known;
  }
}
