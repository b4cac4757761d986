package org.ktrail.queries.simulate.run;

import org.ktrail.queries.simulate.c.CType;

/**
 * What an unknown number is the value of.
 *
 * @param record that it is a member of, as {@code struct tag}, "" if of none
 * @param member "" if of none
 */
record ValueOrigin(String record, String member, CType type) {}
