package org.ktrail.indexer.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.treesitter.jtreesitter.internal.TreeSitter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParserTest {
  private static final String SOURCE =
      """
      struct s { int (*f)(void *); };
      /* a comment */
      static int run(struct s *s, void *arg)
      {
      	if (!s->f) // none
      		return -1;
      	return s->f(arg) + (unsigned long)sizeof(struct s);
      }
      int broken( { x = ; } @@
      """;

  private static FlatTree parse(byte[] source) {
    try (Parser parser = Parser.of()) {
      return parser.parse(source, new FlatTree());
    }
  }

  @Test
  void treeHasFieldsAndBytes() {
    FlatTree tree = parse("int f(void) { return g(1); }".getBytes(UTF_8));
    assertThat(TreeText.of(tree, 0))
        .isEqualTo(
            "(translation_unit (function_definition type: (primitive_type) declarator:"
                + " (function_declarator declarator: (identifier) parameters: (parameter_list"
                + " (parameter_declaration type: (primitive_type)))) body: (compound_statement"
                + " (return_statement (call_expression function: (identifier) arguments:"
                + " (argument_list (number_literal)))))))");
    int function = tree.firstChild(0);
    int body = tree.child(function, Grammar.field("body"));
    assertThat(tree.start(body)).isEqualTo(12);
    assertThat(tree.end(body)).isEqualTo(28);
    assertThat(tree.parent(body)).isEqualTo(function);
    assertThat(tree.next(body)).isEqualTo(tree.size());
    assertThat(Grammar.symbolName(tree.symbol(tree.firstChild(body)))).isEqualTo("{");
    assertThat(tree.hasError(0)).isFalse();
  }

  @Test
  void oneCallAndCursorAgree() {
    try (Parser parser = Parser.of();
        Parser walker = new Parser(new Flattener.CursorWalk())) {
      FlatTree tree = parser.parse(SOURCE.getBytes(UTF_8), new FlatTree());
      assertThat(tree.hasError(0)).isTrue();
      FlatTree walked = walker.parse(SOURCE.getBytes(UTF_8), new FlatTree());
      assertThat(arrays(walked)).isDeepEqualTo(arrays(tree));
    }
  }

  private static int[][] arrays(FlatTree tree) {
    return Stream.of(tree.kinds, tree.starts, tree.ends, tree.nexts, tree.parents)
        .map(array -> Arrays.copyOf(array, tree.size()))
        .toArray(int[][]::new);
  }

  @Test
  void anythingIsParsed() {
    assertThat(parse(new byte[0]).size()).isEqualTo(1);
    assertThat(parse(new byte[] {0, -1, 0, '{', -2}).size()).isPositive();
    byte[] line = new byte[10_000_000];
    Arrays.fill(line, (byte) 'a');
    assertThat(parse(line).end(0)).isEqualTo(line.length);
    assertThat(parse("(".repeat(200_000).getBytes(UTF_8)).size()).isGreaterThan(200_000);
  }

  @Test
  void aTreeIsFilledAgain() {
    try (Parser parser = Parser.of()) {
      FlatTree tree = parser.parse(SOURCE.getBytes(UTF_8), new FlatTree());
      FlatTree again = parser.parse("int x;".getBytes(UTF_8), tree);
      assertThat(again).isSameAs(tree);
      assertThat(TreeText.of(again, 0))
          .isEqualTo(
              "(translation_unit (declaration type: (primitive_type) declarator: (identifier)))");
    }
  }

  @Test
  void grammarFitsTheArrays() {
    assertThat(TreeSitter.ts_language_field_count(Grammar.LANGUAGE)).isLessThan(256);
  }
}
