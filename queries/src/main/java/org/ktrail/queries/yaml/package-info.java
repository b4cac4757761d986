/**
 * Reads YAML files of the user strictly: what is not understood is an error that names its line.
 * Knows the library that parses YAML, alone in the house, and no form of file.
 */
@NullMarked
package org.ktrail.queries.yaml;

import org.jspecify.annotations.NullMarked;
