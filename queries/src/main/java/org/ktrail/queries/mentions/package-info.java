@NullMarked
package org.ktrail.queries.mentions;

import org.jspecify.annotations.NullMarked;
