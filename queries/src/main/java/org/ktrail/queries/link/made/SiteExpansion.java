package org.ktrail.queries.link.made;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;
import org.ktrail.queries.link.facts.Fragments;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.macros.MacroExpander;
import org.ktrail.queries.link.macros.MacroTraits;
import org.ktrail.queries.link.world.BodyFrame;
import org.ktrail.queries.link.world.FileView;

/**
 * Expands a use of a macro inside a body, where the macro calls its arguments or makes names of
 * them and its replacement by itself therefore does not tell whom it calls. Only such macros are
 * expanded: the others stay calls of macros. For one thread and one file.
 */
public final class SiteExpansion {
  /** Name of the function an expansion is wrapped in to be parsed. */
  public static final String NAME = "ktrail_site";

  private static final Pattern CLEANUP = Pattern.compile("(?:__)?cleanup(?:__)? \\( (\\w+) \\)");

  private final FileView view;
  private final MacroTraits traits;
  private final MacroExpander expander;
  private final MacroExpander open;
  private final Fragments fragments;
  private final Map<String, Optional<SourceFacts>> known = new HashMap<>();
  private final Map<String, Optional<String>> destructors = new HashMap<>();

  public SiteExpansion(FileView view, MacroTraits traits, Fragments fragments) {
    this.view = view;
    this.traits = traits;
    expander = MacroExpander.of(this::macro);
    open =
        MacroExpander.ofPasting(
            name -> isOpen(name) ? macro(name) : null, expander, this::makesName, this::makesNames);
    this.fragments = fragments;
  }

  /** The variant of a macro that is expanded, where it has several. */
  private Declarations.@Nullable Macro variant;

  private Declarations.@Nullable Macro macro(String name) {
    Declarations.Macro chosen = variant;
    return chosen != null && chosen.name().equals(name)
        ? chosen
        : isOpen(name) ? view.macro(name) : view.certainMacro(name);
  }

  /** Whether whom a macro calls is not known before it is used. */
  public boolean isOpen(String name) {
    for (Callable c : view.callables(name)) {
      if (c.macro && traits.of(c).open()) {
        return true;
      }
    }
    return false;
  }

  private static final Pattern BETWEEN = Pattern.compile("(?<=\\) )([A-Za-z_]\\w*)(?= \\()");

  /**
   * Names that nothing declares and that stand between two parentheses are macros for an operator,
   * as constants are not known here: {@code (a) cmp_op (b)}.
   */
  private String operators(String text) {
    return BETWEEN.matcher(text).replaceAll(m -> view.knows(m.group(1)) ? m.group(1) : "+");
  }

  private static final Pattern IN_PARENTHESES =
      Pattern.compile("(?<![\\w)] )\\( ([A-Za-z_]\\w*) \\) (?=\\()");

  private static final Set<String> TYPE_WORDS =
      Set.of("void", "char", "short", "int", "long", "float", "double", "signed", "unsigned");

  /** {@code (f)(x)} is read as a cast; where f is no type, it is a call. */
  private String calls(String text) {
    return IN_PARENTHESES
        .matcher(text)
        .replaceAll(
            m -> isType(m.group(1)) ? Matcher.quoteReplacement(m.group()) : m.group(1) + " ");
  }

  private boolean isType(String name) {
    return TYPE_WORDS.contains(name) || view.typedef(name).isPresent();
  }

  /** Statements as a function, to be parsed. */
  public static String statements(String text) {
    return "void " + NAME + "(void) { " + text + " }\n";
  }

  private boolean makesNames(String name) {
    for (Callable c : view.callables(name)) {
      if (c.macro && (traits.of(c).computed() || !traits.of(c).naming().isEmpty())) {
        return true;
      }
    }
    return false;
  }

  private boolean makesName(String name, int parameter) {
    for (Callable c : view.callables(name)) {
      if (c.macro && traits.of(c).naming().get(parameter)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Names that are made of an open parameter of the macro around are no names: they are marked as
   * pasted.
   */
  private static String marked(String text, BodyFrame frame) {
    if (!frame.owner().macro) {
      return text;
    }
    return WORD.matcher(text)
        .replaceAll(m -> frame.owner().parameter(m.group()) < 0 ? m.group() : m.group() + OPEN);
  }

  private static final Pattern WORD = Pattern.compile("\\b[A-Za-z_]\\w*");
  private static final String OPEN = Declarations.PASTE + "OPEN";
  private static final Pattern MARKED = Pattern.compile("\\b(\\w+?)" + OPEN + "\\b");

  private static String unmarked(String text, BodyFrame frame) {
    return frame.owner().macro
        ? MARKED
            .matcher(text)
            .replaceAll(m -> frame.owner().parameter(m.group(1)) < 0 ? m.group() : m.group(1))
        : text;
  }

  /**
   * @param macro the variant of the macro called that is meant, null for the one seen here
   */
  @Nullable
  public SourceFacts of(Body.CallSite site, BodyFrame frame, Declarations.@Nullable Macro macro) {
    variant = macro;
    String source = marked(Exprs.text(site, frame), frame);
    return known
        .computeIfAbsent(
            macro == null ? source : source + "\n" + macro.replacement(),
            key -> {
              String text = macro == null ? key : key.substring(0, key.indexOf('\n'));
              String marked = open.expand(text);
              String expanded = marked == null ? null : unmarked(marked, frame);
              return expanded == null
                  ? Optional.empty()
                  : Optional.of(fragments.parse(statements(calls(operators(expanded)) + " ;")));
            })
        .orElse(null);
  }

  /** A macro as an initialiser: the only element of the only variable that the text declares. */
  @Nullable
  public SourceFacts initialiser(Expr macro, BodyFrame frame) {
    variant = null;
    return known
        .computeIfAbsent(
            "=" + Exprs.text(macro, frame),
            text -> {
              String expanded = expander.expand(text.substring(1));
              return expanded == null
                  ? Optional.empty()
                  : Optional.of(fragments.parse("void *" + NAME + "[] = { " + expanded + " };\n"));
            })
        .orElse(null);
  }

  /**
   * The function that runs at the end of a variable's scope.
   *
   * @param cleanup as {@link Body.Local#cleanup()} says it
   */
  @Nullable
  public String destructor(String cleanup) {
    variant = null;
    return destructors
        .computeIfAbsent(
            cleanup,
            text -> {
              if (text.startsWith("fn:")) {
                return Optional.of(text.substring(3));
              }
              String expanded =
                  expander.expand("__free(" + text.substring(text.indexOf(':') + 1) + ")");
              Matcher m = CLEANUP.matcher(expanded == null ? "" : expanded);
              return m.find() ? Optional.of(m.group(1)) : Optional.empty();
            })
        .orElse(null);
  }
}
