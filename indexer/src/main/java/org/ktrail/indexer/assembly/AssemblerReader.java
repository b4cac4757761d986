package org.ktrail.indexer.assembly;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.indexer.assembly.AssemblerUnit.Branch;
import org.ktrail.indexer.assembly.AssemblerUnit.Data;
import org.ktrail.indexer.assembly.AssemblerUnit.Macro;
import org.ktrail.indexer.assembly.AssemblerUnit.Routine;

/**
 * Makes an {@link AssemblerUnit} of statements. A label is a routine if a macro of the kernel's
 * linkage family, {@code .globl} or {@code .type} announces it. A routine's code goes as far as the
 * end that is marked for it, else as far as the next one that is no label within it.
 */
public final class AssemblerReader {
  private static final String NAME = "([A-Za-z_][\\w.]*+)";

  /**
   * include/linux/linkage.h: ENTRY, WEAK, SYM_*START*(name …), SYM_INNER_LABEL*(name, …),
   * SYM_FUNC_ALIAS*(name, target); some architectures prefix or suffix them (ENTRY_CFI, _GLOBAL,
   * WEAK_…).
   */
  private static final Pattern LINKAGE =
      Pattern.compile(
          "(ENTRY\\w*+|_?GLOBAL\\w*+|LEAF|NESTED|WEAK\\w*+|SYM_(?=\\w*?START)\\w*+"
              + "|SYM_INNER_LABEL\\w*+|SYM_(?=\\w*?ALIAS)\\w*+|SYM_DATA|SYM_DATA_LOCAL)"
              + "\\s*+\\(\\s*+"
              + NAME
              + "(?:\\s*+,\\s*+"
              + NAME
              + ")?+.*");

  private static final Pattern END =
      Pattern.compile(
          "(?:(?:SYM_(?=\\w*?END)|END)\\w*+\\s*+\\(\\s*+"
              + NAME
              + ".*|\\.size\\s++"
              + NAME
              + "\\s*+,.*)");

  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "\\.(globl|global|weak)\\s++(.*)|\\.type\\s++"
              + NAME
              + "\\s*+(?:,\\s*+)?+[@%#\"]?+(\\w++).*");

  private static final Pattern MACRO =
      Pattern.compile("\\.macro\\s++([\\w.$]++)\\s*+(?:,\\s*+)?+(.*)");

  private final List<StatementText> statements;
  private final List<StatementText> uses = new ArrayList<>();
  private final List<Macro> macros = new ArrayList<>();
  private final List<Data> data = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private final List<Placed> branches = new ArrayList<>();
  private final Map<String, String> announced = new HashMap<>();
  private final Set<String> objects = new HashSet<>();
  private final Map<String, Integer> labels = new HashMap<>();
  private final Map<String, Integer> ends = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /** Branches that are in some routine. */
  private final Set<Branch> placed = Collections.newSetFromMap(new IdentityHashMap<>());

  /** A routine while its end is looked for. */
  private record Open(
      String name, boolean local, boolean weak, boolean inner, String alias, int at) {}

  private record Placed(Branch branch, int at) {}

  private AssemblerReader(List<StatementText> statements) {
    this.statements = statements;
  }

  /** Never fails. */
  public static AssemblerUnit read(List<StatementText> statements) {
    AssemblerReader reader = new AssemblerReader(statements);
    reader.announcements();
    reader.read();
    List<Routine> routines = reader.routines();
    return new AssemblerUnit(routines, reader.uses, reader.macros, reader.data, reader.loose());
  }

  /** Whether a statement is one of those that tell where routines are: nobody need expand it. */
  public static boolean isKnown(StatementText s) {
    return LINKAGE.matcher(s.text()).matches() || END.matcher(s.text()).matches();
  }

  /** Only what {@code .macro} defines. */
  public static List<Macro> macros(List<StatementText> statements) {
    AssemblerReader reader = new AssemblerReader(statements);
    for (int i = 0; i < statements.size(); i++) {
      if (MACRO.matcher(statements.get(i).text()).matches()) {
        i = reader.macro(i);
      }
    }
    return reader.macros;
  }

  /** {@code .globl} may stand behind its label. */
  private void announcements() {
    for (int i = 0; i < statements.size(); i++) {
      StatementText s = statements.get(i);
      Matcher m = ANNOUNCED.matcher(s.text());
      if (!m.matches()) {
        String label = s.label();
        if (!label.isEmpty()) {
          labels.putIfAbsent(label, i);
        }
      } else if (m.group(1) != null) {
        for (String name : m.group(2).split("[\\s,]+")) {
          announced.merge(name, m.group(1), (a, b) -> b.equals("weak") ? b : a);
        }
      } else if (m.group(4).equalsIgnoreCase("function") || m.group(4).equals("STT_FUNC")) {
        announced.putIfAbsent(m.group(3), "local");
      } else if (m.group(4).equalsIgnoreCase("object")) {
        objects.add(m.group(3));
      }
    }
  }

  private void read() {
    for (int i = 0; i < statements.size(); i++) {
      StatementText s = statements.get(i);
      Matcher linkage = LINKAGE.matcher(s.text());
      Matcher end = END.matcher(s.text());
      String label = s.label();
      if (linkage.matches()) {
        linkage(linkage, s, i);
      } else if (end.matches()) {
        ends.put(end.group(1) != null ? end.group(1) : end.group(2), i);
      } else if (!label.isEmpty()) {
        label(label, s, i);
      } else if (MACRO.matcher(s.text()).matches()) {
        i = macro(i);
      } else {
        plain(s, i);
      }
    }
  }

  private void linkage(Matcher m, StatementText s, int at) {
    String family = m.group(1);
    String name = m.group(2);
    boolean local = family.contains("LOCAL") || s.text().contains("SYM_L_LOCAL");
    if (family.contains("DATA")) {
      data.add(new Data(name, local, s));
      return;
    }
    boolean alias = family.contains("ALIAS");
    String target = alias && m.group(3) != null ? m.group(3) : "";
    boolean weak = family.contains("WEAK") || s.text().contains("SYM_L_WEAK");
    open(new Open(name, local, weak, family.contains("INNER") || alias, target, at));
  }

  private void label(String label, StatementText s, int at) {
    String how = announced.get(label);
    if (how == null) {
      return;
    }
    if (objects.contains(label)) {
      data.add(new Data(label, how.equals("local"), s));
    } else {
      open(new Open(label, how.equals("local"), how.equals("weak"), false, "", at));
    }
  }

  private void open(Open routine) {
    if (names.add(routine.name())) {
      open.add(routine);
    }
  }

  private int macro(int i) {
    StatementText head = statements.get(i);
    Matcher m = MACRO.matcher(head.text());
    if (!m.matches()) {
      return i;
    }
    List<StatementText> body = new ArrayList<>();
    int depth = 1;
    int k = i + 1;
    for (; k < statements.size(); k++) {
      String word = statements.get(k).word();
      depth += word.equals(".macro") ? 1 : word.equals(".endm") ? -1 : 0;
      if (depth == 0) {
        break;
      }
      body.add(statements.get(k));
    }
    int endLine = k < statements.size() ? statements.get(k).line() : head.line();
    macros.add(
        new Macro(
            m.group(1), OperandSplitter.arguments(m.group(2)), List.copyOf(body), head, endLine));
    return k;
  }

  private void plain(StatementText s, int at) {
    for (String symbol : BranchTargets.of(s)) {
      branches.add(new Placed(new Branch(symbol, s), at));
    }
    String word = s.word();
    boolean use =
        !word.isEmpty()
            && !word.startsWith(".")
            && !Mnemonics.isBranch(word)
            && !Mnemonics.isInstruction(word);
    if (use) {
      uses.add(s);
    }
  }

  private List<Routine> routines() {
    int[] ends = new int[open.size()];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = open.get(i).alias().isEmpty() ? end(i) : open.get(i).at();
    }
    List<Routine> all = new ArrayList<>();
    for (int i = 0; i < ends.length; i++) {
      Open o = open.get(i);
      List<Branch> own = new ArrayList<>();
      for (Placed b : branches) {
        String target = target(b, ends);
        if (b.at() >= o.at()
            && b.at() <= ends[i]
            && !target.isEmpty()
            && !target.equals(o.name())) {
          own.add(new Branch(target, b.branch().statement()));
          placed.add(b.branch());
        }
      }
      int endLine = statements.get(ends[i]).line();
      StatementText label = statements.get(o.at());
      all.add(
          new Routine(o.name(), o.local(), o.weak(), o.alias(), label, endLine, List.copyOf(own)));
    }
    return all;
  }

  /**
   * The routine that a branch gets to. A label that nothing announces stands for the routine that
   * it is in; "" if that is where the branch is.
   */
  private String target(Placed branch, int[] ends) {
    String symbol = branch.branch().symbol();
    Integer at = names.contains(symbol) ? null : labels.get(symbol);
    if (at == null) {
      return symbol;
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      Open o = open.get(i);
      if (!o.inner() && o.at() <= at && at <= ends[i]) {
        return branch.at() >= o.at() && branch.at() <= ends[i] ? "" : o.name();
      }
    }
    return "";
  }

  private List<Branch> loose() {
    return branches.stream()
        .map(Placed::branch)
        .filter(b -> !placed.contains(b))
        .filter(b -> !labels.containsKey(b.symbol()) && !names.contains(b.symbol()))
        .toList();
  }

  /** The last statement of a routine. */
  private int end(int i) {
    Open o = open.get(i);
    Integer marked = ends.get(o.name());
    if (marked != null && marked >= o.at()) {
      return marked;
    }
    int end = statements.size() - 1;
    for (int k = i + 1; k < open.size(); k++) {
      if (!open.get(k).inner()) {
        end = Math.max(o.at(), open.get(k).at() - 1);
        break;
      }
    }
    if (o.inner()) {
      for (int around : ends.values()) {
        end = around >= o.at() ? Math.min(end, around) : end;
      }
    }
    return end;
  }
}
