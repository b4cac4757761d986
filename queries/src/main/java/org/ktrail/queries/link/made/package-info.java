/**
 * What macros make: functions and records from invocations at file scope, headers that are read
 * again with other macros, uses within bodies, assembly.
 */
@NullMarked
package org.ktrail.queries.link.made;

import org.jspecify.annotations.NullMarked;
