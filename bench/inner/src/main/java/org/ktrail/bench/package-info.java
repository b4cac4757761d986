/** Inner loops under JMH, on a real kernel; bench/inner/run starts them and keeps the results. */
@NullMarked
package org.ktrail.bench;

import org.jspecify.annotations.NullMarked;
