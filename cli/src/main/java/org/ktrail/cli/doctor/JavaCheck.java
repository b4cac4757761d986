package org.ktrail.cli.doctor;

import java.util.List;
import org.ktrail.cli.output.VersionProvider;

/** The JDK and what it may use. */
final class JavaCheck implements Examination {
  private static final int LEAST_HEAP_MB = 900;

  @Override
  public List<Observation> look(Place place) {
    Runtime runtime = Runtime.getRuntime();
    long heap = runtime.maxMemory() >> 20;
    String java =
        "%s %s, %s"
            .formatted(
                System.getProperty("java.vm.vendor"),
                Runtime.version(),
                System.getProperty("java.home"));
    Observation memory =
        heap >= LEAST_HEAP_MB
            ? Observation.ok(
                "memory", heap + " MiB of heap, " + runtime.availableProcessors() + " cores")
            : Observation.wrong(
                "memory", heap + " MiB of heap", "set KTRAIL_JAVA_OPTS=-Xmx2g to index a kernel");
    return List.of(
        Observation.ok("ktrail", VersionProvider.version()), Observation.ok("java", java), memory);
  }
}
