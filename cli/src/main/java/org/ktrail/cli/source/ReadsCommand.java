package org.ktrail.cli.source;

import picocli.CommandLine.Command;

/** {@code ktrail reads STRUCT.FIELD}. */
@Command(
    name = "reads",
    description = {
      "Every place that reads a member of a record: by its value, by a part of it, through a"
          + " macro, or by its address, where what is handed that reads it. What has no known type"
          + " is listed apart, by the member's name alone.",
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ktrail reads inode.i_state",
      "  ktrail reads \"struct dax_device.flags\" --in drivers/dax",
      "  ktrail reads file.f_op --config .config --format json",
      "",
      "Exit codes: 0 found, 1 nothing reads it, 2 error (unknown name too).",
    })
public final class ReadsCommand extends FieldUsesCommand {
  public ReadsCommand() {
    super("ktrail/reads/1", false);
  }
}
