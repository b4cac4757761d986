package org.ktrail.queries.invariants.code;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ktrail.queries.flow.Flow;
import org.ktrail.queries.flow.FlowReader;
import org.ktrail.queries.series.change.CodeText;
import org.ktrail.queries.series.change.Image;

/**
 * A state of the code: functions by file and by name, read when first asked for. For one thread.
 */
public final class CodeState {
  /** Files that define a name and are looked at; a name of more is nobody's in particular. */
  private static final int MOST_DEFINERS = 12;

  /** Files that are read to learn what a function gives. */
  private static final int MOST_DECLARERS = 3;

  private final Files files;
  private final FlowReader reader;
  private final Map<String, List<Flow>> byFile = new HashMap<>();
  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, Optional<Flow>> byName = new HashMap<>();
  private final Map<String, Optional<String>> macros = new HashMap<>();
  private final MacroTexts macroTexts;

  /** Where the text comes from. */
  public interface Files {
    /** A file as far as it is known. */
    Optional<Image> image(String path);

    /** Paths of C sources that define a name, sorted. */
    List<String> defining(String name);

    /** Paths of C sources that mention a name, sorted. */
    List<String> mentioning(String name);
  }

  public CodeState(Files files, FlowReader reader) {
    this.files = files;
    this.reader = reader;
    this.macroTexts = new MacroTexts(files);
  }

  public Files files() {
    return files;
  }

  /** The functions of a file, in its order; none if there is no such file. */
  public List<Flow> file(String path) {
    return byFile.computeIfAbsent(
        path, p -> files.image(p).map(i -> reader.read(p, i.text())).orElseGet(List::of));
  }

  /** A function's lines, comments and the contents of literals blanked. */
  public List<String> lines(Flow flow) {
    List<String> lines =
        texts.computeIfAbsent(
            flow.file(),
            path ->
                files
                    .image(path)
                    .map(i -> CodeText.of(new String(i.text(), ISO_8859_1)).lines().toList())
                    .orElse(List.of()));
    int end = Math.min(flow.endLine(), lines.size());
    return flow.line() > end ? List.of() : lines.subList(flow.line() - 1, end);
  }

  /** How much of a function's text is known. */
  public Certainty certainty(Flow flow) {
    Optional<Image> image = files.image(flow.file());
    if (image.isEmpty()) {
      return Certainty.UNKNOWN;
    }
    if (image.get().known().containsAll(flow.line(), flow.endLine())) {
      return Certainty.KNOWN;
    }
    for (int line = flow.line(); line <= flow.endLine(); line++) {
      if (!image.get().known().contains(line) && !image.get().assumed().contains(line)) {
        return Certainty.UNKNOWN;
      }
    }
    return Certainty.ASSUMED;
  }

  /** What is known of a function's text. */
  public enum Certainty {
    /** All of it. */
    KNOWN,
    /** Lines of it are taken from another revision. */
    ASSUMED,
    /** Lines of it are missing. */
    UNKNOWN
  }

  /**
   * The function of a name as a function of this file would call it: of the file itself, else of
   * its subsystem, which is the first two directories of its path. What lies further away is not
   * looked into.
   */
  public Optional<Flow> near(String name, Flow from) {
    String subsystem = subsystem(from.file());
    return byName.computeIfAbsent(from.file() + " " + name, k -> find(name, from, subsystem));
  }

  private Optional<Flow> find(String name, Flow from, String subsystem) {
    for (Flow f : file(from.file())) {
      if (f.name().equals(name)) {
        return Optional.of(f);
      }
    }
    List<Flow> found = new ArrayList<>();
    for (String path : files.defining(name)) {
      if (subsystem(path).equals(subsystem) && !path.equals(from.file())) {
        file(path).stream()
            .filter(f -> f.name().equals(name) && (!f.isStatic() || path.endsWith(".h")))
            .forEach(found::add);
      }
    }
    return found.stream().findFirst();
  }

  /**
   * The function of a name that a file calls, wherever it is; of several that differ in what they
   * give, none.
   */
  public Optional<Flow> declared(String name, Flow from) {
    Optional<Flow> near = near(name, from);
    return near.isPresent()
        ? near
        : byName.computeIfAbsent(
            "declared " + name,
            k -> {
              List<String> paths = files.defining(name);
              List<Flow> found = new ArrayList<>();
              for (String path : paths.size() > MOST_DECLARERS ? List.<String>of() : paths) {
                if (!path.startsWith("tools/")) {
                  file(path).stream()
                      .filter(f -> f.name().equals(name))
                      .filter(f -> !f.isStatic() || path.endsWith(".h"))
                      .forEach(found::add);
                }
              }
              boolean one = found.stream().map(Flow::result).distinct().count() == 1;
              return one ? Optional.of(found.getFirst()) : Optional.empty();
            });
  }

  /**
   * The only function of a name, wherever it is; empty if there are none or several.
   *
   * @param words of which its file has to have one, or it is not read
   */
  public Optional<Flow> anywhere(String name, Flow from, Set<String> words) {
    for (Flow f : file(from.file())) {
      if (f.name().equals(name)) {
        return Optional.of(f);
      }
    }
    return byName.computeIfAbsent(
        words.hashCode() + " " + name,
        k -> {
          List<Flow> found = new ArrayList<>();
          List<String> paths = files.defining(name);
          for (String path : paths.size() > MOST_DEFINERS ? List.<String>of() : paths) {
            if (path.endsWith(".c") && !path.startsWith("tools/") && has(path, words)) {
              file(path).stream()
                  .filter(f -> f.name().equals(name) && !f.isStatic())
                  .forEach(found::add);
            }
          }
          return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        });
  }

  /**
   * What a macro of one parameter is replaced by, written with that parameter, as a function of
   * this file sees it: of the file itself, else of its directory; empty if there is none, or
   * several that differ.
   */
  Optional<String> macro(String name, Flow from) {
    return macros.computeIfAbsent(
        from.file() + " " + name,
        k -> {
          String directory = from.file().substring(0, from.file().lastIndexOf('/') + 1);
          Set<String> found = new HashSet<>();
          for (String path : files.defining(name)) {
            if (path.equals(from.file())
                || path.startsWith(directory) && path.indexOf('/', directory.length()) < 0) {
              macrosOf(path, name).stream()
                  .filter(m -> m.parameters().size() == 1)
                  .forEach(m -> found.add(of(m)));
            }
          }
          return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
        });
  }

  /** The macros of a name that a file defines. */
  public List<MacroTexts.Macro> macrosOf(String path, String name) {
    return macroTexts.of(path, name);
  }

  private static String of(MacroTexts.Macro macro) {
    String parameter = Pattern.quote(macro.parameters().getFirst());
    return macro.replacement().replaceAll("\\b" + parameter + "\\b", "x").strip();
  }

  private boolean has(String path, Set<String> words) {
    return files
        .image(path)
        .map(i -> new String(i.text(), ISO_8859_1))
        .filter(t -> words.stream().anyMatch(t::contains))
        .isPresent();
  }

  public static String subsystem(String path) {
    int first = path.indexOf('/');
    int second = path.indexOf('/', first + 1);
    return path.substring(0, second < 0 ? first + 1 : second + 1);
  }
}
