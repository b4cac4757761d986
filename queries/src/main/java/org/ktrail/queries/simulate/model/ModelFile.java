package org.ktrail.queries.simulate.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ktrail.queries.simulate.c.CType;
import org.ktrail.queries.simulate.c.FunctionBody;
import org.ktrail.queries.simulate.c.Lexeme;
import org.ktrail.queries.simulate.c.Lexemes;
import org.ktrail.queries.simulate.c.TranslationUnit;
import org.ktrail.queries.simulate.c.Unsupported;
import org.ktrail.queries.simulate.ir.LoweredFunction;
import org.ktrail.queries.simulate.ir.Lowering;

/** One file of models: functions, and macros for the program. Its macros are not used within it. */
final class ModelFile {
  private static final Pattern DEFINE =
      Pattern.compile("#define (\\w+)(?:\\([^)]*\\))?(?:\\s+.*)?");

  private final String name;
  private final Map<String, String> macros = new LinkedHashMap<>();
  private final TranslationUnit unit;

  /**
   * @param name of the file, for places in traces
   * @param declarations that its functions may use besides their own
   */
  ModelFile(String name, String text, String declarations) {
    this.name = name;
    StringBuilder code = new StringBuilder();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Matcher define = DEFINE.matcher(line);
      if (define.matches()) {
        macros.put(define.group(1), line);
        code.append('\n');
      } else if (line.startsWith("#define ")) {
        throw new Unsupported("a macro that is not understood", number);
      } else {
        code.append(line).append('\n');
      }
    }
    List<Lexeme> all = new ArrayList<>(Lexemes.of(declarations));
    all.addAll(Lexemes.of(code.toString()));
    unit = TranslationUnit.read(all);
  }

  List<String> functions() {
    return unit.functions();
  }

  /** Directives by the name that they define. */
  Map<String, String> macros() {
    return macros;
  }

  Optional<CType> type(String function) {
    return unit.object(function);
  }

  Optional<LoweredFunction> function(String function) {
    Optional<FunctionBody> body = unit.function(function);
    return body.map(b -> Lowering.of(b, name));
  }
}
