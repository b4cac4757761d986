/**
 * {@code ktrail lsp}: a language server on standard streams. Turns requests of an editor into
 * questions to the workspace, and answers into the protocol's forms; what the answers say is
 * decided there.
 */
@NullMarked
package org.ktrail.cli.lsp;

import org.jspecify.annotations.NullMarked;
