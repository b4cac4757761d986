package org.ktrail.cli.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client has to know who comes by TCP: as any program on the machine could. */
public record Token(String text) {
  private static final int BYTES = 32;
  private static final String BEARER = "Bearer ";

  public static Token random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether it is this one; takes as long for any of the same length. */
  public boolean is(@Nullable String offered) {
    return offered != null
        && MessageDigest.isEqual(
            text.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }

  /** What a header {@code Authorization} offers. */
  public static Optional<String> bearer(@Nullable String authorization) {
    return authorization != null && authorization.startsWith(BEARER)
        ? Optional.of(authorization.substring(BEARER.length()).strip())
        : Optional.empty();
  }
}
