package org.ktrail.cli.simulate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.FunctionBody;
import org.ktrail.queries.simulate.c.RecordType;
import org.ktrail.queries.simulate.c.TypedExpression;
import org.ktrail.queries.simulate.c.Unsupported;
import org.ktrail.queries.simulate.model.Models;
import org.ktrail.queries.simulate.scenario.Outline;
import org.ktrail.queries.simulate.source.SnapshotCode;
import org.ktrail.queries.workspace.NamedRevision;
import org.ktrail.queries.workspace.OpenRevision;

/** A first scenario file of a function: what it takes is set up, and it is called once. */
final class NewScenario {
  private final StringBuilder out = new StringBuilder();
  private final Outline outline;
  private final SnapshotCode code;
  private final Models models;

  private NewScenario(Outline outline, SnapshotCode code, Models models) {
    this.outline = outline;
    this.code = code;
    this.models = models;
  }

  /**
   * The file's text.
   *
   * @param asked a name, or {@code FILE:NAME} where several files have one of the name
   * @throws UserError if there is no such function, several, or one that is not understood
   */
  static String of(NamedRevision revision, String asked) {
    Models models = Models.shipped();
    try (OpenRevision opened = revision.open().get()) {
      SnapshotCode code = opened.code(opened.configuration(), models);
      String name = asked.substring(asked.lastIndexOf(':') + 1);
      String path = path(code, name, asked);
      Optional<FunctionBody> body = code.body(path, name);
      if (body.isEmpty()) {
        throw new UserError("%s has no %s() that is built here".formatted(path, name));
      }
      return new NewScenario(Outline.of(body.get(), path), code, models).text(revision.label());
    } catch (Unsupported e) {
      throw new UserError("%s: is not understood: %s".formatted(asked, e.getMessage()), e);
    }
  }

  private static String path(SnapshotCode code, String name, String asked) {
    List<String> paths =
        code.defining(name).stream()
            .filter(p -> asked.equals(name) || (p + ":" + name).endsWith(asked))
            .toList();
    if (paths.isEmpty()) {
      throw new UserError(
          "%s: no function of this name is built here; --config says what is".formatted(asked));
    }
    if (paths.size() > 1) {
      throw new UserError(
          "%s: several files have it: %s; say FILE:%s"
              .formatted(asked, String.join(", ", paths), name));
    }
    return paths.getFirst();
  }

  private String text(String revision) {
    String name = outline.function();
    out.append("# A first scenario of %s(), as %s has it.\n".formatted(name, revision));
    comment("It reads", outline.reads());
    comment("It writes", outline.writes());
    comment("It calls, and they are followed", calls(c -> !isModel(c) && code.hasFunction(c)));
    comment(
        "It calls, and models answer (docs/models.md)",
        calls(c -> isModel(c) && !c.startsWith("__model_")));
    comment(
        "It calls what has no body here: what that decides is an \"if\" of the verdict;"
            + " a summary can say it",
        calls(c -> !c.startsWith("(") && !isModel(c) && !code.hasFunction(c)));
    comment("It calls through pointers", calls(c -> c.startsWith("(")));
    out.append("in: ").append(outline.path()).append("\nstate: |\n");
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < outline.parameters().size(); i++) {
      arguments.add(argument(outline.parameters().get(i), i));
    }
    boolean gives = !(outline.result() instanceof CType.Void);
    out.append("  long result;\n---\nscenario: ").append(name).append('\n');
    out.append("title: What is asked, in a sentence\nsteps:\n");
    String call = "%s(%s);".formatted(name, String.join(", ", arguments));
    String cast = outline.result() instanceof CType.Pointer ? "(long) " : "";
    out.append("  - step: call\n    c: |\n      /* what has to be so before */\n");
    out.append("      ").append(gives ? "result = " + cast + call : call).append('\n');
    out.append("outcomes:\n  - {value: bad-access, fault: bad-access}\n");
    out.append("  - {value: deadlock, fault: deadlock}\n");
    boolean mayRefuse = outline.result().isSigned() || outline.result() instanceof CType.Pointer;
    if (mayRefuse) {
      out.append("  - {value: refused, when: \"result < 0 && result >= -4095\"}\n");
    }
    out.append("  - {value: done, when: \"1\"}\n");
    out.append("# So far it only asks. What is right makes a verdict of it:\n# expect: done\n");
    return out.toString();
  }

  private List<String> calls(Predicate<String> which) {
    return outline.calls().stream().filter(which).toList();
  }

  private boolean isModel(String call) {
    return models.answers(call);
  }

  /** A comment of lines that are not too long; none of what there is none of. */
  private void comment(String what, Collection<String> of) {
    if (of.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder("# " + what + ":");
    int left = of.size();
    for (String one : of) {
      String word = " " + one.replace('\n', ' ') + (--left > 0 ? "," : ".");
      if (line.length() + word.length() > 100) {
        out.append(line).append('\n');
        line = new StringBuilder("#  ");
      }
      line.append(word);
    }
    out.append(line).append('\n');
  }

  /** What stands for a parameter; what it needs is declared. */
  private String argument(TypedExpression.Variable parameter, int number) {
    String name = parameter.name().isEmpty() ? "argument" + (number + 1) : parameter.name();
    return switch (parameter.type()) {
      case CType.Int i -> "__model_fresh(\"" + name + "\")";
      case CType.Bool b -> "__model_fresh(\"" + name + "\") & 1";
      case CType.Pointer p -> pointee(p.to(), name);
      case RecordType r -> declared(r.title(), name);
      case CType.Array a -> pointee(a.of(), name);
      case CType.VariableArray a -> pointee(a.of(), name);
      case CType.Void v -> "0";
      case CType.Wide w -> "0";
      case CType.Floating f -> "0";
      case CType.Function f -> "0";
    };
  }

  private String pointee(CType to, String name) {
    return switch (to) {
      case RecordType r when r.isComplete() && r.title().matches("(struct|union) \\w+") ->
          "&" + declared(r.title(), name);
      case RecordType r -> "(void *) __model_fresh(\"" + name + "\")";
      case CType.Int i when i.bits() == 8 -> "\"" + name + "\"";
      case CType.Int i -> "&" + declared(i.bits() == 64 ? "long" : "int", name);
      case CType.Bool b -> "&" + declared("_Bool", name);
      case CType.Void v -> "&" + declared("long", name);
      case CType.Pointer p -> "&" + declared("void *", name);
      case CType.Array a -> "0";
      case CType.VariableArray a -> "0";
      case CType.Wide w -> "0";
      case CType.Floating f -> "0";
      case CType.Function f -> "0";
    };
  }

  private String declared(String type, String name) {
    out.append("  ").append(type).append(type.endsWith("*") ? "" : " ").append(name).append(";\n");
    return name;
  }
}
