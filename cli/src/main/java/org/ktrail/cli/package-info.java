/**
 * The command line of {@code ktrail}: where a process begins and ends, the list of all commands,
 * and what is said where one fails. Knows every command, and nothing knows it but the warm-up.
 */
@NullMarked
package org.ktrail.cli;

import org.jspecify.annotations.NullMarked;
