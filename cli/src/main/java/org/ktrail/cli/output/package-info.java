/**
 * What answers are written with: forms, tables, JSON, pages, pictures, and writers that let nothing
 * through that would pass for something else. Knows no command, no option but that of the form, and
 * no question.
 */
@NullMarked
package org.ktrail.cli.output;

import org.jspecify.annotations.NullMarked;
