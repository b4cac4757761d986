/**
 * What names mean: everything declared in the snapshot ({@link World}), and what of it one file
 * sees ({@link FileView}), under which conditions. Types, values and bodies are not looked at.
 */
@NullMarked
package org.ktrail.queries.link.world;

import org.jspecify.annotations.NullMarked;
