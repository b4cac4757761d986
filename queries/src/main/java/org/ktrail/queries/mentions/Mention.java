package org.ktrail.queries.mentions;

/**
 * One occurrence of an identifier in a text, outside comments and literals.
 *
 * @param offset first byte
 * @param line counted from 1
 * @param context what the tokens around it make of it
 * @param access what is done with it if it is a variable or a member
 * @param inDefine whether it stands in a {@code #define}
 */
public record Mention(
    int offset, int line, Context context, VariableAccess access, boolean inDefine) {

  /** Whether a type stands before it, and what can follow a declarator behind it. */
  public boolean declares() {
    return context == Context.DECLARED;
  }

  /** What can be told of an identifier from its neighbours alone. */
  public enum Context {
    /** After {@code #define}: the name being defined. */
    DEFINE,
    /** After {@code ->}, or {@code .} that accesses: a member of an object. */
    MEMBER,
    /** A member that a value is assigned to: {@code p->m = …}. */
    MEMBER_WRITE,
    /** After {@code .} that begins an element of an initialiser. */
    DESIGNATOR,
    /** After {@code struct}, {@code union} or {@code enum}. */
    TAG,
    /** Before {@code (}: a call, an invocation or a declarator. */
    CALL,
    /** After a word or stars that follow a word: declared here, by all that tokens tell. */
    DECLARED,
    OTHER
  }
}
