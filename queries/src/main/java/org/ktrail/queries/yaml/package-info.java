/**
 * Reads YAML files of the user strictly: what is not understood is an error that names its line.
 */
@NullMarked
package org.ktrail.queries.yaml;

import org.jspecify.annotations.NullMarked;
