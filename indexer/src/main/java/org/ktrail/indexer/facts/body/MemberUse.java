package org.ktrail.indexer.facts.body;

import java.util.List;
import org.ktrail.indexer.facts.Expr;

/**
 * A place in a file that uses a member of a record, or a name, as its text has it: whose record it
 * is, only a linked view knows.
 *
 * @param member its name
 * @param base of what it is a member, {@link Expr#OPAQUE} of a name; a result of a call ({@link
 *     Expr.Result}) has in place of a number the byte at which the call's callee is named
 * @param leads what leads from the type of {@code base} to the record, of an initialiser: {@code
 *     .name}, {@code #n} for the nth element, {@code []} for any; else empty
 * @param rest what is taken of the member: {@code .name} of a part, {@code []} of an element
 * @param at first byte of the member's name
 * @param access what is done with it, or with that part of it
 * @param callee the function or macro that it, or its address, is handed to as it is; "" if none
 * @param argument which argument, from 0; −1 if none; {@link #VARIABLE} if {@code callee} is a
 *     variable that a name, or its address, gets into
 * @param text the expression up to the member, blanks folded
 */
public record MemberUse(
    String member,
    Expr base,
    List<String> leads,
    List<String> rest,
    int at,
    Access access,
    String callee,
    int argument,
    String text) {
  /** In place of the number of an argument. */
  public static final int VARIABLE = -2;

  public MemberUse {
    leads = List.copyOf(leads);
    rest = List.copyOf(rest);
  }

  /** What an expression does with a member. */
  public enum Access {
    READ,
    /** Read, of a name: and its value is kept, returned or computed with. */
    KEPT,
    /** It is a function, or a pointer to one, and is called. */
    CALLED,
    /** {@code =}. */
    ASSIGNED,
    /** {@code +=} and its like, {@code ++}, {@code --}: read and written. */
    UPDATED,
    /** {@code &}. */
    ADDRESS_TAKEN,
    /** Given a value in {@code {…}}. */
    INITIALISED,
    /** In {@code sizeof}, {@code typeof} and their like, which evaluate nothing. */
    UNEVALUATED
  }
}
