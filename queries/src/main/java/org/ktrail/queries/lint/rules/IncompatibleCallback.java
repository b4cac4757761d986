package org.ktrail.queries.lint.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ktrail.indexer.facts.Declarations.Parameter;
import org.ktrail.indexer.facts.TypeRef;
import org.ktrail.queries.code.TypeText;
import org.ktrail.queries.lint.FindingPlace;
import org.ktrail.queries.lint.Rule;
import org.ktrail.queries.lint.Submission;
import org.ktrail.queries.series.change.Delta;
import org.ktrail.queries.series.change.Fact;

/** A function of another type than the member it is put into. */
public final class IncompatibleCallback implements Rule {
  private static final Set<String> WORDS =
      Set.of(
          "void",
          "bool",
          "int",
          "unsigned int",
          "long",
          "unsigned long",
          "char",
          "u8",
          "u16",
          "u64",
          "s64",
          "ssize_t");

  @Override
  public String name() {
    return "incompatible-callback";
  }

  @Override
  public String summary() {
    return "a function is put into a member of another type";
  }

  @Override
  public boolean judgesSources() {
    return true;
  }

  @Override
  public void check(Submission submission, Report report) {
    // In the right base the member may have the other type.
    if (!submission.base().placed() || !submission.baseIsClaimed()) {
      return;
    }
    for (Delta delta : submission.deltas()) {
      for (Delta.FileDelta file : delta.files()) {
        Map<String, Fact.Function> functions = new HashMap<>();
        file.after().stream()
            .filter(f -> f instanceof Fact.Function)
            .map(Fact.Function.class::cast)
            .forEach(f ->
                functions.merge(
                    f.name(),
                    f,
                    (a, b) ->
                        new Fact.Function("", "", List.of(), false, false, 0, 0, a.condition())));
        delta
            .changes()
            .filter(c -> c.file().equals(file.file().newPath()))
            .forEach(c -> {
              if (c.fact() instanceof Fact.Registration r && c.hunk() > 0) {
                Fact.Function f = functions.get(r.name());
                if (f != null
                    && !f.name().isEmpty()
                    && !r.record().isEmpty()
                    && !MadeByMacro.is(
                        submission, delta.step().number(), c.file(), f.line(), f.name())) {
                  Optional<TypeRef.Function> wanted = wanted(submission, r);
                  if (wanted.isPresent()) {
                    differs(f, wanted.get())
                        .ifPresent(how ->
                            report.add(
                                new FindingPlace(delta.step().number(), c.file(), r.line()),
                                r.name(),
                                "%s does not fit %s.%s: %s"
                                    .formatted(r.name(), r.record(), r.member(), how)));
                  }
                }
              }
            });
      }
    }
  }

  private static Optional<TypeRef.Function> wanted(Submission submission, Fact.Registration r) {
    return submission
        .records()
        .member(r.record(), r.member())
        .filter(t -> t instanceof TypeRef.Pointer p && p.to() instanceof TypeRef.Function)
        .map(t -> (TypeRef.Function) ((TypeRef.Pointer) t).to());
  }

  private static Optional<String> differs(Fact.Function f, TypeRef.Function wanted) {
    List<Parameter> own = f.parameters();
    List<TypeRef> asked = wanted.parameters();
    if (asked.isEmpty() || asked.stream().anyMatch(t -> t instanceof TypeRef.Unknown)) {
      return Optional.empty();
    }
    int count =
        asked.size() == 1 && TypeText.of(asked.getFirst()).equals("void") ? 0 : asked.size();
    if (own.size() != count) {
      return Optional.of("%d parameters where %d are handed".formatted(own.size(), count));
    }
    for (int i = 0; i < count; i++) {
      String a = TypeText.of(own.get(i).type());
      String b = TypeText.of(asked.get(i));
      boolean pointers = a.endsWith("*") != b.endsWith("*") && isKnown(a) && isKnown(b);
      boolean numbers = WORDS.contains(a) && WORDS.contains(b) && !same(a, b);
      boolean records =
          a.matches("struct \\w+ \\*") && b.matches("struct \\w+ \\*") && !a.equals(b);
      if (pointers || numbers || records) {
        return Optional.of("parameter %d is %s, and not %s".formatted(i + 1, a, b));
      }
    }
    String result = f.result();
    String back = TypeText.of(wanted.result());
    return WORDS.contains(result) && WORDS.contains(back) && !same(result, back)
        ? Optional.of("it returns %s, and not %s".formatted(result, back))
        : Optional.empty();
  }

  private static boolean isKnown(String type) {
    return WORDS.contains(type) || type.endsWith("*");
  }

  private static boolean same(String a, String b) {
    return plain(a).equals(plain(b));
  }

  private static String plain(String type) {
    return switch (type) {
      case "ssize_t" -> "long";
      case "unsigned int" -> "u32";
      default -> type;
    };
  }
}
