package org.ktrail.queries.definitions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.condition.Condition;
import org.ktrail.indexer.extract.FragmentParser;
import org.ktrail.indexer.facts.Declarations;
import org.ktrail.indexer.pipeline.FileExtractor;
import org.ktrail.queries.definitions.DefinitionSource.DeclaringFile;
import org.ktrail.queries.mentions.MentionSource;

class AssemblyNamesTest {
  private static List<String> of(String path, String text, String name) {
    Declarations declarations;
    try (FragmentParser parser = new FragmentParser();
        FileExtractor files =
            new FileExtractor(() -> blob -> parser.parse(new String(blob, UTF_8)))) {
      declarations = files.extract(path, text.getBytes(UTF_8)).declarations();
    }
    DefinitionSource source =
        asked -> List.of(new DeclaringFile(path, "kernel", Condition.ALWAYS, declarations));
    MentionSource mentions =
        asked -> List.of(new MentionSource.Candidate(path, () -> text.getBytes(UTF_8)));
    return new AssemblyNames(source, mentions)
        .of(name).stream().map(d -> d.place() + " " + d.kind() + " " + d.note()).toList();
  }

  private static final String OFFSETS =
      """
      #include <linux/kbuild.h>
      static void common(void)
      {
        OFFSET(LAMP_stack, lamp, stack);
        DEFINE(LAMP_SIZE, sizeof(struct lamp));
        use(LAMP_stack);
      }
      """;

  @Test
  void aConstantThatTheBuildComputesIsDefinedByItsMacro() {
    assertThat(of("asm-offsets.c", OFFSETS, "LAMP_stack"))
        .containsExactly("asm-offsets.c:4 enum-constant by OFFSET");
    assertThat(of("asm-offsets.c", OFFSETS, "LAMP_SIZE"))
        .containsExactly("asm-offsets.c:5 enum-constant by DEFINE");
  }

  @Test
  void elsewhereTheSameTextDefinesNothing() {
    assertThat(of("plain.c", OFFSETS.replace("linux/kbuild.h", "other.h"), "LAMP_stack")).isEmpty();
    assertThat(of("asm-offsets.c", OFFSETS, "stack")).isEmpty();
  }

  @Test
  void aMacroOfTheAssembler() {
    String text = ".macro SAVE_REGS rdx=%rdx\n\tpushq %rdi\n.endm\n";
    assertThat(of("calling.S", text, "SAVE_REGS"))
        .containsExactly("calling.S:1 macro of the assembler");
    assertThat(of("calling.S", text, "rdx")).isEmpty();
  }
}
