package org.ktrail.indexer.assembly;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.assembly.AssemblerUnit.Routine;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.AssemblerMacro;
import org.ktrail.indexer.facts.Declarations.AssemblerStatement;
import org.ktrail.indexer.facts.Declarations.Function;
import org.ktrail.indexer.facts.Declarations.Global;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.indexer.normalise.NormalisedSource;
import org.ktrail.indexer.normalise.Normaliser;

/**
 * Facts of assembler sources ({@code .S}): routines as functions whose bodies call what the code
 * branches to by name, {@code .macro} and {@code #define}, and words that may be uses of macros as
 * invocations. For one thread.
 */
public final class AssemblerExtractor {
  private static final byte[] MARK = ".macro".getBytes(StandardCharsets.US_ASCII);

  private final Normaliser normaliser = new Normaliser();

  /** The facts of a blob. */
  public SourceFacts extract(byte[] blob) {
    NormalisedSource source = normaliser.assembler(blob);
    AssemblerUnit unit = AssemblerReader.read(statements(blob));
    List<Body> bodies = new ArrayList<>();
    List<Function> functions = new ArrayList<>();
    for (Routine r : unit.routines()) {
      functions.add(function(r, source, bodies));
    }
    List<Global> data = unit.data().stream().map(d -> global(d, source)).toList();
    List<Invocation> uses =
        unit.uses().stream()
            .map(s ->
                new Invocation(
                    "", s.word(), List.of(s.operands()), "", s.line(), source.conditionAt(s.at())))
            .toList();
    Declarations declarations =
        new Declarations(
            source.conditionTable(),
            source.includes(),
            source.macros(),
            functions,
            List.of(),
            List.of(),
            List.of(),
            data,
            List.of(),
            uses,
            unit.macros().stream().map(m -> macro(m, source, source.conditionTable())).toList());
    return new SourceFacts(declarations, bodies, SourceFacts.Audit.NONE);
  }

  private static List<StatementText> statements(byte[] blob) {
    return AssemblerText.statements(new String(blob, StandardCharsets.ISO_8859_1));
  }

  private static Function function(Routine r, NormalisedSource source, List<Body> bodies) {
    StatementText label = r.label();
    int condition = source.conditionAt(label.at());
    int body = -1;
    if (!r.branches().isEmpty()) {
      body = bodies.size();
      List<Body.CallSite> calls = new ArrayList<>();
      for (AssemblerUnit.Branch b : r.branches()) {
        StatementText s = b.statement();
        calls.add(
            new Body.CallSite(
                new Expr.Name(b.symbol()),
                List.of(),
                s.at(),
                s.line(),
                source.conditionAt(s.at()),
                true,
                false,
                0));
      }
      bodies.add(new Body(List.of(), calls, List.of(), List.of(), List.of()));
    }
    int end = label.at() + label.text().length();
    return new Function(
        r.name(),
        TypeRef.UNKNOWN,
        List.of(),
        r.local(),
        false,
        r.weak(),
        r.alias(),
        label.at(),
        end,
        end,
        label.line(),
        r.endLine(),
        condition,
        Invocation.NONE,
        body);
  }

  private static Global global(AssemblerUnit.Data d, NormalisedSource source) {
    return new Global(
        d.name(),
        TypeRef.UNKNOWN,
        d.local(),
        false,
        Expr.OPAQUE,
        d.label().line(),
        source.conditionAt(d.label().at()),
        -1);
  }

  /**
   * What {@code .macro} defines in a header, or any other text.
   *
   * @param conditions the table that the numbers in the result point into; grows
   */
  public List<AssemblerMacro> macros(byte[] blob, List<Condition> conditions) {
    if (!mentionsMacros(blob)) {
      return List.of();
    }
    NormalisedSource source = normaliser.assembler(blob);
    return AssemblerReader.macros(statements(blob)).stream()
        .map(m -> macro(m, source, conditions))
        .toList();
  }

  private static boolean mentionsMacros(byte[] blob) {
    for (int i = 0; i + MARK.length <= blob.length; i++) {
      if (blob[i] == '.'
          && java.util.Arrays.equals(blob, i, i + MARK.length, MARK, 0, MARK.length)) {
        return true;
      }
    }
    return false;
  }

  private static AssemblerMacro macro(
      AssemblerUnit.Macro m, NormalisedSource source, List<Condition> conditions) {
    List<AssemblerStatement> body =
        m.body().stream()
            .map(s -> new AssemblerStatement(s.text(), s.line(), condition(s, source, conditions)))
            .toList();
    return new AssemblerMacro(
        m.name(),
        m.parameters(),
        body,
        m.head().line(),
        m.endLine(),
        condition(m.head(), source, conditions));
  }

  private static int condition(
      StatementText s, NormalisedSource source, List<Condition> conditions) {
    int id = source.conditionAt(s.at());
    if (conditions == source.conditionTable()) {
      return id;
    }
    Condition condition = source.conditionTable().get(id);
    int known = conditions.indexOf(condition);
    if (known < 0) {
      conditions.add(condition);
      return conditions.size() - 1;
    }
    return known;
  }
}
