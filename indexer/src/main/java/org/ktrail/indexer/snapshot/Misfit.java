package org.ktrail.indexer.snapshot;

/**
 * A function or variable that is neither as the base has it nor as a change makes it, since some of
 * the change does not fit: whatever runs it says nothing about the change.
 *
 * @param path of the file that the change is about
 * @param why which part of the change, as the end of a sentence
 */
public record Misfit(String path, String name, String why) {}
