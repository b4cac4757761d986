package org.ktrail.cli.source;

import picocli.CommandLine.Command;

/** {@code ktrail writes STRUCT.FIELD}. */
@Command(
    name = "writes",
    description = {
      "Every place that writes a member of a record: assigned, updated (+=, ++), initialised,"
          + " through a macro, or by its address, where what is handed that writes it. What has no"
          + " known type is listed apart, by the member's name alone.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail writes inode.i_state",
      "  ktrail writes \"struct dax_device.flags\" --in drivers/dax",
      "  ktrail writes file.f_op --config .config --format json",
      "",
      "Exit codes: 0 found, 1 nothing writes it, 2 error (unknown name too).",
    })
public final class WritesCommand extends FieldUsesCommand {
  public WritesCommand() {
    super("ktrail/writes/1", true);
  }
}
