package org.ktrail.queries.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.facts.Declarations.Invocation;
import org.ktrail.indexer.facts.Declarations.Macro;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;

class MadeVariablesTest {
  private static Macro macro(String name, String parameters, String replacement) {
    return new Macro(name, true, List.of(parameters.split(" ")), false, replacement, 1, 1, 0, -1);
  }

  private static DeclaringFile file(String path, List<Macro> macros, Invocation... made) {
    Declarations none = Declarations.NONE;
    return new DeclaringFile(
        path,
        "kernel",
        Condition.ALWAYS,
        new Declarations(
            none.conditions(),
            List.of(),
            macros,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(made)));
  }

  private static Invocation invocation(int line, String macro, String... arguments) {
    return new Invocation("static", macro, List.of(arguments), "", line, 0);
  }

  private static List<String> of(String name) {
    List<Macro> macros =
        List.of(
            macro("DEFINE_LAMP", "l", "struct lamp l = LAMP_INIT(l)"),
            macro("PER_ROOM", "type name", "PER_ROOM_IN(type, name, \"\")"),
            macro("PER_ROOM_IN", "type name sec", "ATTRS(sec) __typeof__(type) name"),
            macro("DECLARE_ROOM", "type name", "extern ATTRS(\"\") __typeof__(type) name"),
            macro("LAMP_ATTR", "n", "struct attr lamp_attr_##n = { .name = #n, .show = n##_show }"),
            macro("EXPORT", "s", "extern typeof(s) s; static const void *keep_##s = &s"),
            macro("CHECK", "s", "static int check_##s(void) { return s; }"));
    DeclaringFile header = file("room.h", macros, invocation(9, "DECLARE_ROOM", "int", "kitchen"));
    DeclaringFile source =
        file(
            "room.c",
            List.of(),
            invocation(1, "DEFINE_LAMP", "ceiling"),
            invocation(2, "PER_ROOM", "int", "kitchen"),
            invocation(3, "LAMP_ATTR", "watts"),
            invocation(4, "EXPORT", "ceiling"),
            invocation(5, "CHECK", "ceiling"));
    DefinitionSource files = any -> List.of(header, source);
    return Stream.of(name)
        .flatMap(n -> new MadeVariables(files).of(n).stream())
        .map(d -> d.place() + " " + d.kind() + " " + d.note())
        .toList();
  }

  @Test
  void theArgumentThatIsDeclared() {
    assertThat(of("ceiling")).containsExactly("room.c:1 variable by DEFINE_LAMP");
  }

  @Test
  void throughOtherMacros() {
    assertThat(of("kitchen"))
        .containsExactly("room.h:9 extern by DECLARE_ROOM", "room.c:2 variable by PER_ROOM");
  }

  @Test
  void pastedNames() {
    assertThat(of("lamp_attr_watts")).containsExactly("room.c:3 variable by LAMP_ATTR");
    assertThat(of("watts")).isEmpty();
    assertThat(of("keep_ceiling")).containsExactly("room.c:4 variable by EXPORT");
  }
}
