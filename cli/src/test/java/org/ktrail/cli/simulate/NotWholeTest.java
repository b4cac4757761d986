package org.ktrail.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

/** A patch of which a hunk does not fit says nothing about the function that the hunk is about. */
class NotWholeTest {
  private static final String BASE =
      """
      struct lamp { int lit; };

      int lamp_dim(struct lamp *lamp)
      {
      	lamp->lit = 0;
      	return 0;
      }

      int lamp_two(struct lamp *lamp, int how)
      {
      	return how;
      }

      int lamp_press(struct lamp *lamp)
      {
      	return lamp->lit;
      }
      """;

  private static final String MAIL =
      """
      From a@b Mon Sep 17 00:00:00 2001
      From: A <a@b>
      Subject: [PATCH] lamp: press harder
      Date: Mon, 1 Jan 2024 00:00:00 +0000
      Message-ID: <lamp@b>

      Text.
      ---
      diff --git a/lamp.c b/lamp.c
      --- a/lamp.c
      +++ b/lamp.c
      @@ -3,5 +3,5 @@
       int lamp_dim(struct lamp *lamp)
       {
      -	lamp->lit = 0;
      +	lamp->lit = 1;
       	return 0;
       }
      @@ -14,4 +14,4 @@ int lamp_two(struct lamp *lamp, int how)
       int lamp_press(struct lamp *lamp)
       {
      -	return lamp->lit + 7;
      +	return lamp->lit + 8;
       }
      """;

  private static final String SCENARIOS =
      """
      in: lamp.c
      state: |
        struct lamp lamp;
        int rc;
      ---
      scenario: dimmed
      title: What fits is used
      steps:
        - {step: dim, c: "lamp_dim(&lamp);"}
      outcomes:
        - {value: lit, when: lamp.lit}
        - {value: dark, when: "!lamp.lit"}
      expect: lit
      ---
      scenario: pressed
      title: What does not fit is not known
      steps:
        - {step: press, c: "rc = lamp_press(&lamp);"}
      outcomes:
        - {value: nothing, when: "!rc"}
        - {value: something, when: rc}
      expect: nothing
      ---
      scenario: given_too_much
      title: A call that no compiler takes is not known either
      steps:
        - {step: press, c: "rc = lamp_two(&lamp);"}
      outcomes:
        - {value: nothing, when: "!rc"}
        - {value: something, when: rc}
      expect: nothing
      """;

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    SampleRepository.create(directory.resolve("r.git"), Map.of("lamp.c", BASE));
    Files.writeString(directory.resolve("lamp.mbox"), MAIL);
    Files.writeString(directory.resolve("lamp.yaml"), SCENARIOS);
  }

  private String told(String scenario, int code) {
    String[] asked = {
      "-C",
      directory.resolve("r.git").toString(),
      "simulate",
      directory.resolve("lamp.yaml").toString(),
      "--only",
      scenario,
      "--series",
      directory.resolve("lamp.mbox").toString(),
      "--base",
      "HEAD"
    };
    assertThat(Main.run(asked, out, err)).as(out.toString(UTF_8) + err).isEqualTo(code);
    return out.toString(UTF_8);
  }

  @Test
  void whatFitsIsUsed() {
    assertThat(told("dimmed", 0)).contains("holds: lit");
  }

  @Test
  void aFunctionOfWhichAHunkDoesNotFitIsNotKnown() {
    assertThat(told("pressed", 3).replaceAll("\\s+", " "))
        .contains("unknown")
        .contains("lamp_press() is not whole: hunk 2 of patch 1 in lamp.c does not fit here");
  }

  @Test
  void aCallWithTooFewArgumentsIsNotKnown() {
    assertThat(told("given_too_much", 3).replaceAll("\\s+", " "))
        .contains("lamp_two() takes 2 arguments, and is given 1");
  }
}
