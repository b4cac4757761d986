package org.ktrail.queries.simulate.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelFilesTest {
  @Test
  void everyModelIsUnderstoodAndAnswered() {
    Models models = Models.shipped();
    for (ModelFile file : Models.shippedFiles()) {
      for (String function : file.functions()) {
        assertThat(file.function(function)).as(function).isPresent();
        assertThat(models.answers(function)).as(function).isTrue();
      }
      assertThat(models.macros()).containsAllEntriesOf(file.macros());
    }
  }

  @Test
  void theDocumentationIsThatOfTheFiles() throws IOException {
    Path page = Path.of("../docs/models.md");
    String should = ModelsPage.text();
    if (Boolean.getBoolean("update")) {
      Files.writeString(page, should);
    }
    assertThat(Files.readString(page)).as("write it with -Dupdate=true").isEqualTo(should);
  }
}
