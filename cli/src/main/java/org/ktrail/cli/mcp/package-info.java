/**
 * What agents ask: the tools, resources and prompts of the Model Context Protocol, on standard
 * streams and over HTTP. A tool is a command line with {@code --format json}, run in this process;
 * what is here says how agents name it, and hands its answer over in pages.
 */
@NullMarked
package org.ktrail.cli.mcp;

import org.jspecify.annotations.NullMarked;
