/** {@code ktrail doctor}: what this installation consists of, what is wrong and how to mend it. */
@NullMarked
package org.ktrail.cli.doctor;

import org.jspecify.annotations.NullMarked;
