package org.ktrail.cli.lsp;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WindowClientCapabilities;

/** What a client says that it can; what it does not say it cannot. */
final class ClientAbilities {
  private ClientAbilities() {}

  static boolean showsProgress(ClientCapabilities can) {
    return Optional.ofNullable(can.getWindow())
        .map(WindowClientCapabilities::getWorkDoneProgress)
        .orElse(false);
  }

  static boolean showsMarkdown(ClientCapabilities can) {
    return Optional.ofNullable(can.getTextDocument())
        .map(TextDocumentClientCapabilities::getHover)
        .map(HoverCapabilities::getContentFormat)
        .orElse(List.of())
        .contains(MarkupKind.MARKDOWN);
  }

  static PositionUnits units(ClientCapabilities can) {
    return PositionUnits.of(
        Optional.ofNullable(can.getGeneral())
            .map(GeneralClientCapabilities::getPositionEncodings)
            .orElse(null));
  }
}
