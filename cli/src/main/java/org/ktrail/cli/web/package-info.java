/**
 * The pages that {@code ktrail serve} has for browsers: files of this build, which ask what the
 * command line answers. It knows the server's routes, and no question by itself.
 */
@NullMarked
package org.ktrail.cli.web;

import org.jspecify.annotations.NullMarked;
