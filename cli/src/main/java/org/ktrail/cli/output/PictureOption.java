package org.ktrail.cli.output;

import picocli.CommandLine.Option;

/** How an answer is written that can be drawn. */
public final class PictureOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json, dot or mermaid (default: text).")
  private PictureFormat format = PictureFormat.TEXT;

  public PictureFormat format() {
    return format;
  }
}
