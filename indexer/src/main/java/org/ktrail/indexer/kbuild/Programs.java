package org.ktrail.indexer.kbuild;

/**
 * Tells the program that a file belongs to; calls never cross programs.
 *
 * <p>{@link #KERNEL} for the kernel with its modules, of every architecture, and their headers; the
 * directory for a tool or an image with a link of its own; "" for everything of a tree that has no
 * Kbuild.
 */
public interface Programs {
  String KERNEL = "kernel";

  String of(String path);
}
