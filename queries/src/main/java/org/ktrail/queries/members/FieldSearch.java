package org.ktrail.queries.members;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ktrail.indexer.extract.body.MemberReader;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.body.MemberUse;
import org.ktrail.indexer.parallel.Parallel;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.link.partial.SourceTypes;
import org.ktrail.queries.mentions.Enclosing;
import org.ktrail.queries.mentions.Mention;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.mentions.MentionSource.Candidate;
import org.ktrail.queries.mentions.Owners;
import org.ktrail.queries.mentions.Syntax;
import org.ktrail.queries.mentions.TokenScan;

/**
 * Finds every use of some members of a record: files that mention one are looked at, of these the
 * functions that do are parsed, and what each is a member of gets its type as a link would tell it.
 */
public final class FieldSearch {
  /** Files whose texts are held at once. */
  private static final int BATCH = 256;

  private final GraphView view;
  private final MentionSource source;
  private final Owners owners;
  private final SourceTypes.Snapshot types;
  private final Predicate<String> sees;
  private final Function<String, Optional<byte[]>> texts;

  /**
   * @param texts the bytes of files
   * @param types tells types
   * @param declaring the files that define the record
   */
  public FieldSearch(
      GraphView view,
      MentionSource source,
      Owners owners,
      SourceTypes.Snapshot types,
      Set<String> declaring,
      Function<String, Optional<byte[]>> texts) {
    this.view = view;
    this.source = source;
    this.owners = owners;
    this.types = types;
    this.sees = types.seeing(declaring);
    this.texts = texts;
  }

  /**
   * The uses of each member.
   *
   * @param record as the graph names it
   * @param within which files are looked at
   */
  public Map<String, FieldUses> find(String record, Set<String> members, Predicate<String> within) {
    Map<String, String> names = new HashMap<>();
    members.forEach(m -> names.put(m, m));
    List<Candidate> mentioning = mentioning(members, within, names);
    Set<String> paths = mentioning.stream().map(Candidate::path).collect(Collectors.toSet());
    UseTypes known = new UseTypes(record, names, types.in(paths), owners);
    Enclosing enclosing = Enclosing.of(view.graph(), paths);
    Map<String, UseList> lists = new TreeMap<>();
    members.forEach(m -> lists.put(m, new UseList(record, m)));
    try (Effects effects = new Effects(known, texts)) {
      UseTeller teller = new UseTeller(view, enclosing, known, names, effects);
      for (int from = 0; from < mentioning.size(); from += BATCH) {
        int to = Math.min(from + BATCH, mentioning.size());
        for (ParsedUses file : parsed(mentioning.subList(from, to), names.keySet(), known)) {
          known.enter(file.path());
          teller.tell(file, lists);
        }
      }
    }
    Map<String, FieldUses> found = new TreeMap<>();
    lists.forEach((member, list) -> found.put(member, list.done()));
    return found;
  }

  /** How many files mention one of some names and may see the record. */
  public int files(Set<String> members, Predicate<String> within) {
    Set<String> paths = new HashSet<>();
    members.forEach(m -> source.candidates(m).forEach(c -> paths.add(c.path())));
    paths.removeIf(within.and(sees).negate());
    return paths.size();
  }

  /** A file whose text is at hand, with what it uses. */
  record ParsedUses(String path, byte[] text, List<Mention> mentions, List<MemberUse> uses) {}

  /** Files in which a member, or a macro that stands for one, is used. */
  private List<Candidate> mentioning(
      Set<String> members, Predicate<String> within, Map<String, String> names) {
    Map<String, Candidate> found = new TreeMap<>();
    Set<String> todo = new TreeSet<>(members);
    while (!todo.isEmpty()) {
      Map<String, Candidate> candidates = new TreeMap<>();
      todo.forEach(m -> source.candidates(m).forEach(c -> candidates.put(c.path(), c)));
      List<Candidate> all =
          candidates.values().stream()
              .filter(c -> within.test(c.path()) && sees.test(c.path()))
              .toList();
      Set<String> looked = Set.copyOf(todo);
      List<Scanned> scanned = Parallel.map(all, c -> scan(c, looked));
      todo.clear();
      for (int i = 0; i < all.size(); i++) {
        if (scanned.get(i).uses()) {
          found.put(all.get(i).path(), all.get(i));
        }
        scanned
            .get(i)
            .aliases()
            .forEach((alias, member) -> {
              if (!names.containsKey(alias)) {
                names.put(alias, names.getOrDefault(member, member));
                todo.add(alias);
              }
            });
      }
    }
    return List.copyOf(found.values());
  }

  private record Scanned(boolean uses, Map<String, String> aliases) {}

  private static Scanned scan(Candidate candidate, Set<String> members) {
    byte[] text = candidate.text().get();
    boolean uses = false;
    Map<String, String> aliases = new HashMap<>();
    for (String member : members) {
      for (Mention m : TokenScan.scan(text, member, Syntax.of(candidate.path()))) {
        uses |= isUse(m);
        if (m.inDefine() && isUse(m)) {
          MemberAlias.of(text, m).ifPresent(alias -> aliases.put(alias, member));
        }
      }
    }
    return new Scanned(uses, aliases);
  }

  static boolean isUse(Mention mention) {
    return switch (mention.context()) {
      case MEMBER, MEMBER_WRITE, DESIGNATOR -> true;
      case DEFINE, TAG, CALL, DECLARED, OTHER -> false;
    };
  }

  private static List<ParsedUses> parsed(List<Candidate> batch, Set<String> names, UseTypes known) {
    List<ParsedUses> texts =
        Parallel.map(
            batch,
            c -> {
              byte[] text = c.text().get();
              List<Mention> mentions = new ArrayList<>();
              Set<Integer> seen = new HashSet<>();
              for (String name : names) {
                TokenScan.scan(text, name, Syntax.of(c.path())).stream()
                    .filter(m -> isUse(m) && seen.add(m.offset()))
                    .forEach(mentions::add);
              }
              mentions.sort(Comparator.comparingInt(Mention::offset));
              return new ParsedUses(c.path(), text, mentions, List.of());
            });
    List<List<MemberReader.Needless>> needless = new ArrayList<>();
    texts.forEach(t -> needless.add(needless(known.declarations(t.path()), t.mentions())));
    return Parallel.slices(
            texts.size(),
            (from, to) -> {
              try (MemberReader reader = new MemberReader()) {
                List<ParsedUses> part = new ArrayList<>();
                for (int i = from; i < to; i++) {
                  ParsedUses t = texts.get(i);
                  List<MemberUse> uses = reader.read(t.text(), names, needless.get(i));
                  part.add(new ParsedUses(t.path(), t.text(), t.mentions(), uses));
                }
                return part;
              }
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Bodies of functions that mention nothing of interest. */
  private static List<MemberReader.Needless> needless(Declarations in, List<Mention> mentions) {
    List<MemberReader.Needless> found = new ArrayList<>();
    for (Declarations.Function f : in.functions()) {
      boolean mentioned =
          mentions.stream().anyMatch(m -> f.start() <= m.offset() && m.offset() < f.end());
      if (!mentioned && f.bodyStart() < f.end()) {
        found.add(new MemberReader.Needless(f.bodyStart() + 1, f.end() - 1));
      }
    }
    return found;
  }
}
