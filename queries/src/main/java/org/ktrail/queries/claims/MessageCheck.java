package org.ktrail.queries.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.definitions.Definition;
import org.ktrail.queries.definitions.Definitions;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.trace.Trace;
import org.ktrail.queries.trace.TraceHop;
import org.ktrail.queries.trace.TraceReader;

/** Checks all that messages claim. Not for more than one thread. */
public final class MessageCheck {
  private static final int SUGGESTED = 3;

  private final Source source;
  private final GraphView view;
  private final int maxHops;

  /**
   * @param maxHops see {@link TraceJudge}
   */
  public MessageCheck(Source source, int maxHops) {
    this.source = source;
    this.view = source.view();
    this.maxHops = maxHops;
  }

  /**
   * Messages that belong together: one without a patch, as a cover letter is, speaks of those of
   * the others.
   */
  public List<CheckedMessage> all(List<Message> messages) {
    PatchFacts all = PatchFacts.of(messages.stream().map(Message::patch).toList());
    TraceJudge judge = new TraceJudge(source, all, maxHops);
    List<CheckedMessage> checked = new ArrayList<>();
    for (Message message : messages) {
      boolean own = !message.patch().files().isEmpty();
      checked.add(check(message, own ? PatchFacts.of(List.of(message.patch())) : all, all, judge));
    }
    return List.copyOf(checked);
  }

  private CheckedMessage check(
      Message message, PatchFacts patch, PatchFacts all, TraceJudge judge) {
    List<JudgedTrace> traces = judge.judge(TraceReader.read(message.text()));
    return new CheckedMessage(
        message, traces, isWhole(message, patch) ? names(message, patch, all, traces) : List.of());
  }

  /** Of a torn patch, or of a reply that quotes one, nobody knows what it touches. */
  private static boolean isWhole(Message message, PatchFacts patch) {
    return !patch.isEmpty() && !message.patch().isTorn();
  }

  private List<NameClaim> names(
      Message message, PatchFacts patch, PatchFacts all, List<JudgedTrace> traces) {
    Set<Integer> traced = new HashSet<>();
    for (JudgedTrace judged : traces) {
      Trace trace = judged.trace();
      int last = trace.hops().stream().mapToInt(TraceHop::line).max().orElse(0);
      int first = trace.hops().stream().mapToInt(TraceHop::line).min().orElse(1);
      for (int line = first; line <= last; line++) {
        traced.add(message.line(line));
      }
    }
    Patch text = message.patch();
    boolean cover = text.files().isEmpty();
    List<NameClaim> claims = new ArrayList<>();
    for (ChangelogWords.Word word :
        ChangelogWords.of(
            text.title(), cover ? "" : text.message(), text.messageLine(), traced::contains)) {
      if (!isTouched(word, patch)) {
        standing(word, patch, all)
            .ifPresent(s -> claims.add(new NameClaim(word.line(), word.kind(), word.name(), s)));
      }
    }
    claims.sort(Comparator.comparingInt(NameClaim::line));
    return claims;
  }

  private static boolean isTouched(ChangelogWords.Word word, PatchFacts patch) {
    String name = word.name();
    return switch (word.kind()) {
      case FILE -> patch.touches(name);
      case SYMBOL, MEMBER -> patch.shows(name);
      case FLAG ->
          patch.shows(name)
              || patch.changedNames().stream()
                  .anyMatch(n -> n.endsWith("_" + name) || n.startsWith(name + "_"));
    };
  }

  /** What is known of a name that the patch does not touch; empty if another patch adds it. */
  private Optional<NameClaim.Standing> standing(
      ChangelogWords.Word word, PatchFacts patch, PatchFacts all) {
    String name = word.name();
    List<Place> places =
        switch (word.kind()) {
          case FILE -> files(name);
          case MEMBER -> members(name);
          case SYMBOL, FLAG -> definitions(name);
        };
    if (!places.isEmpty()) {
      return Optional.of(new NameClaim.Elsewhere(places.getFirst(), places.size()));
    }
    if (word.kind() == NameClaim.Kind.FILE ? all.touches(name) : all.adds(name)) {
      return Optional.empty();
    }
    List<String> inPatch =
        word.kind() == NameClaim.Kind.FILE
            ? List.of()
            : new NameLikeness(name).among(new TreeSet<>(patch.changedNames()), SUGGESTED);
    List<String> inSnapshot =
        word.kind() == NameClaim.Kind.FILE ? List.of() : source.nearest().nearest(name, SUGGESTED);
    return Optional.of(new NameClaim.Nowhere(inPatch, inSnapshot));
  }

  private List<Place> files(String path) {
    Graph graph = view.graph();
    List<Place> places = new ArrayList<>();
    for (int file = 0; file < graph.fileCount(); file++) {
      String known = graph.path(file);
      if (known.equals(path) || known.endsWith("/" + path)) {
        places.add(new Place(known, 0));
      }
    }
    return places;
  }

  private List<Place> members(String name) {
    List<Place> places = new ArrayList<>();
    for (int slot : view.graph().slots().fieldsNamed(name)) {
      places.add(view.declared(slot));
    }
    return places.isEmpty() ? definitions(name) : places;
  }

  private List<Place> definitions(String name) {
    return Definitions.find(view.graph(), source.definitions(), name, view::possible).stream()
        .map(Definition::place)
        .toList();
  }
}
