package org.ktrail.queries.link.made;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.assembly.AssemblerReader;
import org.ktrail.indexer.assembly.AssemblerText;
import org.ktrail.indexer.assembly.AssemblerUnit;
import org.ktrail.indexer.assembly.StatementText;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.AssemblerMacro;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.link.facts.FactOrigin;
import org.ktrail.queries.link.includes.Inclusion;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.MacroExpander;
import org.ktrail.queries.link.world.FileView;
import org.ktrail.queries.link.world.World;

/**
 * Finds what macros make in one assembler source: routines, and branches within routines. Expanded
 * are its own words that are macros, of the assembler or of C, and the invocations at file scope of
 * the headers that it includes itself, as they read for the assembler. For one thread.
 */
final class AssemblerGenerator {
  /** Definitions of one name under different conditions, beyond which the rest is left. */
  private static final int VARIANTS = 4;

  private final World world;
  private final FileView view;
  private final int file;
  private final Inclusion.Visible visible;
  private final List<Generator.Made> made = new ArrayList<>();
  private final List<Generator.Inside> inside = new ArrayList<>();
  private final Map<String, List<World.AssemblerDefinition>> known = new HashMap<>();

  AssemblerGenerator(World world, int file) {
    this.world = world;
    this.file = file;
    view = new FileView(world, file);
    visible = world.includes.visibleFrom(file);
  }

  Generator.Result generate() {
    Declarations d = world.declarations(file);
    int[] targets = world.includes.targets(file);
    int[] lines = world.includes.targetLines(file);
    for (int i = 0; i < targets.length; i++) {
      if (world.path(targets[i]).endsWith(".h")) {
        header(targets[i], lines[i]);
      }
    }
    for (Invocation use : d.invocations()) {
      use(use, d.conditions().get(use.condition()));
    }
    return made.isEmpty() && inside.isEmpty()
        ? Generator.Result.NONE
        : new Generator.Result(made, List.of(), inside);
  }

  private void header(int header, int line) {
    Declarations d = world.declarations(header);
    for (Invocation i : d.invocations()) {
      Condition here = d.conditions().get(i.condition());
      if (here.equals(Condition.NEVER) || Generator.INERT.contains(i.macro())) {
        continue;
      }
      view.at(line + 1, here);
      StatementText use =
          new StatementText(i.macro() + "(" + String.join(",", i.arguments()) + ")", line, 0);
      for (int variant = 0; variant < VARIANTS; variant++) {
        Declarations.Macro macro = forAssembler(i.macro(), variant);
        if (macro == null) {
          break;
        }
        // A declaration that is there for C alone makes no routine.
        if (take(expander(variant).expand(List.of(use)), line, here)) {
          break;
        }
      }
    }
  }

  /**
   * What a macro of C is for the assembler: one that C never sees, if there is one; of several, by
   * number.
   */
  private Declarations.@Nullable Macro forAssembler(String name, int variant) {
    int n = 0;
    for (Callable c : view.callables(name)) {
      Condition own = c.origin.declarations().conditions().get(c.ownCondition);
      if (c.macro && c.file() != file && own.equals(Condition.NEVER) && n++ == variant) {
        return c.definition;
      }
    }
    return n > 0 || variant > 0 ? null : view.macro(name);
  }

  private void use(Invocation use, Condition here) {
    view.at(use.line(), here);
    String operands = use.arguments().isEmpty() ? "" : use.arguments().getFirst();
    StatementText statement = new StatementText(use.macro() + " " + operands, use.line(), 0);
    List<World.AssemblerDefinition> definitions = definitions(use.macro());
    int variants = 0;
    for (World.AssemblerDefinition m : definitions) {
      Condition its = condition(m);
      if (Condition.and(here, its).equals(Condition.NEVER) || ++variants > VARIANTS) {
        continue;
      }
      take(expander(0).expand(m.macro(), statement), use.line(), Condition.and(here, its));
    }
    if (definitions.isEmpty() && forAssembler(use.macro(), 0) != null) {
      List<StatementText> expanded = expander(0).expand(List.of(statement));
      if (!expanded.equals(List.of(statement))) {
        take(expanded, use.line(), here);
      }
    }
  }

  private static Condition condition(World.AssemblerDefinition m) {
    return m.origin().declarations().conditions().get(m.macro().condition());
  }

  /** What is defined under a name here: in the file itself, else in what it includes. */
  private List<World.AssemblerDefinition> definitions(String name) {
    return known.computeIfAbsent(
        name,
        n -> {
          List<World.AssemblerDefinition> all = world.assemblerMacros(n);
          List<World.AssemblerDefinition> own =
              all.stream().filter(m -> m.origin().file() == file).toList();
          return own.isEmpty()
              ? all.stream().filter(m -> visible.sees(m.origin().file())).toList()
              : own;
        });
  }

  private AssemblerExpander expander(int variant) {
    MacroExpander preprocessor =
        MacroExpander.of(name -> forAssembler(name, variant(name, variant)));
    return new AssemblerExpander(
        new AssemblerExpander.Macros() {
          @Override
          public @Nullable AssemblerMacro assembler(String word) {
            List<World.AssemblerDefinition> all = definitions(word);
            return all.isEmpty() ? null : all.getFirst().macro();
          }

          @Override
          public @Nullable List<StatementText> preprocessed(StatementText s) {
            return AssemblerGenerator.this.preprocessed(s, preprocessor);
          }
        });
  }

  /** Of macros with fewer definitions the last one. */
  private int variant(String name, int variant) {
    int v = variant;
    while (v > 0 && forAssembler(name, v) == null) {
      v--;
    }
    return v;
  }

  private @Nullable List<StatementText> preprocessed(StatementText s, MacroExpander preprocessor) {
    String word = s.word();
    Declarations.Macro macro = AssemblerReader.isKnown(s) ? null : forAssembler(word, 0);
    boolean used =
        macro != null
            && (!macro.functionLike() || s.operands().startsWith("("))
            && !macro.replacement().equals(word);
    String text = used ? preprocessor.expand(s.text()) : null;
    if (text == null || text.strip().equals(s.text())) {
      return null;
    }
    List<StatementText> statements = new ArrayList<>();
    for (StatementText made : AssemblerText.statements(text)) {
      // The same word again would go round for ever.
      if (!made.word().equals(word)) {
        statements.add(new StatementText(made.text(), s.line(), s.at()));
      }
    }
    return statements;
  }

  /** Takes what was made at a line; false if that is nothing. */
  private boolean take(List<StatementText> statements, int line, Condition here) {
    AssemblerUnit unit = AssemblerReader.read(statements);
    Condition condition = Condition.and(world.fileCondition(file), here);
    if (condition.equals(Condition.NEVER)) {
      return false;
    }
    List<Declarations.Function> functions = new ArrayList<>();
    List<Body> bodies = new ArrayList<>();
    for (AssemblerUnit.Routine r : unit.routines()) {
      functions.add(function(r.name(), r.local(), r.weak(), bodies.size()));
      bodies.add(body(r.branches()));
    }
    if (!functions.isEmpty()) {
      SourceFacts facts = facts(functions, bodies);
      made.add(
          new Generator.Made(new FactOrigin(file, facts.declarations()), facts, line, condition));
    }
    if (!unit.loose().isEmpty()) {
      SourceFacts facts =
          facts(List.of(function(SiteExpansion.NAME, true, false, 0)), List.of(body(unit.loose())));
      inside.add(new Generator.Inside(line, facts, condition, false));
    }
    return !functions.isEmpty() || !unit.loose().isEmpty();
  }

  private static SourceFacts facts(List<Declarations.Function> functions, List<Body> bodies) {
    return new SourceFacts(
        Declarations.ofFunctions(List.of(Condition.ALWAYS), functions),
        List.copyOf(bodies),
        SourceFacts.Audit.NONE);
  }

  private static Body body(List<AssemblerUnit.Branch> branches) {
    List<Body.CallSite> calls = new ArrayList<>();
    for (AssemblerUnit.Branch b : branches) {
      calls.add(
          new Body.CallSite(
              new Expr.Name(b.symbol()), List.of(), 0, b.statement().line(), 0, true, false, 0));
    }
    return new Body(List.of(), calls, List.of(), List.of(), List.of());
  }

  private static Declarations.Function function(
      String name, boolean local, boolean weak, int body) {
    return new Declarations.Function(
        name,
        TypeRef.UNKNOWN,
        List.of(),
        local,
        false,
        weak,
        "",
        0,
        0,
        0,
        1,
        1,
        0,
        Invocation.NONE,
        body);
  }
}
