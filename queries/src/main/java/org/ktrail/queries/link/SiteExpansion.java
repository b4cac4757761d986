package org.ktrail.queries.link;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ktrail.indexer.facts.Body;
import org.ktrail.indexer.facts.Expr;
import org.ktrail.indexer.facts.SourceFacts;

/**
 * Expands a use of a macro inside a body, where the macro pastes its arguments into names and its
 * replacement by itself therefore does not tell whom it calls. Only macros that paste are expanded:
 * the others stay calls of macros. For one thread and one file.
 */
final class SiteExpansion {
  /** Name of the function an expansion is wrapped in to be parsed. */
  static final String NAME = "ktrail_site";

  private static final Pattern CLEANUP = Pattern.compile("(?:__)?cleanup(?:__)? \\( (\\w+) \\)");

  private final View view;
  private final MacroTraits traits;
  private final MacroExpander expander;
  private final MacroExpander pasting;
  private final Fragments fragments;
  private final Map<String, Optional<SourceFacts>> known = new HashMap<>();
  private final Map<String, Optional<String>> destructors = new HashMap<>();

  SiteExpansion(View view, MacroTraits traits, Fragments fragments) {
    this.view = view;
    this.traits = traits;
    expander = MacroExpander.of(view::macro);
    pasting =
        MacroExpander.ofPasting(
            name -> pastes(name) ? view.macro(name) : null, expander, this::pastes);
    this.fragments = fragments;
  }

  /** Whether a macro pastes parameters into names, itself or through others. */
  boolean pastes(String name) {
    for (Callable c : view.callables(name)) {
      if (c.macro && !traits.of(c).pasted().isEmpty()) {
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

  /** Statements as a function, to be parsed. */
  static String statements(String text) {
    return "void " + NAME + "(void) { " + text + " }\n";
  }

  private boolean pastes(String name, int parameter) {
    for (Callable c : view.callables(name)) {
      if (c.macro && traits.of(c).pasted().get(parameter)) {
        return true;
      }
    }
    return false;
  }

  @Nullable SourceFacts of(Body.CallSite site, Frame frame) {
    return known
        .computeIfAbsent(
            Exprs.text(site, frame),
            text -> {
              String expanded = pasting.expand(text);
              return expanded == null
                  ? Optional.empty()
                  : Optional.of(fragments.parse(statements(operators(expanded) + " ;")));
            })
        .orElse(null);
  }

  /** A macro as an initialiser: the only element of the only variable that the text declares. */
  @Nullable SourceFacts initialiser(Expr macro, Frame frame) {
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
  @Nullable String destructor(String cleanup) {
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
