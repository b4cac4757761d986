package org.ktrail.indexer.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ktrail.indexer.facts.SourceFacts;

final class FragmentShapeTest {
  private static FragmentShape shape(String text) {
    return Objects.requireNonNull(FragmentShape.of(text), text);
  }

  @Test
  void textsThatDifferInNamesAreOne() {
    FragmentShape lamp = shape("int lamp_on ( struct lamp * l ) { return set ( l , \"on\" ) ; }");
    FragmentShape door = shape("int door_up ( struct door * d ) { return lift ( d , \"up\" ) ; }");
    assertThat(lamp.text()).isEqualTo(door.text());
    assertThat(lamp.names()).containsExactly("lamp_on", "lamp", "l", "set", "on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f ( x , x ) ;", // another one twice
        "F ( x , y ) ;", // in capitals
        "__f ( x , y ) ;",
        "for_each_f ( x , y ) ;",
        "sizeof ( x , y ) ;",
        "f ( x , 1 ) ;",
        "f ( x , \".init\" ) ;",
        "f ( x , CONFIG_Y ) ;",
      })
  void whatAlwaysMattersKeepsThemApart(String other) {
    assertThat(shape(other).text()).isNotEqualTo(shape("g ( a1 , b1 ) ;").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#define X",
        "asm ( \"call f\" ) ;",
        "a /* b */",
        "a // b",
        "x = \u00e9 ;",
        "ktnq0z ;",
        "\\"
      })
  void whatIsUnusualIsReadAsItStands(String text) {
    assertThat(FragmentShape.of(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static int lamp_on ( struct lamp * l , int n ) { struct door * d = l -> door ; "
            + "if ( l -> ops -> on ) return l -> ops -> on ( l , \"on\" , 'n' , \"a\\\"b\" ) ; "
            + "for_each_door ( d , l ) { shut ( d ) ; } return ( n ) ? LAMP_ON ( l ) : 0 ; }",
        "static const struct lamp_ops ops = { . on = lamp_on , . off = ( lamp_fn ) lamp_off , } ;",
        "struct lamp { int ( * on ) ( struct lamp * l ) ; struct { u32 a ; } b [ 3 ] ; } ;",
        "typedef unsigned int lamp_t ; extern lamp_t __lamp_of ( void * p ) ; enum e { A , B } ;",
        "int f ( void ) __attribute__ ( ( alias ( \"g\" ) ) ) ; static int * p [ ] = { & q , } ;",
        "void f ( void ) { struct lock l __attribute__ ( ( cleanup ( unlock ) ) ) ; go ( & l ) ; }",
        "void f ( void ) { if ( IS_ENABLED ( CONFIG_LAMP ) && on ( ) ) g ( ) ; }",
      })
  void factsAreThoseOfTheText(String text) {
    try (FragmentParser parser = new FragmentParser();
        SourceExtractor extractor = new SourceExtractor()) {
      String other = text.replace("lamp", "extraordinary_light").replace("door", "d");
      for (String each : List.of(text, other, text)) {
        SourceFacts direct = extractor.extract(each.getBytes(StandardCharsets.UTF_8));
        assertThat(withoutOffsets(parser.parse(each))).isEqualTo(withoutOffsets(direct));
      }
    }
  }

  private static String withoutOffsets(SourceFacts facts) {
    return (facts.declarations().toString() + facts.bodies())
        .replaceAll("\\b(start|end|bodyStart|scopeStart|scopeEnd|at)=-?\\d+", "");
  }

  private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z_]\\w*)\"");

  @Test
  void whatTheExtractorKnowsByNameIsReserved() throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    for (String part : List.of("lex", "normalise", "extract")) {
      try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/ktrail/indexer", part))) {
        for (Path source : sources.filter(Files::isRegularFile).toList()) {
          if (!source.endsWith("CSyntax.java")
              && !source.endsWith("FragmentShape.java")) { // the grammar's names of nodes
            LITERAL
                .matcher(Files.readString(source))
                .results()
                .map(m -> m.group(1))
                .filter(name -> !FragmentShape.isReserved(name))
                .forEach(missing::add);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }
}
