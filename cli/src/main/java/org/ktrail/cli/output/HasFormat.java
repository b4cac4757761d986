package org.ktrail.cli.output;

/** A command whose answer can be had in several forms: it gets an option {@code --format}. */
public interface HasFormat {
  FormatOption format();
}
