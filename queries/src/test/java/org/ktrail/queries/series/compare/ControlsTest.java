package org.ktrail.queries.series.compare;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.extract.body.BodyReader;
import org.ktrail.indexer.facts.body.Flow;

class ControlsTest {
  private static final String TEXT =
      """
      int lamp(struct lamp *lamp, int flags)
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

  private static Controls controls(String text) {
    try (BodyReader reader = new BodyReader()) {
      List<Flow> flows = reader.read("lamp.c", text.getBytes(ISO_8859_1));
      return flows.isEmpty() ? Controls.NONE : Controls.of(text, flows.getFirst());
    }
  }

  private static void check(String call, int line, String... controls) {
    assertThat(controls(TEXT).at(call, line)).as(call).containsExactly(controls);
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
  void statementsBehindALabelControlToo() {
    String text =
        """
        int lamp(struct lamp *lamp, int n)
        {
        	switch (n) {
        	case 1:
        		if (lamp->lit)
        			dim(lamp);
        	}
        	list_for_each_entry(bulb, &lamp->bulbs, list)
        		if (bulb->lit)
        			blink(bulb);
        }
        """;
    assertThat(controls(text).at("dim", 6)).containsExactly("switch (n)", "if (lamp->lit)");
    assertThat(controls(text).at("blink", 10)).containsExactly("if (bulb->lit)");
  }

  @Test
  void endsInAnyText() {
    for (int cut = 0; cut < TEXT.length(); cut++) {
      controls(TEXT.substring(cut));
      controls(TEXT.substring(0, cut));
    }
    controls("int f() { " + "if (a) ".repeat(10_000));
    controls("{".repeat(10_000));
  }
}
