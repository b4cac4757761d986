package org.ktrail.queries.members;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.body.MemberUse;
import org.ktrail.indexer.facts.body.MemberUse.Access;
import org.ktrail.queries.calls.GraphView;
import org.ktrail.queries.graph.Grade;
import org.ktrail.queries.graph.Graph;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.link.types.ExpressionTypes.Member;
import org.ktrail.queries.members.FieldSearch.ParsedUses;
import org.ktrail.queries.members.FieldUse.How;
import org.ktrail.queries.mentions.Enclosing;
import org.ktrail.queries.mentions.LineQuotes;
import org.ktrail.queries.mentions.Mention;
import org.ktrail.queries.mentions.VariableAccess;

/** Makes of what a file uses the places that an answer has. */
final class UseTeller {
  private static final Place NOWHERE = new Place("", 0);

  private final GraphView view;
  private final Enclosing enclosing;
  private final UseTypes types;
  private final Map<String, String> names;
  private final Effects effects;

  UseTeller(
      GraphView view,
      Enclosing enclosing,
      UseTypes types,
      Map<String, String> names,
      Effects effects) {
    this.view = view;
    this.enclosing = enclosing;
    this.types = types;
    this.names = names;
    this.effects = effects;
  }

  void tell(ParsedUses file, Map<String, UseList> lists) {
    Map<Integer, MemberUse> byOffset = new HashMap<>();
    file.uses().forEach(u -> byOffset.put(u.at(), u));
    LineQuotes quotes = new LineQuotes(file.text());
    for (Mention mention : file.mentions()) {
      MemberUse use = byOffset.get(mention.offset());
      Around around = around(file.path(), mention.line());
      if (!view.possible(around.condition())) {
        continue;
      }
      String quote = quotes.of(mention);
      if (use == null) {
        unparsed(file, mention, around, quote, lists);
      } else {
        Optional<Member> member = types.member(use);
        Found found = new Found(use, member, mention.line(), around, quote);
        parsed(file.path(), found, lists);
      }
    }
  }

  private record Found(
      MemberUse use, Optional<Member> member, int line, Around around, String quote) {}

  private void parsed(String path, Found found, Map<String, UseList> lists) {
    MemberUse use = found.use();
    String name =
        found.member().map(m -> m.field().name()).orElse(names.getOrDefault(use.member(), ""));
    UseList list = lists.get(name);
    if (list == null || found.member().isPresent() && !types.isAsked(found.member().get())) {
      UseList other = lists.get(names.getOrDefault(use.member(), ""));
      if (other != null) {
        other.others++;
      }
      return;
    }
    Access access = found.member().map(m -> types.itself(use, m)).orElse(use.access());
    Place declared = found.member().map(types::declared).orElse(NOWHERE);
    if (access == Access.UNEVALUATED) {
      list.unevaluated += found.member().isPresent() ? 1 : 0;
      return;
    }
    Effects.Told told = effects.of(use, access);
    FieldUse made =
        new FieldUse(
            new Place(path, found.line()),
            found.around().name(),
            found.around().condition(),
            use.text(),
            found.quote(),
            told.how(),
            told.through(),
            told.effect(),
            found.member().isPresent() ? Grade.TYPE : Grade.NAME,
            declared);
    if (found.member().isPresent()) {
      list.declared.add(declared);
      list.uses.add(made);
    } else {
      list.unknown.add(made);
    }
  }

  /** What the parser did not read: assembly, a {@code #define}, text that it could not. */
  private void unparsed(
      ParsedUses file, Mention mention, Around around, String quote, Map<String, UseList> lists) {
    String chain = VariableAccess.chain(file.text(), mention);
    String owner =
        chain.isEmpty() ? "" : types.owners().owner(file.path(), mention.offset(), chain);
    String member = "";
    for (Map.Entry<String, String> name : names.entrySet()) {
      byte[] bytes = name.getKey().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      if (startsWord(file.text(), mention.offset(), bytes)) {
        member = name.getValue();
      }
    }
    UseList list = lists.get(member);
    if (list == null) {
      return;
    }
    if (!owner.isEmpty() && !owner.equals(types.record)) {
      list.others++;
      return;
    }
    boolean designator = mention.context() == Mention.Context.DESIGNATOR;
    How how =
        designator
            ? How.INITIALISED
            : switch (mention.access()) {
              case READ -> How.READ;
              case WRITE -> How.ASSIGNED;
              case ADDRESS_TAKEN -> How.ADDRESS;
            };
    Effect effect =
        switch (how) {
          case READ -> Effect.READ;
          case ASSIGNED, INITIALISED -> Effect.WRITE;
          default -> Effect.OPEN;
        };
    FieldUse made =
        new FieldUse(
            new Place(file.path(), mention.line()),
            around.name(),
            around.condition(),
            (chain + member).replaceAll("\\s+", " "),
            quote,
            how,
            "",
            effect,
            owner.isEmpty() ? Grade.NAME : Grade.TYPE,
            NOWHERE);
    (owner.isEmpty() ? list.unknown : list.uses).add(made);
  }

  private static boolean startsWord(byte[] text, int at, byte[] word) {
    int end = at + word.length;
    if (end > text.length || !java.util.Arrays.equals(text, at, end, word, 0, word.length)) {
      return false;
    }
    return end == text.length
        || !(Character.isLetterOrDigit(text[end]) || text[end] == '_' || text[end] < 0);
  }

  /** The function or macro around a line, and when it is there. */
  private record Around(String name, Condition condition) {}

  private Around around(String path, int line) {
    int node = enclosing.node(path, line);
    Graph graph = view.graph();
    if (node != Enclosing.NONE) {
      return new Around(graph.name(node), graph.condition(graph.nodeCondition(node)));
    }
    int file = graph.fileNamed(path);
    return new Around("", file < 0 ? Condition.ALWAYS : graph.condition(graph.fileCondition(file)));
  }
}
