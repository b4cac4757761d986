package org.ktrail.queries.simulate.run;

/**
 * Something that no code said, and that decided where a way went: what a function without a body
 * gives or leaves alone, what a model makes up, what a name holds that is declared nowhere.
 *
 * @param text a sentence without its end, after "if"
 * @param chosen whether one possibility alone was followed, so that no other way has the others
 */
public record Invention(String text, boolean chosen) {}
