package org.ktrail.cli.mcp;

/** Why a tool has no answer, in words for the agent that asked. */
final class ToolFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  ToolFailure(String message) {
    super(message);
  }

  /** The words. */
  String words() {
    return String.valueOf(getMessage());
  }
}
