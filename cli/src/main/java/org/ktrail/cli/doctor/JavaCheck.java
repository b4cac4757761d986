package org.ktrail.cli.doctor;

import java.util.List;
import org.ktrail.cli.VersionProvider;

/** The JDK and what it may use. */
final class JavaCheck implements Check {
  private static final int LEAST_HEAP_MB = 900;

  @Override
  public List<Finding> look(Place place) {
    Runtime runtime = Runtime.getRuntime();
    long heap = runtime.maxMemory() >> 20;
    String java =
        "%s %s, %s"
            .formatted(
                System.getProperty("java.vm.vendor"),
                Runtime.version(),
                System.getProperty("java.home"));
    Finding memory =
        heap >= LEAST_HEAP_MB
            ? Finding.ok(
                "memory", heap + " MiB of heap, " + runtime.availableProcessors() + " cores")
            : Finding.wrong(
                "memory", heap + " MiB of heap", "set KTRAIL_JAVA_OPTS=-Xmx2g to index a kernel");
    return List.of(
        Finding.ok("ktrail", VersionProvider.version()), Finding.ok("java", java), memory);
  }
}
