package org.ktrail.queries.claims;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.patch.FileChange;
import org.ktrail.indexer.patch.Hunk;
import org.ktrail.indexer.patch.HunkLine;
import org.ktrail.indexer.patch.Patch;

/**
 * What the lines of patches say by themselves, without the files that they change: names and paths
 * that they touch, functions that they add and remove, calls in added lines. Read by line, so it
 * may miss what is written in an unusual way; it never stands for a graph.
 */
public final class PatchFacts {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern CALL = Pattern.compile("\\b([A-Za-z_]\\w*+)\\(");

  /**
   * A function's head begins in the first column; kernel code has nothing else there but labels.
   */
  private static final Pattern HEAD =
      Pattern.compile("^(?:[A-Za-z_][\\w *]{0,200}?[ *])?([A-Za-z_]\\w*+)\\((?!.*;\\s*$).*");

  private static final Set<String> NO_CALLS =
      Set.of("if", "for", "while", "switch", "return", "sizeof", "typeof", "defined", "do", "else");

  private static final Mark NOWHERE = new Mark("", 0);

  private final Map<String, Mark> defined = new LinkedHashMap<>();
  private final Map<String, Mark> removed = new LinkedHashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Call> dropped = new ArrayList<>();
  private final Set<String> changed = new HashSet<>();
  private final Set<String> added = new HashSet<>();
  private final Set<String> shown = new HashSet<>();
  private final Set<String> paths = new LinkedHashSet<>();

  /** A line of a file after the patch, or before it if it is removed. */
  public record Mark(String path, int line) {
    @Override
    public String toString() {
      return path + ":" + line;
    }
  }

  /** A call that a patch adds. */
  public record Call(String caller, String callee, Mark place) {}

  private PatchFacts() {}

  public static PatchFacts of(List<Patch> patches) {
    PatchFacts facts = new PatchFacts();
    for (Patch patch : patches) {
      for (FileChange file : patch.files()) {
        facts.paths.add(file.path());
        if (!file.oldPath().isEmpty()) {
          facts.paths.add(file.oldPath());
        }
        file.hunks().forEach(hunk -> facts.read(file.path(), hunk));
      }
    }
    Set<Call> changed = new HashSet<>(); // a line that is written anew calls as before
    facts.dropped.forEach(call -> changed.add(new Call(call.caller(), call.callee(), NOWHERE)));
    facts.calls.removeIf(c -> changed.contains(new Call(c.caller(), c.callee(), NOWHERE)));
    return facts;
  }

  private void read(String path, Hunk hunk) {
    String before = head(hunk.section()).orElse("");
    String after = before;
    int oldLine = hunk.oldStart();
    int newLine = hunk.newStart();
    names(hunk.section(), shown);
    for (HunkLine line : hunk.lines()) {
      boolean isAdded = line.kind() == HunkLine.Kind.ADDED;
      boolean isRemoved = line.kind() == HunkLine.Kind.REMOVED;
      String text = line.text();
      names(text, isAdded || isRemoved ? changed : shown);
      Optional<String> head = head(text);
      if (isAdded) {
        names(text, added);
        int at = newLine;
        head.ifPresent(name -> defined.putIfAbsent(name, new Mark(path, at)));
        calls(text, after, head.orElse(""), new Mark(path, at), calls);
      }
      if (isRemoved) {
        int at = oldLine;
        head.ifPresent(name -> removed.putIfAbsent(name, new Mark(path, at)));
        calls(text, before, head.orElse(""), new Mark(path, at), dropped);
      }
      if (!isAdded) {
        before = text.startsWith("}") ? "" : head.orElse(before);
      }
      if (!isRemoved) {
        after = text.startsWith("}") ? "" : head.orElse(after);
      }
      newLine += isRemoved ? 0 : 1;
      oldLine += isAdded ? 0 : 1;
    }
  }

  private static Optional<String> head(String text) {
    if (text.isEmpty() || !Character.isJavaIdentifierStart(text.charAt(0)) || text.length() > 400) {
      return Optional.empty();
    }
    Matcher head = HEAD.matcher(text);
    return head.matches() && !NO_CALLS.contains(head.group(1))
        ? Optional.of(head.group(1))
        : Optional.empty();
  }

  private static void calls(String text, String caller, String head, Mark place, List<Call> into) {
    Matcher call = CALL.matcher(code(text));
    while (call.find()) {
      String callee = call.group(1);
      if (!caller.isEmpty() && !NO_CALLS.contains(callee) && !callee.equals(head)) {
        into.add(new Call(caller, callee, place));
      }
    }
  }

  /** A line without what is comment in it, as far as the line itself tells. */
  private static String code(String text) {
    String bare = text.strip();
    if (bare.equals("*") || bare.startsWith("* ") || bare.startsWith("*\t")) {
      return "";
    }
    int block = text.indexOf("/*");
    int line = text.indexOf("//");
    int end = block < 0 ? line : line < 0 ? block : Math.min(block, line);
    return end < 0 ? text : text.substring(0, end);
  }

  private static void names(String text, Set<String> into) {
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      into.add(name.group());
    }
  }

  /** Whether there is any change at all. */
  public boolean isEmpty() {
    return paths.isEmpty();
  }

  /** Where the patch defines a function of this name. */
  public Optional<Mark> definition(String name) {
    return Optional.ofNullable(defined.get(name));
  }

  /** Calls in added lines, in the order of the patches. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Whether a name stands in an added line. */
  public boolean adds(String name) {
    return added.contains(name);
  }

  /** Whether a name stands anywhere in the diff, context included. */
  public boolean shows(String name) {
    return changed.contains(name) || shown.contains(name);
  }

  /** Names in changed lines. */
  public Set<String> changedNames() {
    return Set.copyOf(changed);
  }

  /** Whether a path, or the end of one, is that of a changed file or of a directory of it. */
  public boolean touches(String path) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return paths.stream()
        .anyMatch(p -> p.equals(bare) || p.endsWith("/" + bare) || p.startsWith(bare + "/"));
  }
}
