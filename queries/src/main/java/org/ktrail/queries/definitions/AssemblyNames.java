package org.ktrail.queries.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.queries.definitions.Definition.Kind;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;
import org.ktrail.queries.graph.Place;
import org.ktrail.queries.mentions.MentionSource;
import org.ktrail.queries.mentions.Syntax;
import org.ktrail.queries.mentions.TokenScan;

/**
 * Finds names that are defined for assembly alone: macros of the assembler, and constants that the
 * build computes with the compiler. A file that includes {@code kbuild.h} writes such a constant as
 * the first argument of a macro, {@code OFFSET(NAME, struct, member)}; the build makes a {@code
 * #define} of it in a generated header.
 */
final class AssemblyNames {
  private static final String MADE_FOR = "kbuild.h";

  private final DefinitionSource source;
  private final MentionSource mentions;

  AssemblyNames(DefinitionSource source, MentionSource mentions) {
    this.source = source;
    this.mentions = mentions;
  }

  List<Definition> of(String name) {
    List<Definition> found = new ArrayList<>();
    for (DeclaringFile file : source.mentioning(name)) {
      Declarations d = file.declarations();
      d.assemblerMacros().stream()
          .filter(m -> m.name().equals(name))
          .forEach(m ->
              found.add(
                  definition(
                      Kind.MACRO,
                      name,
                      file,
                      m.line(),
                      d.conditions().get(m.condition()),
                      "of the assembler")));
      if (d.includes().stream().anyMatch(i -> i.path().endsWith(MADE_FOR))) {
        mentions.candidates(name).stream()
            .filter(c -> c.path().equals(file.path()))
            .forEach(c -> constants(name, file, c.text(), found));
      }
    }
    return found;
  }

  private static void constants(
      String name, DeclaringFile file, Supplier<byte[]> read, List<Definition> found) {
    byte[] text = read.get();
    TokenScan.scan(text, name, Syntax.of(file.path()))
        .forEach(m ->
            maker(text, m.offset(), m.offset() + name.length())
                .ifPresent(macro ->
                    found.add(
                        definition(
                            Kind.ENUM_CONSTANT,
                            name,
                            file,
                            m.line(),
                            Condition.ALWAYS,
                            "by " + macro))));
  }

  private static Definition definition(
      Kind kind, String name, DeclaringFile file, int line, Condition condition, String note) {
    return new Definition(
        kind,
        name,
        new Place(file.path(), line),
        Condition.and(file.condition(), condition),
        file.program(),
        note);
  }

  /** The macro in capitals whose first argument, and not the only one, stands here. */
  private static Optional<String> maker(byte[] text, int start, int end) {
    int open = before(text, start);
    int comma = end;
    while (comma < text.length && text[comma] == ' ') {
      comma++;
    }
    if (open < 0 || text[open] != '(' || comma == text.length || text[comma] != ',') {
      return Optional.empty();
    }
    int last = before(text, open);
    int first = last;
    while (first >= 0 && (text[first] >= 'A' && text[first] <= 'Z' || text[first] == '_')) {
      first--;
    }
    return first == last
        ? Optional.empty()
        : Optional.of(
            new String(text, first + 1, last - first, java.nio.charset.StandardCharsets.US_ASCII));
  }

  /** The last byte before one that is no blank. */
  private static int before(byte[] text, int at) {
    int i = at - 1;
    while (i >= 0 && (text[i] == ' ' || text[i] == '\t')) {
      i--;
    }
    return i;
  }
}
