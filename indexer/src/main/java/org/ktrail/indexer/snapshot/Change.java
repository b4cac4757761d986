package org.ktrail.indexer.snapshot;

/**
 * A commit, as it is shown where something changed.
 *
 * @param id 40 hexadecimal digits
 * @param authored when it was written, in RFC 3339 with the author's offset; so {@code committed}
 * @param subject its first paragraph in one line
 */
public record Change(
    String id, String author, String email, String authored, String committed, String subject) {}
