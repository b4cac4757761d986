/**
 * Reads YAML files of the user strictly: what is not understood is an error that names its line.
 */
@NullMarked
package org.ktrail.cli.yaml;

import org.jspecify.annotations.NullMarked;
