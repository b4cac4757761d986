package org.ktrail.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ktrail.indexer.failure.UserError;
import org.ktrail.indexer.snapshot.Repositories;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.store.DamagedStoreException;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Stores;

/** The repository and its index. */
final class RepositoryCheck implements Examination {
  private static final String REPOSITORY = "repository";
  private static final String INDEX = "index";

  /** An index of a kernel and what is written while it is built. */
  private static final long NEEDED_BYTES = 3L << 30;

  @Override
  public List<Observation> look(Place place) {
    if (place.isUrl()) {
      return List.of(
          Observation.note(
              REPOSITORY, place.name() + " is a URL; it is copied when a query needs it"));
    }
    try (SourceRepository repository = Repositories.open(place.directory())) {
      List<Observation> findings = new ArrayList<>();
      String shallow = repository.isShallow() ? ", shallow" : "";
      findings.add(Observation.ok(REPOSITORY, repository.directory() + shallow));
      Stores stores = Stores.of(repository);
      findings.add(index(stores));
      space(stores.directory(), findings);
      return findings;
    } catch (UserError e) {
      String text = String.valueOf(e.getMessage());
      return List.of(
          place.isNamed()
              ? new Observation(Observation.Health.WRONG, REPOSITORY, text)
              : Observation.note(REPOSITORY, text));
    }
  }

  private static Observation index(Stores stores) {
    String format = "format " + Stores.FORMAT + ", " + stores.directory();
    try (FactStore facts = stores.open()) {
      return facts.size() == 0
          ? Observation.ok(
              INDEX,
              format
                  + ", empty: `ktrail index` or the first query fills it"
                  + texts(stores.sizes()))
          : Observation.ok(INDEX, sizes(format, facts, stores));
    } catch (DamagedStoreException e) {
      return Observation.wrong(
          INDEX, format + ", cannot be read: " + e.getMessage(), "`ktrail index` builds it anew");
    }
  }

  private static String sizes(String format, FactStore facts, Stores stores) {
    Stores.Sizes sizes = stores.sizes();
    return "%s: facts of %d sources, %d MB; linked graphs, %d MB, up to %d are kept"
            .formatted(
                format,
                facts.size(),
                facts.bytesOnDisk() / MEGA,
                sizes.artifacts() / MEGA,
                stores.graphs())
        + " (git config ktrail.graphs N)"
        + texts(sizes)
        + (sizes.others() < MEGA
            ? ""
            : "; %d MB of other builds of ktrail (`ktrail index --prune` removes them)"
                .formatted(sizes.others() / MEGA));
  }

  private static String texts(Stores.Sizes sizes) {
    return sizes.texts() == 0
        ? ""
        : "; trigrams of texts for `ktrail grep`, %.1f MB".formatted(sizes.texts() / (double) MEGA);
  }

  private static final int MEGA = 1_000_000;

  private static void space(Path directory, List<Observation> findings) {
    Path existing = directory;
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      if (free < NEEDED_BYTES) {
        findings.add(
            Observation.wrong(
                "disk",
                (free >> 20) + " MiB free at " + existing,
                "make room: the index of a kernel needs up to 3 GiB while it is built"));
      }
    } catch (IOException e) {
      findings.add(Observation.note("disk", existing + " does not tell what is free"));
    }
  }
}
