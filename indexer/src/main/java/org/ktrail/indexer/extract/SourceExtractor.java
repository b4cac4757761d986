package org.ktrail.indexer.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.assembly.AssemblerExtractor;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.normalise.NormalisedSource;
import org.ktrail.indexer.normalise.NormalisedSource.Span;
import org.ktrail.indexer.normalise.Normaliser;
import org.ktrail.indexer.syntax.FlatTree;
import org.ktrail.indexer.syntax.Parser;

/**
 * Makes the facts of C blobs. For one thread; keeps buffers and a parser from blob to blob, so
 * close it. Never fails on any input: what is no C gives few facts and says so in the audit.
 */
public final class SourceExtractor implements AutoCloseable {
  /**
   * An {@code #if} that splits something and has more branches than this keeps its last ones to
   * itself: a bound for hostile input.
   */
  private static final int MOST_VARIANTS = 64;

  private final TextVariants normaliser;
  private final AssemblerExtractor assembler = new AssemblerExtractor();
  private final Parser parser = Parser.of();
  private final FlatTree first = new FlatTree();
  private final FlatTree second = new FlatTree();
  private final FlatTree part = new FlatTree();
  private final NameTable names = new NameTable();
  private final LineIndex lines = new LineIndex();
  private @Nullable Collector collector;
  private boolean plain;

  public SourceExtractor() {
    this(new Normaliser()::normalise);
  }

  SourceExtractor(TextVariants normaliser) {
    this.normaliser = normaliser;
  }

  @Override
  public void close() {
    parser.close();
  }

  /** Whether the blob read last was C through and through, without a variant. */
  boolean isPlain() {
    return plain;
  }

  /** The facts of a blob. */
  public SourceFacts extract(byte[] blob) {
    names.trim();
    lines.read(blob);
    NormalisedSource source = normaliser.normalise(blob, 0);
    BlobConditions conditions = new BlobConditions();
    Found found = new Found();
    ParsedText u = new ParsedText(source, first, 0, names, conditions, lines);
    Collector sites = collector(u);
    plain = source.variants() == 1;
    if (source.parse()) {
      parser.parse(source.text(), first);
      plain &= !first.hasError(0);
      new FileReader(u, found, sites).read();
      NormalisedSource other = source.variants() > 1 ? normaliser.normalise(blob, 1) : null;
      if (first.hasError(0)) {
        ParsedText otherText =
            other == null ? null : new ParsedText(other, second, 0, names, conditions, lines);
        new Repair(parser, part, sites, found).repair(u, otherText);
      }
      List<Span> unseen = source.dropped();
      for (int k = 1; k < Math.min(source.variants(), MOST_VARIANTS) && !unseen.isEmpty(); k++) {
        NormalisedSource variant = k == 1 && other != null ? other : normaliser.normalise(blob, k);
        merge(u, variant, unseen, found, sites, conditions);
        unseen = both(unseen, variant.dropped());
      }
    }
    return facts(source, conditions, found, sites);
  }

  private Collector collector(ParsedText u) {
    Collector c = collector;
    if (c == null) {
      c = new Collector(u);
      collector = c;
    }
    return c;
  }

  /** What is in both of two sorted lists of stretches. */
  static List<Span> both(List<Span> a, List<Span> b) {
    List<Span> out = new ArrayList<>();
    for (int i = 0, k = 0; i < a.size() && k < b.size(); ) {
      int from = Math.max(a.get(i).start(), b.get(k).start());
      int to = Math.min(a.get(i).end(), b.get(k).end());
      if (from < to) {
        out.add(new Span(from, to));
      }
      if (a.get(i).end() < b.get(k).end()) {
        i++;
      } else {
        k++;
      }
    }
    return out;
  }

  /** Reads other branches of {@code #if}, and adds what they alone hold of {@code dropped}. */
  private void merge(
      ParsedText u,
      NormalisedSource other,
      List<Span> dropped,
      Found found,
      Collector sites,
      BlobConditions conditions) {
    NormalisedSource rest = withText(other, onlyAround(u, other.text(), dropped));
    parser.parse(rest.text(), second);
    ParsedText otherUnit = new ParsedText(rest, second, 0, names, conditions, lines);
    Found more = new Found();
    new FileReader(otherUnit, more, sites).read();
    if (second.hasError(0)) {
      new Repair(parser, part, sites, more).repair(otherUnit, null);
    }
    new VariantMerge(found, more, dropped).merge();
    invocations(u.source, other, found, conditions);
  }

  /** The text without those items of the first variant that no left-out branch touches. */
  private static byte[] onlyAround(ParsedText u, byte[] text, List<Span> dropped) {
    byte[] out = text.clone();
    FlatTree t = u.tree;
    int previousEnd = 0;
    int span = 0;
    for (int c = 1; c < t.size(); c = t.next(c)) {
      int following = t.next(c) < t.size() ? t.start(t.next(c)) : out.length;
      while (span < dropped.size() && dropped.get(span).end() <= previousEnd) {
        span++;
      }
      boolean touched = span < dropped.size() && dropped.get(span).start() < following;
      if (!touched && !t.hasError(c)) {
        for (int i = t.start(c); i < t.end(c); i++) {
          if (out[i] != '\n') {
            out[i] = ' ';
          }
        }
      }
      previousEnd = t.end(c);
    }
    return out;
  }

  private static NormalisedSource withText(NormalisedSource s, byte[] text) {
    return new NormalisedSource(
        s.original(),
        text,
        s.conditionStarts(),
        s.conditionIds(),
        s.conditionTable(),
        s.includes(),
        s.macros(),
        s.invocations(),
        s.heads(),
        s.blanked(),
        s.dropped(),
        s.variants(),
        s.parse());
  }

  private static void invocations(
      NormalisedSource first, NormalisedSource other, Found found, BlobConditions conditions) {
    Set<Declarations.Invocation> known = new HashSet<>(renumbered(first, conditions));
    for (Declarations.Invocation i : renumbered(other, conditions)) {
      if (known.add(i) && found.invocations.stream().noneMatch(i::equals)) {
        found.addInvocation(i, -1);
      }
    }
  }

  private static List<Declarations.Invocation> renumbered(
      NormalisedSource source, BlobConditions conditions) {
    return source.invocations().stream()
        .map(i ->
            new Declarations.Invocation(
                i.prefix(),
                i.macro(),
                i.arguments(),
                i.trailer(),
                i.line(),
                conditions.id(source.conditionTable().get(i.condition()))))
        .toList();
  }

  private SourceFacts facts(
      NormalisedSource source, BlobConditions conditions, Found found, Collector sites) {
    List<Declarations.Macro> macros =
        source.macros().isEmpty()
            ? List.of()
            : new MacroReader(normaliser, parser, second, sites, names, conditions, found)
                .read(source);
    List<Declarations.Invocation> invocations = new ArrayList<>(renumbered(source, conditions));
    invocations.addAll(found.invocations);
    List<Declarations.Include> includes =
        source.includes().stream()
            .map(i ->
                new Declarations.Include(
                    i.path(),
                    i.system(),
                    i.line(),
                    conditions.id(source.conditionTable().get(i.condition()))))
            .toList();
    KeptBodies kept = new KeptBodies(found.bodies);
    found.functions.sort(Comparator.comparingInt(Declarations.Function::start));
    List<Declarations.Function> functions = kept.functions(found.functions);
    List<Declarations.Global> globals = kept.globals(found.globals);
    List<Declarations.Macro> keptMacros = kept.macros(macros);
    List<Condition> table = new ArrayList<>(conditions.list());
    List<Declarations.AssemblerMacro> assemblerMacros = assembler.macros(source.original(), table);
    return new SourceFacts(
        new Declarations(
            List.copyOf(table),
            includes,
            keptMacros,
            functions,
            List.copyOf(found.prototypes),
            List.copyOf(found.records),
            List.copyOf(found.typedefs),
            globals,
            List.copyOf(found.enumerators),
            List.copyOf(invocations),
            assemblerMacros),
        kept.bodies(),
        Audits.sum(found.audits));
  }
}
