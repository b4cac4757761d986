/** What the launcher runs once after a build so that later starts are quick; no commands. */
@NullMarked
package org.ktrail.cli.install;

import org.jspecify.annotations.NullMarked;
