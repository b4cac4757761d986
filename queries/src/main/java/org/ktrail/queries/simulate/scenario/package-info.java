/**
 * Situations that code is run in: what is set up, what is called, and what is looked at afterwards.
 * A scenario is written in C over the names of one file of the snapshot; what it calls is the
 * extracted code, unless it says otherwise, and then the answer says so too.
 */
@NullMarked
package org.ktrail.queries.simulate.scenario;

import org.jspecify.annotations.NullMarked;
