package org.ktrail.cli.output;

import picocli.CommandLine.Option;

/** The option of commands that answer in text or JSON. */
public final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: text).")
  private Format format = Format.TEXT;

  public Format format() {
    return format;
  }
}
