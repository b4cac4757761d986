/**
 * Finds call traces in text that people write: mails, changelogs, reports. {@link
 * org.ktrail.queries.trace.TraceReader} reads text and knows no kernel: whether a name exists and
 * whether a hop is possible is asked by {@code queries.claims}.
 *
 * <p>Quoting ({@code > }) is taken off first, the lines of diffs are left out, tabs are eight
 * columns. What is left is cut into blocks at blank lines and at changes of the quoting. In a block
 * a trace is a run of lines of this grammar:
 *
 * <pre>
 * trace      = listing | stack | inline
 * listing    = { hop | gap | step }            callers first, callees to the right of them
 * hop        = [ marker ] expression [ targets ] [ remark ]
 * marker     = drawing arrow | drawing branch  "-&gt;" "`-&gt;" "=&gt;" "→", "|--" "+-&gt;" "\-" "└─"
 * expression = { name ("-&gt;" | ".") } name [ "(" arguments ")" ]
 * targets    = "=&gt;" [ "\" ] expression { ("or" | "," | "-") expression }   may go on below
 * remark     = "//" … | "#" … | "/*" … | "(" … | "[" … | "&lt;-" … | "--" …
 * gap        = [ marker ] ( "..." | "…" | "(skip)" | "(omitted)" | "[snip]" … )
 * step       = marker words | words to the right of the first hop
 * stack      = { frame }                       innermost first
 * frame      = [ "[&lt;" address "&gt;]" ] [ "?" ] name "+0x" offset "/0x" size [ remark ]
 *            | [ "?" ] name "(" file ":" line … ")"  |  "RIP: 0010:" frame  |  "=&gt; " name
 * inline     = name "()" { "-&gt;" name "()" }       within a line of prose
 *            | name " -&gt; " name { " -&gt; " name }
 * </pre>
 *
 * <p>An expression without a marker is a hop only if the line holds nothing else but a remark, it
 * is no statement of C ({@code ;}, <code>{</code>), and a later line is to the right of it, or the
 * line before the block announces a call trace. So lists of functions and pieces of code are none.
 * A word without parentheses and underscore is a hop only if the snapshot knows it. {@code ->x()}
 * without a blank in front of prose is a member spoken of, no hop.
 *
 * <p>Where every hop stands in one column, as after a mailer has taken the indentation away, each
 * hop may be called from any before it: {@link org.ktrail.queries.trace.Trace#indentationLost()}.
 *
 * <p>Reading takes time linear in the text and does not fail, whatever the text is.
 */
@NullMarked
package org.ktrail.queries.trace;

import org.jspecify.annotations.NullMarked;
