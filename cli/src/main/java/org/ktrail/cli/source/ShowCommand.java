package org.ktrail.cli.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ktrail.cli.navigate.CalleesAnswer;
import org.ktrail.cli.options.RevisionOptions;
import org.ktrail.cli.output.ExitCode;
import org.ktrail.cli.output.Format;
import org.ktrail.cli.output.FormatOption;
import org.ktrail.cli.output.Forms;
import org.ktrail.cli.output.HasFormat;
import org.ktrail.cli.output.Json;
import org.ktrail.cli.session.Ktrail;
import org.ktrail.queries.excerpts.Excerpt;
import org.ktrail.queries.workspace.OpenRevision;
import org.ktrail.queries.workspace.asked.SourceQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ktrail show NAME|FILE[:LINE]}. */
@Command(
    name = "show",
    description = {
      "The source of a function, macro, record, type or variable, of the definition around a line,"
          + " or of a file, with the numbers of its lines. On a terminal it is coloured, and"
          + " places are links to files of the work tree.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail show kill_dax",
      "  ktrail show kill_dax --targets",
      "  ktrail show drivers/dax/super.c:340 --rev v6.1",
      "  ktrail show \"struct dax_device\" --format json",
      "",
      "Exit codes: 0 found, 2 error (unknown name too).",
    })
public final class ShowCommand implements Callable<Integer>, HasFormat {
  /** Functions of a slot that are told. */
  private static final int TOP = 3;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final RevisionOptions revision = new RevisionOptions();

  @Parameters(
      paramLabel = "NAME|FILE[:LINE]",
      description = "A name, with FILE: before it if several files have it; a file, or a line.")
  private String asked = "";

  @Option(
      names = "--targets",
      description = "Below each line what it calls, by the graph: kind, grade, where it is.")
  private boolean targets;

  private final FormatOption format = FormatOption.of();

  @Override
  public FormatOption format() {
    return format;
  }

  @Override
  public Integer call() {
    SourceQuestion question = new SourceQuestion(asked, targets ? TOP : -1);
    try (OpenRevision opened = revision.open()) {
      List<Excerpt> found = question.ask(opened, revision.label());
      CommandSpec self = Objects.requireNonNull(spec);
      Ktrail ktrail = (Ktrail) self.root().userObject();
      PrintWriter out = self.commandLine().getOut();
      if (format.chosen() == Format.TEXT && ktrail.isPainted(ktrail.isOnTerminal())) {
        write(ExcerptText.text(found, new Paint.Colours(workTree(ktrail))), ktrail.output());
        return ExitCode.FOUND;
      }
      Forms.of(
              () -> ExcerptText.text(found, new Paint.None()),
              () -> {
                var whole = Json.object("schema", "ktrail/show/1");
                whole.putAll(
                    ExcerptText.json(found, c -> CalleesAnswer.json(c, Integer.MAX_VALUE)));
                return whole;
              })
          .write(format.chosen(), out);
      return ExitCode.FOUND;
    }
  }

  /** The directory that has the files, if the command runs in or for one. */
  private static Optional<Path> workTree(Ktrail ktrail) {
    for (Path at = ktrail.directory(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Past the writer that shows escapes as text: foreign text was made harmless before. */
  private static void write(String text, OutputStream out) {
    try {
      out.write(text.getBytes(UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
