package org.ktrail.queries.lint.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ktrail.indexer.facts.Declarations.Parameter;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Proof;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;
import org.ktrail.queries.series.change.FactChange;

/** A new parameter for which every caller at the end of the series passes the same constant. */
public final class ConstantParameter implements Rule {
  @Override
  public String name() {
    return "constant-parameter";
  }

  @Override
  public String summary() {
    return "a new parameter gets the same constant from every caller";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    Map<String, Map<String, Delta.FileDelta>> calls = lastImages(submission);
    Set<String> told = new HashSet<>();
    submission
        .altered(Fact.Function.class)
        .forEach(in -> {
          List<Parameter> before = in.change().before().parameters();
          List<Parameter> after = in.change().fact().parameters();
          for (int i = 0; i < after.size(); i++) {
            Parameter p = after.get(i);
            boolean isNew = before.stream().noneMatch(b -> b.name().equals(p.name()));
            if (isNew && after.size() > before.size()) {
              parameter(in.patch(), in.change(), i, 1, calls, told, report);
            }
          }
        });
    submission
        .gained(Fact.Function.class)
        .forEach(in -> {
          List<Parameter> parameters = in.change().fact().parameters();
          for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).type().equals(new TypeRef.Named("bool"))) {
              parameter(in.patch(), in.change(), i, 2, calls, told, report);
            }
          }
        });
  }

  private static void parameter(
      int patch,
      FactChange<Fact.Function> change,
      int index,
      int atLeast,
      Map<String, Map<String, Delta.FileDelta>> images,
      Set<String> told,
      Report report) {
    String name = change.fact().name();
    List<Fact.Call> calls = new ArrayList<>();
    images
        .getOrDefault(name, Map.of())
        .values()
        .forEach(d ->
            d.after().stream()
                .filter(f -> f instanceof Fact.Call c && c.name().equals(name))
                .map(Fact.Call.class::cast)
                .filter(c -> d.file().after().map(i -> i.known().contains(c.line())).orElse(false))
                .filter(c -> c.shape() == Fact.Shape.NAME && c.arguments().size() > index)
                .forEach(calls::add));
    Set<String> values = new HashSet<>();
    calls.forEach(c -> values.add(c.arguments().get(index)));
    Parameter p = change.fact().parameters().get(index);
    if (calls.size() >= atLeast
        && values.size() == 1
        && isConstant(values.iterator().next())
        && told.add(name + "." + p.name())) {
      String value = values.iterator().next();
      report.add(
          FindingPlace.of(patch, change),
          name + "(" + p.name() + ")",
          "parameter %s of %s is %s in %s: no caller passes anything else"
              .formatted(p.name(), name, value, calls.size() == 1 ? "its call" : "all its calls"),
          List.<Proof>of());
    }
  }

  private static boolean isConstant(String argument) {
    return argument.matches("true|false|NULL|[0-9]\\w*");
  }

  /** By name of what is called: the last image of each file that patches touch. */
  private static Map<String, Map<String, Delta.FileDelta>> lastImages(Submission submission) {
    Map<String, Map<String, Delta.FileDelta>> byName = new HashMap<>();
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        String path = file.file().path();
        if (file.file().isWhole()) {
          byName.values().forEach(m -> m.remove(path));
        }
        for (Fact fact : file.after()) {
          boolean known =
              file.file().after().map(i -> i.known().contains(fact.line())).orElse(false);
          if (fact instanceof Fact.Call c && known) {
            byName.computeIfAbsent(c.name(), n -> new HashMap<>()).put(path, file);
          }
        }
      }
    }
    return byName;
  }
}
