package org.ktrail.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ktrail.cli.doctor.Examination.Place;
import org.ktrail.cli.doctor.Observation.Health;
import org.ktrail.indexer.snapshot.SampleRepository;

class RepositoryCheckTest {
  @TempDir Path directory;

  private static List<Observation> look(Place place) {
    return new RepositoryCheck().look(place);
  }

  @Test
  void aUrlIsNotFetchedToBeLookedAt() {
    assertThat(look(new Place("https://x.example/r.git", true, directory)))
        .singleElement()
        .satisfies(o -> {
          assertThat(o.health()).isEqualTo(Health.NOTE);
          assertThat(o.text()).startsWith("https://x.example/r.git is a URL");
        });
  }

  @Test
  void noRepositoryIsWrongOnlyWhereTheUserNamedOne() {
    assertThat(look(new Place("", false, directory)))
        .singleElement()
        .extracting(Observation::health)
        .isEqualTo(Health.NOTE);
    assertThat(look(new Place(directory.toString(), false, directory)))
        .singleElement()
        .extracting(Observation::health)
        .isEqualTo(Health.WRONG);
  }

  @Test
  void anEmptyIndexIsSaidWithWhatFillsIt() throws IOException {
    Path repository = directory.resolve("r.git");
    SampleRepository.create(repository, Map.of("a.c", "int a;\n"));
    List<Observation> seen = look(new Place(repository.toString(), false, repository));
    assertThat(seen.getFirst().health()).isEqualTo(Health.OK);
    assertThat(seen.getFirst().text()).endsWith("r.git");
    assertThat(seen.get(1).text()).contains("empty: `ktrail index` or the first query fills it");
    assertThat(repository.resolve("ktrail")).as("looking makes nothing").doesNotExist();
  }

  @Test
  void anIndexThatCannotBeReadIsWrongAndHasAMend() throws IOException {
    Path repository = directory.resolve("r.git");
    SampleRepository.create(repository, Map.of("a.c", "int a;\n"));
    Path facts =
        repository.resolve("ktrail").resolve(org.ktrail.indexer.store.Stores.NAME).resolve("facts");
    Files.createDirectories(facts);
    Files.write(facts.resolve("segments_1"), new byte[100]);
    Observation index = look(new Place(repository.toString(), false, repository)).get(1);
    assertThat(index.health()).isEqualTo(Health.WRONG);
    assertThat(index.text()).contains("cannot be read").endsWith("`ktrail index` builds it anew");
  }
}
