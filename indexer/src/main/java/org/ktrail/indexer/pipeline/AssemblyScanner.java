package org.ktrail.indexer.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.Function;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.indexer.facts.TypeRef;

/**
 * Facts of an assembler source ({@code .S}): its labels that other files can call, as functions
 * without a body. A label counts if a macro of the kernel's linkage family or {@code .globl}
 * announces it. What the code calls is not looked at.
 */
final class AssemblyScanner implements Extractor {
  /**
   * include/linux/linkage.h: ENTRY, WEAK, SYM_*START*(name …), SYM_FUNC_ALIAS*(name, target); some
   * architectures prefix or suffix them (ENTRY_CFI, SYM_TYPED_FUNC_START, _GLOBAL, WEAK_…).
   */
  private static final Pattern LINKAGE =
      Pattern.compile(
          "^[ \\t]*(?:(ENTRY\\w*|_?GLOBAL\\w*|LEAF|NESTED|WEAK\\w*|SYM_\\w*START\\w*|"
              + "SYM_FUNC_ALIAS\\w*)[ \\t]*\\([ \\t]*([A-Za-z_][\\w.$]*)[ \\t]*"
              + "(?:,[ \\t]*([A-Za-z_][\\w.$]*))?[^)\\n]*\\)"
              + "|\\.(globl|global|weak)[ \\t]+([A-Za-z_][\\w.$]*)"
              + "|([A-Za-z_][\\w.$]*):)",
          Pattern.MULTILINE);

  @Override
  public SourceFacts extract(byte[] blob) {
    String text = new String(blob, StandardCharsets.ISO_8859_1);
    Map<String, Boolean> announced = new HashMap<>(); // name, and whether it is weak
    Map<String, Function> found = new HashMap<>();
    List<Function> functions = new ArrayList<>();
    Lines lines = new Lines(text);
    Matcher m = LINKAGE.matcher(text);
    while (m.find()) {
      if (m.group(1) != null) {
        boolean alias = m.group(1).startsWith("SYM_FUNC_ALIAS");
        String target = alias && m.group(3) != null ? m.group(3) : "";
        boolean weak = m.group(1).contains("WEAK");
        boolean local = m.group(1).contains("LOCAL");
        add(found, functions, function(m.group(2), local, weak, target, m.start(2), lines));
      } else if (m.group(4) != null) {
        announced.merge(m.group(5), m.group(4).equals("weak"), Boolean::logicalOr);
      } else if (announced.containsKey(m.group(6))) {
        boolean weak = announced.get(m.group(6));
        add(found, functions, function(m.group(6), false, weak, "", m.start(6), lines));
      }
    }
    Declarations declarations =
        Declarations.ofFunctions(List.of(Condition.ALWAYS), List.copyOf(functions));
    return new SourceFacts(declarations, List.of(), SourceFacts.Audit.NONE);
  }

  private static void add(Map<String, Function> found, List<Function> functions, Function f) {
    if (found.putIfAbsent(f.name(), f) == null) {
      functions.add(f);
    }
  }

  private static Function function(
      String name, boolean isStatic, boolean weak, String alias, int at, Lines lines) {
    int line = lines.at(at);
    int end = at + name.length();
    return new Function(
        name,
        TypeRef.UNKNOWN,
        List.of(),
        isStatic,
        false,
        weak,
        alias,
        at,
        end,
        end,
        line,
        line,
        0,
        Invocation.NONE,
        -1);
  }

  /** Line numbers of ascending offsets, counted from 1. */
  private static final class Lines {
    private final String text;
    private int counted;
    private int line = 1;

    Lines(String text) {
      this.text = text;
    }

    int at(int offset) {
      for (; counted < offset; counted++) {
        if (text.charAt(counted) == '\n') {
          line++;
        }
      }
      return line;
    }
  }
}
