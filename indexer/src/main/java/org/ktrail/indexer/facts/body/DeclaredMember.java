package org.ktrail.indexer.facts.body;

/**
 * A member as the source declares it.
 *
 * @param name "" of a record within that has none
 * @param line of its name, or of the record within
 * @param text type and declarator, bits too, as written, blanks folded, without what a record
 *     within holds
 */
public record DeclaredMember(String name, int line, String text) {}
