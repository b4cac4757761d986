/**
 * The resident server: one process that keeps repositories and graphs open and answers the
 * launcher, editors, agents and browsers. It runs the commands of the command line, handed in by
 * who knows them, and adds to them where they are asked from, who may ask, and when to stop.
 */
@NullMarked
package org.ktrail.cli.serve;

import org.jspecify.annotations.NullMarked;
