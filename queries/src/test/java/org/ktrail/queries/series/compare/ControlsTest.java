package org.ktrail.queries.series.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlsTest {
  private static final String TEXT =
      """
      lamp(struct lamp *lamp, int flags)
      {
      	int error = open_it(lamp);
      	if (flags & LAMP_ON && !lamp->lit)
      		light(lamp);
      	else if (error)
      		return shout(lamp);
      	while (busy(lamp)) {
      		list_for_each_entry(bulb, &lamp->bulbs, list) {
      			switch (*bulb->kind) {
      			case 1: blink(bulb); /* if (0) */
      			}
      		}
      	}
      	do
      		wait_for(lamp);
      	while (!ready(lamp));
      out:
      	close_it(lamp);
      }
      """;

  private static void check(String call, int line, String... controls) {
    assertThat(Controls.of(TEXT, 1).at(call, line)).as(call).containsExactly(controls);
  }

  @Test
  void tellsWhatACallStandsIn() {
    check("open_it", 3);
    check("light", 5, "if (flags & LAMP_ON && !lamp->lit)");
    check("shout", 7, "else of if (flags & LAMP_ON && !lamp->lit)", "if (error)");
    check("busy", 8, "the test of while (busy(lamp))");
    check(
        "blink",
        11,
        "while (busy(lamp))",
        "list_for_each_entry(bulb, &lamp->bulbs, list)",
        "switch (*bulb->kind)");
    check("wait_for", 16);
    check("ready", 17, "the test of while (!ready(lamp))");
    check("close_it", 19);
  }

  @Test
  void endsInAnyText() {
    for (int cut = 0; cut < TEXT.length(); cut++) {
      Controls.of(TEXT.substring(cut), 1);
      Controls.of(TEXT.substring(0, cut), 1);
    }
    Controls.of("f() { " + "if (a) ".repeat(100_000), 1);
    Controls.of("{".repeat(100_000), 1);
  }
}
