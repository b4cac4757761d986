package org.ktrail.cli.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.Main;
import org.ktrail.indexer.snapshot.SampleRepository;

/** The page as a browser shows it. */
class PageInBrowserTest {
  @TempDir(cleanup = CleanupMode.NEVER) // a browser goes on writing for a moment
  Path directory;

  @Test
  void opensAndClosesWithoutAComplaint() throws IOException, InterruptedException {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "no chromium here: the page is not looked at");
    try (Browser browser = new Browser(program.get(), directory.resolve("profile"), page())) {
      assertThat(browser.value("document.querySelectorAll('table.outcomes td').length"))
          .isEqualTo("1");
      assertThat(browser.value("document.querySelector('.trace').checkVisibility()"))
          .as("traces are closed at first")
          .isEqualTo("false");

      browser.click("details.result > summary");
      assertThat(browser.value("document.querySelector('details.result').open")).isEqualTo("true");
      assertThat(browser.value("document.querySelector('.trace').checkVisibility()"))
          .isEqualTo("true");

      String call = ".trace details details > summary";
      assertThat(browser.value("document.querySelector('" + call + "').innerText"))
          .contains("lamp_press(&lamp) = 0");
      assertThat(browser.value("document.querySelector('" + call + "').parentNode.open"))
          .isEqualTo("false");
      browser.click(call);
      assertThat(browser.value("document.querySelector('" + call + "').parentNode.innerText"))
          .contains("lamp.lit = 0");
      browser.click(call);
      assertThat(browser.value("document.querySelector('" + call + "').parentNode.open"))
          .isEqualTo("false");

      assertThat(browser.complaints()).isEmpty();
    }
  }

  private Path page() throws IOException {
    Path bare = directory.resolve("linux.git");
    SampleRepository.create(
        bare,
        Map.of(
            "lamp.c",
            """
            struct lamp { int lit; };
            int lamp_press(struct lamp *lamp)
            {
            	lamp->lit = 0;
            	return 0;
            }
            """));
    Path scenario =
        Files.writeString(
            directory.resolve("lamp.yaml"),
            """
            scenario: pressed
            in: lamp.c
            state: struct lamp lamp;
            steps: [{step: press, c: "lamp.lit = 1; lamp_press(&lamp);"}]
            outcomes: [{value: dark, when: "!lamp.lit"}]
            """);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new String[] {
              "-C", bare.toString(), "simulate", scenario.toString(), "--format", "html"
            },
            out,
            err);
    assertThat(code).as(err.toString(UTF_8)).isZero();
    return Files.write(directory.resolve("page.html"), out.toByteArray());
  }
}
