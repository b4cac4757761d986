package org.ktrail.queries.series.place;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ktrail.indexer.apply.FileResult;
import org.ktrail.indexer.apply.HunkResult;
import org.ktrail.indexer.apply.PatchResult;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;
import org.ktrail.indexer.pipeline.Extractor;
import org.ktrail.queries.series.change.MemberAccess;
import org.ktrail.queries.series.change.MemberAccesses;
import org.ktrail.queries.series.change.RecordText;

/**
 * Looks for what the added lines of a placed series name and nobody has: functions, macros,
 * constants and variables that neither the base mentions nor the series declares, calls with a
 * number of arguments that the base's function does not take, and members that a record of known
 * type cannot have.
 */
public final class Prerequisites {
  /** Patches of the archive that are named for one thing. */
  private static final int MOST_BROUGHT = 3;

  private final Placement.OnBase placed;
  private final BaseNames base;
  private final Extractor extractor;
  private final List<PostedSeries> archive;
  private final Set<String> declared = new HashSet<>();

  /** Parameters of functions that the series declares. */
  private final Map<String, Set<Integer>> counts = new HashMap<>();

  private Prerequisites(
      Placement.OnBase placed, BaseNames base, Extractor extractor, List<PostedSeries> archive) {
    this.placed = placed;
    this.base = base;
    this.extractor = extractor;
    this.archive = archive;
  }

  /**
   * In the order of the patches; each name once a patch and file.
   *
   * @param archive other series that are at hand
   */
  public static List<Prerequisite> of(
      Placement.OnBase placed, BaseNames base, Extractor extractor, List<PostedSeries> archive) {
    Prerequisites search = new Prerequisites(placed, base, extractor, archive);
    search.declarations();
    return search.find();
  }

  private void declarations() {
    for (PatchResult result : placed.results()) {
      for (FileResult file : result.files()) {
        facts(result, file).ifPresent(facts -> declare(facts.declarations()));
      }
    }
  }

  private Optional<SourceFacts> facts(PatchResult result, FileResult file) {
    String path = file.change().newPath();
    boolean source = path.endsWith(".c") || path.endsWith(".h");
    return source && !result.isSkipped()
        ? result.tree().read(path).map(extractor::extract)
        : Optional.empty();
  }

  private void declare(Declarations d) {
    d.macros().forEach(m -> declared.add(m.name()));
    d.globals().forEach(g -> declared.add(g.name()));
    d.enumConstants().forEach(c -> declared.add(c.name()));
    d.typedefs().forEach(t -> declared.add(t.name()));
    d.invocations().forEach(i -> declared.addAll(i.arguments()));
    for (Declarations.Function f : d.functions()) {
      declared.add(f.name());
      counts.computeIfAbsent(f.name(), _ -> new HashSet<>()).add(f.parameters().size());
    }
    for (Declarations.Prototype p : d.prototypes()) {
      declared.add(p.name());
      counts.computeIfAbsent(p.name(), _ -> new HashSet<>()).add(p.parameters().size());
    }
  }

  private List<Prerequisite> find() {
    List<Prerequisite> found = new ArrayList<>();
    for (int i = 0; i < placed.results().size(); i++) {
      PatchResult result = placed.results().get(i);
      for (FileResult file : result.files()) {
        Set<Integer> added = added(file);
        Optional<SourceFacts> facts = added.isEmpty() ? Optional.empty() : facts(result, file);
        if (facts.isPresent()) {
          Map<String, Prerequisite> ofFile = new LinkedHashMap<>();
          List<Body> bodies = facts.get().bodies();
          List<Set<String>> parameters = parameters(facts.get());
          for (int b = 0; b < bodies.size(); b++) {
            Set<String> own = parameters.get(b);
            bodies.get(b).locals().forEach(local -> own.add(local.name()));
            look(i + 1, file.change().newPath(), bodies.get(b), own, added, ofFile);
          }
          members(i + 1, result, file, facts.get(), added, ofFile);
          found.addAll(ofFile.values());
        }
      }
    }
    return found;
  }

  private void members(
      int patch,
      PatchResult result,
      FileResult file,
      SourceFacts facts,
      Set<Integer> added,
      Map<String, Prerequisite> found) {
    String path = file.change().newPath();
    byte[] text = result.tree().read(path).orElseThrow();
    for (MemberAccess use :
        MemberAccesses.of(path, facts, text, base::member, line -> added.contains(line))) {
      String name = use.record() + "." + use.member();
      if (!use.declared() && !found.containsKey(name) && lacks(use, result)) {
        found.put(
            name,
            new Prerequisite(
                patch,
                Prerequisite.Kind.MEMBER,
                name,
                path,
                use.line(),
                "struct %s has no such member".formatted(use.record()),
                brought(MEMBER, use.member(), archive)));
      }
    }
  }

  /** Whether no definition of the record, as the series leaves it, can have the member. */
  private boolean lacks(MemberAccess use, PatchResult result) {
    Set<String> paths = new TreeSet<>(base.defining(use.record()));
    paths.addAll(result.tree().changes().files().keySet());
    boolean lacks = false;
    for (String path : paths) {
      if (path.startsWith("tools/") || !(path.endsWith(".h") || path.endsWith(".c"))) {
        continue;
      }
      String text =
          new String(result.tree().read(path).orElse(new byte[0]), StandardCharsets.ISO_8859_1);
      switch (RecordText.ask(text, use.record(), use.member())) {
        case NO_RECORD -> {}
        case LACKS -> lacks = true;
        case MAY_HAVE -> {
          return false;
        }
      }
    }
    return lacks
        && !declared.contains(use.member())
        && !base.isInMacro(use.member())
        && brought(MEMBER, use.member(), List.of(placed.series())).isEmpty();
  }

  /** For each body the names that its head gives. */
  private static List<Set<String>> parameters(SourceFacts facts) {
    List<Set<String>> names = new ArrayList<>();
    facts.bodies().forEach(_ -> names.add(new HashSet<>()));
    for (Declarations.Function f : facts.declarations().functions()) {
      if (f.body() >= 0) {
        f.parameters().forEach(p -> names.get(f.body()).add(p.name()));
      }
    }
    for (Declarations.Macro m : facts.declarations().macros()) {
      if (m.body() >= 0) {
        names.get(m.body()).addAll(m.parameters());
      }
    }
    return names;
  }

  /** Lines of the file after the patch that it adds. */
  private static Set<Integer> added(FileResult file) {
    Set<Integer> added = new HashSet<>();
    if (file.change().kind() == FileChange.Kind.ADD) {
      int lines = file.change().hunks().stream().mapToInt(h -> h.lines().size()).sum();
      for (int line = 1; line <= lines; line++) {
        added.add(line);
      }
    }
    int shift = 0;
    for (HunkResult hunk : file.hunks()) {
      if (hunk instanceof HunkResult.Fitted fitted) {
        int line = fitted.line() + shift;
        for (HunkLine l : fitted.hunk().lines()) {
          switch (l.kind()) {
            case ADDED -> {
              added.add(line++);
              shift++;
            }
            case REMOVED -> shift--;
            case CONTEXT -> line++;
          }
        }
      }
    }
    return added;
  }

  private void look(
      int patch,
      String path,
      Body body,
      Set<String> own,
      Set<Integer> added,
      Map<String, Prerequisite> found) {
    for (Body.Mention mention : body.mentions()) {
      if (added.contains(mention.line()) && !own.contains(mention.name())) {
        name(patch, path, mention.name(), mention.line(), found);
      }
    }
    for (Body.CallSite call : body.calls()) {
      if (added.contains(call.line())
          && call.parsed()
          && call.callee() instanceof Expr.Name callee
          && !own.contains(callee.name())) {
        String name = callee.name();
        name(patch, path, name, call.line(), found);
        Set<Integer> takes = counts.getOrDefault(name, base.parameterCounts(name));
        if (!takes.isEmpty() && !takes.contains(call.arguments().size())) {
          found.putIfAbsent(
              name,
              new Prerequisite(
                  patch,
                  Prerequisite.Kind.PARAMETERS,
                  name,
                  path,
                  call.line(),
                  "called with %d arguments, the base's takes %s"
                      .formatted(
                          call.arguments().size(),
                          String.join(
                              " or ", takes.stream().sorted().map(String::valueOf).toList())),
                  brought(name)));
        }
      }
    }
  }

  private void name(
      int patch, String path, String name, int line, Map<String, Prerequisite> found) {
    boolean known =
        name.startsWith("CONFIG_")
            || Declarations.isPaste(name)
            || found.containsKey(name)
            || declared.contains(name)
            || base.mentions(name)
            || !brought(ANY, name, List.of(placed.series()))
                .isEmpty(); // in a hunk that does not fit
    if (!known) {
      found.putIfAbsent(
          name,
          new Prerequisite(
              patch,
              Prerequisite.Kind.NAME,
              name,
              path,
              line,
              "neither the base nor the series has it",
              brought(name)));
    }
  }

  /** Patches that add a line which looks like the definition of a name. */
  private List<String> brought(String name) {
    return brought(ANY, name, archive);
  }

  /** Lines that look like the definition of a function, a macro or a constant. */
  private static final String ANY =
      "#\\s*define\\s+%1$s\\b.*|\\s+%1$s\\s*(=.*|,.*)?|(\\w[\\w\\s*]*\\s\\**)%1$s\\s*\\(.*";

  /** Lines that look like the declaration of a member. */
  private static final String MEMBER =
      "\\s+\\w[\\w\\s*(]*[\\s*]%1$s\\s*(\\)\\s*\\(.*|\\[.*|:\\s*\\d+\\s*)?;.*";

  private static List<String> brought(String form, String name, List<PostedSeries> archive) {
    Pattern defining = Pattern.compile(form.formatted(Pattern.quote(name)));
    List<String> patches = new ArrayList<>();
    for (PostedSeries series : archive) {
      for (Patch patch : series.patches()) {
        boolean brings =
            patch.files().stream()
                .flatMap(f -> f.hunks().stream())
                .flatMap(h -> h.lines().stream())
                .anyMatch(l ->
                    l.kind() == HunkLine.Kind.ADDED
                        && l.text().length() < 400
                        && l.text().contains(name)
                        && defining.matcher(l.text()).matches());
        if (brings && patches.size() < MOST_BROUGHT) {
          patches.add(series.label() + " " + patch.title() + " " + patch.origin());
        }
      }
    }
    return patches;
  }
}
