package org.ktrail.cli.doctor;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.indexer.failure.Secrets;
import org.ktrail.indexer.snapshot.Repositories;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ktrail doctor}. Exits 0 if all is well, 1 if something is wrong. */
@Command(
    name = "doctor",
    footer = {
      "",
      "Examples:",
      "  ktrail doctor",
      "  ktrail -C ~/src/linux doctor",
      "",
      "Exit codes: 0 all is well, 1 something is wrong.",
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final List<Examination> CHECKS =
      List.of(new JavaCheck(), new ParserCheck(), new RepositoryCheck());

  @ParentCommand private @Nullable Ktrail ktrail;
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Examination.Place place = place(Objects.requireNonNull(ktrail));
    List<Observation> findings = new ArrayList<>();
    for (Examination check : CHECKS) {
      findings.addAll(check.look(place));
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    for (Observation finding : findings) {
      out.printf(
          "%-5s  %-10s  %s%n",
          finding.health().word, finding.subject(), Secrets.masked(finding.text()));
    }
    boolean wrong = findings.stream().anyMatch(f -> f.health() == Observation.Health.WRONG);
    return ExitCode.of(!wrong);
  }

  private static Examination.Place place(Ktrail ktrail) {
    String name = ktrail.repository().orElse("");
    boolean isUrl = Repositories.isUrl(name);
    return new Examination.Place(name, isUrl, isUrl ? Path.of("") : ktrail.directory());
  }
}
