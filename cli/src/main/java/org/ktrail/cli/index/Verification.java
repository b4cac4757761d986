package org.ktrail.cli.index;

import java.io.PrintWriter;
import org.ktrail.indexer.snapshot.SourceRepository;
import org.ktrail.indexer.store.ArtifactStore;
import org.ktrail.indexer.store.DamagedStoreException;
import org.ktrail.indexer.store.FactStore;
import org.ktrail.indexer.store.Stores;

/** Compares what is stored with its checksums, and drops what is damaged: it is made anew. */
final class Verification {
  private Verification() {}

  /**
   * @param out told in a line each what was looked at, and what is damaged
   * @return whether all is whole
   */
  static boolean of(SourceRepository repository, PrintWriter out) {
    Stores stores = Stores.of(repository);
    boolean whole = true;
    try (FactStore facts = stores.open()) {
      facts.verify();
      out.printf("facts of %d blobs are whole%n", facts.size());
    } catch (DamagedStoreException e) {
      e.discard();
      whole = false;
      out.println("damaged: " + e.getMessage() + "; the next command builds the facts anew");
    }
    ArtifactStore artifacts = stores.artifacts();
    for (String key : artifacts.damaged()) {
      artifacts.discard(key);
      whole = false;
      out.println("damaged: " + key + "; removed, it is made anew when it is needed");
    }
    for (String name : repository.dropDamaged()) {
      whole = false;
      out.println("damaged: " + name + "; removed, it is looked up anew");
    }
    out.println(whole ? "all is whole" : "what is named above was not what had been written");
    return whole;
  }
}
