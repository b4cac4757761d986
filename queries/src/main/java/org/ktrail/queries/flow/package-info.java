/**
 * What a C function does in which order: its control-flow graph, made of the syntax tree of the
 * text as it is written, macros unexpanded. {@link org.ktrail.queries.flow.FlowReader} makes {@link
 * org.ktrail.queries.flow.Flow}s of a file's bytes; nothing here knows a name of a kernel, what a
 * call does, or other files. Never fails: what the parser could not read is {@link
 * org.ktrail.queries.flow.Event.Unread}.
 */
@NullMarked
package org.ktrail.queries.flow;

import org.jspecify.annotations.NullMarked;
