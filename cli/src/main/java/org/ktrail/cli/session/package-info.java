/**
 * What all commands of one process share: the command {@code ktrail} itself, the repository that it
 * works on, how far work is, and the JVM in which it is done. Opens what the workspace asks for,
 * and knows no command that asks.
 */
@NullMarked
package org.ktrail.cli.session;

import org.jspecify.annotations.NullMarked;
