package org.ktrail.queries.members;

import org.ktrail.indexer.facts.body.MemberUse;
import org.ktrail.indexer.facts.body.MemberUse.Access;
import org.ktrail.queries.link.macros.Callable;
import org.ktrail.queries.link.partial.SourceTypes;
import org.ktrail.queries.members.FieldUse.How;

/** What a use does to a member. One file at a time; for one thread. */
final class Effects {
  private final UseTypes types;

  Effects(UseTypes types) {
    this.types = types;
  }

  /** How a member is used, through what, and what becomes of it. */
  record Told(How how, String through, Effect effect) {}

  Told of(MemberUse use, Access access) {
    return switch (access) {
      case CALLED -> new Told(How.CALLED, "", Effect.READ);
      case ASSIGNED -> new Told(How.ASSIGNED, "", Effect.WRITE);
      case UPDATED -> new Told(How.UPDATED, "", Effect.BOTH);
      case INITIALISED -> new Told(How.INITIALISED, "", Effect.WRITE);
      case UNEVALUATED -> new Told(How.READ, "", Effect.NONE);
      case READ ->
          isMacro(use.callee())
              ? new Told(How.MACRO, use.callee(), Effect.OPEN)
              : new Told(How.READ, "", Effect.READ);
      case ADDRESS_TAKEN ->
          use.callee().isEmpty()
              ? new Told(How.ADDRESS, "", Effect.OPEN)
              : new Told(isMacro(use.callee()) ? How.MACRO : How.HANDED, use.callee(), Effect.OPEN);
    };
  }

  private boolean isMacro(String name) {
    SourceTypes.FileTypes in = types.file();
    return !name.isEmpty()
        && in != null
        && in.view().callables(name).stream().anyMatch((Callable c) -> c.macro);
  }
}
