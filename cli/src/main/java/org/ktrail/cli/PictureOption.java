package org.ktrail.cli;

import picocli.CommandLine.Option;

/** How an answer is written that can be drawn. */
final class PictureOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json, dot or mermaid (default: text).")
  private PictureFormat format = PictureFormat.TEXT;

  PictureFormat format() {
    return format;
  }
}
