package org.ktrail.indexer.patch;

/**
 * A {@code Name: value} line of a patch's message, or one that {@code git format-patch} puts below
 * the diff.
 *
 * @param name as written: {@code Signed-off-by}, {@code Fixes}, {@code Change-Id}, {@code
 *     base-commit}, {@code prerequisite-patch-id} …
 * @param value without blanks around it
 * @param line line of the mail
 */
public record Trailer(String name, String value, int line) {}
