package org.ktrail.queries.mentions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an expression does with {@code n}. */
class VariableAccessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(n);| read",
        "x = n;| read",
        "n = 1;| write",
        "if (n == 1)| read",
        "n += 2;| write",
        "n <<= 2;| write",
        "n << 2;| read",
        "n++;| write",
        "--n;| write",
        "f(&n);| address taken",
        "a & n;| read",
        "a && n;| read",
        "f(&n[3]);| address taken",
        "f(&n->x);| read",
        "n[i + 1] = 2;| write",
        "n.x.y = 2;| write",
        "n->x = 2;| read",
        "p->n = 2;| write",
        "p->q[g(1, 2)].n++;| write",
        "f(&p->n);| address taken",
        "f(&p->q->n.x);| address taken",
        "f(&h(p)->n);| address taken",
        "n(&x);| read",
      })
  void is(String code, String access) {
    byte[] text = code.getBytes(UTF_8);
    int at = code.matches(".*\\bp->.*n.*") ? code.lastIndexOf('n') : code.indexOf('n');
    if (code.startsWith("f(&h")) {
      at = code.lastIndexOf('n');
    }
    assertThat(VariableAccess.of(text, at, at + 1).toString()).isEqualTo(access);
  }
}
